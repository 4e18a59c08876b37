"""Who is in the week: an association, an agency with its people, thirty companies; all made up."""

from dataclasses import dataclass

from registry.identity import codes

ASSOCIATION = "华岳企业信用协会（示例）"
HOST = "credit.huayue.example"
MARK = "华信协"
CLERK = "赵甲子"

AGENCY = "华岳砺衡信用评价有限公司"
AGENCY_CODE = codes.complete("91610102", "MAHYA001")
AGENCY_NUMBER = "华信评机字第001号"

#: Two rare characters each, so that no company bears the name.
_FIRST = "砺鋆彧濯骎琤岱沚翾筱旻屿禾梣玥翙"
_SECOND = "垣翯禹澍岫枞琮晔骧钊沭昳秾弋滢骅"
_BRANDS = [
    one + two for second in (_SECOND, _SECOND[1:]) for one, two in zip(_FIRST, second, strict=False)
]
_TRADES = (
    ("精密机械", "制造业"),
    ("信息科技", "信息传输、软件和信息技术服务业"),
    ("建筑工程", "建筑业"),
    ("生态农业", "农、林、牧、渔业"),
    ("物流", "交通运输、仓储和邮政业"),
    ("商贸", "批发和零售业"),
)
_PLACES = (
    ("西安", "610113", "西安市雁塔区"),
    ("宝鸡", "610302", "宝鸡市渭滨区"),
    ("咸阳", "610402", "咸阳市秦都区"),
    ("渭南", "610502", "渭南市临渭区"),
)
_SURNAMES = "钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


@dataclass(frozen=True)
class Firm:
    """One company with what a clerk's folder holds of it."""

    name: str
    code: str
    region: str
    address: str
    industry: str
    person: str


def person(number: int) -> str:
    """A surname and a year of the sixty-year cycle, so nobody's name."""
    return _SURNAMES[number % 30] + _STEMS[number % 10] + _BRANCHES[number % 12]


def _firm(number: int) -> Firm:
    city, region, place = _PLACES[number % len(_PLACES)]
    trade, industry = _TRADES[number % len(_TRADES)]
    return Firm(
        name=f"{city}{_BRANDS[number]}{trade}有限公司",
        code=codes.complete(f"91{region}", f"MAHY{number + 1:04}"),
        region=place,
        address=f"{place}示例路{number + 1}号",
        industry=industry,
        person=person(number),
    )


FIRMS = tuple(map(_firm, range(30)))
#: Those of the first batch; the last of them contests its result, the two before are BBB.
NEW = FIRMS[:24]
NAMED, CONTESTING, ERASED = NEW[21:23], NEW[23], NEW[7]
#: Those that had a grade before the register began.
RISING, REVOKED, VOID, MISPRINTED, LOWERED, KEPT = FIRMS[24:]
#: The agency's people; the first is its legal representative.
EVALUATORS = tuple(map(person, range(40, 46)))
