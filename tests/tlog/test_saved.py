"""A saved notice is checked with its proof and a key, and nothing else."""

import json

import pytest

from registry.tlog import verifying
from registry.tlog.errors import LogError
from registry.tlog.note import Secret, Verifier
from tests.tlog import saved

HELD = json.loads(saved.FILE.read_text("utf-8"))
KEY = Verifier.parse(HELD["key"])


def check(twin: str, proof: str, key: Verifier = KEY) -> int:
    return verifying.verify_notice(twin.encode(), proof.encode(), key).size


def test_it_is_what_it_was() -> None:
    assert saved.made() == HELD
    assert check(HELD["twin"], HELD["proof"]) == saved.SIZE


def test_what_later_notices_add_changes_nothing() -> None:
    told = json.loads(HELD["twin"])
    assert told["corrected_by"]
    told["corrected_by"] = []
    assert check(json.dumps(told), HELD["proof"]) == saved.SIZE


def test_every_altered_fact_is_seen() -> None:
    told = json.loads(HELD["twin"])
    for name in told.keys() - {"corrected_by"}:
        for value in ("", None, [], 0, "2026-11-21"):
            if value != told[name]:
                with pytest.raises(LogError, match="not what the leaf commits to"):
                    check(json.dumps({**told, name: value}), HELD["proof"])


def test_every_altered_character_of_the_proof_is_seen() -> None:
    proof = HELD["proof"]
    for at, char in enumerate(proof):
        altered = proof[:at] + ("A" if char != "A" else "B") + proof[at + 1 :]
        with pytest.raises(LogError):
            check(HELD["twin"], altered)


def test_another_key_did_not_sign_it() -> None:
    other = Secret(KEY.name, bytes(32)).verifier
    with pytest.raises(LogError, match="did not sign"):
        check(HELD["twin"], HELD["proof"], other)


@pytest.mark.parametrize("twin", ["", "{", "[]", '"text"'])
def test_what_is_no_notice(twin: str) -> None:
    with pytest.raises(LogError):
        check(twin, HELD["proof"])
