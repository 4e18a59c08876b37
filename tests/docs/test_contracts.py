"""The import contracts of pyproject.toml hold the table of rooms."""

import tomllib
from pathlib import Path

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parents[2]


def test_import_contracts_hold():
    assert lint_imports(str(ROOT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS


def test_every_room_is_under_a_contract():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = next(c for c in config["contracts"] if c["type"] == "layers")["layers"]
    named = {room.strip() for layer in layers for room in layer.split("|")}
    rooms = {init.parent.name for init in (ROOT / "registry").glob("*/__init__.py")}
    assert rooms == named
