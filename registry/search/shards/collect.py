"""The companies of a register as the search needs them: compact, and no view kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from sys import intern

from registry.public.views import CompanyView
from registry.search import characters, documents, facets, forms, grams
from registry.search.shards import leaf


@dataclass(frozen=True, slots=True)
class Held:
    """All companies, in the order in which they are preferred where only some can be kept.

    That is by length of name, then by code, and tells nothing of a company (P-2). `names` are
    sealed, the current one first; `numbers` are comparable, certificates after the two of the code.
    `words` has the names of regions,
    industries and rule sets by their codes.
    """

    cells: Sequence[leaf.Cells]
    names: Sequence[Sequence[str]]
    numbers: Sequence[Sequence[str]]
    facets: Sequence[Sequence[str]]
    words: "Words"


@dataclass(frozen=True, slots=True)
class Words:
    """What the codes in a row are called."""

    regions: dict[str, str] = field(default_factory=dict)
    industries: dict[str, str] = field(default_factory=dict)
    rulesets: dict[str, str] = field(default_factory=dict)
    grades: set[str] = field(default_factory=set)

    def learn(self, view: CompanyView) -> None:
        """Note what this company's codes are called."""
        self.regions.setdefault(view.region.code, view.region.zh)
        self.industries.setdefault(view.industry.code, view.industry.zh)
        for grade in view.grades:
            self.rulesets.setdefault(grade.ruleset, grade.ruleset_title)
            self.grades.add(grade.grade)


def companies(views: Iterable[CompanyView]) -> Held:
    """Read the views one by one and keep what is needed of each."""
    plain = characters.simplified()
    words = Words()
    read = []
    for view in views:
        words.learn(view)
        row = documents.company_row(view)
        names = [grams.normalise(name, plain) for name in documents.company_names(view)]
        numbers = [grams.identifier(text, plain) for text in documents.company_identifiers(view)]
        cells = leaf.cells(row, plain)
        values = tuple(dict.fromkeys(map(intern, facets.of(row))))
        sealed = [forms.sealed(name) for name in names]
        read.append((len(names[0]), view.code, cells, sealed, numbers, values))
    read.sort(key=lambda one: one[:2])
    return Held(
        cells=[one[2] for one in read],
        names=[one[3] for one in read],
        numbers=[one[4] for one in read],
        facets=[one[5] for one in read],
        words=words,
    )
