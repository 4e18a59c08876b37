"""Tuesday: a company contests its result; the re-evaluation is final, then it is announced."""

from datetime import date

from examples.acting import cast, evening, sheets
from examples.acting.stage import Stage

DAY = "2026-06-09"


def act(stage: Stage) -> None:
    """Everything that is done on this day."""
    stage.day("星期二 Tuesday", DAY)
    firm = cast.CONTESTING
    stage.tell(
        "最后一家的审定和送达日期报来了；同一天企业提出异议，申请复评（R-15）。"
        "The last result, and the company's objection to it."
    )
    stage.run("registry template 评定委员会审定,异议复评申请 复评空表.xlsx")
    stage.fill(
        "复评空表.xlsx",
        "复评申请.xlsx",
        {
            "评定委员会审定": sheets.decisions([firm], date(2026, 6, 4), date(2026, 6, 5)),
            "异议复评申请": [
                {sheets.CODE: firm.code, "申请日期": date(2026, 6, 9), "事由": "漏计一份合同"}
            ],
        },
    )
    stage.run(f"registry take --received {DAY} 复评申请.xlsx")
    stage.tell("复评期间不得公告（D-15），期限已进入待办。No announcement meanwhile.")
    stage.run(f"registry todo --as-of {DAY} --within 30")
    stage.run(f"registry notice draft announcement --day {DAY}", status=1)
    stage.tell("下午复评有了结论，等级由 A 调为 AA，可以公告了。The conclusion: AA in place of A.")
    stage.fill(
        "空表/复评结论.xlsx",
        "复评结论.xlsx",
        {
            "复评结论": [
                {
                    sheets.CODE: firm.code,
                    "得分": "81",
                    "信用等级": "AA",
                    "结论日期": date(2026, 6, 9),
                }
            ]
        },
    )
    stage.run(f"registry take --received {DAY} 复评结论.xlsx")
    stage.run(f"registry notice draft announcement --day {DAY}")
    stage.run(f"registry take --received {DAY} {cast.MARK}〔2026〕4号.xlsx")
    evening.publish(stage)
    stage.see(firm.name[2:4], firm.name, "评定为 AA 级")
