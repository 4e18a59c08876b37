"""Notices: a prebuilt lunr index for each year, with the rows to show."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from registry.public.views import NoticeView
from registry.search import characters, documents, grams, tokens
from registry.search.documents import NoticeRow


class Part(msgspec.Struct, frozen=True):
    """An index: lunr's serialised one, and row n for its reference "n"."""

    index: tokens.Serialised
    rows: list[NoticeRow]


class Year(msgspec.Struct, frozen=True):
    """A year's notices on the way to their index."""

    tokens: list[tuple[Sequence[str], Sequence[str]]]
    rows: list[NoticeRow]


def by_year(views: Iterable[NoticeView]) -> dict[int, Year]:
    """What is searched and shown of each notice, by year, the latest first."""
    plain = characters.simplified()
    years: dict[int, Year] = {}
    for view in views:
        texts = [grams.normalise(text, plain) for text in documents.notice_texts(view)]
        numbers = [grams.identifier(text, plain) for text in documents.notice_identifiers(view)]
        year = years.setdefault(view.day.year, Year([], []))
        year.tokens.append((numbers, grams.bigrams(texts)))
        year.rows.append(documents.notice_row(view))
    return dict(sorted(years.items(), reverse=True))


def parts(years: dict[int, Year]) -> Iterator[tuple[int, Part]]:
    """The index of each year."""
    for year, held in years.items():
        yield year, Part(tokens.build(held.tokens), held.rows)


def characters_in(years: dict[int, Year]) -> set[str]:
    """Every character that a text of a notice has."""
    return {
        char
        for held in years.values()
        for _, bigrams in held.tokens
        for bigram in bigrams
        for char in bigram
    }
