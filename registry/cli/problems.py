"""Problems of a filing, for a person at a terminal and for a pipe."""

from collections.abc import Sequence

from registry.cli import console
from registry.intake.problems import Problem


def show(problems: Sequence[Problem]) -> None:
    """Every problem: sheet, row, column, found, expected, rule and article, both languages.

    On a terminal a paragraph each; in a pipe one line each, its cells parted by tabs.
    """
    for problem in problems:
        if console.OUT.is_terminal:
            _paragraph(problem)
        else:
            console.cells(_cells(problem))


def _paragraph(problem: Problem) -> None:
    _, sheet, row, column, found, expected, rule, zh, en = _cells(problem)
    place = " ".join(part for part in (sheet, row, column) if part)
    console.say(f"  {place}［{rule}］" if rule else f"  {place}", style="bold")
    compared = (("所填 found", found), ("应为 expected", expected))
    shown = "；".join(f"{name}：{value}" for name, value in compared if value)
    for line in (zh, en, shown):
        if line:
            console.say(f"    {line}")


def _cells(problem: Problem) -> tuple[str, ...]:
    """File, sheet, row, column, found, expected, rule and article, Chinese, English."""
    refusal = problem.refusal
    return (
        problem.file,
        problem.sheet,
        f"第{problem.row}行" if problem.row else "",
        f"{'/'.join(problem.letters)} {'、'.join(problem.headers)}".strip(),
        refusal.found,
        refusal.expected,
        f"{refusal.rule} {refusal.article}".strip(),
        refusal.zh,
        refusal.en,
    )
