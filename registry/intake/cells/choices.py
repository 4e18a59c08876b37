"""Cells that take one of a few words."""

from registry.intake.cells.base import choice

YES_NO = choice(
    "“是”或“否”",
    "yes or no",
    {
        True: "是 有 Y YES 1 TRUE √ ✓ 已 已完成 完成 符合 具备 合格 通过",
        False: "否 无 没有 N NO 0 FALSE × ✗ X 未 未完成 不符合 不具备 不合格 未通过",
    },
)
OUTCOME = choice(
    "“合格”或“不合格”",
    "passed or failed",
    {
        True: "合格 通过 年检合格 年审合格 是 Y √ ✓",
        False: "不合格 未通过 不通过 未合格 年检不合格 年审不合格 否 N × ✗ X",
    },
)
PUBLIC_RECORD = choice(
    "“是”或“否”",
    "yes or no",
    {
        True: "是 公共记录 公共 公开 公共信用信息 Y 1 √ ✓",
        False: "否 自有材料 企业材料 企业提供 企业自报 自报 非公共记录 N 0 × ✗",
    },
)
GROUND = choice(
    "撤下公示的法定情形",
    "a ground on which something is erased",
    {
        "repair": "信用修复 修复 REPAIR",
        "personal": "个人信息保护 个人信息 个人信息保护法 删除个人信息 PERSONAL",
        "court": "人民法院裁判 法院裁判 法院判决 法院裁定 生效裁判 COURT",
        "mistake": "差错 误公示 误发 误公布 MISTAKE",
    },
)
ABOUT = choice(
    "异议事项",
    "what an objection is about",
    {
        "particulars": "登记事项 登记内容 登记信息 企业登记信息 PARTICULARS",
        "grade": "信用等级 等级 GRADE",
        "notice": "公告 NOTICE",
        "commitment": "信用承诺书 承诺书 信用承诺 COMMITMENT",
    },
)
RESOLUTION = choice(
    "异议的处理结果",
    "what an objection came to",
    {
        "upheld": "维持 维持原内容 异议不成立 不成立 UPHELD",
        "corrected": "更正 已更正 异议成立 成立 CORRECTED",
        "withdrawn": "撤回 企业撤回 撤回异议 WITHDRAWN",
    },
)
PURPOSE = choice(
    "申请类型",
    "a kind of application",
    {
        "first": "首次 首次申请 首次申报 首评 初评 初次 新申请 新申报 FIRST",
        "upgrade": "晋级 晋级申请 晋级评价 升级 UPGRADE",
        "renewal": "到期重评 重评 重新评价 到期 到期复评 换证 续评 期满重评 RENEWAL",
    },
)
