"""Wednesday: an upgrade, and two yearly reviews of which one lowers a grade."""

from datetime import date

from examples.acting import again, cast, evening, sheets
from examples.acting.stage import Stage

DAY = "2026-06-10"


def act(stage: Stage) -> None:
    """Everything that is done on this day."""
    stage.day("星期三 Wednesday", DAY)
    _upgrade(stage)
    _review(stage)
    evening.publish(stage)
    stage.see(cast.RISING.name[2:4], cast.RISING.name, "评定为 AAA 级", "晋级")
    stage.see(cast.LOWERED.name[2:4], cast.LOWERED.name, "评定为 A 级", "不合格")


def _upgrade(stage: Stage) -> None:
    firm = cast.RISING
    stage.tell(
        "去年 5 月 20 日公告的 AA 级，满一年后申请晋级（R-22）。An upgrade after a full year."
    )
    days = (
        date(2026, 5, 21),
        date(2026, 6, 1),
        date(2026, 6, 3),
        date(2026, 6, 5),
        date(2026, 6, 8),
    )
    again.evaluate(stage, firm, "晋级", "晋级", days)
    stage.run(f"registry notice draft upgrade --day {DAY}")
    stage.run(f"registry take --received {DAY} {cast.MARK}〔2026〕5号.xlsx")
    stage.tell("晋级企业的新证书。The certificate of the new grade.")
    stage.run(f"registry certificate {firm.code} --as-of {DAY} --out 晋级证书.pdf")


def _review(stage: Stage) -> None:
    stage.tell(
        "两家公共信用评价的企业今天年审（R-23）：一家合格，等级不变，不公告；一家不合格，"
        "由 AAA 降为 A，须公布，有效期末日不变（D-23）。Two reviews: one keeps its grade, "
        "one is lowered."
    )
    stage.fill(
        "空表/年度审查.xlsx", "年审合格.xlsx", {"年度审查": [_row(cast.KEPT, {"年审结果": "合格"})]}
    )
    stage.run(f"registry take --received {DAY} 年审合格.xlsx")
    lowered = {"年审结果": "不合格", "得分": "805", "年审后等级": "A"}
    stage.fill("空表/年度审查.xlsx", "年审不合格.xlsx", {"年度审查": [_row(cast.LOWERED, lowered)]})
    stage.run("registry notice draft review 年审不合格.xlsx")
    stage.run(f"registry take --received {DAY} {cast.MARK}〔2026〕6号.xlsx")


def _row(firm: cast.Firm, facts: dict[str, str]) -> dict[str, object]:
    return {
        sheets.CODE: firm.code,
        "年审日期": date(2026, 6, 10),
        **facts,
        "评价办法": "casmes-2019",
    }
