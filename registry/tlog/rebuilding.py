"""The log's own file made anew from what is published, for a keeper who lost it.

Leaves and checkpoint are published, and so is the salt of whatever can still be seen; what became
of the salts of older standings nobody needs to know. Only a site that shows the log's newest
release will do: of an older one the openings of newer notices are missing.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from registry.tlog import checkpoint, leaf, openings, tiles
from registry.tlog.checkpoint import Checkpoint
from registry.tlog.errors import LogError
from registry.tlog.log import Held, Log
from registry.tlog.note import Opens
from registry.tlog.proof import Proof
from registry.tlog.verifying import Read

_CHECKPOINT = "log/checkpoint"
_SALT = 32
#: Leaves of notices, each with a proof beside what opens it.
_PROVED = ("notice", "erase")


def rebuild(read: Read, verifier: Opens, log: Log, proved: Iterable[tuple[str, str]]) -> Checkpoint:
    """Fill an empty log from a published site; the checkpoint that it ends with, kept for good.

    `proved` are the files that have a proof of their own and no opening, each with that proof.
    Raises LogError, with nothing kept, where the site is not what its log says.
    """
    note = _file(read, _CHECKPOINT).decode("utf-8", "replace")
    signed = checkpoint.opened(note, verifier)
    leaves = [
        one
        for number in range(-(-signed.size // tiles.WIDTH))
        for one in _bundle(read, signed, number)
    ]
    held = [*_opened(read, leaves), *_proved(read, leaves, proved)]
    _check_whole(leaves, {one.number for one in held})
    log.fill(leaves, held, signed.size, _own(note, signed.origin))
    if log.checkpoint(signed.origin) != signed:
        raise LogError(
            "网站的日志条目与检查点不符。", "The leaves are not those of the checkpoint."
        )
    log.commit()
    return signed


def _check_whole(leaves: Sequence[bytes], opened: Collection[int]) -> None:
    """Every notice, or what is left of one, is there, or was erased later (P-5)."""
    erased = {leaf.ref(one) for one in leaves if leaf.kind(one) == "erase"}
    for number, encoded in enumerate(leaves):
        if leaf.kind(encoded) in _PROVED and number not in opened and number not in erased:
            raise LogError(
                f"日志第 {number} 条公告在网站上找不到：网站显示的不是最新版本，请取最新版本。",
                "The site lacks a notice that its log has: take the newest release.",
            )


def _bundle(read: Read, signed: Checkpoint, number: int) -> list[bytes]:
    width = tiles.width(signed.size, 0, number)
    found = tiles.unpacked(_file(read, "log/" + tiles.bundle(number, width)))
    if len(found) != width:
        raise LogError("日志条目残缺。", "A bundle of the log is not whole.")
    return found


def _opened(read: Read, leaves: Sequence[bytes]) -> Iterator[Held]:
    for number in range(openings.count(_file(read, openings.COUNT))):
        file = read(openings.path(number))
        for path, (at, salt) in (openings.read(file) if file else {}).items():
            twin = read(path)
            if twin is None:
                raise LogError(f"缺少 {path}。", f"{path} is missing.")
            kind = leaf.kind(_leaf(leaves, at))
            proof = path.removesuffix("json") + "tlog-proof" if kind in _PROVED else ""
            text = _file(read, proof).decode("utf-8", "replace") if proof else ""
            yield _held(path, at, salt, twin, leaves, text)


def _proved(
    read: Read, leaves: Sequence[bytes], proved: Iterable[tuple[str, str]]
) -> Iterator[Held]:
    for path, name in proved:
        text = _file(read, name).decode("utf-8", "replace")
        proof = Proof.parse(text)
        yield _held(path, proof.index, proof.salted[:_SALT], _file(read, path), leaves, text)


def _held(
    path: str, at: int, salt: bytes, twin: bytes, leaves: Sequence[bytes], proof: str
) -> Held:
    digest = leaf.digest_of_twin(twin)
    encoded = _leaf(leaves, at)
    leaf.check(encoded, salt, digest)
    return Held(path, at, leaf.kind(encoded), salt, digest, proof)


def _leaf(leaves: Sequence[bytes], at: int) -> bytes:
    if at >= len(leaves):
        raise LogError(f"日志没有第 {at} 条。", f"The log has no leaf {at}.")
    return leaves[at]


def _own(note: str, origin: str) -> str:
    """The note as the keeper signed it: what witnesses gave to it is added when it is published."""
    text, _, signatures = note.rpartition("\n\n")
    own = [line for line in signatures.splitlines() if line.startswith(f"— {origin} ")]
    return "\n".join((text, "", *own, ""))


def _file(read: Read, path: str) -> bytes:
    found = read(path)
    if found is None:
        raise LogError(f"缺少 {path}。", f"{path} is missing.")
    return found
