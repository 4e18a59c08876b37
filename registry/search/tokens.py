"""lunr as this register uses it: lists of tokens in, references of rows out, no scores.

A field given as a list bypasses lunr's tokenizer, which finds nothing inside Chinese names. No
stemmer, no stop words. lunr's scores are never used (P-2), so the vectors that they are made
from, half of an index, are left empty.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from lunr.builder import Builder
from lunr.index import Index
from lunr.pipeline import Pipeline
from lunr.query import Query, QueryPresence
from lunr.token_set import TokenSet

IDENTIFIERS = "id"
GRAMS = "grams"

Serialised = dict[str, Any]


def build(rows: Iterable[tuple[Sequence[str], Sequence[str]]]) -> Serialised:
    """An index of rows, each (identifiers, grams), that lunr 2.3.9 loads in the browser too.

    A row's reference is its place. JavaScript orders text by UTF-16 units and refuses a list
    ordered otherwise, which rare characters beyond the first plane would make of Python's order.
    """
    builder = Builder()
    builder.ref("ref")
    builder.field(IDENTIFIERS)
    builder.field(GRAMS)
    for place, (identifiers, grams) in enumerate(rows):
        builder.add({"ref": place, IDENTIFIERS: list(identifiers), GRAMS: list(grams)})
    index = (builder.build() if builder.document_count else _nothing()).serialize()
    return {
        **index,
        "fieldVectors": [[ref, []] for ref, _ in index["fieldVectors"]],
        "invertedIndex": sorted(index["invertedIndex"], key=_utf16),
    }


def _nothing() -> Index:
    return Index({}, {}, TokenSet(), [IDENTIFIERS, GRAMS], Pipeline())


def _utf16(posting: Sequence[Any]) -> bytes:
    return str(posting[0]).encode("utf-16-be")


def load(serialised: Serialised) -> Index:
    """The index, ready for questions; ordered again for Python, which compares code points."""
    postings = sorted(serialised["invertedIndex"], key=lambda posting: str(posting[0]))
    return Index.load({**serialised, "invertedIndex": postings})


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
