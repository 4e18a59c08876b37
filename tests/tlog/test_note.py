"""Signed notes: the example of Go's own documentation, and what is none."""

import pytest

from registry.tlog import checkpoint
from registry.tlog.checkpoint import Checkpoint
from registry.tlog.errors import LogError
from registry.tlog.note import WITNESS, Secret, Verifier, decoded, parted
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


def test_a_name_that_parts_lines_is_no_keys_name() -> None:
    with pytest.raises(LogError, match="no key"):
        Verifier.parse(str(Verifier("two words", bytes(32))))


def test_a_secret_says_what_it_is_and_bears_its_own_hint() -> None:
    text, hint = str(SIGNER), SIGNER.verifier.hint.hex()
    for wrong in (text.removeprefix("PRIVATE+KEY+"), text.replace(hint, "00000000")):
        with pytest.raises(LogError, match="no key"):
            Secret.parse(wrong)


def test_a_log_and_a_witness_do_not_sign_for_one_another() -> None:
    witness = Secret("witness.example", bytes(32), WITNESS)
    with pytest.raises(LogError, match="did not sign"):
        witness.verifier.opened(witness.signed(TEXT))
    with pytest.raises(LogError, match="did not sign"):
        SIGNER.verifier.seen(SIGNER.cosigned(SIGNER.signed(TEXT), 1))


def test_a_signature_is_made_under_its_name_and_hint() -> None:
    _, [(name, held)] = parted(SIGNER.signed(TEXT))
    assert SIGNER.verifier.made(TEXT, name, held)
    assert not SIGNER.verifier.made(TEXT, "other.example", held)
    assert not SIGNER.verifier.made(TEXT, name, bytes(4) + held[4:])


@pytest.mark.parametrize("key", [Verifier("a", bytes(31)), Verifier("a", bytes(32), b"\x09")])
def test_a_key_has_its_length_and_a_known_kind(key: Verifier) -> None:
    with pytest.raises(LogError, match="no key"):
        Verifier.parse(str(key))


@pytest.mark.parametrize("note", ["text\n\n", "text\n\n— a AAAA\nmore", "text\n\n— a AAAA"])
def test_signatures_are_whole_lines_and_one_at_least(note: str) -> None:
    with pytest.raises(LogError, match="no signed note"):
        parted(note)
