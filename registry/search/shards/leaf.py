"""A leaf: the companies of one file as columns of text, in the order of their codes.

Columns are parted by NUL. What a code, a grade or a period makes likely is left out or stands as
one character. Twin of `themes/register/static/js/search/leaf.js`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

import msgspec

from registry.identity import codes
from registry.search.documents import CompanyRow, GradeRow
from registry.search.shards import packing
from registry.search.shards.heavy import shared

_NUL, _LINE, _TAB, _PART = "\0", "\n", "\t", "/"
_EPOCH = date(1990, 1, 1)
#: Places in a table become characters, days two of them.
_FIRST, _DIGITS = 0x30, 64
_LAST_DAY = _DIGITS * 1024 - 1
_HEAD = 8
#: Most organisation codes begin so since 2015; one that does not is marked.
_USUAL, _UNUSUAL = "MA", "-"
_NO_CODE = "*"
_AND = "|"
_OWN_REGION = "!"


class Cells(msgspec.Struct, frozen=True, array_like=True):
    """A company as the leaves hold it.

    `variants` are the traditional characters of its names, each with its simplified one, `days`
    those on which its grades begin and, where that is not regular, end; `grades` is what else
    there is to say of them.
    """

    code: str
    head: str
    organisation: str
    name: str
    former: str
    variants: tuple[str, ...]
    certificates: str
    region: str
    industry: str
    grades: str
    days: str


def cells(row: CompanyRow, plain: Mapping[str, str]) -> Cells:
    """The cells of a row; `plain` gives the simplified character for a traditional one."""
    regular = codes.parse(row.code) == row.code
    names = (row.name, *row.former_names)
    graded = [_grade(grade) for grade in row.grades]
    return Cells(
        code=row.code,
        head=row.code[:_HEAD] if regular else "",
        organisation=_organisation(row.code[_HEAD:-2]) if regular else "",
        name=row.name,
        former=_TAB.join(row.former_names),
        variants=tuple(
            sorted({char + plain[char] for name in names for char in name if char in plain})
        ),
        certificates=_TAB.join(row.certificates),
        region=_OWN_REGION if row.region == _region_in(row.code) else row.region,
        industry=row.industry or " ",
        grades=_AND.join(kind for kind, _ in graded),
        days="".join(days for _, days in graded),
    )


def _organisation(code: str) -> str:
    return code.removeprefix(_USUAL) if code.startswith(_USUAL) else _UNUSUAL + code


def _region_in(code: str) -> str:
    """The city in whose register a company is, as its code tells."""
    return f"{code[2:6]}00"


def _grade(grade: GradeRow) -> tuple[str, str]:
    """What many grades have in common, and the days as characters."""
    for years in range(1, 10):
        if grade.until + timedelta(1) == _years_on(grade.since, years):
            return _kind(grade, str(years)), _day(grade.since)
    return _kind(grade, ""), _day(grade.since) + _day(grade.until)


def _years_on(day: date, years: int) -> date | None:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return None


def _kind(grade: GradeRow, years: str) -> str:
    return _PART.join((grade.ruleset, grade.grade, grade.status, years))


def _day(day: date) -> str:
    high, low = divmod(min(max((day - _EPOCH).days, 0), _LAST_DAY), _DIGITS)
    return chr(_FIRST + high) + chr(_FIRST + low)


def encode(held: Sequence[tuple[Cells, bool]], *, numbers: bool = False) -> bytes:
    """The leaf of companies in the order of their codes.

    The flag tells who is found by a former name, or for `numbers` by a certificate: only these
    have theirs.
    """
    rows = [one for one, _ in held]
    regions = _Table(_OWN_REGION)
    kinds = _Table()
    named = ((one.name, one.former) if old and not numbers else (one.name,) for one, old in held)
    columns = (
        _LINE.join(_TAB.join(filter(None, names)) for names in named),
        "".join(sorted({variant for one in rows for variant in one.variants})),
        _LINE.join(one.certificates if certified else "" for one, certified in held)
        if numbers
        else "",
        "".join(_heads(rows)),
        "".join(one.organisation for one in rows),
        "".join(regions.sign(one.region) for one in rows),
        "".join(one.industry for one in rows),
        "".join(kinds.sign(one.grades) for one in rows),
        "".join(one.days for one in rows),
        _NUL.join((regions.lines, kinds.lines)),
    )
    return packing.pack(*(column + _NUL for column in columns))


def _heads(rows: Iterable[Cells]) -> Iterator[str]:
    """How many characters each head shares with the one before, and the rest of it."""
    last = ""
    for row in rows:
        same = _HEAD if row.head == last else shared(last, row.head)
        yield f"{same}{row.head[same:]}" if row.head else _NO_CODE + row.code
        last = row.head


class _Table:
    """Texts by the order in which they turn up, each as one character."""

    def __init__(self, *first: str) -> None:
        self._places = {text: place for place, text in enumerate(first)}

    def sign(self, text: str) -> str:
        return chr(_FIRST + self._places.setdefault(text, len(self._places)))

    @property
    def lines(self) -> str:
        return _LINE.join(self._places)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf read: its companies, and the traditional characters of their names."""

    rows: Sequence[CompanyRow]
    variants: Mapping[str, str]


def decode(packed: bytes) -> Leaf:
    """What `encode` made."""
    names, variants, certificates, *columns, places, kinds, _ = packing.unpack(packed).split(_NUL)
    heads, organisations, regions, industries, graded, days = columns
    if not names:
        return Leaf((), {})
    every, sorts, signs = places.split(_LINE), kinds.split(_LINE), iter(days)
    lines = names.split(_LINE)
    held = certificates.split(_LINE) if certificates else [""] * len(lines)
    rows = []
    for line, code, region, industry, kind, numbers in zip(
        lines, _codes(heads, organisations), regions, industries, graded, held, strict=True
    ):
        name, *former = line.split(_TAB)
        place = every[ord(region) - _FIRST]
        rows.append(
            CompanyRow(
                code=code,
                name=name,
                former_names=tuple(former),
                region=_region_in(code) if place == _OWN_REGION else place,
                industry=industry.strip(),
                grades=tuple(_grades(sorts[ord(kind) - _FIRST], signs)),
                certificates=tuple(filter(None, numbers.split(_TAB))),
            )
        )
    return Leaf(rows, dict(zip(variants[::2], variants[1::2], strict=True)))


def _codes(heads: str, organisations: str) -> Iterator[str]:
    signs, rest, head = iter(heads), iter(organisations), ""
    for sign in signs:
        if sign == _NO_CODE:
            yield "".join(islice(signs, 18))
            head = ""
            continue
        head = head[: int(sign)] + "".join(islice(signs, _HEAD - int(sign)))
        first = next(rest)
        own = islice(rest, _HEAD) if first == _UNUSUAL else islice(rest, _HEAD - len(_USUAL) - 1)
        body = "".join(own)
        yield codes.complete(head, body if first == _UNUSUAL else _USUAL + first + body)


def _grades(kinds: str, days: Iterator[str]) -> Iterator[GradeRow]:
    for kind in filter(None, kinds.split(_AND)):
        ruleset, grade, status, years = kind.split(_PART)
        since = _date(days)
        until = _regular(since, int(years)) if years else _date(days)
        yield GradeRow(grade=grade, status=status, since=since, until=until, ruleset=ruleset)


def _date(days: Iterator[str]) -> date:
    high, low = ord(next(days)) - _FIRST, ord(next(days)) - _FIRST
    return _EPOCH + timedelta(high * _DIGITS + low)


def _regular(since: date, years: int) -> date:
    return since.replace(year=since.year + years) - timedelta(1)
