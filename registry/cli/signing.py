"""Public keys as they are given on the command line: themselves, or in a file."""

from pathlib import Path

from registry.tlog.note import Verifier


def verifier(text: str) -> Verifier:
    """The key. Raises LogError."""
    return Verifier.parse(Path(text).read_text("utf-8") if Path(text).is_file() else text)
