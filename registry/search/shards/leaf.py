"""A leaf: the companies of one file as columns of text, in the order of their codes.

Columns are parted by NUL. What a code, a grade or a period makes likely is left out or stands as
one character. Twin of `themes/register/static/js/search/leaf.js`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice, repeat
from typing import Any

import msgspec

from registry.identity import codes
from registry.search.documents import CompanyRow, GradeRow
from registry.search.shards import packing
from registry.search.shards.heavy import shared

_NUL, _LINE, _TAB, _PART = "\0", "\n", "\t", "/"
#: Places in a table become characters.
_FIRST = 0x30
#: A day is two digits of its number since 1990: the high one has katakana, ASCII, then others, so
#: that today's days, and all low digits, are one byte.
_EPOCH = date(1990, 1, 1)
_LOW = "".join(map(chr, range(0x21, 0x7F)))
_BLOCKS = ((0x30A1, 0x30EF), (0x21, 0x7F), (0x3041, 0x3094), (0x4E00, 0x4F00))
_HIGH = "".join(chr(at) for first, end in _BLOCKS for at in range(first, end))
_LAST_DAY = len(_HIGH) * len(_LOW) - 1
_HEAD = 8
#: Most organisation codes begin so since 2015; one that does not is marked.
_USUAL, _UNUSUAL = "MA", "-"
_NO_CODE = "*"
_AND = "|"
_OWN_REGION = "!"
_ALPHABET = frozenset(codes.ALPHABET)
_SAME = str(_HEAD)


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
    days: tuple[str, ...]


_FIELDS = Cells.__struct_fields__
#: Each row as a list: what is read column by column needs no object.
_DECODER = msgspec.msgpack.Decoder(list[Any])


def cells(row: CompanyRow, plain: Mapping[str, str]) -> Cells:
    """The cells of a row; `plain` gives the simplified character for a traditional one."""
    regular = _is_regular(row.code)
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
        days=tuple(day for _, days in graded for day in days),
    )


def _is_regular(code: str) -> bool:
    """Whether the check characters follow from the others."""
    body = code[:-2]
    return (
        len(code) == _HEAD * 2 + 2
        and set(body) <= _ALPHABET
        and codes.complete(code[:_HEAD], code[_HEAD:-2]) == code
    )


def _organisation(code: str) -> str:
    return code.removeprefix(_USUAL) if code.startswith(_USUAL) else _UNUSUAL + code


def _region_in(code: str) -> str:
    """The city in whose register a company is, as its code tells."""
    return f"{code[2:6]}00"


def _grade(grade: GradeRow) -> tuple[str, tuple[str, ...]]:
    """What many grades have in common, and the days as characters."""
    for years in range(1, 10):
        if grade.until + timedelta(1) == _years_on(grade.since, years):
            return _kind(grade, str(years)), (_day(grade.since),)
    return _kind(grade, ""), (_day(grade.since), _day(grade.until))


def _years_on(day: date, years: int) -> date | None:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return None


def _kind(grade: GradeRow, years: str) -> str:
    return _PART.join((grade.ruleset, grade.grade, grade.status, years))


def _day(day: date) -> str:
    high, low = divmod(min(max((day - _EPOCH).days, 0), _LAST_DAY), len(_LOW))
    return _HIGH[high] + _LOW[low]


def encode(held: Iterable[tuple[bytes, bool]], *, numbers: bool = False) -> bytes:
    """The leaf of companies, given as their encoded cells and a flag each.

    The flag tells who is found by a former name, or for `numbers` by a certificate: only these
    have theirs.
    """
    rows = sorted((_DECODER.decode(cells), flag) for cells, flag in held)
    by_field = zip(*(row for row, _ in rows), strict=True) if rows else repeat((), len(_FIELDS))
    cells = dict(zip(_FIELDS, by_field, strict=True))
    flagged = [at for at, (_, flag) in enumerate(rows) if flag]
    names, certificates = list(cells["name"]), [""] * len(rows)
    for at in flagged:
        if numbers:
            certificates[at] = cells["certificates"][at]
        elif cells["former"][at]:
            names[at] += _TAB + cells["former"][at]
    regions, places = _table(cells["region"], _OWN_REGION)
    grades, kinds = _table(cells["grades"])
    columns = (
        _LINE.join(names),
        "".join(sorted({one for several in cells["variants"] for one in several})),
        _LINE.join(certificates) if numbers else "",
        "".join(_heads(cells["head"], cells["code"])),
        "".join(cells["organisation"]),
        regions,
        "".join(cells["industry"]),
        grades,
        "".join(day[0] for days in cells["days"] for day in days),
        "".join(day[1] for days in cells["days"] for day in days),
        _NUL.join((places, kinds)),
    )
    return packing.pack(*(column + _NUL for column in columns))


def _heads(heads: Iterable[str], whole: Iterable[str]) -> Iterator[str]:
    """How many characters each head shares with the one before, and the rest of it."""
    last = ""
    for head, code in zip(heads, whole, strict=True):
        yield _SAME if head == last and head else _head(last, head) or _NO_CODE + code
        last = head


@lru_cache(1 << 16)
def _head(last: str, head: str) -> str:
    same = shared(last, head)
    return f"{same}{head[same:]}" if head else ""


def _table(texts: Sequence[str], *first: str) -> tuple[str, str]:
    """Texts as characters, by the order in which they turn up; and the texts as lines."""
    signs = {text: chr(_FIRST + at) for at, text in enumerate(dict.fromkeys((*first, *texts)))}
    return "".join(map(signs.__getitem__, texts)), _LINE.join(signs)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf read: its companies, and the traditional characters of their names."""

    rows: Sequence[CompanyRow]
    variants: Mapping[str, str]


def decode(packed: bytes) -> Leaf:
    """What `encode` made."""
    names, variants, certificates, *columns, places, kinds, _ = packing.unpack(packed).split(_NUL)
    heads, organisations, regions, industries, graded, high, low = columns
    if not names:
        return Leaf((), {})
    every, sorts, signs = places.split(_LINE), kinds.split(_LINE), zip(high, low, strict=True)
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


def _grades(kinds: str, days: Iterator[tuple[str, str]]) -> Iterator[GradeRow]:
    for kind in filter(None, kinds.split(_AND)):
        ruleset, grade, status, years = kind.split(_PART)
        since = _date(*next(days))
        until = _regular(since, int(years)) if years else _date(*next(days))
        yield GradeRow(grade=grade, status=status, since=since, until=until, ruleset=ruleset)


def _date(high: str, low: str) -> date:
    return _EPOCH + timedelta(_HIGH.index(high) * len(_LOW) + _LOW.index(low))


def _regular(since: date, years: int) -> date:
    return since.replace(year=since.year + years) - timedelta(1)
