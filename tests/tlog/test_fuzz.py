"""Whatever bytes come: what reads the log answers or refuses in words, and never falls over."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from registry.tlog import (
    checkpoint,
    cosigned,
    keyring,
    leaf,
    listing,
    openings,
    tiles,
    verifying,
)
from registry.tlog.checkpoint import Checkpoint
from registry.tlog.errors import LogError
from registry.tlog.note import Secret, Verifier, parted
from registry.tlog.proof import Proof
from registry.tlog.twin import Twin

KEY = Secret("register.example/log", bytes(32))
TWIN = b'{"id":"2026-00001-0"}'
SIGNED = Checkpoint("register.example/log", 1, bytes(32)).signed(KEY)
BLOCK = listing.Block("91610113MA25XQHN2P", "0" * 64)
PROOF = Proof(0, bytes(64), [bytes(32)], SIGNED).text()
ABOUT = keyring.Keys(origin=KEY.name, key=str(KEY.verifier)).encoded()
LISTED = listing.encoded(listing.made(["91610113MA25XQHN2P"], date(2026, 1, 1))[0])
OPENED = b'{"notices/2026/0/2026-00001-0.json":[0,"' + b"A" * 43 + b'="]}'

READERS: dict[str, tuple[Callable[[bytes], object], bytes]] = {
    "note": (lambda held: parted(held.decode()), SIGNED.encode()),
    "checkpoint": (lambda held: checkpoint.opened(held.decode(), KEY.verifier), SIGNED.encode()),
    "cosigned": (lambda held: cosigned.seen(held.decode(), [KEY.verifier]), SIGNED.encode()),
    "text": (lambda held: checkpoint.of(held.decode()), SIGNED.encode()),
    "key": (lambda held: Verifier.parse(held.decode()), str(KEY.verifier).encode()),
    "secret": (lambda held: Secret.parse(held.decode()), str(KEY).encode()),
    "proof": (lambda held: verifying.verify_notice(TWIN, held, KEY.verifier), PROOF.encode()),
    "notice": (lambda held: verifying.verify_notice(held, PROOF.encode(), KEY.verifier), TWIN),
    "twin": (leaf.digest_of_twin, TWIN),
    "form": (lambda held: Twin(held).check_form(), TWIN),
    "leaf": (lambda held: leaf.check(held, bytes(32), bytes(32)), b'{"c":"","t":"notice"}'),
    "kind": (leaf.kind, b'{"c":"","t":"notice"}'),
    "bundle": (tiles.unpacked, tiles.packed([b"one", b"two"])),
    "openings": (openings.read, OPENED),
    "openings' form": (openings.in_form, OPENED),
    "count": (openings.count, openings.counted(1)),
    "about": (keyring.read, ABOUT),
    "listing": (listing.read, LISTED),
    "codes": (lambda held: listing.codes(BLOCK, held), b"91610113MA25XQHN2P\n"),
}


def changed(content: bytes) -> st.SearchStrategy[bytes]:
    """A proper file with something else in one place, or cut off."""
    place = st.integers(0, len(content))
    return st.builds(
        lambda at, until, put: content[:at] + put + content[until:],
        place,
        place,
        st.one_of(st.binary(max_size=8), st.text(max_size=8).map(lambda s: s.encode("utf-8"))),
    )


@pytest.mark.parametrize("name", READERS)
def test_bytes_are_read_or_refused(name: str) -> None:
    read, proper = READERS[name]

    @example(b"[" * 100_000)
    @example(b'{"a":"\xff"}')
    @example(b'{"a":"\\ud800"}')
    @example(b'{"a":1,"a":2}')
    @example(b"9" * 5000)
    @example(b"")
    @example(proper)
    @given(st.one_of(st.binary(max_size=200), changed(proper)))
    def judge(held: bytes) -> None:
        try:
            read(held)
        except (LogError, UnicodeDecodeError) as refused:
            if isinstance(refused, UnicodeDecodeError):  # of the test's own decoding only
                with pytest.raises(UnicodeDecodeError):
                    held.decode()

    judge()


class Files(dict[str, bytes]):
    """Files of a site, all of which are there: those that nobody set are empty."""

    def __missing__(self, path: str) -> bytes:
        return b""


NAMES = (
    "log/log.json",
    "log/tile/0/000.p/1",
    "log/tile/entries/000.p/1",
    "release/openings.json",
    "release/openings/0.json",
    "release/listed.json",
    "notices/2026/0/2026-00001-0.json",
)
CONTENTS = (
    ABOUT,
    OPENED,
    LISTED,
    TWIN,
    bytes(32),
    openings.counted(1),
    b"[" * 9999,
    tiles.packed([b'{"t":"notice"}']),
)


@given(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(CONTENTS)))
def test_a_site_of_any_files_is_judged(files: dict[str, bytes]) -> None:
    held = Files({"log/checkpoint": SIGNED.encode(), "log/log.json": ABOUT, **files})
    try:
        report = verifying.verify(held.__getitem__, KEY.verifier)
    except LogError:
        return
    assert report.faults
