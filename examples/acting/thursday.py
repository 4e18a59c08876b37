"""Thursday: a revocation with its new grade, a voiding with its ban."""

from datetime import date

from examples.acting import again, cast, evening, sheets
from examples.acting.stage import Stage

DAY = "2026-06-11"


def act(stage: Stage) -> None:
    """Everything that is done on this day."""
    stage.day("星期四 Thursday", DAY)
    _revoke(stage)
    _void(stage)
    evening.publish(stage)
    stage.see(cast.REVOKED.name[2:4], cast.REVOKED.name, "评定为 A 级", "撤销")
    stage.see(cast.VOID.name[2:4], cast.VOID.name, "已被宣布无效")


def _revoke(stage: Stage) -> None:
    firm = cast.REVOKED
    stage.tell(
        "一家 AAA 级企业主要资产被查封。撤销须在同一公告中公布新评等级（R-30），还没有的不能草拟。"
        "A revocation without its new grade cannot be drafted."
    )
    revoke = f"registry notice draft revocation --day {DAY} --code {firm.code} "
    stage.run(f"{revoke}事由=主要经营资产被查封", status=1)
    stage.tell("机构重新评价，委员会重新审定；报来之后再草拟。Evaluated and decided anew.")
    decided = date(2026, 6, 10)
    days = (date(2026, 6, 1), date(2026, 6, 8), date(2026, 6, 9), decided, decided)
    again.evaluate(stage, firm, "到期重评", "重评", days)
    stage.run(f"{revoke}事由=主要经营资产被查封")
    stage.run(f"registry take --received {DAY} {cast.MARK}〔2026〕7号.xlsx")


def _void(stage: Stage) -> None:
    firm = cast.VOID
    stage.tell(
        "另一家的审计报告查明系伪造：宣布等级无效，三年内不得申请（R-31）。A grade declared void."
    )
    stage.run(
        f"registry notice draft voiding --day {DAY} --code {firm.code} "
        "事由=申报材料中的审计报告系伪造"
    )
    stage.run(f"registry take --received {DAY} {cast.MARK}〔2026〕8号.xlsx")
    stage.tell("它当天又来申请，整份退回，有错的单元格标在另存的表里。It applies, and is refused.")
    stage.fill(
        "空表/信用等级评价申请.xlsx",
        "再申请.xlsx",
        {"信用等级评价申请": sheets.applications([firm], date(2026, 6, 11))},
    )
    stage.run(f"registry take --received {DAY} --report 退回.xlsx 再申请.xlsx", status=1)
    stage.tell("有人来电询问，照此答复；注明“不公开”的不说。Somebody asks on the telephone.")
    stage.run(f"registry explain {firm.code} --as-of {DAY}")
