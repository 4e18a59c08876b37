"""Columns that several filing kinds share: one header, one type, one set of variants each."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from registry.intake.cells import (
    CERTIFICATE,
    CODE,
    DAY,
    DOCUMENT,
    GRADE,
    INDUSTRY,
    NAME,
    NAMES,
    RULESET,
    SCORE,
    TEXT,
)
from registry.intake.drafts.base import Column

Code = Annotated[
    str,
    Column(
        "统一社会信用代码",
        CODE,
        (
            "社会信用代码",
            "信用代码",
            "统一代码",
            "企业代码",
            "社会统一信用代码",
            "统一信用代码",
            "社会信用代码证号",
            "纳税人识别号",
        ),
        rule="GB 32100",
    ),
]
CompanyName = Annotated[
    str,
    Column(
        "企业名称",
        NAME,
        (
            "单位名称",
            "公司名称",
            "名称",
            "企业全称",
            "申报单位",
            "参评企业",
            "单位全称",
            "公司全称",
            "受评企业",
            "被评企业",
            "参评单位",
        ),
    ),
]
Address = Annotated[
    str,
    Column(
        "注册地址",
        TEXT,
        ("住所", "地址", "企业地址", "注册住所", "企业注册地址", "登记住所", "注册地", "住所地"),
        rule="R-10",
    ),
]
Region = Annotated[
    str,
    Column(
        "注册地区",
        TEXT,
        ("所在地区", "地区", "行政区划", "所属地区", "所属区域", "所在市", "所在地", "地市"),
        rule="R-10",
    ),
]
Industry = Annotated[
    str,
    Column(
        "所属行业",
        INDUSTRY,
        ("行业", "行业门类", "行业类别", "行业名称", "所属行业门类", "国民经济行业"),
    ),
]
LegalRepresentative = Annotated[
    str,
    Column(
        "法定代表人", TEXT, ("法人代表", "法人", "法定代表人姓名", "负责人", "法人姓名", "企业法人")
    ),
]
RegistrationStatus = Annotated[
    str, Column("登记状态", TEXT, ("经营状态", "企业状态", "存续状态", "工商登记状态"), rule="R-5")
]
Telephone = Annotated[
    str,
    Column(
        "联系电话",
        TEXT,
        ("电话", "手机", "手机号", "联系方式", "固定电话", "手机号码", "移动电话", "联系人电话"),
        private=True,
    ),
]
Email = Annotated[
    str, Column("电子邮箱", TEXT, ("邮箱", "E-mail", "email", "电子邮件", "邮件地址"), private=True)
]
Fax = Annotated[str, Column("传真", TEXT, (), private=True)]
Contact = Annotated[str, Column("联系人", TEXT, ("联络人",), private=True)]
IdNumber = Annotated[
    str, Column("身份证号", TEXT, ("法定代表人身份证号", "身份证号码", "证件号码"), private=True)
]
Remark = Annotated[str, Column("备注", TEXT, ("说明", "备 注"), private=True)]
NoticeNumber = Annotated[
    str,
    Column(
        "公告文号", DOCUMENT, ("文号", "公告编号", "发文字号", "公告号", "公告文件号"), rule="R-32"
    ),
]
NoticeText = Annotated[
    str, Column("公告说明", TEXT, ("公告正文", "补充说明"), note="Markdown，随公告公布")
]
RuleSetId = Annotated[
    str,
    Column("评价办法", RULESET, ("规则集", "评价标准"), note="不填时用本协会默认的评价办法"),
]
Score = Annotated[
    Decimal,
    Column(
        "得分",
        SCORE,
        (
            "评分",
            "分数",
            "总分",
            "评价得分",
            "综合得分",
            "最终得分",
            "评级得分",
            "信用得分",
            "信用评分",
        ),
        rule="R-1",
    ),
]
OptionalScore = Annotated[
    Decimal | None,
    Column(
        "得分",
        SCORE,
        (
            "评分",
            "分数",
            "总分",
            "评价得分",
            "综合得分",
            "最终得分",
            "评级得分",
            "信用得分",
            "信用评分",
        ),
        rule="R-1",
    ),
]
GradeName = Annotated[
    str,
    Column(
        "信用等级",
        GRADE,
        ("等级", "评定等级", "信用级别", "信用评级", "评级结果", "评价等级", "级别"),
        rule="R-2",
    ),
]
Agency = Annotated[
    str,
    Column(
        "评价机构",
        TEXT,
        (
            "评估机构",
            "评级机构",
            "中介机构",
            "机构名称",
            "评价单位",
            "第三方机构",
            "信用评价机构",
            "第三方信用服务机构",
        ),
        rule="R-14",
    ),
]
Evaluators = Annotated[
    tuple[str, ...],
    Column(
        "评价人员",
        NAMES,
        ("评估人员", "评价师", "评价员", "评价人", "评估师", "信用评价师", "信用评价人员"),
        rule="R-14",
    ),
]
Applied = Annotated[
    date, Column("申报日期", DAY, ("申请日期", "申报时间", "申请时间", "申报日"), rule="R-11")
]
Evaluated = Annotated[
    date,
    Column(
        "评价日期",
        DAY,
        ("评价时间", "评估日期", "评级日期", "评价完成日期", "评价报告日期", "报告日期"),
        rule="R-13",
    ),
]
Decided = Annotated[
    date,
    Column(
        "审定日期",
        DAY,
        (
            "审定时间",
            "评委会审定日期",
            "评定日期",
            "评委会评定日期",
            "评审日期",
            "评定时间",
            "委员会审定日期",
            "评委会审定时间",
        ),
        rule="R-13",
    ),
]
Announced = Annotated[
    date,
    Column(
        "公告日期",
        DAY,
        ("公告时间", "公布日期", "发布日期", "公告日", "发布时间", "公布时间"),
        rule="R-20",
    ),
]
Certificate = Annotated[
    str,
    Column(
        "证书编号", CERTIFICATE, ("证书号", "等级证书编号", "证书号码", "证书编码"), rule="RULES 6"
    ),
]
Reason = Annotated[str, Column("事由", TEXT, ("原因", "理由"))]
