"""Objections: decided in each way, open on each kind of entry, and one that is not marked yet."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from maker import acts, promises
from maker.cast import firm, name_on
from maker.chapters.common import number
from maker.sheets import Row, Sheet

#: Received on a Wednesday and marked on the next day; decided within seven working days.
EARLY, MARKED = date(2026, 11, 11), date(2026, 11, 12)
UPHELD, MENDED, WITHDRAWN, PROMISED = 146, 222, 118, 116
#: A score printed wrongly, and the correction notice that came of it.
PRINTED, CORRECTION = 153, number(2025, 25)
#: Received on a Friday and marked on the Saturday, but for the one that waits for its mark.
LATE, SHOWN = date(2026, 11, 20), date(2026, 11, 21)
CONTESTING, NAMED, NOTICE, PROMISING, WAITING = 201, 200, 196, 100, 240

_ABOUT: Mapping[int, Row] = {
    UPHELD: {"about": "信用等级"},
    MENDED: {"about": "登记事项"},
    PRINTED: {"about": "信用等级", "ruleset": acts.SHAANXI},
    PROMISED: {
        "about": "信用承诺书",
        "signed": promises.signed_on(PROMISED, date(2025, 6, 12)),
        "commitment_title": promises.title_of(PROMISED),
    },
    WITHDRAWN: {"about": "公告", "contested": number(2026, 23)},
    CONTESTING: {"about": "信用等级"},
    NAMED: {"about": "信用等级"},
    NOTICE: {"about": "公告", "contested": number(2026, 27)},
    PROMISING: {
        "about": "信用承诺书",
        "signed": promises.signed_on(PROMISING, date(2026, 11, 18)),
    },
    WAITING: {"about": "登记事项"},
}
_REASONS = {
    UPHELD: "认为财务指标计分偏低",
    MENDED: "住所已经迁移，登记册仍载旧址",
    WITHDRAWN: "认为公告所列原等级有误",
    PRINTED: "公告所载得分与结果通知书不符",
    PROMISED: "认为签署日期登记有误",
    CONTESTING: "认为得分计算有误",
    NAMED: "认为应当评为 A 级",
    NOTICE: "认为公告所载有效期有误",
    PROMISING: "认为所公布的承诺书不是最后文本",
    WAITING: "认为所属行业登记有误",
}


def printed() -> Sheet:
    """One to a score, received the day after its notice."""
    return Sheet("objection", [_objection(PRINTED, date(2025, 12, 11), date(2025, 12, 12))])


def corrected() -> Sheet:
    """It was right: the correction notice of that day says so."""
    row = _decision(PRINTED, date(2025, 12, 22), "更正", "评价机构的评价报告")
    return Sheet("objection_decision", [row | {"correction": CORRECTION}])


def early() -> Sheet:
    """Those that are decided by now."""
    numbers = (UPHELD, MENDED, WITHDRAWN, PROMISED)
    return Sheet("objection", [_objection(n, EARLY, MARKED) for n in numbers])


def late() -> list[Sheet]:
    """What became of them, and those that are open."""
    rows = [_objection(n, LATE, SHOWN) for n in (CONTESTING, NAMED, NOTICE, PROMISING)]
    waiting = _objection(WAITING, LATE, None)
    decisions = [
        _decision(WITHDRAWN, date(2026, 11, 17), "撤回", "企业 2026 年 11 月 17 日来函"),
        _decision(MENDED, date(2026, 11, 19), "更正", "营业执照复印件"),
        _decision(PROMISED, date(2026, 11, 20), "维持", "承诺书原件"),
        _decision(UPHELD, date(2026, 11, 20), "维持", "评价机构 2026 年 11 月 18 日的说明"),
    ]
    moved = {"address": "陕西省西安市雁塔区示例路18号", "as_of": date(2026, 11, 19)}
    return [
        Sheet("company", [{**_who(MENDED, SHOWN), **moved}]),
        Sheet("objection_decision", decisions),
        Sheet("objection", [*rows, waiting]),
    ]


def _objection(place: int, received: date, marked: date | None) -> Row:
    row = {**_who(place, received), **_ABOUT[place], "received": received}
    mark: dict[str, Any] = {"day": marked} if marked else {}
    return {**row, **mark, "reason": _REASONS[place]}


def _decision(place: int, day: date, outcome: str, basis: str) -> Row:
    told = {"day": day, "outcome": outcome, "basis": basis}
    return {**_who(place, day), **_ABOUT[place], **told}


def _who(place: int, day: date) -> Row:
    return {"code": firm(place).code, "name": name_on(place, day)}
