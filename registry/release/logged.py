"""The public log of a build: what is published goes in before it is published."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from registry.public.views import Association
from registry.release.output import File
from registry.site import addresses
from registry.site.errors import SiteError
from registry.site.pages import Logged, PlannedFile
from registry.tlog import checkpoint, cosigned, keyring, keys, leaf, listing, openings, tiles
from registry.tlog.errors import LogError
from registry.tlog.keyring import Keyring, Keys
from registry.tlog.leaf import Kind
from registry.tlog.log import Log
from registry.tlog.note import Signer, Verifier

FOLDER = "log/"
CHECKPOINT = f"{FOLDER}checkpoint"
_KEY = "REGISTRY_LOG_KEY"
#: What a key is for, by the setting that names its file.
_USE = {_KEY: "log", "REGISTRY_RELEASE_KEY": "release"}
_DATABASE, _COSIGNED = "log.sqlite3", "cosigned"


def signer(settings: Mapping[str, Any], association: Association, setting: str = _KEY) -> Signer:
    """The key that a setting names: the log's, or that of releases.

    Raises LogError; an official register has no demo key.
    """
    chosen = settings.get(setting)
    found = keys.signer(chosen) if chosen else None
    if not settings.get("REGISTRY_DEMO") and (found is None or keys.is_demo(found)):
        raise LogError(
            f"正式登记册须以 {setting} 指定密钥，不得使用演示密钥。",
            f"An official register names a key of its own: {setting}.",
        )
    host = urlsplit(association.url).netloc
    return found or keys.demo(Path(settings["REGISTRY_LOG"]), host, _USE[setting])


class BuildLog:
    """A log while a build adds to it."""

    def __init__(self, settings: Mapping[str, Any], association: Association, as_of: date) -> None:
        """Open it. Raises SiteError."""
        self._folder = Path(settings["REGISTRY_LOG"])
        try:
            self.signer = signer(settings, association)
            self._witnesses = [
                Verifier.parse(key) for key in settings.get("REGISTRY_LOG_WITNESSES") or ()
            ]
            self._old = keys.replaced(settings.get("REGISTRY_LOG_OLD_KEYS") or (), self.signer)
            self._log = Log(self._folder / _DATABASE)
        except LogError as fault:
            raise SiteError(fault.zh, fault.en) from fault
        self._as_of = as_of

    def close(self) -> None:
        """Let go of it."""
        self._log.close()

    def check(self, published: bytes | None) -> None:
        """Raises SiteError unless the log goes on from the checkpoint that is published."""
        if published is None:
            return
        try:
            known = checkpoint.opened(published.decode(), self.ring)
            now = self._log.checkpoint(known.origin, known.size)
        except (LogError, UnicodeDecodeError) as fault:
            raise _forked(str(fault)) from fault
        if now != known:
            raise _forked("")

    def went_on(self, since: int) -> bool:
        """Whether another build added to it, since it had so many leaves."""
        return bool(self._log.paths(since))

    def require(self, published: Collection[str]) -> None:
        """Raises SiteError unless these are all the files that open leaves (R-32)."""
        lost = [path for path in self._log.paths() if path not in published]
        if lost:
            raise SiteError(
                f"公示日志已收入的文件，本次生成缺少 {len(lost)} 个，如 {lost[0]}。"
                "台账如由旧备份恢复，请先补齐；只看过去某日的，请将 REGISTRY_LOG 设为空，"
                "输出到另一目录。",
                f"The log has {len(lost)} files that this build has not, such as {lost[0]}; "
                "a past day is looked at without REGISTRY_LOG, in another folder.",
            )

    def standings(self, found: Iterable[tuple[str, bytes]]) -> None:
        """Log what became of companies: code and digest."""
        published = [
            (addresses.path(addresses.company_json(code)), digest) for code, digest in found
        ]
        self._log.take("standing", self._as_of, published)

    def twins(self, kind: Kind, files: Sequence[PlannedFile]) -> None:
        """Log files for machines as what they are about stands now."""
        published = [
            (addresses.path(file.address), leaf.digest_of_twin(file.content)) for file in files
        ]
        self._log.take(kind, self._as_of, published)

    def listing(self, codes: Sequence[str]) -> list[File]:
        """Log which codes are listed; the files that tell it."""
        made, files = listing.made(codes, self._as_of)
        content = listing.encoded(made)
        digest = leaf.digest_of_twin(content)
        self._log.take("listing", self._as_of, [(listing.PATH, digest)])
        return [*files, (listing.PATH, content)]

    def notices(self, published: Sequence[tuple[str, bytes, bool]]) -> None:
        """Log notices: path, digest, and whether it is what an erasure left (P-5).

        Raises SiteError for one that is another than it was (R-32).
        """
        self._log.erase(self._as_of, [(path, held) for path, held, erased in published if erased])
        whole = [(path, held) for path, held, erased in published if not erased]
        edited = self._log.take("notice", self._as_of, whole)
        if edited:
            raise SiteError(
                f"公告一经公布不得改动，与日志不符者 {len(edited)} 份，如 {edited[0]}。",
                "A notice differs from what the log has of it; notices are never edited.",
            )

    def commit(self) -> None:
        """Sign it and keep it for good; from here on it may be published."""
        self._sign()
        self._log.commit()

    def release(self, path: str, twin: bytes) -> str:
        """Log a release; the proof of it. Signed, and kept for good by `commit`."""
        self._log.take("release", self._as_of, [(path, leaf.digest_of_twin(twin))])
        self._sign()
        return self._log.proof(path)

    def _sign(self) -> None:
        """Sign it, after which keys there are."""
        keys = leaf.digest_of_twin(self._keys.encoded())
        self._log.take("key", self._as_of, [(keyring.PATH, keys)])
        self._log.sign(self.signer, self._old.signers)

    def references(self, ids: Iterable[str]) -> dict[str, Logged]:
        """What the pages of notices print, by id."""
        paths = {addresses.path(addresses.notice_json(id_)): id_ for id_ in ids}
        found = self._log.references(paths)
        return {paths[path]: Logged(one.size, one.short) for path, one in found.items()}

    @property
    def ring(self) -> Keyring:
        """The keys under which the log was signed at any time."""
        return Keyring([self.signer.verifier, *self._old.retired])

    @property
    def name(self) -> str:
        """The name of its key."""
        return self.signer.name

    @property
    def size(self) -> int:
        """How many leaves it has."""
        return self._log.size

    def grown(self, since: int) -> Iterator[File]:
        """The log's own files that are others than at a size, the checkpoint last."""
        for level, number, width in tiles.since(since, self.size):
            yield FOLDER + tiles.path(level, number, width), self._log.tile(level, number, width)
            if not level:
                yield FOLDER + tiles.bundle(number, width), self._log.bundle(number, width)
        yield keyring.PATH, self._keys.encoded()
        yield keyring.PROOF, self._log.proof(keyring.PATH).encode()
        yield CHECKPOINT, self._cosigned().encode()

    def _cosigned(self) -> str:
        """The newest checkpoint with what witnesses gave to it, as far as it has come."""
        files = sorted((self._folder / _COSIGNED).glob("*"))
        notes = [file.read_text("utf-8") for file in files if file.is_file()]
        return cosigned.gathered(self._log.note(), notes, self._witnesses)

    def gone(self, since: int) -> set[str]:
        """The tiles of that size that have grown: whoever asks for them takes the whole ones."""
        grown = set(tiles.held(since)).difference(tiles.held(self.size))
        bundles = {tiles.bundle(number, width) for level, number, width in grown if not level}
        return {FOLDER + name for name in bundles.union(tiles.path(*tile) for tile in grown)}

    @property
    def cut(self) -> int:
        """In how many files openings are."""
        return openings.files(self._log.count())

    def opened(self, since: int, cut: int) -> Iterator[File]:
        """What opens the log, as far as it is other than at a size, when it was in `cut` files."""
        for path, proof in self._log.proofs(since):
            yield path.removesuffix("json") + "tlog-proof", proof.encode()
        now = self.cut
        changed = {place % now for place in self._log.places(since if now == cut else 0)}
        for number in sorted(changed):
            held = self._log.openings(now, number)
            yield openings.path(number), openings.encoded(held)
        yield openings.COUNT, openings.counted(now)

    @property
    def _keys(self) -> Keys:
        verifier = self.signer.verifier
        return Keys(
            origin=verifier.name,
            key=str(verifier),
            witnesses=tuple(map(str, self._witnesses)),
            retired=tuple(map(str, self._old.retired)),
        )


def _forked(why: str) -> SiteError:
    return SiteError(
        f"日志与已公布的检查点不符，不得发布。{why}",
        "LOG-E-FORK: the log does not go on from the checkpoint that is published.",
    )
