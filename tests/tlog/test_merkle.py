"""The tree against the definitions of RFC 9162, and proofs that do not hold."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.tlog import merkle, tiles
from registry.tlog.errors import LogError

SIZES = (0, 1, 2, 3, 7, 8, 255, 256, 257, 65_535, 65_536, 65_537)


def leaves(count: int) -> list[bytes]:
    return [f"leaf {at}".encode() for at in range(count)]


def defined(hashes: list[bytes]) -> bytes:
    """MTH, word for word (2.1.1)."""
    if not hashes:
        return sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return sha256(b"\1" + defined(hashes[:split]) + defined(hashes[split:])).digest()


class Tree:
    """A tree in tiles, as a log grows it."""

    def __init__(self) -> None:
        self.size = 0
        self.held: dict[tuple[int, int], bytes] = {}

    def read(self, level: int, number: int) -> bytes:
        return self.held.get((level, number), b"")

    def add(self, count: int) -> None:
        hashes = [merkle.leaf_hash(one) for one in leaves(self.size + count)[self.size :]]
        self.held |= tiles.grown(self.size, hashes, self.read)
        self.size += count

    @property
    def node(self) -> merkle.Node:
        return tiles.nodes(self.read)

    def root(self, size: int) -> bytes:
        return merkle.root(size, self.node)


@pytest.fixture(scope="module")
def tree() -> Tree:
    """One that grew through every size of interest."""
    grown = Tree()
    for size in SIZES:
        grown.add(size - grown.size)
        hashes = [merkle.leaf_hash(one) for one in leaves(size)]
        assert grown.root(size) == defined(hashes), size
    return grown


def test_it_grows_the_same_in_any_steps(tree: Tree) -> None:
    at_once = Tree()
    at_once.add(SIZES[-1])
    assert at_once.held == tree.held


@pytest.mark.parametrize("size", [size for size in SIZES if size])
def test_leaves_are_in_it(tree: Tree, size: int) -> None:
    for index in {0, size // 3, size // 2, size - 1}:
        path = merkle.inclusion(index, size, tree.node)
        leaf = merkle.leaf_hash(f"leaf {index}".encode())
        merkle.check_inclusion(leaf, index, size, path, tree.root(size))
        with pytest.raises(LogError):
            merkle.check_inclusion(
                leaf, index, size, [*path, path[-1] if path else leaf], tree.root(size)
            )
        with pytest.raises(LogError):
            merkle.check_inclusion(merkle.leaf_hash(b"no leaf"), index, size, path, tree.root(size))


@given(st.integers(1, 600), st.data())
def test_what_is_in_it_and_what_is_not(tree: Tree, size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(0, size + 5))
    path = merkle.inclusion(index, size, tree.node)
    leaf = merkle.leaf_hash(f"leaf {index}".encode())
    merkle.check_inclusion(leaf, index, size, path, tree.root(size))
    if other != index:
        with pytest.raises(LogError):
            merkle.check_inclusion(leaf, other, size, path, tree.root(size))
    if path:
        with pytest.raises(LogError):
            merkle.check_inclusion(leaf, index, size, path[:-1], tree.root(size))


@given(st.data())
def test_a_tree_goes_on_from_an_earlier_one(tree: Tree, data: st.DataObject) -> None:
    new = data.draw(st.one_of(st.integers(0, 600), st.sampled_from(SIZES)))
    old = data.draw(st.integers(0, new))
    path = merkle.consistency(old, new, tree.node)
    merkle.check_consistency(old, new, path, tree.root(old), tree.root(new))
    forged = merkle.leaf_hash(b"forged")
    if old:
        with pytest.raises(LogError):
            merkle.check_consistency(old, new, path, forged, tree.root(new))
    if 0 < old < new:
        with pytest.raises(LogError):
            merkle.check_consistency(old, new, path, tree.root(old), forged)
        with pytest.raises(LogError):
            merkle.check_consistency(old, new, path[:-1], tree.root(old), tree.root(new))
        with pytest.raises(LogError):
            merkle.check_consistency(new, old, path, tree.root(new), tree.root(old))


def test_a_place_outside_the_tree(tree: Tree) -> None:
    """From the end, or beyond it: though the hashes would lead to the root."""
    for size in (1, 2, 256, 257):
        path = merkle.inclusion(size - 1, size, tree.node)
        leaf, top = merkle.leaf_hash(f"leaf {size - 1}".encode()), tree.root(size)
        for index in (-1, size, 2 * size - 1):
            with pytest.raises(LogError):
                merkle.check_inclusion(leaf, index, size, path, top)


def test_a_proof_of_another_length_even_for_the_root_that_it_leads_to() -> None:
    a, b, c, d, e = (merkle.leaf_hash(one) for one in leaves(5))
    pair = merkle.node_hash
    ab, cd = pair(a, b), pair(c, d)
    with pytest.raises(LogError):
        merkle.check_inclusion(a, 0, 1, [b], pair(b, a))
    with pytest.raises(LogError):
        merkle.check_inclusion(a, 0, 2, [], a)
    merkle.check_consistency(3, 4, [c, d, ab], pair(ab, c), pair(ab, cd))
    with pytest.raises(LogError):
        merkle.check_consistency(3, 4, [c, d, ab, e], pair(e, pair(ab, c)), pair(e, pair(ab, cd)))
    with pytest.raises(LogError):
        merkle.check_consistency(3, 8, [c, d, ab], pair(ab, c), pair(ab, cd))
    with pytest.raises(LogError):
        merkle.check_consistency(3, 4, [], c, d)
    for old, new in ((3, 1), (-1, 2), (1, -1)):
        with pytest.raises(LogError):
            merkle.check_consistency(old, new, [a], a, a)


def test_where_nothing_is_to_be_proved_nothing_is_taken(tree: Tree) -> None:
    """Of no leaves there is one root, and of the same size it is the same."""
    one, other = tree.root(7), tree.root(8)
    for old, before in ((7, one), (0, merkle.EMPTY)):
        merkle.check_consistency(old, 7, [], before, one)
        with pytest.raises(LogError):
            merkle.check_consistency(old, 7, [other], before, one)
        with pytest.raises(LogError):
            merkle.check_consistency(old, 7, [], other, one)
    with pytest.raises(LogError):
        merkle.check_consistency(0, 7, [], one, one)


def test_the_files_of_a_tree() -> None:
    assert list(tiles.held(0)) == []
    assert list(tiles.held(1)) == [(0, 0, 1)]
    assert list(tiles.held(257)) == [(0, 0, 256), (0, 1, 1), (1, 0, 1)]
    assert list(tiles.since(256, 257)) == [(0, 1, 1)]
    assert list(tiles.since(255, 256)) == [(0, 0, 256), (1, 0, 1)]
    assert tiles.path(0, 1_234_067, 256) == "tile/0/x001/x234/067"
    assert tiles.path(1, 0, 8) == "tile/1/000.p/8"
    assert tiles.bundle(5, 256) == "tile/entries/005"


@given(st.integers(0, 70_000), st.integers(0, 70_000))
def test_what_is_new_of_a_larger_tree(one: int, other: int) -> None:
    before, size = sorted((one, other))
    assert set(tiles.since(before, size)) == set(tiles.held(size)) - set(tiles.held(before))


@given(st.lists(st.binary(max_size=300), max_size=256))
def test_a_bundle_gives_back_its_leaves(held: list[bytes]) -> None:
    assert tiles.unpacked(tiles.packed(held)) == held


def test_what_is_cut_off_is_refused(tree: Tree) -> None:
    with pytest.raises(LogError, match="not whole"):
        tiles.unpacked(tiles.packed([b"leaf"])[:-1])
    with pytest.raises(LogError, match="not whole"):
        whole = SIZES[-1]
        merkle.root(whole, tiles.nodes(lambda level, number: tree.read(level, number)[:-1]))
