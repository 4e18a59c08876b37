"""By which beginnings a key is found: codes, certificate numbers, initials.

A beginning that more than `limit` companies share is heavy; the unit of a key is its shortest
beginning that is not. Beginnings are to keys what grams are to names.
"""

from collections.abc import Sequence
from itertools import groupby

from registry.search.shards.lattice import File

#: A key, its company's place, and a flag that is filed with it.
Key = tuple[str, int, bool]


def build(keys: list[Key], limit: int, best: int, file: File) -> list[str]:
    """File every beginning of `keys`, which this sorts.

    Returns the heavy beginnings, sorted. Where only some companies can be kept, those whose key
    is no longer than the beginning come first, then the order of places decides.
    """
    keys.sort()
    heavy: list[str] = []
    _split(keys, 1, _Filing(limit, best, file, heavy))
    return heavy


class _Filing:
    def __init__(self, limit: int, best: int, file: File, heavy: list[str]) -> None:
        self.limit, self.best, self.file, self.heavy = limit, best, file, heavy


def _split(keys: Sequence[Key], size: int, filing: _Filing) -> None:
    """Cut keys that share all but the last of `size` characters by that character."""
    longer = (key for key in keys if len(key[0]) >= size)
    for start, group in groupby(longer, key=lambda key: key[0][:size]):
        shared = list(group)
        if len({place for _, place, _ in shared}) <= filing.limit:
            filing.file(start, [(place, flag) for _, place, flag in shared])
            continue
        filing.heavy.append(start)
        ordered = sorted(shared, key=lambda key: (len(key[0]) > size, key[1]))
        filing.file(start, _first(ordered, filing.best))
        _split(shared, size + 1, filing)


def _first(keys: Sequence[Key], best: int) -> list[tuple[int, bool]]:
    """The first companies of `keys`, each once."""
    flags: dict[int, bool] = {}
    for _, place, flag in keys:
        if place not in flags and len(flags) == best:
            break
        flags[place] = flags.get(place, False) or flag
    return list(flags.items())
