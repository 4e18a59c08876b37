"""Names by their sound: pinyin in full, or abbreviated, with every reading.

Twin of `themes/register/static/js/search/sound.js`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

Readings = Mapping[str, Sequence[str]]


def spelt(letters: str, name: str, readings: Readings) -> bool:
    """Whether neighbouring characters of a normalised name are read, in full, as `letters`."""
    return _sounds(letters, name, readings, _in_full)


def sounds(letters: str, name: str, readings: Readings) -> bool:
    """Whether neighbouring characters of a normalised name are read like `letters`.

    Each character is spoken in full or by its first letter; the last may be cut off.
    """
    return _sounds(letters, name, readings, _spoken)


def alike(typed: str, name: str, readings: Readings) -> bool:
    """Whether neighbouring characters of a normalised name have readings of those typed."""
    spoken = [{char, *readings.get(char, ())} for char in name]
    wanted = [{char, *readings.get(char, ())} for char in typed]
    return any(
        all(one & other for one, other in zip(wanted, spoken[at:], strict=False))
        for at in range(len(name) - len(typed) + 1)
    )


def _sounds(
    letters: str, name: str, readings: Readings, taken: Callable[[str, str], Iterable[int]]
) -> bool:
    @cache
    def follows(at: int, place: int) -> bool:
        if at == len(letters):
            return True
        return place < len(name) and any(
            follows(at + spoken, place + 1)
            for reading in readings.get(name[place], (name[place],))
            for spoken in taken(letters[at:], reading)
        )

    return any(follows(0, place) for place in range(len(name)))


def _in_full(letters: str, reading: str) -> Iterable[int]:
    """All letters of the reading, where these begin so."""
    return (len(reading),) if letters.startswith(reading) else ()


def _spoken(letters: str, reading: str) -> set[int]:
    """How many of the letters this reading may take: all of it, its first, or what is left."""
    taken = {1} if letters[0] == reading[0] else set()
    if letters.startswith(reading):
        taken.add(len(reading))
    if reading.startswith(letters):
        taken.add(len(letters))
    return taken
