"""The editorial pages to fill in: those of the example, with what is the example's taken out.

Each change must find its text: a page of the example that is worded anew is noticed by the tests,
not by an association.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from registry.cli.starting.answers import Answers

#: What stands where the association has to write something itself; `registry check` looks for it.
TO_FILL = "〔待填"

_NAME, _HOST = "秦信企业信用协会（示例）", "register.example"
_CHANGES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "about.md": (
        (
            "**本网站是示例。** 协会、企业、机构、人员、编号和公告均为虚构，"
            "不代表任何真实的单位和个人；"
            "页面所引的规章和标准则是真实存在的文件。请勿将示例内容用于任何交易判断。\n\n",
            "〔待填：协会的登记机关、业务主管单位、成立日期〕\n\n",
        ),
    ),
    "contact.md": (
        (
            "**以下联系方式为虚构，不能接通。** "
            "真实的协会使用本系统时，应在此填写自己的联系方式。\n\n",
            "",
        ),
        ("陕西省西安市示例路1号", "〔待填：地址〕"),
        ("029-00000000", "〔待填：电话〕"),
        ("register@register.example", "〔待填：电子邮箱〕"),
        ("工作日上午九时至十二时，下午二时至五时", "〔待填：受理时间〕"),
    ),
    "help.md": (
        ("秦信协〔2026〕2号”", "×信协〔2026〕2号”"),
        (
            "关于撤销陕西岱岫医药有限公司等2家企业信用等级的公告：秦信协〔2026〕2号",
            "关于撤销××有限公司企业信用等级的公告：×信协〔2026〕2号",
        ),
    ),
    "impostors.md": (
        (
            "# 本网站是示例\n\n本网站的协会和企业都是虚构的，"
            "`register.example` 是为举例保留的域名，不会有真实的网站。"
            "真实的协会使用本系统时，应在此写明自己的网址、备案号，"
            "以及在报刊、会刊、证书背面等其他地方也能查到的核对方式。",
            "# 在别处核对\n\n〔待填：还能在哪里查到本登记册的网址，如报刊、会刊、证书背面〕",
        ),
    ),
    "privacy.md": (),
    "objections.md": (),
    "method.md": (
        ("本站评分卡上的分值是示例，并如此注明", "本站评分卡上的分值如属示例，均予注明"),
    ),
    "accessibility.md": (),
}
#: What the example says by its own rule set, and what an association under another has to write.
_OF_THE_EXAMPLE = "shaanxi-2006"
_OTHERWISE: Mapping[str, tuple[str, str]] = {
    "objections.md": (
        "依照《陕西省企业信用等级评价管理办法（试行）》第十一条，",
        "〔待填：下一段说的是陕西省的办法，改为本协会所用评价办法的规定〕\n\n"
        "依照《陕西省企业信用等级评价管理办法（试行）》第十一条，",
    ),
}


def pages(folder: Path, answers: Answers) -> Iterator[tuple[str, str]]:
    """Each page's file name and Markdown, from the example's pages in `folder`.

    Raises ValueError where a page of the example no longer has a text that is to be changed.
    """
    for name, changes in _CHANGES.items():
        text = (folder / name).read_text("utf-8")
        other = answers.ruleset != _OF_THE_EXAMPLE and name in _OTHERWISE
        for old, new in (*changes, _OTHERWISE[name]) if other else changes:
            if old not in text:
                raise ValueError(f"{name} no longer says: {old}")
            text = text.replace(old, new)
        yield name, text.replace(_NAME, answers.name).replace(_HOST, answers.domain)
