"""lunr as this register uses it: lists of tokens in, references of rows out, no scores.

A field given as a list bypasses lunr's tokenizer, which finds nothing inside Chinese names. No
stemmer, no stop words. lunr's scores are never used (P-2), so the vectors that they are made
from, half of an index, are left empty. What is left of a prebuilt index is which rows have which
tokens; that is kept in little, and takes its lunr form where it is loaded.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from lunr.index import Index
from lunr.query import Query, QueryPresence

IDENTIFIERS = "id"
GRAMS = "grams"

Serialised = dict[str, Any]

#: The version of lunr.js whose form this is.
_VERSION = "2.3.9"
_LINE = "\n"
#: Steps from row to row are characters: none that JSON escapes, and one that stands for many.
_FIRST, _STEPS, _MANY = 0x23, 56, "}"


class Tokens(msgspec.Struct, frozen=True):
    """What is needed to tell lunr which rows have which tokens; a row's reference is its place.

    `identifiers` are by row. `grams` are lines, and so are `places`: for each gram the steps from
    one row that has it to the next.
    """

    identifiers: list[Sequence[str]]
    grams: str
    places: str


def build(rows: Iterable[tuple[Sequence[str], Sequence[str]]]) -> Tokens:
    """The tokens of rows, each (identifiers, grams)."""
    identifiers: list[Sequence[str]] = []
    holders: dict[str, list[int]] = {}
    for place, (numbers, grams) in enumerate(rows):
        identifiers.append(numbers)
        for gram in grams:
            holders.setdefault(gram, []).append(place)
    every = sorted(holders)
    places = (_steps(holders[gram]) for gram in every)
    return Tokens(identifiers, _LINE.join(every), _LINE.join(places))


def _steps(places: Sequence[int]) -> str:
    before = (-1, *places)
    steps = (at - last - 1 for last, at in zip(before, places, strict=False))
    return "".join(_MANY * (step // _STEPS) + chr(_FIRST + step % _STEPS) for step in steps)


def _places_of(steps: str) -> list[int]:
    places: list[int] = []
    at = -1
    for sign in steps:
        at += _STEPS if sign == _MANY else ord(sign) - _FIRST + 1
        if sign != _MANY:
            places.append(at)
    return places


def serialised(tokens: Tokens) -> Serialised:
    """The index as lunr's builder makes and serialises it, its unused vectors left empty.

    It is in the order of code points: JavaScript orders text by UTF-16 units, and so must the twin.
    """
    postings: dict[str, dict[str, dict[str, Serialised]]] = {}
    for place, numbers in enumerate(tokens.identifiers):
        for number in numbers:
            posting = postings.setdefault(number, {IDENTIFIERS: {}, GRAMS: {}})
            posting[IDENTIFIERS][str(place)] = {}
    grams = filter(None, tokens.grams.split(_LINE))
    for gram, steps in zip(grams, tokens.places.split(_LINE), strict=False):
        posting = postings.setdefault(gram, {IDENTIFIERS: {}, GRAMS: {}})
        posting[GRAMS] = {str(place): {} for place in _places_of(steps)}
    return {
        "version": _VERSION,
        "fields": [IDENTIFIERS, GRAMS],
        "fieldVectors": [
            [f"{field}/{place}", []]
            for place in range(len(tokens.identifiers))
            for field in (IDENTIFIERS, GRAMS)
        ],
        "invertedIndex": [
            [term, {"_index": at, **postings[term]}] for at, term in enumerate(sorted(postings))
        ],
        "pipeline": [],
    }


def load(tokens: Tokens) -> Index:
    """The index, ready for questions."""
    return Index.load(serialised(tokens))


def with_all(index: Index, grams: Iterable[str]) -> list[int]:
    """The rows that have every one of `grams`, in order; none where there is no gram."""
    query = index.create_query([GRAMS])
    query.term(list(grams), presence=QueryPresence.REQUIRED)
    return _places(index, query)


def addressed(index: Index, identifier: str) -> list[int]:
    """The rows whose identifier is exactly this, in order."""
    query = index.create_query([IDENTIFIERS])
    query.term(identifier, presence=QueryPresence.REQUIRED)
    return _places(index, query)


def beginning(index: Index, identifier: str) -> list[int]:
    """The rows with an identifier that begins so, in order."""
    query = index.create_query([IDENTIFIERS])
    query.term(identifier, wildcard=Query.WILDCARD_TRAILING, presence=QueryPresence.REQUIRED)
    return _places(index, query)


def _places(index: Index, query: Query) -> list[int]:
    return sorted(int(hit["ref"]) for hit in index.query(query)) if query.clauses else []
