"""What a few files of a site prove: one file, one code; and what they do not prove."""

import json
from collections.abc import Callable
from hashlib import sha256

import pytest

from registry.tlog import listing, openings, tiles, verifying
from registry.tlog.errors import LogError
from registry.tlog.log import Opening
from registry.tlog.note import Secret
from tests.tlog import shown

Files = dict[str, bytes]
KEY = shown.KEY.verifier
TILE = f"log/{tiles.path(0, 0, 256)}"
BUNDLE = f"log/{tiles.bundle(0, 256)}"


@pytest.fixture
def files() -> Files:
    return shown.made()


def listed(files: Files, code: str) -> bool:
    return verifying.is_listed(files.get, KEY, code)[0]


def test_it_is_what_it_was(files: Files) -> None:
    assert shown.encoded(files) == json.loads(shown.FILE.read_text("utf-8"))


def test_what_is_there(files: Files) -> None:
    held, signed = verifying.opened(files.get, KEY, shown.PATH)
    assert (held, signed.size) == (files[shown.PATH], shown.SIZE)
    assert all(listed(files, code) for code in shown.CODES)


@pytest.mark.rule("P-12")
@pytest.mark.parametrize("code", ["0", "91610423MAQMYWA191", "91610423MAQMYWA196", "Z"])
def test_what_is_not_listed(files: Files, code: str) -> None:
    """Before all, between two, after all."""
    assert not listed(files, code)


def _opening(**more: tuple[int, bytes]) -> bytes:
    held = {shown.PATH: (shown.COMPANY, bytes([1]) * 32), **more}
    return openings.encoded(Opening(path, *place) for path, place in held.items())


def _forged(files: Files) -> None:
    """Another's log of the same size, under another key of the same name."""
    text = files["log/checkpoint"].decode().partition("\n\n")[0] + "\n"
    files["log/checkpoint"] = Secret(KEY.name, bytes(32)).signed(text).encode()


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda files: files.update({shown.PATH: b'{"code":"0"}'}), "not what the leaf commits"),
        (lambda files: files.update({shown.PATH: files[shown.PATH] + b"\n "}), "not written as"),
        (lambda files: files.pop(shown.PATH), "The log has no"),
        (
            lambda files: files.update(
                {openings.path(0): _opening(**{shown.PATH: (shown.SIZE, bytes([1]) * 32)})}
            ),
            "The log has no",
        ),
        (
            lambda files: files.update(
                {openings.path(0): openings.encoded([Opening("x", 1, bytes(32))])}
            ),
            "The log has no",
        ),
        (lambda files: files.update({TILE: files[TILE][:-32] + bytes(32)}), "proof does not hold"),
        (lambda files: files.update({BUNDLE: _shorter(files[BUNDLE])}), "not whole"),
        (_forged, "did not sign"),
    ],
)
def test_what_proves_nothing(files: Files, spoil: Callable[[Files], object], why: str) -> None:
    spoil(files)
    with pytest.raises(LogError, match=why):
        verifying.opened(files.get, KEY, shown.PATH)


def _shorter(bundle: bytes) -> bytes:
    return tiles.packed(tiles.unpacked(bundle)[:-1])


def test_a_list_that_was_altered(files: Files) -> None:
    [path] = [path for path in files if path.startswith("release/listed/")]
    block = listing.read(files[listing.PATH]).blocks[0]
    files[path] = files[path].replace(f"{shown.CODE}\n".encode(), b"")
    with pytest.raises(LogError, match="is not the listing's"):
        listed(files, shown.CODE)
    with pytest.raises(LogError, match="is broken"):
        listing.codes(_of("９\n".encode()), "９\n".encode())
    assert listing.path(block) == path
    files[listing.PATH] = listing.encoded(listing.made(shown.CODES[:1], shown.DAY)[0])
    with pytest.raises(LogError, match="not what the leaf commits"):
        listed(files, shown.CODE)


def _of(content: bytes) -> listing.Block:
    """The block of what is no list of codes."""
    return listing.Block("9", sha256(content).hexdigest())


@pytest.mark.parametrize("firsts", [["B", "A"], ["A", "A"]])
def test_blocks_that_are_not_in_order(firsts: list[str]) -> None:
    blocks = tuple(listing.Block(first, "0" * 64) for first in firsts)
    with pytest.raises(LogError, match="not in order"):
        listing.read(listing.encoded(listing.Listing(shown.DAY, 2, blocks)))
