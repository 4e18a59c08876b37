"""Notices: prebuilt lunr indexes with the rows to show, one a year or more where a year is large.

A year of many notices is cut into months, and a month of many into parts of so many in the order
of their ids: a new notice comes last and touches the last part alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import msgspec

from registry.search import collect, tokens
from registry.search.documents import NoticeRow
from registry.search.shards import packing

#: More than so many are cut.
IN_YEAR = 400
IN_MONTH = 200

#: Texts deflate nearly as well so, in a third of the time.
_LEVEL = 6

#: The ids of notices by the name of their part.
Layout = Mapping[str, Sequence[str]]


class Part(msgspec.Struct, frozen=True):
    """A prebuilt index, and row n for its reference n."""

    index: tokens.Tokens
    rows: list[NoticeRow]


def layout(notices: Sequence[tuple[str, str]]) -> Layout:
    """The parts of notices, given as month and id in their order."""
    parts: dict[str, list[str]] = {}
    for year, of_year in groupby(notices, key=lambda one: one[0][:4]):
        held = list(of_year)
        if len(held) <= IN_YEAR:
            parts[year] = [identifier for _, identifier in held]
            continue
        for month, of_month in groupby(held, key=lambda one: one[0]):
            parts.update(_cut(month, [identifier for _, identifier in of_month]))
    return parts


def _cut(month: str, held: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    if len(held) <= IN_MONTH:
        yield month, list(held)
        return
    for at in range(0, len(held), IN_MONTH):
        yield f"{month}-{at // IN_MONTH + 1:03d}", list(held[at : at + IN_MONTH])


def make(job: tuple[str, list[bytes]]) -> tuple[str, bytes]:
    """A part by its name and its notices' documents, in the order of their ids."""
    name, encoded = job
    held = [collect.decode_notice(one) for one in reversed(encoded)]
    index = tokens.build((one.identifiers, one.grams) for one in held)
    part = msgspec.json.encode(Part(index, [one.row for one in held])).decode()
    return name, packing.pack(part, level=_LEVEL)
