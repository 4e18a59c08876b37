"""Signed notes: the example of Go's own documentation, and what is none."""

import pytest

from registry.tlog import checkpoint
from registry.tlog.checkpoint import Checkpoint
from registry.tlog.errors import LogError
from registry.tlog.note import Secret, Verifier, decoded
from tests.tlog.foreign.example import NOTE, SECRET, TEXT, VERIFIER

SIGNER = Secret("register.example/log", bytes(32))


def test_the_example_of_another_implementation() -> None:
    assert Verifier.parse(VERIFIER).opened(NOTE) == TEXT
    assert str(Verifier.parse(VERIFIER)) == VERIFIER
    signer = Secret.parse(SECRET)
    assert str(signer.verifier) == VERIFIER
    assert str(signer) == SECRET
    assert signer.signed(TEXT) == NOTE


@pytest.mark.parametrize("text", ["AB==", "AAB=", "AA", "A A=", "é", "AA==\n"])
def test_bytes_have_one_form(text: str) -> None:
    with pytest.raises(LogError, match="base 64"):
        decoded(text)


def test_a_key_does_not_show_itself() -> None:
    assert "PRIVATE" not in repr(SIGNER)


def test_every_changed_character_is_seen() -> None:
    verifier = Verifier.parse(VERIFIER)
    for at, char in enumerate(NOTE):
        changed = NOTE[:at] + ("x" if char != "x" else "y") + NOTE[at + 1 :]
        with pytest.raises(LogError):
            verifier.opened(changed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name",
        "name+00000000+AAAA",
        VERIFIER.replace("c74f20a3", "c74f20a4"),
        VERIFIER.replace("PeterNeumann", "Peter Neumann"),
    ],
)
def test_what_is_no_key(text: str) -> None:
    with pytest.raises(LogError):
        Verifier.parse(text)
    with pytest.raises(LogError):
        Secret.parse(text)


def test_another_key_of_the_same_name_did_not_sign() -> None:
    signed = Checkpoint("register.example/log", 0, bytes(32)).signed(SIGNER)
    other = Secret("register.example/log", bytes([1]) * 32)
    assert checkpoint.opened(signed, SIGNER.verifier).size == 0
    with pytest.raises(LogError, match="did not sign"):
        checkpoint.opened(signed, other.verifier)


@pytest.mark.parametrize("size", ["01", "-1", "1.0", "", "９"])
def test_a_size_that_is_none(size: str) -> None:
    signed = SIGNER.signed(f"register.example/log\n{size}\n{'A' * 43}=\n")
    with pytest.raises(LogError, match="no checkpoint"):
        checkpoint.opened(signed, SIGNER.verifier)
