"""The companies of the example: three hundred invented names, as varied as in life."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from maker import codes, dice, people
from maker.places import BY_CODE, ELSEWHERE, SHAANXI, Place

FIRST = "砺鋆彧濯骎琤岱沚翾筱旻屿禾梣玥翙"
SECOND = "垣翯禹澍岫枞琮晔骧钊沭昳秾弋滢骅"
SIZE = 300
OUTSIDERS = range(270, 276)

MANUFACTURE, FARMING, BUILDING, TRADE, TRANSPORT, LODGING, SOFTWARE, BUSINESS, SCIENCE, WATER = (
    "制造业",
    "农、林、牧、渔业",
    "建筑业",
    "批发和零售业",
    "交通运输、仓储和邮政业",
    "住宿和餐饮业",
    "信息传输、软件和信息技术服务业",
    "租赁和商务服务业",
    "科学研究和技术服务业",
    "水利、环境和公共设施管理业",
)
TRADES = (
    ("精密机械", MANUFACTURE),
    ("信息科技", SOFTWARE),
    ("生态农业", FARMING),
    ("建筑工程", BUILDING),
    ("医药", TRADE),
    ("物流", TRANSPORT),
    ("环保科技", WATER),
    ("文化传媒", "文化、体育和娱乐业"),
    ("商贸", TRADE),
    ("新材料", MANUFACTURE),
    ("餐饮管理", LODGING),
    ("检测技术", SCIENCE),
    ("人力资源", BUSINESS),
    ("热力", "电力、热力、燃气及水生产和供应业"),
    ("置业", "房地产业"),
    ("职业培训", "教育"),
    ("矿业", "采矿业"),
    ("家政服务", "居民服务、修理和其他服务业"),
)
FORMS = ("有限公司", "有限责任公司", "有限公司", "股份有限公司", "有限公司", "集团有限公司")


@dataclass(frozen=True)
class Firm:
    """One company with what a clerk's folder holds about it."""

    number: int
    name: str
    code: str
    place: Place
    address: str
    industry: str
    person: str
    english: str = ""


#: Names that life would bring: number → name, head of the code, county, industry.
SPECIAL: dict[int, tuple[str, str, str, str]] = {
    3: ("洛川县塬上翙禾苹果专业合作社", "93", "610629", FARMING),
    7: ("三原县泾北镇琤沚村股份经济合作社", "N2", "610422", FARMING),
    11: ("西安XK翾晔智能装备有限公司", "91", "610113", MANUFACTURE),
    14: ("雁塔区彧姐家油泼面馆", "92", "610113", LODGING),
    18: ("榆林骎禹物流有限公司", "91", "610802", TRANSPORT),
    19: ("榆林骎禹物流有限责任公司", "91", "610802", TRANSPORT),
    23: ("汉中濯秾茶业有限公司", "91", "610724", MANUFACTURE),
    24: ("汉中濯秾茶业有限公司西乡第二分公司", "91", "610724", MANUFACTURE),
    29: ("陕西㙍𬭎窑陶瓷有限公司", "91", "610204", MANUFACTURE),
    33: ("铜川市耀州区澍滢医院", "12", "610204", "卫生和社会工作"),
    37: ("岱琮数据（西安）有限公司", "91", "610116", SOFTWARE),
    38: ("岱琮数据(陕西)科技有限公司", "91", "610116", SOFTWARE),
    42: ("梣公社（陕西）文化传播有限公司", "91", "610103", "文化、体育和娱乐业"),
    47: ("西安市碑林区旻屿小学后勤服务部", "92", "610103", "居民服务、修理和其他服务业"),
    53: ("陕西八百三十里翙骧运输有限公司", "91", "610502", TRANSPORT),
    58: ("秦州岫枞药材种植有限公司", "91", "610922", FARMING),
    61: ("砺垣", "92", "610302", TRADE),
    66: ("宝鸡玥弋3D打印技术有限公司", "91", "610303", MANUFACTURE),
    72: ("陕西陕西人家翯岱商贸有限公司", "91", "610104", TRADE),
    78: ("紫阳县䒷竹坪富硒茶厂", "91", "610924", MANUFACTURE),
    85: ("西安鋆垣翯禹澍岫枞琮晔骧进出口贸易有限公司", "91", "610112", TRADE),
    91: ("筱昳、筱晔姐妹服饰店", "92", "610702", TRADE),
    97: ("神木市沚骅煤化工集团有限责任公司第三运销分公司", "91", "610881", "采矿业"),
    104: ("Hanyu翾禹餐饮管理（西安）有限公司", "91", "610113", LODGING),
    113: ("陕西翾禹餐饮管理有限公司", "91", "610113", LODGING),
    121: ("延安禾·沭文化创意有限公司", "91", "610602", "文化、体育和娱乐业"),
    133: ("陕西省旻弋职业技术培训学校", "52", "610111", "教育"),
    147: ("渭南岱骧", "92", "610502", TRANSPORT),
}
ENGLISH = {
    11: "Xi'an XK Xuanye Example Equipment Co., Ltd.",
    37: "Daicong Example Data (Xi'an) Co., Ltd.",
    85: "Xi'an Yunyuan Hehu Example Import & Export Co., Ltd.",
    104: "Hanyu Xuanyu Example Catering Co., Ltd.",
}


@cache
def firm(number: int) -> Firm:
    """The company of that number, from 0 to SIZE - 1."""
    if number in SPECIAL:
        name, head, county, industry = SPECIAL[number]
        place = BY_CODE[county]
    else:
        head, place = "91", _place(number)
        name, industry = _name(number, place)
    prefix = {"12": "MB", "52": "MJ", "N2": "MF"}.get(head, "MA")
    return Firm(
        number,
        name,
        codes.make(head, _authority(number, place), prefix, number),
        place,
        _address(number, place),
        industry,
        people.name(400 + number),
        ENGLISH.get(number, ""),
    )


def _place(number: int) -> Place:
    if number in OUTSIDERS:
        return ELSEWHERE[number % len(ELSEWHERE)]
    return dice.pick(SHAANXI, "place", number)


def _name(number: int, place: Place) -> tuple[str, str]:
    # 7 has no common factor with 256: every number below 256 gets a brand of its own.
    brand = FIRST[number * 7 % 256 // 16] + SECOND[number * 7 % 16]
    trade, industry = dice.pick(TRADES, "trade", number)
    form = dice.pick(FORMS, "form", number)
    city = place.city.removesuffix("市")
    county = place.county.rstrip("区县市") if len(place.county) > 2 else place.county
    shape = dice.below(20, "shape", number)
    if shape < 11:
        return f"{city}{brand}{trade}{form}", industry
    if shape < 13:
        return f"{brand}{trade}（{city}）{form}", industry
    if shape < 14:
        return f"{brand}{trade}({city}){form}", industry
    if shape < 16:
        return f"{place.province.removesuffix('省')}{brand}{trade}{form}", industry
    if shape < 18:
        return f"{county}{brand}{trade}{form}", industry
    return f"{brand}{trade}{form}", industry


def _authority(number: int, place: Place) -> str:
    """Where it was registered: mostly the county, sometimes city, province or a zone."""
    turn = dice.below(12, "authority", number)
    if turn == 0:
        return place.code[:2] + "0000"
    if turn == 1:
        return place.code[:4] + "00"
    if turn == 2 and place.city == "西安市":
        return "610131"
    return place.code


def _address(number: int, place: Place) -> str:
    road = FIRST[number % 16] + SECOND[(number * 5 + 3) % 16]
    door = f"{road}路{dice.below(180, 'door', number) + 1}号"
    if dice.below(3, "address", number) == 0:
        return f"{place.city}{place.county}{door}"
    return f"{place.province}{place.city}{place.county}{door}"


#: Changes of name: number → day, new name.
RENAMED = {
    6: (date(2023, 2, 14), "汉中彧沭质量检测集团有限公司"),
    31: (date(2024, 8, 20), "陕西梣钊人才服务集团有限公司"),
    120: (date(2025, 10, 9), "翾昳数字技术（西安）有限公司"),
    222: (date(2026, 8, 11), "琮晔示例新能源科技有限公司"),
}


def name_on(number: int, day: date) -> str:
    """The name that the company bears on a day."""
    renamed = RENAMED.get(number)
    return renamed[1] if renamed and day >= renamed[0] else firm(number).name
