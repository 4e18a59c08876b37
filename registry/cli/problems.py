"""Problems of a filing, for a person at a terminal and for a pipe."""

from collections.abc import Sequence

from registry.cli import console
from registry.intake.problems import Problem

_HEADERS = ("位置 where", "列 column", "所填 found", "应为 expected", "依据 rule", "说明 reason")


def show(problems: Sequence[Problem]) -> None:
    """Every problem: sheet, row, column, found, expected, rule and article, both languages.

    On a terminal a table; in a pipe one line each, its cells parted by tabs, the file first.
    """
    console.show(
        ("文件 file", *_HEADERS),
        [(problem.file, *_cells(problem)) for problem in problems],
    )


def _cells(problem: Problem) -> tuple[str, ...]:
    refusal = problem.refusal
    row = f"第{problem.row}行" if problem.row else ""
    column = f"{'/'.join(problem.letters)} {'、'.join(problem.headers)}".strip()
    return (
        f"{problem.sheet} {row}".strip(),
        column,
        refusal.found,
        refusal.expected,
        f"{refusal.rule} {refusal.article}".strip(),
        f"{refusal.zh} {refusal.en}",
    )
