"""What a company counts for in the statistics: keys, each of which counts one.

Counts are kept between builds and brought up to date by what became of a company's line, so that
one act costs a handful of them. None depends on the day of the build, but by what has lapsed since.
"""

from collections.abc import Iterator
from datetime import date

from registry.public.views.held import shown_until
from registry.site.lines import CompanyLine, GradeLine
from registry.site.membership import Key

#: How grades end that are counted by the year of it; one that a better one followed has not ended.
ENDINGS = ("lapsed", "revoked", "void")


def counted(line: CompanyLine) -> Iterator[Key]:
    """Every key for which a company counts one; one that stands twice counts two.

    grade, region, industry, score and lapsing are about grades in force; begun about all but void
    ones (R-31), by the year of their first day; ended by the year of the act or of the last day.
    """
    for grade in line.grades:
        what = (grade.ruleset, grade.grade)
        if grade.status == "valid":
            yield ("grade", *what)
            yield ("region", grade.ruleset, line.region.code, grade.grade)
            yield ("industry", grade.ruleset, line.industry.code, grade.grade)
            yield ("lapsing", grade.valid_until.isoformat()[:7], grade.ruleset)
            if grade.score is not None:
                yield ("score", grade.ruleset, str(int(grade.score)))
        if grade.status != "void":
            yield ("begun", grade.ruleset, str(grade.valid_from.year), grade.grade)
        if grade.status in ENDINGS:
            yield ("ended", _year_of_end(grade), grade.status)


def counted_at_ends(line: CompanyLine) -> Iterator[Key]:
    """The same for the ends of years, past and to come, as far as is known now (E-6).

    since is the year in which the company came, end about a grade that the register showed as in
    force on the last day of a year.
    """
    if line.since < date.max:
        yield ("since", str(line.since.year))
    for grade in line.grades:
        last = shown_until(grade, line)
        for year in range(grade.valid_from.year, last.year + 1):
            if date(year, 12, 31) <= last:
                yield ("end", str(year), grade.ruleset, grade.grade)


def _year_of_end(grade: GradeLine) -> str:
    """The year of the notice that ended it, else of its last day or the first day that it lacks."""
    day = grade.ended_on or grade.void_since or grade.valid_until
    return str((grade.ended_by.day if grade.ended_by else day).year)
