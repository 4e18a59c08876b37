"""Facets: what of a company is asked for beside words. Twin of `…/js/search/facets.js`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from registry.search.documents import CompanyRow, GradeRow


@dataclass(frozen=True, slots=True)
class Facets:
    """A grade, a status, a region, an industry, a rule set; an empty one is not asked for.

    `day` is the one as of which a status is asked: a period that has run out by then is lapsed
    (R-21). Grade, status and rule set must be those of one grade.
    """

    region: str = ""
    industry: str = ""
    grade: str = ""
    ruleset: str = ""
    status: str = ""
    day: date = date.min

    def fit(self, row: CompanyRow) -> bool:
        """Whether a company is what is asked for."""
        return (
            self.region in ("", row.region)
            and self.industry in ("", row.industry)
            and (not self._of_grades or any(map(self._fits, row.grades)))
        )

    @property
    def key(self) -> str:
        """The value under which frequent words are looked for; empty where nothing is asked."""
        chosen = (
            ("region", self.region),
            ("industry", self.industry),
            ("grade", self.grade),
            ("ruleset", self.ruleset),
            ("status", "valid" if self.status == "lapsed" else self.status),
        )
        return next((f"{kind}={value}" for kind, value in chosen if value), "")

    @property
    def _of_grades(self) -> bool:
        return bool(self.grade or self.ruleset or self.status)

    def _fits(self, grade: GradeRow) -> bool:
        lapsed = grade.status == "valid" and grade.until < self.day
        return (
            self.grade in ("", grade.grade)
            and self.ruleset in ("", grade.ruleset)
            and self.status in ("", "lapsed" if lapsed else grade.status)
        )


def of(row: CompanyRow) -> Iterator[str]:
    """Every value under which a company is found with a frequent word."""
    yield f"region={row.region}"
    yield f"industry={row.industry}"
    for grade in row.grades:
        yield from (f"grade={grade.grade}", f"ruleset={grade.ruleset}", f"status={grade.status}")


def key(gram: str, value: str) -> str:
    """The key of a frequent gram with a facet's value: all of a value lie in one file."""
    return f"{value}\t{gram}"


def gram(key: str) -> str:
    """The gram of a key."""
    return key.partition("\t")[2]
