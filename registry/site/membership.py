"""On which lists a company stands, with which of its grades.

A list is ordered by code, never by score or grade (P-2); none depends on the day of the build, but
by what has lapsed since.
"""

from collections.abc import Callable, Iterable, Iterator

from registry.site.lines import CompanyHead, CompanyLine, GradeLine

#: The kind of a list and its keys, as addresses.listing takes them.
Key = tuple[str, ...]
#: Where a company stands whose region is not known, among lists that have all of them.
NOWHERE, _UNKNOWN = "000000", "未载明地区"


def lists_of(line: CompanyLine) -> Iterator[tuple[Key, str]]:
    """Each list that the company is on, with what the list is called ("" where its kind tells)."""
    valid = _valid(line)
    if line.region.code:
        yield ("region", line.region.code), line.region.zh
    if line.industry.code:
        yield ("industry", line.industry.code), line.industry.zh
    for grade in valid:
        yield ("grade", grade.ruleset, grade.grade), grade.label
    for month in sorted({_month(grade) for grade in valid}):
        yield ("lapsing", month), month
    if line.referred and valid:
        yield ("referral", line.region.code or NOWHERE), line.region.zh or _UNKNOWN
    for kind in ("lapsed", "revoked", "void"):
        if any(_ended(line, kind)):
            yield (kind,), ""


def grades_in(key: Key) -> Callable[[CompanyHead], tuple[GradeLine, ...]]:
    """Tells the grades that the list of this key shows of a company."""
    kind, *keys = key
    if kind in ("lapsed", "revoked", "void"):
        return lambda line: tuple(_ended(line, kind))
    if kind == "grade":
        return lambda line: tuple(g for g in _valid(line) if [g.ruleset, g.grade] == keys)
    if kind == "lapsing":
        return lambda line: tuple(g for g in _valid(line) if _month(g) == keys[0])
    return lambda line: tuple(_valid(line))


def _valid(line: CompanyHead) -> list[GradeLine]:
    return [grade for grade in line.grades if grade.status == "valid"]


def _ended(line: CompanyHead, kind: str) -> Iterable[GradeLine]:
    """The grades that ended so; a company that was graded anew has not lapsed (R-24)."""
    graded = {grade.ruleset for grade in line.grades if grade.status == "valid"}
    return (
        grade
        for grade in line.grades
        if grade.status == kind and not (kind == "lapsed" and grade.ruleset in graded)
    )


def _month(grade: GradeLine) -> str:
    return grade.valid_until.isoformat()[:7]
