"""How many files there are and when a gram is heavy: fixed for a register of about this size.

A register grows through steps a quarter apart. Within a step nothing here changes, so an act
touches the files of its company alone; a step to the next one rewrites the search once.
"""

from typing import Final

import msgspec

#: Changes when files are cut otherwise or the words of the dictionary change.
VERSION: Final = 2

#: A heavy gram keeps so many companies.
BEST: Final = 20

#: Of each way to say a heavy gram, so many are kept: a page.
BEST_OF_SOUND: Final = 10

#: Of each value of a facet, a frequent gram keeps so many.
BEST_OF_FACET: Final = 10

_SMALL: Final = 500
_STEP: Final = 1.25


class Size(msgspec.Struct, frozen=True):
    """A family of shards: more than `limit` companies make heavy; files are numbered below."""

    limit: int
    files: int


class Sizes(msgspec.Struct, frozen=True):
    """The families: parts of names, beginnings of numbers, of initials, sounds.

    The last is for facets: heavy grams that more companies than its limit have.
    """

    names: Size
    numbers: Size
    initials: Size
    sounds: Size
    facets: Size


def of(companies: int) -> Sizes:
    """The sizes for so many companies. Where there are few, no gram is heavy."""
    bound = _SMALL
    while bound < companies:
        bound = int(bound * _STEP)
    small = bound == _SMALL
    return Sizes(
        names=Size(_SMALL if small else 100, 1 if small else bound // 50),
        numbers=Size(_SMALL * 4 if small else 100, 1 if small else bound // 60),
        initials=Size(_SMALL * 4 if small else 100, 1 if small else bound // 100),
        sounds=Size(_SMALL * 4 if small else 250, 1 if small else bound // 85),
        facets=Size(bound // 50, 1 + bound // 120),
    )
