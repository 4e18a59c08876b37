"""Acts the working week and writes its chapter anew: `python -m examples.week`."""

import tempfile
from pathlib import Path

from examples.acting import chapter, story

CHAPTER = Path(__file__).parents[1] / "docs" / "guide" / "week.md"


def main() -> None:
    """Act the week in a folder that is gone afterwards, and write down what it printed."""
    with tempfile.TemporaryDirectory() as folder:
        days = story.act(Path(folder))
    CHAPTER.write_text(chapter.render(days), "utf-8")


if __name__ == "__main__":
    main()
