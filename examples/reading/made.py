"""The example's site with its public log, as readers' tasks are done on it."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parents[1]
AS_OF = "2026-11-22"


def site(folder: Path) -> Path:
    """Takes the filings and builds, by the command line."""
    registry = [
        Path(sys.executable).with_name("registry"),
        *("--register", f"sqlite:///{folder / 'register.sqlite3'}"),
        *("--settings", HERE.parent / "pelicanconf.py"),
    ]
    environment = {**os.environ, "REGISTRY_LOG": str(folder / "log")}
    filings = sorted((HERE / "filings").iterdir())
    take = ["take", "--received", AS_OF, *filings]
    build = ["build", "--as-of", AS_OF, "--output", folder / "site"]
    for words in (take, build):
        subprocess.run([*registry, *words], check=True, env=environment, stdout=subprocess.DEVNULL)
    return folder / "site"
