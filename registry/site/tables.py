"""The tables of the statistics, from counts; every picture is drawn from one of them.

Rows stand by code, by year, by month, by points or in the order of a scale, never by how many there
are (P-2).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from registry.identity import industries, regions
from registry.public.views import RuleSetView
from registry.site import tilemap, words
from registry.site.counting import ENDINGS
from registry.site.membership import Key
from registry.site.tilemap import TileMap
from registry.site.words import word

Counts = Mapping[Key, int]

#: With more places than this a table is by province.
_PLACES = 40
#: With more classes than this the next wider ones are taken.
_CLASSES = 30
_WIDTHS = (1, 2, 5, 10, 20, 50, 100)
#: The notices that have a picture of their own.
_DRAWN = ("grade", "revocation", "voiding")


class Row(msgspec.Struct, frozen=True):
    """A row: what it is about, and a number for each column."""

    label: str
    numbers: tuple[int, ...]


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table: `kind` has its words, `about` says of which rule set, "" where of all.

    `head` is what the rows are about; `drawn` are the columns of which there is a picture, `tiles`
    the last one by cities.
    """

    id: str
    kind: str
    about: str = ""
    head: str
    columns: tuple[str, ...]
    drawn: tuple[int, ...]
    rows: tuple[Row, ...]
    tiles: TileMap | None = None

    @property
    def title(self) -> str:
        """What it is called."""
        title = word(self.kind, "statistics")
        return f"{title} · 《{self.about}》" if self.about else title


def grades(counts: Counts, ruleset: RuleSetView) -> Table:
    """Grades in force, in the order of the scale."""
    rows = [
        Row(band.grade, (counts.get(("grade", ruleset.id, band.grade), 0),))
        for band in ruleset.bands
        if band.listed
    ]
    return _table("grade", ruleset, "信用等级", ("等级数",), rows)


def scores(counts: Counts, ruleset: RuleSetView) -> Table:
    """Published scores of grades in force, in classes of equal width."""
    found = {int(key[0]): number for key, number in _under(counts, "score", ruleset.id)}
    low, high = min(found, default=0), max(found, default=-1)
    width = next((w for w in _WIDTHS if high // w - low // w < _CLASSES), _WIDTHS[-1])
    rows = []
    for start in range(low // width * width, high + 1, width):
        last = min(start + width - 1, high)
        number = sum(found.get(score, 0) for score in range(start, last + 1))
        rows.append(Row(f"{start}–{last}" if last > start else f"{start}", (number,)))
    return _table("score", ruleset, "评分（整数部分）", ("等级数",), rows)


def places(counts: Counts, ruleset: RuleSetView) -> Table:
    """Grades in force by the region of the company; by province where there are many regions."""
    sums: dict[str, int] = {}
    for (code, _), number in _under(counts, "region", ruleset.id):
        sums[code] = sums.get(code, 0) + number
    whole = regions.province if len(sums) > _PLACES else regions.city
    table = _by_grade(counts, ruleset, "region", lambda code: whole(code) if code else "")
    return replace(table, tiles=tilemap.of(f"tiles-{ruleset.id}", sums))


def trades(counts: Counts, ruleset: RuleSetView) -> Table:
    """Grades in force by the industry of the company."""
    return _by_grade(counts, ruleset, "industry", str)


def begun(counts: Counts, ruleset: RuleSetView) -> Table:
    """Grades by the year of their first day, whatever became of them since; void ones are none."""
    return _by_grade(counts, ruleset, "begun", str)


def ended(counts: Counts) -> Table:
    """Grades that ended, by year and how."""
    years = sorted({key[0] for key, _ in _under(counts, "ended")})
    rows = [
        Row(f"{year}年", tuple(counts.get(("ended", str(year), how), 0) for how in ENDINGS))
        for year in _years(years)
    ]
    return Table(
        id="ended",
        kind="ended",
        head="年份",
        columns=tuple(word(how, "status") for how in ENDINGS),
        drawn=tuple(range(len(ENDINGS))),
        rows=tuple(rows),
    )


def notices(counts: Counts) -> Table:
    """Notices by year and kind."""
    found = {key for key, _ in _under(counts, "notice")}
    kinds = [kind for kind in words.table()["notice"] if any(key[1] == kind for key in found)]
    rows = [
        Row(f"{year}年", tuple(counts.get(("notice", str(year), kind), 0) for kind in kinds))
        for year in _years([key[0] for key in found])
    ]
    return Table(
        id="notices",
        kind="notices",
        head="年份",
        columns=tuple(word(kind, "notice") for kind in kinds),
        drawn=tuple(kinds.index(kind) for kind in _DRAWN if kind in kinds),
        rows=tuple(rows),
    )


def lapsing(counts: Counts, rulesets: Sequence[RuleSetView]) -> Table:
    """Grades in force by the month of their last day."""
    found = {key[0] for key, _ in _under(counts, "lapsing")}
    rows = []
    for month in _months(found):
        numbers = [counts.get(("lapsing", month, one.id), 0) for one in rulesets]
        label = f"{month[:4]}年{int(month[5:])}月"
        rows.append(Row(label, (*numbers, sum(numbers))))
    return Table(
        id="lapsing",
        kind="lapsing",
        head="届满月份",
        columns=(*(f"《{one.title}》" for one in rulesets), "合计"),
        drawn=(len(rulesets),),
        rows=tuple(rows),
    )


def _by_grade(
    counts: Counts, ruleset: RuleSetView, kind: str, whole: Callable[[str], str]
) -> Table:
    """What is counted by a code and a grade: a row for each code that `whole` gives."""
    named = [band.grade for band in ruleset.bands if band.listed]
    sums: dict[str, dict[str, int]] = {}
    for (code, grade), number in _under(counts, kind, ruleset.id):
        row = sums.setdefault(whole(code), {})
        row[grade] = row.get(grade, 0) + number
    codes = list(map(str, _years(sums))) if kind == "begun" else sorted(sums)
    rows = []
    for code in codes:
        numbers = [sums.get(code, {}).get(grade, 0) for grade in named]
        rows.append(Row(_label(kind, code), (*numbers, sum(numbers))))
    return _table(kind, ruleset, _HEADS[kind], (*named, "合计"), rows)


def _table(
    kind: str, ruleset: RuleSetView, head: str, columns: tuple[str, ...], rows: Sequence[Row]
) -> Table:
    """A table about one rule set; its last column is drawn."""
    return Table(
        id=f"{kind}-{ruleset.id}",
        kind=kind,
        about=ruleset.title,
        head=head,
        columns=columns,
        drawn=(len(columns) - 1,),
        rows=tuple(rows),
    )


_HEADS = {"region": "注册地区", "industry": "行业门类", "begun": "年份"}
_UNKNOWN = "未载明"


def _label(kind: str, code: str) -> str:
    if kind == "begun":
        return f"{code}年"
    name = regions.name(code) if kind == "region" else industries.name(code) if code else ""
    return name or code or _UNKNOWN


def _under(counts: Counts, *beginning: str) -> Iterator[tuple[Key, int]]:
    """The counts whose key begins so, by the rest of the key."""
    length = len(beginning)
    return ((key[length:], n) for key, n in counts.items() if key[:length] == beginning)


def _years(found: Iterable[str]) -> range:
    """All years from the first to the last."""
    years = list(map(int, found))
    return range(min(years), max(years) + 1) if years else range(0)


def _months(found: Iterable[str]) -> Iterator[str]:
    """All months from the first to the last."""
    places = [int(month[:4]) * 12 + int(month[5:]) - 1 for month in found]
    for place in range(min(places), max(places) + 1) if places else ():
        yield f"{place // 12}-{place % 12 + 1:02}"
