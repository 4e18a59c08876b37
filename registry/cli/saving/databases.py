"""A consistent copy of a SQLite file, whoever is writing to it meanwhile."""

import sqlite3
from contextlib import closing
from pathlib import Path


def copy(source: Path, target: Path) -> None:
    """By SQLite's own backup, into one file that needs no other beside it.

    Raises sqlite3.Error, and FileNotFoundError where there is no source.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    target.touch(0o600)
    with closing(_opened(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode = DELETE")


def _opened(path: Path) -> sqlite3.Connection:
    """For reading; what a killed writer left is set right by SQLite, so it may write."""
    if not path.is_file():
        raise FileNotFoundError(2, "No such file", str(path))
    base = sqlite3.connect(path)
    base.execute("PRAGMA query_only = ON")
    return base
