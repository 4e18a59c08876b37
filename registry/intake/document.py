"""The page that documents every filing kind, written from the declarations themselves."""

from collections.abc import Iterator

from registry.intake.cells import TEXT
from registry.intake.drafts import KINDS, Column, Draft, columns, required

_INTRODUCTION = """\
# 报送种类与列

本页由各报送种类的声明生成，与程序一致由测试保证。This page is rendered from the declarations in
`registry/intake/drafts/`; a test keeps it so.

- 文件 Files：`.xlsx`；`.csv`（UTF-8 或 GB18030，逗号、制表符或分号分隔）；`.jsonl`（每行一个对象，
  键为列标题或字段名，可加 `kind`）。一个工作簿可有几张不同种类的表。
- 表头 Headers：次序不限，上方可有标题行，可用下列“其他写法”，空格、换行、全角半角、括号样式不计。
  种类由表头识别，也可用 `--kind` 指明。用不到的列忽略并提示；合计、注、填表人等行不读。
- 文号写在标题行（如“公告文号：陕信协〔2025〕18号”）的，用于没有填文号的各行。
- 日期：`2026-03-01`、`2026.3.1`、`2026/3/1`、`2026年3月1日`、`20260301` 或表格日期；
  数字可为文本，可为全角。
- 公式不收；“必填”列每行都要填；“不公开”的列只进台账，不出现在网站上（R-50）。
"""

#: What a column's text might be, where the cell type alone does not show it.
_EXAMPLES = {
    "姓名": "甲某",
    "法定代表人": "甲某",
    "签署人": "甲某",
    "签署人职务": "董事长",
    "原件文件": "承诺书.pdf",
    "扫描件文件": "承诺书扫描件.pdf",
    "核对人": "丙某",
    "企业同意依据": "公示副本同意书",
    "撤回同意依据": "撤回同意书",
    "遮盖位置": "1,10,52.5,30,4",
    "原件存放处": "档案室2号柜",
    "联系人": "乙某",
    "委托付费方": "西安××有限公司",
    "评价机构": "西安××信用评估有限公司",
    "所在单位": "西安××信用评估有限公司",
    "机构名称": "西安××信用评估有限公司",
    "注册地址": "西安市雁塔区××路1号",
    "注册地区": "西安市雁塔区",
    "登记状态": "存续",
    "信用评价资格证书编号": "陕信评机字第001号",
    "从业人员资格证编号": "陕信评字第0001号",
    "原资格证编号": "陕信评字第0001号",
    "资格证编号": "陕信评机字第001号",
    "指标": "纳税信用A级纳税人",
    "记录内容": "2025年度纳税信用A级",
    "更正项目": "证书编号",
    "原为": "200700101100035",
    "更正为": "200700101100036",
    "承诺事项": "诚信经营承诺",
    "联系电话": "029-00000000",
    "电子邮箱": "someone@example.com",
    "身份证号": "（十八位）",
    "备注": "命名文件 2025-09-18",
}


def render() -> str:
    """The page in Markdown, the same text every time."""
    contents = "\n".join(f"- [{kind.title}](#{kind.kind}) `{kind.kind}`" for kind in KINDS)
    return "\n".join([_INTRODUCTION, contents, *map(_section, KINDS)])


def example(column: Column) -> str:
    """A cell that the column takes."""
    return _EXAMPLES.get(column.header, column.cell.example)


def _section(kind: type[Draft]) -> str:
    rules = f"依据 Rules：{'、'.join(kind.rules)}。\n\n" if kind.rules else ""
    return (
        f'\n<a id="{kind.kind}"></a>\n\n## {kind.title} `{kind.kind}`\n\n{kind.purpose}\n\n{rules}'
        "| 列标题 | 字段 | 其他写法 | 内容 | 示例 | 必填 | 公开 | 依据 | 说明 |\n"
        "|---|---|---|---|---|---|---|---|---|\n" + "\n".join(_lines(kind)) + "\n"
    )


def _lines(kind: type[Draft]) -> Iterator[str]:
    needed = required(kind)
    for name, column in columns(kind).items():
        cells = (
            f"**{column.header}**",
            f"`{name}`",
            "、".join(column.aliases),
            column.cell.name if column.cell is not TEXT else "",
            example(column),
            "必填" if name in needed else "",
            "不公开" if column.private else "",
            column.rule,
            column.note,
        )
        yield f"| {' | '.join(cells)} |"
