"""A list that is brought up to date has the same pages as one that is cut anew."""

import random
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.release.memory import lists as remembered
from registry.release.memory.lists import Key, Listed, Lists
from registry.release.memory.store import Memory
from registry.release.memory.stretches import Stretch
from registry.release.steps import lists as pages_of_lists
from registry.site import cutting

KEY = ("void",)
MEMBERS = st.integers(0, 400).map(lambda number: f"{number:03}")


@given(st.sets(MEMBERS), st.integers(1, 7))
def test_a_page_begins_where_no_neighbour_has_a_lower_hash(members: set[str], reach: int) -> None:
    """The quick walk finds what a look at every place finds."""
    keys = sorted(members)
    ranks = [(cutting.crc32(key.encode()), key) for key in keys]
    wanted = [
        at
        for at in range(reach, len(keys))
        if ranks[at] == min(ranks[max(at - reach, 0) : at + reach + 1])
    ]
    assert cutting.starts(keys, reach) == ([0] if keys else []) + wanted


def test_pages_are_neither_tiny_nor_huge() -> None:
    """With the reach that is used, on a long list."""
    keys = [f"{number:06}" for number in range(30_000)]
    starts = cutting.starts(keys)
    sizes = [end - start for start, end in pairwise(starts)]
    assert min(sizes) > cutting.REACH
    assert max(sizes) < 8 * cutting.REACH


@pytest.mark.parametrize("reach", [1, 3])
@settings(max_examples=60)
@given(changes=st.lists(st.tuples(st.booleans(), st.sets(MEMBERS, max_size=30)), max_size=5))
def test_changes_leave_the_pages_that_the_whole_would_have(
    reach: int, changes: list[tuple[bool, set[str]]]
) -> None:
    """Whatever comes and goes; and no page is touched far from where it did."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(remembered.cutting, "REACH", reach)
        memory = opened()
        lists, members = Lists(memory), set[str]()
        lists.change((), dict.fromkeys(((KEY, "200"),), ""))
        place(lists)
        members.add("200")
        for comes, some in changes:
            lists._changed.clear()
            here = {(KEY, member): "" for member in sorted(some)}
            lists.change(() if comes else here, here if comes else {})
            members = members | some if comes else members - some
            lists.require(KEY)
            place(lists)
            assert pages(memory) == expected(lists)
            assert lists.all()[0].members == len(members)


def test_few_pages_of_a_long_list_are_concerned() -> None:
    """One more member, in the middle of thousands."""
    memory = opened()
    lists = Lists(memory)
    lists.change((), {(KEY, f"{number:06}"): "" for number in range(0, 40_000, 2)})
    lists.count()
    listed = lists.all()[0]
    lists.place(listed, [(s, s.start) for s in lists.everything(listed)])
    lists._changed.clear()
    lists.change((), {(KEY, f"{random.Random(1).randrange(20_000) * 2 + 1:06}"): ""})
    lists.count()
    concerned = lists.concerned(lists.all()[0])
    assert 3 <= len(concerned) <= 10  # here, and where readers begin
    lists.place(listed, [(s, s.start) for s in concerned])
    assert pages(memory) == expected(lists)


@pytest.mark.parametrize(
    ("key", "members", "alone", "told"),
    [
        (("region", "610100"), 1234, True, 1234),
        (("region", "610100"), 1234, False, 1200),
        (("region", "610100"), 129, False, 120),
        (("region", "610100"), 99, False, 99),
        (("notices", "2026-11"), 1234, False, 1234),
    ],
)
def test_a_long_list_by_code_tells_two_digits(
    key: Key, members: int, alone: bool, told: int
) -> None:
    """One that begins with the newest is told exactly: its first page changes anyway."""
    assert pages_of_lists._told(Listed(1, key, "", members), alone=alone) == told


def opened() -> Memory:
    """An empty memory that is not a build's first."""
    folder = Path(tempfile.mkdtemp())
    Memory.made(folder / "memory").keep()
    memory = Memory.found(folder / "memory")
    assert memory is not None
    return memory


def place(lists: Lists) -> None:
    lists.count()
    listed = lists.all()[0]
    lists.place(listed, [(stretch, stretch.start) for stretch in lists.concerned(listed)])


def pages(memory: Memory) -> list[str]:
    return memory.column("SELECT start FROM pages ORDER BY start")


def expected(lists: Lists) -> list[str]:
    listed: Listed = lists.all()[0]
    stretches: list[Stretch] = lists.everything(listed)
    return [stretch.start for stretch in stretches]
