"""What a command says: tables and progress for a person, plain lines for a pipe."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

#: Results, on standard output.
OUT = Console(soft_wrap=True, highlight=False, markup=False, emoji=False)
#: Everything else, on standard error.
ERR = Console(soft_wrap=True, highlight=False, markup=False, emoji=False, stderr=True)


def say(text: str) -> None:
    """One line of result."""
    OUT.print(one_line(text))


def note(text: str) -> None:
    """One line beside the result."""
    ERR.print(one_line(text))


def show(headers: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> None:
    """A table on a terminal; in a pipe one line a row, its cells parted by tabs."""
    if not OUT.is_terminal:
        for row in rows:
            OUT.print("\t".join(one_line(cell) for cell in row))
        return
    table = Table(*headers, title=title or None, title_justify="left")
    for row in rows:
        table.add_row(*(one_line(cell) for cell in row))
    OUT.print(table, soft_wrap=False)


def one_line(text: str) -> str:
    """The text without what would break a line or steer a terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


def progress() -> Progress:
    """A bar on standard error, gone when done; nothing at all in a pipe."""
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        console=ERR,
        transient=True,
        disable=not ERR.is_terminal,
    )
