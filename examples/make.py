"""Writes the example's filings anew: `python examples/make.py`. The same bytes every time."""

import argparse
from pathlib import Path

from maker import story

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Write all filings into the folder, and remove what no longer belongs there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=HERE / "filings")
    folder: Path = parser.parse_args().output
    folder.mkdir(parents=True, exist_ok=True)
    written = {}
    for filing in story.filings():
        written[filing.name] = filing.content()
    for stale in sorted(folder.iterdir()):
        if stale.name not in written:
            stale.unlink()
    for name, content in written.items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
