"""The record of runs: a line of JSON for each command, for a program that watches over the desk.

It is kept where `REGISTRY_RUNS` says, and nowhere without it. It is the desk's own: what a
command said may name companies that are not public.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from registry.cli import clock, console

SETTING = "REGISTRY_RUNS"
_DISK = "运行记录 {} 写不进去：{}。The record of runs cannot be written; the command did its work."


class Line(msgspec.Struct, frozen=True):
    """When a command began (in China), which it was, how it ended, and what it told a person.

    `status` is its exit status: 0 done, 1 refused, 2 used wrongly, 130 interrupted.
    """

    at: str
    command: str
    seconds: int
    status: int
    said: Sequence[str]


def note(command: str, began: int, status: int) -> None:
    """Write a line for a command that began then, in seconds since 1970, and has ended."""
    kept = os.environ.get(SETTING)
    if not kept:
        return
    line = Line(clock.told(began), command, clock.now() - began, status, list(console.SAID))
    try:
        # One append: the lines of two commands at once stay whole.
        with Path(kept).open("ab") as file:
            file.write(msgspec.json.encode(line) + b"\n")
    except OSError as fault:
        console.note(_DISK.format(kept, fault.strerror))
