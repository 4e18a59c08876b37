"""Commitments: what companies promise, and that two of them withdrew."""

from collections.abc import Sequence
from datetime import date, timedelta

from maker import dice, people
from maker.cast import firm, name_on
from maker.sheets import Row

TEXTS = (
    (
        "诚信经营承诺书",
        "本企业郑重承诺：一、遵守国家法律法规和行业规范，诚实守信，公平竞争；二、向秦信企业信用协会"
        "（示例）提供的材料真实、完整、有效；三、不发布虚假宣传，不侵害消费者合法权益；四、自觉接受社会"
        "监督，如有违反，愿意承担相应责任。",
    ),
    (
        "质量与安全信用承诺书",
        "本企业承诺对所提供的产品和服务质量负责，落实安全生产主体责任，建立可追溯的质量记录；发生质量"
        "安全问题时及时公告、召回并依法赔偿。",
    ),
    (
        "按时支付中小企业款项承诺书",
        "本企业承诺：不以内部付款流程、负责人变更等理由拖欠中小企业款项；合同约定的付款期限自验收合格"
        "之日起不超过六十日；发生争议时，无争议部分按期支付。",
    ),
    (
        "信用修复承诺书",
        "本企业已纠正失信行为、消除不良影响，承诺在今后的经营活动中严格遵守法律法规，不再发生同类行为；"
        "如再次失信，自愿接受公开通报。",
    ),
)


def commitments(members: Sequence[int], day: date, notice: str) -> list[Row]:
    """Commitments published together in one notice."""
    return [_commitment(number, day, notice) for number in members]


def signed_on(number: int, day: date) -> date:
    """When a commitment that was published on that day had been signed."""
    return day - timedelta(9 + dice.below(20, "signed", number))


def title_of(number: int) -> str:
    """What a company's commitments are called."""
    return dice.pick(TEXTS, "promise", number)[0]


def _commitment(number: int, day: date, notice: str) -> Row:
    one = firm(number)
    title, text = dice.pick(TEXTS, "promise", number)
    return {
        "code": one.code,
        "name": name_on(number, day),
        "commitment_title": title,
        "text": text,
        "signed": signed_on(number, day),
        "signatory": one.person,
        "office": "负责人" if one.code.startswith("92") else "董事长兼总经理",
        "day": day,
        "number": notice,
        "digest": dice.digest("commitment", number),
        "address": one.address,
        "region": f"{one.place.city}{one.place.county}",
        "legal_representative": one.person,
        "telephone": people.telephone(number),
        "id_number": people.id_number(number),
    }


def withdrawal(number: int, published: date, day: date, reason: str, notice: str) -> Row:
    """The end of a commitment that was published on a day."""
    return {
        "code": firm(number).code,
        "signed": signed_on(number, published),
        "day": day,
        "reason": reason,
        "number": notice,
    }
