"""The same ledger and log give the same release, byte by byte, wherever and by whomever it is made.

Only the salts of what is new in the log are chance: made once, they are the log's.
"""

import os
import subprocess
import sys
from pathlib import Path

from tests.examples.desk import ROOT
from tests.release.keeper import Keeper
from tests.release.publish.conftest import copied
from tests.site.conftest import tree

_PROGRAM = "from registry.cli.main import app; app()"
_HERE = {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
_THERE = {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "2"}


def test_two_machines_make_the_same_release(waiting: Keeper, tmp_path: Path) -> None:
    one = _released(copied(waiting, tmp_path / "one"), 0o022, _HERE)
    other = _released(copied(waiting, tmp_path / "another place"), 0o077, _THERE)
    assert (one / "SHA256SUMS").read_bytes() == (other / "SHA256SUMS").read_bytes()
    assert tree(one) == tree(other)


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
