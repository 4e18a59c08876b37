"""The files of sounds: which pairs of characters in names sound like two syllables."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

import msgspec

from registry.search.remembered import Remembered
from registry.search.shards import files, packing, spoken
from registry.search.shards.making import Made

NAME = "sounds"
#: How many files are one piece of work.
_AT_ONCE = 32

#: Two syllables to the pairs that sound so, and how often each is in names.
Heard = dict[str, dict[str, int]]
Job = list[tuple[int, Heard]]

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Heard)


def counted(names: Iterable[str]) -> Counter[str]:
    """How often each pair of neighbours is in names."""
    return Counter(pair for name in names for pair in map("".join, pairwise(name)))


def jobs(pairs: Mapping[str, int], readings: spoken.Readings, count: int) -> Iterable[Job]:
    """The work of making all files."""
    every: list[Heard] = [{} for _ in range(count)]
    for pair, often in pairs.items():
        for syllables in spoken.sounding(pair, readings):
            every[files.number(syllables, count)].setdefault(syllables, {})[pair] = often
    numbered = list(enumerate(every))
    return (numbered[at : at + _AT_ONCE] for at in range(0, count, _AT_ONCE))


def make(job: Job) -> list[Made]:
    """Files as number, content, and what a memory keeps."""
    return [Made(number, _content(heard), _ENCODER.encode(heard)) for number, heard in job]


def revised(
    remembered: Remembered, changes: Mapping[str, int], readings: spoken.Readings, count: int
) -> Job:
    """The files to make again after pairs came or went, how many of each `changes` tells."""
    every: dict[int, Heard] = {}
    for pair, step in changes.items():
        for syllables in spoken.sounding(pair, readings) if step else ():
            number = files.number(syllables, count)
            if number not in every:
                every[number] = _DECODER.decode(remembered.filed(NAME, number))
            heard = every[number].setdefault(syllables, {})
            heard[pair] = heard.get(pair, 0) + step
            if not heard[pair]:
                del heard[pair]
    return [
        (number, {s: held for s, held in heard.items() if held})
        for number, heard in sorted(every.items())
    ]


def _content(heard: Heard) -> bytes:
    lines = (
        f"{syllables}\t{''.join(spoken.ordered(heard[syllables]))}" for syllables in sorted(heard)
    )
    return packing.pack("\n".join(lines))
