"""A small published site with its log, always the same: for Python and JavaScript alike.

`python -m tests.tlog.shown` writes `shown.json` anew.
"""

import json
from base64 import b64encode
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from registry.tlog import keyring, leaf, listing, merkle, openings, tiles
from registry.tlog.checkpoint import Checkpoint
from registry.tlog.keyring import Keys
from registry.tlog.leaf import Kind, Leaf
from registry.tlog.log import Opening
from registry.tlog.note import WITNESS, Secret

FILE = Path(__file__).with_name("shown.json")
KEY = Secret("register.example/log", bytes(range(32)))
ONE = Secret("witness.example", bytes([1]) * 32, WITNESS)
DAY, NOON = date(2026, 11, 20), 1_795_233_600
#: Two bundles, the second not whole; where the files that are opened lie in them.
SIZE = 300
COMPANY, LISTED = 7, 290
CODES = ("91610113MA25XQHN2P", "91610423MAQMYWA195", "91610824MA43G3BP73")
CODE = CODES[1]
PATH = f"companies/{CODE[-2:]}/{CODE}.json"


def made() -> dict[str, bytes]:
    """Its files by their paths."""
    listed, blocks = listing.made(CODES, DAY)
    files = {PATH: b'{"code":"%s"}' % CODE.encode(), listing.PATH: listing.encoded(listed)}
    opened = [Opening(PATH, COMPANY, _salt(1)), Opening(listing.PATH, LISTED, _salt(2))]
    leaves = [f"leaf {at}".encode() for at in range(SIZE)]
    kinds: Mapping[str, Kind] = {PATH: "standing", listing.PATH: "listing"}
    for path, number, salt in opened:
        commitment = leaf.commitment(salt, leaf.digest_of_twin(files[path]))
        leaves[number] = Leaf(kinds[path], DAY, commitment).encoded()
    keys = Keys(origin=KEY.name, key=str(KEY.verifier), witnesses=(str(ONE.verifier),))
    files |= {keyring.PATH: keys.encoded(), openings.COUNT: openings.counted(1)}
    return {**files, **dict(blocks), openings.path(0): openings.encoded(opened), **_log(leaves)}


def _log(leaves: list[bytes]) -> dict[str, bytes]:
    held = tiles.grown(0, map(merkle.leaf_hash, leaves), lambda level, number: b"")
    node = tiles.nodes(lambda level, number: held[level, number])
    signed = Checkpoint(KEY.name, SIZE, merkle.root(SIZE, node)).signed(KEY)
    found = {"log/checkpoint": ONE.cosigned(signed, NOON).encode()}
    for level, number, width in tiles.held(SIZE):
        found[f"log/{tiles.path(level, number, width)}"] = held[level, number]
        if not level:
            some = leaves[number * tiles.WIDTH :][:width]
            found[f"log/{tiles.bundle(number, width)}"] = tiles.packed(some)
    return found


def _salt(number: int) -> bytes:
    return bytes([number]) * 32


def encoded(files: Mapping[str, bytes]) -> dict[str, str]:
    """As they are kept."""
    return {path: b64encode(content).decode() for path, content in files.items()}


if __name__ == "__main__":
    FILE.write_text(json.dumps(encoded(made()), indent=2) + "\n", "utf-8")
