"""What an objection is about and what it came to, in words for the desk (P-6)."""

from registry.ledger.entries import Contested

RESOLUTIONS = {"upheld": "维持", "corrected": "更正", "withdrawn": "企业撤回"}


def about(contested: Contested) -> str:
    """As “信用等级（shaanxi-2006，2025-09-18 起）”."""
    match contested.about:
        case "grade":
            return f"信用等级（{contested.ruleset}，{contested.since} 起）"
        case "notice":
            return f"公告 {contested.notice}"
        case "commitment":
            return f"信用承诺书“{contested.title}”（{contested.since} 签署）"
    return "登记事项"
