"""The tasks as a table of `docs/tasks.md`: what was counted takes the place of what stood there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from examples.reading.tasks import Task

_TABLE = re.compile(r"^\| 任务 .*?\n\n", re.MULTILINE | re.DOTALL)
_HEAD = (
    "| 任务 task | 谁 who | 按 presses | 字 typed | 首次 cold | 再次 warm | 画面 | 测试 test |",
    "|---|---|--:|--:|--:|--:|---|---|",
)


@dataclass(frozen=True)
class Done:
    """A task that was done: presses, characters, and bytes and answers of either time."""

    task: Task
    presses: int
    characters: int
    cold: tuple[int, int]
    warm: tuple[int, int]


def written(text: str, done: Sequence[Done]) -> str:
    """The page with the table of these. Raises ValueError where it has no table."""
    if not _TABLE.search(text):
        raise ValueError("docs/tasks.md has no table to be replaced")
    table = "\n".join((*_HEAD, *map(_row, done)))
    return _TABLE.sub(lambda _: f"{table}\n\n", text)


def _row(done: Done) -> str:
    task = done.task
    cells = (
        f"{task.what} {task.english}",
        task.who,
        str(done.presses),
        str(done.characters),
        _size(*done.cold),
        _size(*done.warm),
        f"[图 picture](tasks/{task.name}.webp)",
        f"`{task.test}`",
    )
    return f"| {' | '.join(cells)} |"


def _size(sent: int, answers: int) -> str:
    return f"{sent / 1000:.1f} kB ({answers})"
