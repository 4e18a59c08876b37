"""Rule-set files: TOML in, cited and dated values out; anything uncited is refused."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, get_args

import msgspec

from scoring.provision import Provision, Text, in_force
from scoring.sections import ScorecardData, Values


class RuleSetError(ValueError):
    """A rule-set file that an engineer must mend; the message names the file and the place."""


class Head(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a rule set is: titles, issuer, source, first day, and the headers that give it away."""

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Text
    english_title: Text
    issuer: Text
    source: Text
    first_day: date
    recognised_by: frozenset[str] = frozenset()


@dataclass(frozen=True)
class RuleFile:
    """One rule-set file: every value that ever was or will be in force."""

    head: Head
    sections: Mapping[str, tuple[Provision, ...]]
    statements: tuple[Provision, ...]
    scorecards: tuple[ScorecardData, ...]

    @property
    def turns(self) -> tuple[date, ...]:
        """The days on which some value begins, the rule set's own first day before all."""
        days = {value.first_day for values in self.sections.values() for value in values}
        days |= {value.first_day for value in (*self.statements, *self.scorecards)}
        later = sorted(day for day in days if day > self.head.first_day)
        return (self.head.first_day, *later)

    def values(self, day: date) -> Values:
        """The values in force on a day. Raises RuleSetError where a required one is not."""
        picked: dict[str, Any] = {}
        for name, values in self.sections.items():
            if value := in_force(values, day):
                picked[name] = value
        try:
            return Values(**picked)
        except TypeError as error:
            raise RuleSetError(f"{self.head.id}.toml: on {day}: {error}") from error

    def statements_on(self, day: date) -> tuple[Provision, ...]:
        """The statements in force on a day: of each rule the newest, in the file's order."""
        by_rule: dict[str, list[Provision]] = {}
        for statement in self.statements:
            by_rule.setdefault(statement.rule, []).append(statement)
        newest = (in_force(statements, day) for statements in by_rule.values())
        return tuple(statement for statement in newest if statement is not None)


def section_types() -> dict[str, type[Provision]]:
    """The sections that a file may have, each with its type."""
    fields = msgspec.structs.fields(Values)
    return {field.name: (get_args(field.type) or (field.type,))[0] for field in fields}


def read(path: Path) -> RuleFile:
    """Read one file. Raises RuleSetError with file and place where a value is missing or wrong.

    No value is taken without its rule, article, first day of use and Chinese sentence.
    """
    try:
        raw = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
        file = _parse(raw)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RuleSetError) as error:
        raise RuleSetError(f"{path.name}: {error}") from error
    if file.head.id != path.stem:
        raise RuleSetError(f"{path.name}: a rule set {file.head.id} stands in {file.head.id}.toml")
    return file


def _parse(raw: dict[str, Any]) -> RuleFile:
    types = section_types()
    lists = {*types, "statement", "scorecard"}
    return RuleFile(
        head=_convert({name: raw[name] for name in raw if name not in lists}, Head, "file"),
        sections={name: _dated(raw, name, type_) for name, type_ in types.items()},
        statements=_dated(raw, "statement", Provision, several=True),
        scorecards=_dated(raw, "scorecard", ScorecardData),
    )


def _dated(raw: dict[str, Any], name: str, type_: type, *, several: bool = False) -> Any:
    """All values of one section, at most one for each first day (and rule, for statements)."""
    items = raw.get(name, [])
    if not isinstance(items, list):
        raise RuleSetError(f"{name}: values stand under [[{name}]]")
    values = tuple(_convert(item, type_, f"{name}[{n}]") for n, item in enumerate(items))
    seen = set()
    for value in values:
        mark = (value.first_day, value.rule if several else "")
        if mark in seen:
            raise RuleSetError(f"{name}: two values begin on {value.first_day}")
        seen.add(mark)
    return values


def _convert(raw: object, type_: Any, place: str) -> Any:
    try:
        return msgspec.convert(raw, type_)
    except msgspec.ValidationError as error:
        text = str(error)
        where = text.replace("`$", f"`{place}") if "`$" in text else f"{text} - at `{place}`"
        raise RuleSetError(where) from error
