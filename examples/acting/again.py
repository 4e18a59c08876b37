"""A company is evaluated again: applied for, scored, decided, filed in one workbook."""

from datetime import date

from examples.acting import sheets
from examples.acting.cast import Firm
from examples.acting.stage import Stage

#: The days of application, evaluation, endorsement, decision, and of the company's getting it.
Days = tuple[date, date, date, date, date]


def evaluate(stage: Stage, firm: Firm, purpose: str, name: str, days: Days) -> None:
    """Fill the workbook `name` and take it; `purpose` is the one of the application."""
    applied, evaluated, endorsed, decided, received = days
    empty = f"{name}空表.xlsx"
    stage.run(f"registry template 信用等级评价申请,评价结果,评定委员会审定 {empty}")
    stage.fill(
        empty,
        f"{name}.xlsx",
        {
            "信用等级评价申请": sheets.applications([firm], applied, purpose),
            "评价结果": sheets.evaluations([firm], evaluated, endorsed),
            "评定委员会审定": sheets.decisions([firm], decided, received),
        },
    )
    stage.run(f"registry take --received {stage.days[-1].date} {name}.xlsx")
