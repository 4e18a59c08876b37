"""What a build after an act loads: a library that it does not need would be a part of its time."""

import subprocess
import sys

import pytest

_LOADED = "import sys, registry.release.run; print('{}' in sys.modules)"


@pytest.mark.parametrize("library", ["numpy", "fsspec", "distributed"])
def test_what_an_act_does_not_need_is_not_loaded(library: str) -> None:
    """Arrays, object stores, a cluster."""
    asked = _LOADED.format(library)
    told = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True)
    assert told.stdout.strip() == b"False"
