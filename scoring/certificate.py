"""Certificate numbers: the patterns that a rule set accepts (RULES 6, P-9)."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Annotated

import msgspec

from scoring.provision import Provision, Text
from scoring.refusal import Refusal

#: A rule set has few expressions, and each is asked of every certificate.
_compiled = cache(re.compile)
_YEAR = re.compile(r"(?P<head>[^0-9]*)(?P<year>[0-9]{4})")


class Pattern(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One accepted form: a regular expression, a name and an example for messages.

    A group named `grade` in the expression holds the digits that stand for the grade.
    """

    name: Text
    regex: Text
    example: Text

    def match(self, number: str) -> re.Match[str] | None:
        """The match of the whole number, None where it has another form."""
        return _compiled(self.regex).fullmatch(number)


class _Parts(msgspec.Struct, frozen=True):
    """A number in its parts: head, year, what stands between year and grade, serial."""

    year: int
    serial: int
    head: str
    middle: str
    width: int
    graded: bool

    @property
    def series(self) -> tuple[str, str, bool]:
        """What numbers that are counted together have in common."""
        return self.head, self.middle, self.graded


class Certificate(Provision, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """P-9: the forms of a certificate number, and the digits that stand for each grade."""

    patterns: Annotated[tuple[Pattern, ...], msgspec.Meta(min_length=1)]
    grade_digits: dict[str, Text] = {}

    def check(self, number: str, grade: str) -> Refusal | None:
        """Refuse a number of no accepted form, or whose own digits name another grade (P-9)."""
        if not any(pattern.match(number) for pattern in self.patterns):
            forms = "；".join(f"{p.name}，如 {p.example}" for p in self.patterns)
            return self.refuse(
                f"证书编号“{number}”不符合编号规则。",
                f"The certificate number {number!r} has none of the accepted forms.",
                found=number,
                expected=forms,
            )
        named = self.grade_of(number)
        if named is None or named == grade:
            return None
        return self.refuse(
            f"证书编号“{number}”中的等级码表示 {named} 级，与信用等级 {grade} 不符。",
            f"The certificate number {number} says grade {named}, not {grade}.",
            found=f"{number}（{named}）",
            expected=f"{grade}：等级码 {self.grade_digits.get(grade, '—')}",
        )

    def following(self, known: Iterable[str], grade: str, year: int) -> str | None:
        """The number to give next in a year, formed like the last one of `known`; None of none.

        The digits of the year and of the grade are those asked for; the serial is one behind the
        highest of that year, whatever its grade, so that no two certificates share one.
        """
        formed = [parts for number in known if (parts := self._parts(number))]
        if not formed:
            return None
        last = max(formed, key=lambda one: (one.year, one.serial))
        of_year = (one.serial for one in formed if one.series == last.series and one.year == year)
        serial = max(of_year, default=0) + 1
        digits = self.grade_digits.get(grade, "") if last.graded else ""
        number = f"{last.head}{year}{last.middle}{digits}{serial:0{last.width}d}"
        return None if self.check(number, grade) else number

    def _parts(self, number: str) -> "_Parts | None":
        """A number taken apart at its year and its grade; None where it has another form."""
        for pattern in self.patterns:
            match, year = pattern.match(number), _YEAR.match(number)
            if match is None or year is None:
                continue
            graded = "grade" in match.re.groupindex
            middle = number[year.end() : match.start("grade")] if graded else ""
            serial = number[match.end("grade") if graded else year.end() :]
            if serial.isdecimal():
                head = year["head"]
                return _Parts(
                    int(year["year"]), int(serial), head, middle, len(serial), graded=graded
                )
        return None

    def grade_of(self, number: str) -> str | None:
        """The grade that the number's own digits name; None where it carries none.

        Never the company's status: after a downgrade the number is out of date (P-9).
        """
        for pattern in self.patterns:
            match = pattern.match(number)
            if match is None or "grade" not in match.re.groupindex:
                continue
            for grade, code in self.grade_digits.items():
                if code == match["grade"]:
                    return grade
        return None
