"""A leaf: the companies of one file as columns of text, in the order of their codes.

Columns are parted by NUL. What a code, a grade or a period makes likely is left out or stands as
one character. Twin of `themes/register/static/js/search/leaf.js`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import compress, islice

from registry.identity import codes
from registry.search.documents import CompanyRow, GradeRow
from registry.search.shards import packing

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


#: A company as the leaves hold it: fields, each ended by NUL, the code first, so that cells are
#: in its order. `variants` are the traditional characters of its names, each before its simplified
#: one, `days` those on which its grades begin and, where that is not regular, end; `grades` is
#: what else there is to say of them.
_FIELDS = (
    "code",
    "head",
    "organisation",
    "name",
    "former",
    "variants",
    "certificates",
    "region",
    "industry",
    "grades",
    "days",
)


#: Legal forms are one control character in a leaf; names have none of their own.
_FORMS = {
    "有限公司": "\x01",
    "有限责任公司": "\x02",
    "股份有限公司": "\x03",
    "股份有限责任公司": "\x04",
}
_SIGNS = {sign: form for form, sign in _FORMS.items()}
_FORM = re.compile("|".join(sorted(_FORMS, key=len, reverse=True)))
_SIGN = re.compile("[\x01-\x04]")
_NO_CONTROL = dict.fromkeys(range(0x20))


def _sign(form: re.Match[str]) -> str:
    return _FORMS[form[0]]


def cells(row: CompanyRow, plain: Mapping[str, str]) -> bytes:
    """The cells of a row; `plain` gives the simplified character for a traditional one."""
    regular = _is_regular(row.code)
    names = (row.name, *row.former_names)
    name, *former = (_FORM.sub(_sign, one.translate(_NO_CONTROL)) for one in names)
    graded = [_grade(grade) for grade in row.grades]
    fields = (
        row.code,
        row.code[:_HEAD] if regular else "",
        _organisation(row.code[_HEAD:-2]) if regular else "",
        name,
        _TAB.join(former),
        "".join(sorted({char + plain[char] for name in names for char in name if char in plain})),
        _TAB.join(row.certificates),
        _OWN_REGION if row.region == _region_in(row.code) else row.region,
        row.industry or " ",
        _AND.join(kind for kind, _ in graded),
        "".join(days for _, days in graded),
    )
    return "".join(f"{field}{_NUL}" for field in fields).encode()


#: What a brief cell has instead of all that is not a name or a code.
_BRIEF = {"certificates": "", "region": _OWN_REGION, "industry": " ", "grades": "", "days": ""}


def brief(cells: bytes) -> bytes:
    """The cells with names and codes alone."""
    fields = cells.decode().split(_NUL)
    held = (_BRIEF.get(name, field) for name, field in zip(_FIELDS, fields, strict=False))
    return "".join(f"{field}{_NUL}" for field in held).encode()


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
    high, low = divmod(min(max((day - _EPOCH).days, 0), _LAST_DAY), len(_LOW))
    return _HIGH[high] + _LOW[low]


def encode(held: Iterable[tuple[bytes, bool]], *, numbers: bool = False) -> bytes:
    """The leaf of companies, given as their encoded cells and a flag each.

    The flag tells who is found by a former name, or for `numbers` by a certificate: only these
    have theirs.
    """
    rows = sorted(held)
    fields = b"".join(cells for cells, _ in rows).decode().split(_NUL)
    column = {name: fields[at : -1 : len(_FIELDS)] for at, name in enumerate(_FIELDS)}
    names = column["name"]
    certificates = [""] * len(rows)
    for at in compress(range(len(rows)), [flag for _, flag in rows]):
        if numbers:
            certificates[at] = column["certificates"][at]
        elif column["former"][at]:
            names[at] += _TAB + column["former"][at]
    variants = "".join(column["variants"])
    regions, places = _table(column["region"], _OWN_REGION)
    grades, kinds = _table(column["grades"])
    days = "".join(column["days"])
    words = (
        _LINE.join(names),
        "".join(sorted(set(map("".join, zip(variants[::2], variants[1::2], strict=True))))),
        _LINE.join(certificates) if numbers else "",
        _NUL.join((places, kinds)),
    )
    figures = (
        "".join(_heads(column["head"], column["code"])),
        "".join(column["organisation"]),
        regions,
        "".join(column["industry"]),
        grades,
        days[::2],
        days[1::2],
    )
    return packing.pack(*(text + _NUL for text in words), figures=[text + _NUL for text in figures])


def _heads(heads: Iterable[str], codes: Iterable[str]) -> Iterator[str]:
    """How many characters each head shares with the one before, and the rest of it."""
    last = ""
    for head, code in zip(heads, codes, strict=True):
        yield _SAME if head == last and head else _head(last, head) or _NO_CODE + code
        last = head


def _head(last: str, head: str) -> str:
    same = 0
    for one, other in zip(last, head, strict=False):
        if one != other:
            break
        same += 1
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
    names, variants, certificates, places, kinds, *columns = packing.unpack(packed).split(_NUL)
    heads, organisations, regions, industries, graded, high, low, _ = columns
    if not names:
        return Leaf((), {})
    every, sorts, signs = places.split(_LINE), kinds.split(_LINE), zip(high, low, strict=True)
    lines = written(names).split(_LINE)
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


def written(names: str) -> str:
    """Names with their legal forms instead of the signs that a leaf has for them."""
    return _SIGN.sub(lambda sign: _SIGNS[sign[0]], names)


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
