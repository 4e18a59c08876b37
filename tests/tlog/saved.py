"""A saved notice with its proof, always the same: for Python and JavaScript alike.

`python -m tests.tlog.saved` writes `saved.json` anew.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from registry.tlog import leaf, merkle, tiles
from registry.tlog.checkpoint import Checkpoint
from registry.tlog.leaf import Kind, Leaf
from registry.tlog.note import Secret
from registry.tlog.proof import Proof

FILE = Path(__file__).with_name("saved.json")
KEY = Secret("register.example/log", bytes(range(32)))
SIZE, INDEX = 300, 259
SALT = bytes(range(100, 132))
CONTENT: dict[str, Any] = {
    "id": "2026-00012-K",
    "title": '关于华山机械有限公司等级的公告 \u2028\x7f𠮷 "\\/',
    "day": "2026-11-20",
    "items": [
        {"score": "91.50", "company": {"name": "华山（西安）机械", "code": "9"}, "none": None}
    ],
    "corrects": None,
    "corrected_by": [{"id": "2026-00013-3"}],
    "Z": True,
    "a": -12,
}


def made(
    content: dict[str, Any] = CONTENT, key: Secret = KEY, kind: Kind = "notice"
) -> dict[str, str]:
    """Twin, proof and key."""
    twin = json.dumps(content, ensure_ascii=False, indent=2)
    digest = leaf.digest_of_twin(twin.encode())
    own = Leaf(kind, date(2026, 11, 20), leaf.commitment(SALT, digest)).encoded()
    leaves = [own if at == INDEX else f"leaf {at}".encode() for at in range(SIZE)]
    held = tiles.grown(0, map(merkle.leaf_hash, leaves), lambda level, number: b"")
    node = tiles.nodes(lambda level, number: held[level, number])
    note = Checkpoint(key.name, SIZE, merkle.root(SIZE, node)).signed(key)
    proof = Proof(INDEX, SALT + own, merkle.inclusion(INDEX, SIZE, node), note)
    return {"twin": twin, "proof": proof.text(), "key": str(key.verifier)}


if __name__ == "__main__":
    FILE.write_text(json.dumps(made(), ensure_ascii=False, indent=2) + "\n", "utf-8")
