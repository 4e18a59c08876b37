"""The Merkle tree of RFC 9162 (section 2.1): its root, and proofs made and checked.

A `Node` gives the hash over 2**level leaves from the leaf index * 2**level on; only such complete
subtrees are asked for.
"""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from registry.tlog.errors import LogError

Hash = bytes
Node = Callable[[int, int], Hash]

SIZE = 32
EMPTY = sha256(b"").digest()


def leaf_hash(leaf: bytes) -> Hash:
    """The hash of a leaf."""
    return sha256(b"\0" + leaf).digest()


def node_hash(left: Hash, right: Hash) -> Hash:
    """The hash over two subtrees."""
    return sha256(b"\1" + left + right).digest()


def root(size: int, node: Node) -> Hash:
    """The root of the first `size` leaves."""
    return _over(0, size, node) if size else EMPTY


def inclusion(index: int, size: int, node: Node) -> list[Hash]:
    """The proof that a leaf is in the tree of so many leaves."""
    low, high, path = 0, size, []
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            path.append(_over(middle, high, node))
            high = middle
        else:
            path.append(_over(low, middle, node))
            low = middle
    return path[::-1]


def consistency(old: int, new: int, node: Node) -> list[Hash]:
    """The proof that the tree of `new` leaves begins with that of `old` leaves."""
    if old in (0, new):
        return []
    low, high, path, known = 0, new, [], True
    while old != high:
        middle = low + _split(high - low)
        if old <= middle:
            path.append(_over(middle, high, node))
            high = middle
        else:
            path.append(_over(low, middle, node))
            low, known = middle, False
    if not known:
        path.append(_over(low, high, node))
    return path[::-1]


def check_inclusion(leaf: Hash, index: int, size: int, path: Sequence[Hash], top: Hash) -> None:
    """Raises LogError unless the proof holds (RFC 9162, 2.1.3.2)."""
    first, last, made = index, size - 1, leaf
    for hash_ in path:
        if not last:
            raise _no_proof()
        if first & 1 or first == last:
            made = node_hash(hash_, made)
            while first and not first & 1:
                first, last = first >> 1, last >> 1
        else:
            made = node_hash(made, hash_)
        first, last = first >> 1, last >> 1
    if not 0 <= index < size or last or made != top:
        raise _no_proof()


def check_consistency(old: int, new: int, path: Sequence[Hash], before: Hash, now: Hash) -> None:
    """Raises LogError unless the proof holds (RFC 9162, 2.1.4.2)."""
    if old in (0, new):
        if path or before != (now if old else EMPTY):
            raise _no_proof()
        return
    hashes = [before, *path] if old & (old - 1) == 0 else list(path)
    first, last = old - 1, new - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    if not hashes or not 0 < old < new:
        raise _no_proof()
    was = made = hashes[0]
    for hash_ in hashes[1:]:
        if not last:
            raise _no_proof()
        if first & 1 or first == last:
            was, made = node_hash(hash_, was), node_hash(hash_, made)
            while first and not first & 1:
                first, last = first >> 1, last >> 1
        else:
            made = node_hash(made, hash_)
        first, last = first >> 1, last >> 1
    if last or was != before or made != now:
        raise _no_proof()


def fold(hashes: Sequence[Hash]) -> Hash:
    """The hash over a power of two of subtrees of one size."""
    while len(hashes) > 1:
        hashes = [node_hash(*pair) for pair in zip(hashes[::2], hashes[1::2], strict=True)]
    return hashes[0]


def _over(low: int, high: int, node: Node) -> Hash:
    """The hash over some leaves that are a subtree of the tree."""
    *others, made = [node(level, index) for level, index in _complete(low, high)]
    for hash_ in reversed(others):
        made = node_hash(hash_, made)
    return made


def _complete(low: int, high: int) -> Iterator[tuple[int, int]]:
    while low < high:
        level = (high - low).bit_length() - 1
        yield level, low >> level
        low += 1 << level


def _split(count: int) -> int:
    """The greatest power of two below the count."""
    return 1 << (count - 1).bit_length() - 1


def _no_proof() -> LogError:
    return LogError("证明不成立。", "The proof does not hold.")
