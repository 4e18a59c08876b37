"""Writes the example's filings anew: `python examples/make.py`. The same bytes every time."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from maker import story
from maker.sheets import Filing

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Write all filings into a folder, and beside it what each of them shows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=HERE / "filings")
    folder: Path = parser.parse_args().output
    told = story.filings()
    write(folder, told)
    (folder.parent / "FILINGS.md").write_text(contents(told), encoding="utf-8")


def write(folder: Path, told: Sequence[Filing]) -> None:
    """Write the filings and remove what no longer belongs there."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {filing.name for filing in told}
    for stale in sorted(folder.iterdir()):
        if stale.name not in names:
            stale.unlink()
    for filing in told:
        (folder / filing.name).write_bytes(filing.content())


def contents(told: Sequence[Filing]) -> str:
    """What each filing shows, as a table in Markdown."""
    rows = (
        f"| {filing.received} | [{filing.name}](filings/{filing.name}) | {filing.shows} |"
        for filing in told
    )
    head = "# 示例报送逐份说明\n\n| 收到日期 | 文件 | 说明什么 |\n|---|---|---|\n"
    return head + "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
