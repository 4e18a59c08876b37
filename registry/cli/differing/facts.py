"""Two twins of one page, fact by fact: which field, in words, what it was and what it becomes."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from registry.data import words
from registry.site.words import table

#: By what the members of a list are the same thing, by the list's field.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "grades": ("ruleset", "valid_from"),
    "events": ("day", "kind", "ruleset", "was", "becomes"),
    "commitments": ("title", "signed_on", "digest"),
    "former_names": ("name",),
    "reviews": ("day",),
    "licences": ("number",),
    "history": ("since",),
    "practitioners": ("name",),
    "items": ("company", "field"),
    "corrected_by": ("id",),
    "parts": ("group", "indicator"),
    "sums": ("label",),
}
#: Which words the values of a field have, by its name.
_CODED = {"status": "status", "basis": "basis", "outcome": "outcome", "verdict": "verdict"}
#: What tells a thing that stands alone, by the fields that it may have.
_TELLING = ("label", "number", "title", "name", "zh", "kind", "id")


class Fact(msgspec.Struct, frozen=True):
    """A field in words, with what it was and becomes, "" where there is nothing."""

    field: str
    old: str
    new: str


def facts(old: bytes, new: bytes) -> list[Fact]:
    """All that differs between two twins; [] only where they are the same.

    A page that comes or goes is one fact: what it is about.
    """
    was, becomes = _read(old), _read(new)
    if not was or not becomes or ("erased_on" in was) != ("erased_on" in becomes):
        return [Fact("页面", _page(was), _page(becomes))]
    return list(_compared(was, becomes, ""))


def _read(twin: bytes) -> Mapping[str, Any]:
    found: Mapping[str, Any] = msgspec.json.decode(twin) if twin else {}
    return found


def _page(told: Mapping[str, Any]) -> str:
    if "erased_on" in told:
        return f"存根（{told['erased_on']} 撤下）"
    grades = "、".join(
        f"{one['label']} {_word('status', one['status'])}" for one in told.get("grades", ())
    )
    return "".join(
        (str(told.get("name") or told.get("title") or ""), f"：{grades}" if grades else "")
    )


def _compared(old: Any, new: Any, name: str, path: str = "") -> Iterator[Fact]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in (*new, *(key for key in old if key not in new)):
            field = f"{path} · {_label(key)}" if path else _label(key)
            yield from _compared(old.get(key), new.get(key), key, field)
    elif name in _KEYS and isinstance(old, list | None) and isinstance(new, list | None):
        yield from _members(old or [], new or [], name, path)
    else:
        yield Fact(path, _shown(old, name), _shown(new, name))


def _members(old: list[Any], new: list[Any], name: str, path: str) -> Iterator[Fact]:
    before, after = _by_key(old, name), _by_key(new, name)
    for key in (*after, *(key for key in before if key not in after)):
        was, becomes = before.get(key), after.get(key)
        if was is not None and becomes is not None:
            yield from _compared(was, becomes, "", f"{path} {_brief(becomes)}")
        else:
            yield Fact(path, _shown(was, ""), _shown(becomes, ""))
    if before == after and old != new:  # they stand in another order
        yield Fact(path, "、".join(map(_brief, old)), "、".join(map(_brief, new)))


def _by_key(members: list[Any], name: str) -> dict[str, Any]:
    """The members by what they are; those that are alike are told apart by their place."""
    found: dict[str, Any] = {}
    for one in members:
        key = repr([one.get(part) for part in _KEYS[name]])
        while key in found:
            key += "+"
        found[key] = one
    return found


def _label(name: str) -> str:
    """A field in words, without what its values mean."""
    return re.split("[：；，]", words.field("", name).zh)[0]


def _word(group: str, code: str) -> str:
    for words_of in (group, "licence") if group == "status" else (group,):
        if code in table().get(words_of, {}):
            return table()[words_of][code]["zh"]
    return code


def _brief(told: Mapping[str, Any]) -> str:
    """Which of several this is."""
    parts = [told.get("label"), told.get("valid_from"), told.get("day")]
    found = [str(part) for part in parts if part]
    return " ".join(found) or _shown(told, "")


def _shown(value: Any, name: str) -> str:
    """A value as a clerk reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(_shown(one, name) for one in value)
    if isinstance(value, dict):
        return _thing(value)
    return _word(_CODED[name], str(value)) if name in _CODED else str(value)


def _thing(told: Mapping[str, Any]) -> str:
    """Something that comes or goes as a whole."""
    if "valid_until" in told and "status" in told:
        status = _word("status", told["status"])
        called = told.get("label") or told.get("number") or ""
        return f"{called} {told['valid_from']} 至 {told['valid_until']} {status}"
    if "becomes" in told:
        kind = _word("event", told["kind"])
        change = " → ".join(filter(None, (told["was"], told["becomes"])))
        return f"{told['day']} {kind} {change}".strip()
    if "since" in told:
        return f"{told['since']} 起 {_word('status', told['status'])}"
    if "company" in told:
        return " ".join(filter(None, (told["company"]["name"], told.get("was"), told.get("grade"))))
    return next((str(told[part]) for part in _TELLING if told.get(part)), "") or "有"
