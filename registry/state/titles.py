"""What notices are called."""

from registry.ledger.entries import NoticeKind

#: The title of each kind of notice, about one name or "…等3家".
TITLES: dict[NoticeKind, str] = {
    "grade": "关于公布{}企业信用等级评定结果的公告",
    "upgrade": "关于公布{}企业信用等级晋级结果的公告",
    "review": "关于公布{}企业信用等级年审结果的公告",
    "revocation": "关于撤销{}企业信用等级的公告",
    "voiding": "关于宣布{}企业信用等级无效的公告",
    "licence": "关于向{}颁发信用评价资格证的公告",
    "cancellation": "关于取消{}信用评价资格的公告",
    "agency_ban": "关于禁止{}从事企业信用评价工作的公告",
    "correction": "关于更正{}公告内容的公告",
    "commitment": "关于公示{}信用承诺书的公告",
    "commitment_withdrawal": "关于{}撤回信用承诺书的公告",
}
