"""Answers, the same in Python as in the browser: candidates from the seam, ordered by match.

Twin of `themes/register/static/js/search/answer.js`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

from registry.search import rank
from registry.search.documents import CompanyRow, NoticeRow
from registry.search.facets import Facets
from registry.search.lookup import Candidate, Load, Lookup
from registry.search.question import Question
from registry.search.rank import Rank

Order = tuple[int, int, str]

_ANY = Facets()
_LOOSE = (Rank.WORDS, Rank.SCATTERED, Rank.JUMBLED)


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: a company's code and name, or a notice's id and title, and how it matched."""

    kind: Literal["company", "notice"]
    code: str
    name: str
    rank: Rank


@dataclass(frozen=True, slots=True)
class Answer:
    """All results, best first. `mistyped`: the query is a code whose check character is wrong."""

    hits: tuple[Hit, ...]
    mistyped: bool


Ranked = tuple[Order, Hit]


def search(load: Load, typed: str, limit: int = 10) -> list[Hit]:
    """The best `limit` results for `typed`; `load` gives a file's bytes by its name.

    `load("names.bin")` is the content of `/search/names.bin`.
    """
    return list(answer(Lookup(load), typed).hits[:limit])


def companies(lookup: Lookup, typed: str, facets: Facets = _ANY) -> list[Hit]:
    """All companies that match and are what the facets ask for, best first; no notice is read."""
    question = lookup.understand(typed)
    return list(_best(_companies(lookup, question, facets)).values()) if question.text else []


def answer(lookup: Lookup, typed: str) -> Answer:
    """Everything that matches: companies by match, length of name and code, then notices by day.

    A notice whose own number was typed stands first. Nothing is found by an empty query.
    """
    question = lookup.understand(typed)
    if not question.text:
        return Answer((), mistyped=False)
    ranked = _companies(lookup, question, _ANY)
    ranked += [_notice(lookup, question, found) for found in lookup.notices(question)]
    hits = _best(ranked)
    return Answer(tuple(hits.values()), question.mistyped)


def _companies(lookup: Lookup, question: Question, facets: Facets) -> list[Ranked]:
    """Round by round until there are enough; if there is none, those with one wrong character."""
    ranked: list[Ranked] = []
    seen: dict[str, CompanyRow] = {}
    for held, enough in lookup.companies(question, facets):
        found = [one for one in held if facets.fit(one.row)]
        seen.update((one.row.code, one.row) for one in found)
        ranked += filter(None, (_company(lookup, question, one) for one in found))
        if _count(ranked, enough) >= enough:
            break
    return ranked or list(_near(lookup, question, seen.values()))


def _count(ranked: Iterable[Ranked], enough: int) -> int:
    """How many were found; where several are wanted, only those that have the text in one piece."""
    return len({hit.code for _, hit in ranked if enough == 1 or hit.rank not in _LOOSE})


def _near(lookup: Lookup, question: Question, rows: Iterable[CompanyRow]) -> Iterator[Ranked]:
    for row in rows:
        names = [lookup.normalise(text) for text in (row.name, *row.former_names)]
        if rank.is_near(question, names):
            hit = Hit("company", row.code, row.name, Rank.NEAR)
            yield (Rank.NEAR, len(names[0]), row.code), hit


def _best(ranked: Iterable[Ranked]) -> dict[str, Hit]:
    """Each company and notice once, as it matches best."""
    best: dict[str, Hit] = {}
    for _, hit in sorted(ranked, key=itemgetter(0)):
        best.setdefault(hit.code, hit)
    return best


def _company(lookup: Lookup, question: Question, found: Candidate[CompanyRow]) -> Ranked | None:
    row = found.row
    name, *former = (lookup.normalise(text) for text in (row.name, *row.former_names))
    how = found.rank if found.rank is not None else rank.of_names(question, name, former)
    if how is None:
        return None
    return (how, len(name), row.code), Hit("company", row.code, row.name, how)


def _notice(lookup: Lookup, question: Question, found: Candidate[NoticeRow]) -> Ranked:
    row = found.row
    number, title = lookup.normalise(row.number), lookup.normalise(row.title)
    how = found.rank if found.rank is not None else rank.of_notice(question, number, title)
    return (how, -int(f"{row.day:%Y%m%d}"), row.id), Hit("notice", row.id, row.title, how)
