"""A family of shards: what is filed under keys, by file."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from registry.search.shards import files, leaf
from registry.search.shards.sizes import Size


class Family:
    """Companies by file. A file is the union of what its keys hold; who is in it is told once."""

    def __init__(self, name: str, size: Size) -> None:
        self.name = name
        self.size = size
        self._files = [array("Q") for _ in range(size.files)]

    def file(self, key: str, companies: Iterable[tuple[int, bool]]) -> None:
        """File companies, by place, under a key; the flag tells that a former name has it."""
        filed = self._files[files.number(key, self.size.files)]
        filed.extend(place << 1 | formerly for place, formerly in companies)

    def leaves(
        self, cells: Sequence[leaf.Cells], plain: Mapping[str, str], *, numbers: bool = False
    ) -> Iterator[tuple[str, bytes]]:
        """Every file by its name."""
        for at, filed in enumerate(self._files):
            former: dict[int, bool] = {}
            for one in filed:
                former[one >> 1] = former.get(one >> 1, False) or bool(one & 1)
            held = sorted(((cells[place], old) for place, old in former.items()), key=_code)
            yield files.path(self.name, at), leaf.encode(held, plain, numbers=numbers)


def _code(held: tuple[leaf.Cells, bool]) -> str:
    return held[0].code
