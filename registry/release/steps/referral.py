"""Financing referral as data: the table's parts by region, and the page that leads to them.

A region with many companies has several parts, by hash, so that neither a worker nor a reader
ever holds more than one part's companies at a time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from registry.data import parts
from registry.data.package import Resource
from registry.public.views import RuleSetView
from registry.release.batches import batches
from registry.release.memory.companies import line
from registry.release.memory.lists import Key
from registry.release.work import Work
from registry.site import referral
from registry.site.membership import lists_of
from registry.site.pages import PlannedPage

_KIND = "referral"
#: A part has at most so many companies, about: few files to fetch, little to make anew.
_EACH = 2048
_CUT = "referral cut"
_SOME = 500


class Parts:
    """The parts of the table: their names, and who is in those that are to be made."""

    def __init__(self, work: Work, anew: bool) -> None:
        """`anew` tells that all of them are."""
        self._work = work
        self._lists = [one for one in work.lists.all() if one.key[0] == _KIND and one.members]
        self._numbers = {one.key[1]: parts.number(one.members, _EACH) for one in self._lists}
        before = msgspec.json.decode(work.memory.get(_CUT) or "{}", type=dict[str, int])
        work.memory.put(_CUT, msgspec.json.encode(self._numbers, order="sorted").decode())
        touched = {key[1] for key in (*work.lists.touched(_KIND), *_concerned(work))}
        self._changed = {
            region: number
            for region, number in self._numbers.items()
            if anew or region in touched or before.get(region) != number
        }

    @property
    def names(self) -> list[str]:
        """Of every part, in order."""
        return [name for region, number in self._numbers.items() for name in _names(region, number)]

    def made(self) -> dict[str, list[str]]:
        """The codes in each part that is to be made, by its name."""
        found: dict[str, list[str]] = {}
        for listed in self._lists:
            number = self._changed.get(listed.key[1], 0)
            names = _names(listed.key[1], number)
            found |= {name: [] for name in names}
            for code in self._work.lists.members(listed.key) if number else ():
                found[names[parts.of_company(code, number)]].append(code)
        return found


def page(work: Work, resources: Iterable[Resource], rulesets: Sequence[RuleSetView]) -> PlannedPage:
    """The page that leads to lists and files."""
    return referral.page(work.listings(), _files(resources), rulesets)


def _files(resources: Iterable[Resource]) -> Mapping[str, Sequence[str]]:
    """The CSV files of each region."""
    found: dict[str, list[str]] = {}
    for one in resources:
        if (one.table, one.format) == (_KIND, "csv"):
            for file in one.files:
                region = file.path.partition("/")[2].partition(".")[0].partition("-")[0]
                found.setdefault(region, []).append(file.path)
    return found


def _names(region: str, number: int) -> list[str]:
    """What the parts of a region are called; most have one."""
    return [region] if number == 1 else [f"{region}-{one:03}" for one in range(number)]


def _concerned(work: Work) -> Iterator[Key]:
    """Where companies stand of which something changed, be it nothing that their lines tell."""
    codes = work.stale.companies if work.stale is not None else ()
    for some in batches(codes, _SOME):
        for encoded in work.companies.lines(some).values():
            yield from (key for key, _ in lists_of(line(encoded)) if key[0] == _KIND)
