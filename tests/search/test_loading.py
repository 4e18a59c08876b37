"""What a build after an act loads: a library that it does not need would be a part of its time."""

import subprocess
import sys

_LOADED = "import sys, registry.release.run; print('numpy' in sys.modules)"


def test_no_arrays_are_loaded_before_everything_is_made_anew() -> None:
    told = subprocess.run([sys.executable, "-c", _LOADED], check=True, capture_output=True)
    assert told.stdout.strip() == b"False"
