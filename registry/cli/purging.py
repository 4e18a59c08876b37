"""What a cache in between must forget after a publication, short enough to be told each time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from registry.release.logged import CHECKPOINT
from registry.tlog import keyring

INDEX = "index.html"
#: So many addresses are told one by one; of more, the folders that they lie in.
_FEW = 20


def addresses(paths: Iterable[str]) -> Iterator[str]:
    """The addresses of these files, and of the log's head, which changes with every release.

    A folder's page is asked for by the folder's address as well.
    """
    for path in (*paths, CHECKPOINT, keyring.PATH, keyring.PROOF):
        yield f"/{path}"
        if path == INDEX or path.endswith(f"/{INDEX}"):
            yield f"/{path.removesuffix(INDEX)}"


def told(stale: Sequence[str], url: str) -> list[str]:
    """Lines for the desk: what to purge, given the files that were shown before and differ now.

    `url` is the site's, without a slash at its end. Proofs, tiles and whatever else never changes
    under its address is never among them; nor is what is new, which no cache can have.
    """
    if not stale:
        return ["没有旧文件变动：CDN 不须清除。Nothing to purge: no older file changed."]
    found = sorted(set(addresses(stale)))
    if len(found) <= _FEW:
        head = f"CDN 须清除 {len(found)} 个地址 Purge {len(found)} addresses:"
        return [head, *(f"  {url}{address}" for address in found)]
    folders = Counter(_folder(address) for address in found)
    return [
        f"CDN 须清除 {len(found)} 个地址，在下列目录和文件中；逐个清除的，用 --changed 写成文件。"
        f"Purge {len(found)} addresses, in these folders and files; --changed lists them one "
        "by one:",
        *(_line(url, folder, count) for folder, count in sorted(folders.items())),
    ]


def _folder(address: str) -> str:
    """`/lists/` of `/lists/grade/index.html`; a file at the root is itself."""
    first, slash, _ = address.removeprefix("/").partition("/")
    return f"/{first}{slash}"


def _line(url: str, folder: str, count: int) -> str:
    return f"  {url}{folder}" + (f"（{count}）" if count > 1 else "")
