"""The tree as static files: tiles of 256 hashes and bundles of 256 leaves (C2SP tlog-tiles)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from registry.tlog import merkle
from registry.tlog.errors import LogError
from registry.tlog.merkle import Hash, Node

_BITS = 8
WIDTH = 1 << _BITS
_LENGTH = 2

#: The hashes of a tile, by its level and number.
Read = Callable[[int, int], bytes]


def nodes(read: Read) -> Node:
    """The nodes of the tree that tiles hold."""

    @lru_cache(4096)
    def node(level: int, index: int) -> Hash:
        tall, inside = divmod(level, _BITS)
        start = index << inside
        first = start % WIDTH * merkle.SIZE
        hashes = read(tall, start // WIDTH)[first : first + (merkle.SIZE << inside)]
        if len(hashes) != merkle.SIZE << inside:
            raise LogError("日志分片残缺。", "A tile of the log is not whole.")
        return merkle.fold(parts(hashes))

    return node


def parts(hashes: bytes) -> list[Hash]:
    """The hashes of a tile."""
    return [hashes[at : at + merkle.SIZE] for at in range(0, len(hashes), merkle.SIZE)]


def grown(size: int, hashes: Iterable[Hash], read: Read) -> dict[tuple[int, int], bytes]:
    """The tiles that change, by level and number, when leaves come to a tree of `size`."""
    changed: dict[tuple[int, int], bytearray] = {}
    ends = [size >> _BITS * level for level in range(8)]

    def put(level: int, hash_: Hash) -> None:
        number, at = divmod(ends[level], WIDTH)
        tile = changed.get((level, number))
        if tile is None:
            tile = changed[level, number] = bytearray(read(level, number) if at else b"")
        tile += hash_
        ends[level] += 1
        if at == WIDTH - 1:
            put(level + 1, merkle.fold(parts(bytes(tile))))

    for hash_ in hashes:
        put(0, hash_)
    return {place: bytes(tile) for place, tile in changed.items()}


def held(size: int) -> Iterator[tuple[int, int, int]]:
    """Level, number and width of every tile of a tree."""
    return since(0, size)


def since(before: int, size: int) -> Iterator[tuple[int, int, int]]:
    """Those that the tree of `before` leaves has not."""
    level = 0
    while size:
        full, width = divmod(size, WIDTH)
        yield from ((level, number, WIDTH) for number in range(before // WIDTH, full))
        if width and size != before:
            yield level, full, width
        before, size, level = before // WIDTH, full, level + 1


def width(size: int, level: int, number: int) -> int:
    """How many hashes a tile has in a tree of this size."""
    return min(WIDTH, (size >> _BITS * level) - number * WIDTH)


def path(level: int, number: int, width: int) -> str:
    """Where a tile lies below the log."""
    return f"tile/{level}/{_number(number, width)}"


def bundle(number: int, width: int) -> str:
    """Where a bundle of leaves lies below the log."""
    return f"tile/entries/{_number(number, width)}"


def _number(number: int, width: int) -> str:
    text = f"{number % 1000:03}"
    while number := number // 1000:
        text = f"x{number % 1000:03}/{text}"
    return text if width == WIDTH else f"{text}.p/{width}"


def packed(leaves: Sequence[bytes]) -> bytes:
    """A bundle."""
    return b"".join(len(leaf).to_bytes(_LENGTH, "big") + leaf for leaf in leaves)


def unpacked(held_: bytes) -> list[bytes]:
    """The leaves of a bundle. Raises LogError where it is none."""
    leaves, at = [], 0
    while at < len(held_):
        end = at + _LENGTH + int.from_bytes(held_[at : at + _LENGTH], "big")
        if end > len(held_):
            raise LogError("日志条目残缺。", "A bundle of the log is not whole.")
        leaves.append(held_[at + _LENGTH : end])
        at = end
    return leaves
