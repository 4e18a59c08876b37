"""Where secret keys come from, and what is refused of each."""

import sys
from pathlib import Path

import pytest

from registry.tlog import keys
from registry.tlog.errors import LogError
from registry.tlog.note import Secret

KEY = Secret("register.example/log", bytes(range(32)))
_PROGRAM = """
import sys
from base64 import b64encode
from registry.tlog.note import Secret
held = Secret("register.example/log", bytes(range(32)))
if sys.argv[1] == "public":
    print(held.verifier)
elif sys.argv[1:] == ["sign"]:
    print(b64encode({signature}).decode())
"""


def program(folder: Path, signature: str) -> str:
    """The name of one that keeps the key, as a setting names it."""
    file = folder / "keeper.py"
    file.write_text(_PROGRAM.replace("{signature}", signature), "utf-8")
    return f"command:{sys.executable} {file}"


def test_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    made = keys.demo(tmp_path, "register.example", "log")
    assert keys.demo(tmp_path, "register.example", "log") == made
    assert keys.is_demo(made) and not keys.is_demo(KEY)
    file = tmp_path / "DEMO-log.key"
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o640)
    with pytest.raises(LogError, match="0600"):
        keys.signer(str(file))


def test_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_KEY", str(KEY))
    assert keys.signer("env:LOG_KEY") == KEY
    monkeypatch.delenv("LOG_KEY")
    with pytest.raises(LogError, match="no key of a log"):
        keys.signer("env:LOG_KEY")


def test_a_program_signs_and_its_key_is_never_seen(tmp_path: Path) -> None:
    asked = keys.signer(program(tmp_path, "held.sign(sys.stdin.buffer.read())"))
    assert asked.verifier == KEY.verifier and asked.name == KEY.name
    assert asked.signed("text\n") == KEY.signed("text\n")


@pytest.mark.parametrize(
    ("signature", "why"),
    [
        ("held.sign(b'something else')", "no signature by its key"),
        ("b'short'", "no signature by its key"),
        ("sys.exit(3)", "did not sign"),
    ],
)
def test_a_program_that_does_not_sign_is_told(tmp_path: Path, signature: str, why: str) -> None:
    asked = keys.signer(program(tmp_path, signature))
    with pytest.raises(LogError, match=why):
        asked.signed("text\n")


def test_a_program_that_is_not_there_is_told() -> None:
    with pytest.raises(LogError, match="does not run"):
        _ = keys.signer("command:/nowhere/keeper").verifier
