"""What templates do with sequences: quicker than Jinja's own filters, and no more than needed.

They take and give tuples or lists of views; a text is joined as it is and escaped where printed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any


def distinct(values: Iterable[Any], attribute: str) -> list[Any]:
    """The first of those that have the same value of an attribute."""
    firsts: dict[Any, Any] = {}
    for value in values:
        firsts.setdefault(getattr(value, attribute), value)
    return list(firsts.values())


def without(values: Iterable[Any], others: Sequence[Any]) -> list[Any]:
    """Those that are not among the others."""
    return [value for value in values if value not in others]


def having(values: Iterable[Any], attribute: str) -> list[Any]:
    """Those of which an attribute says something."""
    return [value for value in values if getattr(value, attribute)]


def numbered(values: Iterable[Any]) -> Iterator[tuple[int, Any]]:
    """Each with its number, from 1."""
    return enumerate(values, 1)


def joined(texts: Iterable[str], mark: str) -> str:
    """Texts with a mark between."""
    return mark.join(texts)


def filters() -> dict[str, Callable[..., Any]]:
    """These by their names in templates."""
    return {made.__name__: made for made in (distinct, without, having, numbered, joined)}
