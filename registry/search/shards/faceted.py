"""Frequent parts of names with each value of a facet: keys of a family of their own."""

from collections.abc import Mapping

from registry.search import facets
from registry.search.collect import Document
from registry.search.shards.derived import Derivation
from registry.search.shards.family import NAMES, Way
from registry.search.shards.posting import Limits
from registry.search.shards.sizes import BEST_OF_FACET

NAME = "facets"
LIMITS = Limits(BEST_OF_FACET, BEST_OF_FACET)


def keys(document: Document, frequent: Mapping[str, Way]) -> dict[str, Way]:
    """The keys of a company with these frequent grams. All show its former names."""
    return {
        facets.key(gram, value): way | 1
        for gram, way in frequent.items()
        for value in document.facets
    }


DERIVED = Derivation(NAMES, keys, facets.gram)
