"""A list of before the register: company, grade and days, and nothing of how it came about."""

from datetime import date

from maker.cast import firm, name_on
from maker.certificates import Certificates
from maker.sheets import Row

DAY = date(2019, 6, 3)
_LIST = "2019年度信用企业名单"


def grades(certificates: Certificates) -> list[Row]:
    """Three, of whom the list has less and less to say."""
    return [
        _row(196, "AA")
        | {
            "until": date(2021, 6, 2),
            "certificate": certificates.shaanxi(DAY.year, "AA"),
            "remark": "纸质名单第 3 页",
        },
        _row(197, "A") | {"until": date(2021, 6, 2)},
        _row(201, "AAA"),
    ]


def _row(number: int, grade: str) -> Row:
    return {
        "name": name_on(number, DAY),
        "code": firm(number).code,
        "grade": grade,
        "announced": DAY,
        "ruleset": "shaanxi-2006",
        "source": _LIST,
    }
