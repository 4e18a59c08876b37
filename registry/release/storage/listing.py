"""The paths of all files below a folder, sorted, from the listings of its folders."""

from collections.abc import Callable, Iterable, Iterator


def walk(listing: Callable[[str], Iterable[tuple[str, bool]]], folder: str = "") -> Iterator[str]:
    """Every path below `folder`, sorted as text, without hidden files and folders.

    `listing` gives the names in a folder ("" is the store itself) and whether each is a folder.
    A folder is sorted as its paths are, with its slash: `a-b` comes before `a/b`.
    """
    found = listing(folder)
    names = sorted(name + "/" * nested for name, nested in found if not name.startswith("."))
    for name in names:
        if name.endswith("/"):
            yield from walk(listing, folder + name)
        else:
            yield folder + name
