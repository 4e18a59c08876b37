"""Names by their sound: pinyin in full, initials, or both mixed, with every reading."""

from collections.abc import Mapping, Sequence
from functools import cache

Readings = Mapping[str, Sequence[str]]


def sounds(letters: str, name: str, readings: Readings) -> bool:
    """Whether neighbouring characters of a normalised name are read like `letters`.

    Each character is spoken in full or by its first letter; the last may be cut off.
    """

    @cache
    def follows(at: int, place: int) -> bool:
        if at == len(letters):
            return True
        return place < len(name) and any(
            follows(at + spoken, place + 1)
            for reading in readings.get(name[place], (name[place],))
            for spoken in _spoken(letters[at:], reading)
        )

    return any(follows(0, place) for place in range(len(name)))


def _spoken(letters: str, reading: str) -> set[int]:
    """How many of the letters this reading may take: all of it, its first, or what is left."""
    taken = {1} if letters[0] == reading[0] else set()
    if letters.startswith(reading):
        taken.add(len(reading))
    if reading.startswith(letters):
        taken.add(len(letters))
    return taken
