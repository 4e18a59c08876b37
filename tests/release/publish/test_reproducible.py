"""The same ledger and log give the same release, byte by byte, wherever and by whomever it is made.

The manifest has the digest of every file but those of the log, where the salts of what is new are
chance: here that of the release itself.
"""

import os
import subprocess
import sys
from pathlib import Path

from tests.examples.desk import ROOT
from tests.release.keeper import Keeper
from tests.release.publish.conftest import copied

_PROGRAM = "from registry.cli.main import app; app()"
_HERE = {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
_THERE = {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "2"}


def test_two_machines_make_the_same_release(waiting: Keeper, tmp_path: Path) -> None:
    one = _released(copied(waiting, tmp_path / "one"), 0o022, _HERE)
    other = _released(copied(waiting, tmp_path / "another place"), 0o077, _THERE)
    for name in ("SHA256SUMS", "SHA256SUMS.sig", "release/release.json"):
        assert (one / name).read_bytes() == (other / name).read_bytes()


def _released(keeper: Keeper, umask: int, machine: dict[str, str]) -> Path:
    """Built anew and published, by commands alone."""
    settings = ("--register", keeper.ledger, "--settings", str(ROOT / "pelicanconf.py"))
    anew, server = keeper.folder / "anew", keeper.folder / "server"
    day = ("--as-of", "2023-06-30")
    for words in (("build", *day, "--output", anew), ("publish", server, "--output", anew)):
        subprocess.run(
            [sys.executable, "-c", _PROGRAM, *settings, *map(str, words)],
            cwd=keeper.folder,
            env={**os.environ, **machine, **_keys(keeper)},
            umask=umask,
            check=True,
        )
    return server / "current"


def _keys(keeper: Keeper) -> dict[str, str]:
    key = str(keeper.key)
    return {
        "REGISTRY_LOG": str(keeper.log),
        "REGISTRY_LOG_KEY": key,
        "REGISTRY_RELEASE_KEY": key,
        "PYTHONPATH": str(ROOT),
    }
