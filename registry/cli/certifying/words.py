"""The wording of certificates, plaques and naming documents, Chinese first."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from registry.cli.certifying.award import CERTIFICATE, NAMING, PLAQUE, Award

CAPTION = "扫码核对登记状况"
CAPTION_ENGLISH = "Scan to see what is registered"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_TITLES = {
    CERTIFICATE: ("企业信用等级证书", "CERTIFICATE OF ENTERPRISE CREDIT GRADE"),
    PLAQUE: ("企业信用等级", "ENTERPRISE CREDIT GRADE"),
    NAMING: ("关于企业信用等级评定命名的通知", "NOTICE OF NAMING"),
}
_CURRENT = (
    "等级是否有效，以登记册公布的为准；届满、被撤销或者被宣布无效的，本{called}不再作为证明。"
    "What counts is the register."
)


@dataclass(frozen=True)
class Words:
    """What one document says beside name, grade, number and days."""

    title: str
    english_title: str
    basis: str
    english_basis: str
    period: str
    english_period: str
    foot: str
    paragraphs: tuple[str, ...]

    #: What no register or rule set can change.
    specimen: ClassVar[str] = "样张　并非真实证件　SPECIMEN"
    own: ClassVar[str] = (
        f"{specimen}{CAPTION}{CAPTION_ENGLISH}证书编号统一社会信用代码年月日〔〕　"
        f"Certificate No.{''.join(_MONTHS)}0123456789, "
    )

    @property
    def all(self) -> tuple[str, ...]:
        """Every text."""
        told = (self.title, self.english_title, self.basis, self.english_basis, self.period)
        return (*told, self.english_period, self.foot, *self.paragraphs)


def words(award: Award, kind: str, called: str) -> Words:
    """What a document says; `called` is what the rule set calls it."""
    first, last = chinese_day(award.valid_from), chinese_day(award.valid_until)
    english = f"{english_day(award.valid_from)} to {english_day(award.valid_until)}"
    title, english_title = _TITLES[kind]
    current = _CURRENT.format(called="文件" if kind == NAMING else called)
    maker = (
        f"{called}制作稿：框内为{called}文字，框外文字不制作。Text of the plaque, for its maker."
    )
    return Words(
        title=title,
        english_title=english_title,
        basis=f"{_process(award)}，评定信用等级为",
        english_basis=f"has been graded under {award.ruleset_english}",
        period=f"有效期：{first}至{last}",
        english_period=f"Valid from {english}, both days included",
        foot=maker if kind == PLAQUE else current,
        paragraphs=_paragraphs(award, first, last) if kind == NAMING else (),
    )


def chinese_day(day: date) -> str:
    """A day in Chinese: "2026年3月1日"."""
    return f"{day.year}年{day.month}月{day.day}日"


def english_day(day: date) -> str:
    """A day in English, whatever the machine speaks: "1 March 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _process(award: Award) -> str:
    """By what rules and by whom, as far as the register tells (R-13)."""
    agency = f"，经{award.agency}评价" if award.agency else ""
    decided = "、评定委员会审定" if award.decided and agency else ""
    return f"依据《{award.ruleset_title}》{agency}{decided}"


def _paragraphs(award: Award, first: str, last: str) -> tuple[str, ...]:
    meaning = award.meaning.rstrip("。").replace(",", "，")
    return (
        f"{award.name}：",
        f"{_process(award)}，评定你单位（统一社会信用代码：{award.code}）"
        f"信用等级为 {award.label}，现予命名。",
        f"{award.label}的含义（{award.meaning_article}）：{meaning}。",
        f"本等级自{first}起生效，有效期至{last}；届满自行失效，须重新评定。",
        "特此通知。",
    )
