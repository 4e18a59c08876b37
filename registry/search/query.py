"""Answers, the same in Python as in the browser: candidates from the seam, ordered by match.

Twin of `themes/register/static/js/search/answer.js`.
"""

from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

from registry.search import rank
from registry.search.documents import CompanyRow, NoticeRow
from registry.search.lookup import Candidate, Load, Lookup
from registry.search.question import Question
from registry.search.rank import Rank

Order = tuple[int, int, str]


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


def search(load: Load, typed: str, limit: int = 10) -> list[Hit]:
    """The best `limit` results for `typed`; `load` gives an index file's bytes by its name.

    `load("companies")` is the content of `/search/companies.json`.
    """
    return list(answer(Lookup(load), typed).hits[:limit])


def answer(lookup: Lookup, typed: str) -> Answer:
    """Everything that matches: companies by match, length of name and code, then notices by day.

    A notice whose own number was typed stands first. Nothing is found by an empty query.
    """
    question = lookup.understand(typed)
    if not question.text:
        return Answer((), mistyped=False)
    ranked = [_company(lookup, question, found) for found in lookup.companies(question)]
    ranked += [_notice(lookup, question, found) for found in lookup.notices(question)]
    best: dict[str, Hit] = {}
    for _, hit in sorted(filter(None, ranked), key=itemgetter(0)):
        best.setdefault(hit.code, hit)
    return Answer(tuple(best.values()), question.mistyped)


def _company(
    lookup: Lookup, question: Question, found: Candidate[CompanyRow]
) -> tuple[Order, Hit] | None:
    row = found.row
    name, *former = (lookup.normalise(text) for text in (row.name, *row.former_names))
    how = found.rank if found.rank is not None else rank.of_names(question, name, former)
    if how is None:
        return None
    return (how, len(name), row.code), Hit("company", row.code, row.name, how)


def _notice(lookup: Lookup, question: Question, found: Candidate[NoticeRow]) -> tuple[Order, Hit]:
    row = found.row
    number, title = lookup.normalise(row.number), lookup.normalise(row.title)
    how = found.rank if found.rank is not None else rank.of_notice(question, number, title)
    return (how, -int(f"{row.day:%Y%m%d}"), row.id), Hit("notice", row.id, row.title, how)
