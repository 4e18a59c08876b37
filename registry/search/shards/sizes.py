"""How many files there are and when a gram is heavy: fixed for a register of about this size.

A register grows through steps a quarter apart. Within a step nothing here changes, so an act
touches the files of its company alone; a step to the next one rewrites the search once.
"""

from typing import Final

import msgspec

#: Changes when files are cut otherwise or the words of the dictionary change.
VERSION: Final = 6

#: A heavy gram keeps so many companies: the ten of a first page.
BEST: Final = 10

#: Of each way to say a frequent sound, so many.
BEST_OF_SOUND: Final = 10

#: Of each value of a facet, a frequent gram keeps so many.
BEST_OF_FACET: Final = 10

#: There are about so many values of facets, however many companies there are.
_VALUES: Final = 512

_SMALL: Final = 500
#: For fewer, sounds and initials are cut less: a new name is in a dozen places of each.
_FEW: Final = 1000
_STEP: Final = 1.25
_LARGE: Final = 260_000


class Size(msgspec.Struct, frozen=True):
    """A family of shards: more than `limit` companies make heavy; files are numbered below."""

    limit: int
    files: int


class Sizes(msgspec.Struct, frozen=True):
    """The families: parts of names, beginnings of numbers, of initials, parts of what names sound.

    The last two are for what is heavy: sounds in syllables, and, for facets, the grams that more
    companies than its limit have.
    """

    names: Size
    numbers: Size
    initials: Size
    sounds: Size
    spoken: Size
    facets: Size


def of(companies: int) -> Sizes:
    """The sizes for so many companies. Where there are few, no gram is heavy."""
    bound = _SMALL
    while bound < companies:
        bound = int(bound * _STEP)
    if bound == _SMALL:
        return Sizes(
            names=Size(_SMALL, 1),
            numbers=Size(_SMALL * 4, 1),
            initials=Size(_SMALL * 4, 1),
            sounds=Size(_SMALL, 1),
            spoken=Size(0, 1),
            facets=Size(_SMALL, 1),
        )
    typed = max(0, bound - _FEW)
    return Sizes(
        names=Size(max(100, bound // 3000), _files(bound, 51, 6)),
        numbers=Size(100, _files(bound, 90, 40)),
        initials=Size(100, _files(typed, 220, 40)),
        sounds=Size(250, _files(typed, 150, 40)),
        spoken=Size(0, _files(bound, 500, 40)),
        facets=Size(bound // 50, min(_VALUES, _files(bound, 140, 40))),
    )


def _files(bound: int, companies: int, slower: int) -> int:
    """A file for so many companies; beyond a large register files grow rather than multiply.

    Hosts take some 20,000 files, and a file of twice the size is still one to fetch.
    """
    return 1 + min(bound, _LARGE) // companies + max(0, bound - _LARGE) // (companies * slower)
