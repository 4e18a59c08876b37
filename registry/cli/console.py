"""What a command says: tables and progress for a person, plain lines for a pipe."""

from collections import deque
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Column, Table
from typer import echo

#: Results, on standard output.
OUT = Console(soft_wrap=True, highlight=False, markup=False, emoji=False)
#: Everything else, on standard error.
ERR = Console(soft_wrap=True, highlight=False, markup=False, emoji=False, stderr=True)
#: The last of what a command said in sentences, for the record of runs.
SAID: deque[str] = deque(maxlen=20)


def say(text: str, style: str = "") -> None:
    """One line of result."""
    SAID.append(one_line(text))
    OUT.print(SAID[-1], style=style or None)


def note(text: str) -> None:
    """One line beside the result."""
    SAID.append(one_line(text))
    ERR.print(SAID[-1])


def cells(row: Sequence[str]) -> None:
    """One line of result for a program: cells parted by tabs."""
    echo("\t".join(map(one_line, row)))


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on a terminal; in a pipe one line a row, its cells parted by tabs."""
    if not OUT.is_terminal:
        for row in rows:
            cells(row)
        return
    grid = Table(*(Column(header, overflow="fold") for header in headers))
    for row in rows:
        grid.add_row(*map(one_line, row))
    OUT.print(grid, soft_wrap=False)


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
