"""Which entries of a company the public learns of, by what the views are made of."""

from collections.abc import Iterator, Mapping
from datetime import date

from registry.ledger.entries import (
    Application,
    Ban,
    CommitmentVerification,
    Company,
    CompanyEntry,
    CopyWithdrawal,
    Decision,
    Evaluation,
    Objection,
    ObjectionDecision,
    ObjectionMark,
    PublicCopy,
    Qualification,
    Reevaluation,
    ReevaluationRequest,
    ReferralConsent,
    ReferralWithdrawal,
    Refused,
    Repair,
)
from registry.public.disclosure import Disclosure
from registry.public.views import GradeView
from registry.state.company import CompanyState

#: Never public, whatever becomes of the company, and why.
NEVER: Mapping[type[CompanyEntry], str] = {
    Qualification: "申报材料中的资质（RULES 6）",
    ReevaluationRequest: "复评（RULES 6）",
    Reevaluation: "复评，公开的只是最终的得分和等级（RULES 6）",
    Refused: "拒绝评估（R-31）",
    Ban: "单独作出的禁止申请（R-31）",
    Repair: "已修复的记录（R-52）",
    Objection: "异议的收到，公开的只是标注和处理（P-6）",
    ReferralWithdrawal: "同意的撤回，网站上只是不再列入名单（P-4）",
}
UNNAMED = "没有公开的等级以它为依据（R-19）"
UNMARKED = "没有公开的标注（P-6、R-19）"
UNREFERRED = "现不在融资推荐名单上（P-4）"


class Disclosed:
    """Tells of each entry why it is private, "" where the public sees it."""

    def __init__(self, state: CompanyState, disclosure: Disclosure) -> None:
        self._page = disclosure.view is not None
        self._referred = state.referral if _is_referred(disclosure) else None
        self._named = {notice for notice, _ in (*disclosure.items, *disclosure.commitments)}
        listed = {(grade.ruleset, grade.valid_from) for grade in _grades(disclosure)}
        self._shown = {id(entry) for entry in _behind(state, listed)}
        self._marked = set(_marked(state, disclosure))
        self._changed = {
            id(entry)
            for grade in state.grades
            if grade.process.reevaluation is not None
            for entry in (grade.process.evaluation, grade.process.decision)
        }

    def why_private(self, entry: CompanyEntry) -> str:
        """Why the public does not see the entry; "" where it does."""
        if type(entry) in NEVER:
            return NEVER[type(entry)]
        if getattr(entry, "notice", "") in self._named or id(entry) in self._shown:
            return ""
        if hasattr(entry, "ruleset"):
            return UNNAMED
        if isinstance(entry, ObjectionMark | ObjectionDecision):
            return "" if id(entry) in self._marked else UNMARKED
        if isinstance(entry, ReferralConsent):
            return "" if entry is self._referred else UNREFERRED
        return "" if self._page else "网站上没有这家企业"

    def private_part(self, entry: CompanyEntry) -> str:
        """What of the entry is private though the entry is public, in words; "" for nothing."""
        return "、".join(what for what, there in self._parts(entry) if there)

    def _parts(self, entry: CompanyEntry) -> Iterator[tuple[str, object]]:
        match entry:
            case Company():
                yield "登记状态", entry.registration_status
                yield "联系方式等", entry.contact
            case Application():
                yield "收到的材料", entry.materials
            case Evaluation():
                yield "认可日期", entry.endorsed
                yield "企业自有材料的计分", any(not line.public for line in entry.lines)
                yield "复评前的得分和等级", id(entry) in self._changed
            case Decision():
                yield "送达日期和复评期限", entry.received or entry.reevaluation_until
                yield "复评前的等级", id(entry) in self._changed
            case CommitmentVerification():
                yield "核对人、所见日期和原件存放处", entry.clerk
                yield "结论的原因和所用证书", not entry.clerk
            case PublicCopy():
                yield "企业同意的日期和依据、核对人、遮盖位置", entry.consent
            case CopyWithdrawal():
                yield "撤回的依据", entry.basis
            case ReferralConsent():
                yield "同意书编号", entry.basis
            case ObjectionMark():
                yield "收到的日期", entry.received
            case ObjectionDecision():
                yield "收到的日期和处理的依据", entry.received


def _is_referred(disclosure: Disclosure) -> bool:
    return disclosure.view is not None and disclosure.view.referred_since is not None


def _marked(state: CompanyState, disclosure: Disclosure) -> Iterator[int]:
    """The acts behind the marks that are told, by identity."""
    view = disclosure.view
    told = {
        (one.about, one.ruleset, one.since, one.title, one.marked_on, one.notice and one.notice.id)
        for one in (view.objections or () if view else ())
    }
    for one in state.objections:
        about, mark = one.entry.contested, one.mark
        named = (about.about, about.ruleset, about.since, about.title)
        if mark and (*named, mark.day, about.notice or None) in told:
            yield id(mark)
            yield id(one.decision)


def _grades(disclosure: Disclosure) -> Iterator[GradeView]:
    if disclosure.view is not None:
        yield from disclosure.view.grades


def _behind(state: CompanyState, listed: set[tuple[str, date]]) -> Iterator[CompanyEntry]:
    """The entries that the pages of listed grades are made of."""
    for grade in state.grades:
        if (grade.entry.ruleset, grade.entry.day) in listed:
            process = grade.process
            yield grade.entry
            yield from grade.reviews
            for entry in (process.application, process.evaluation, process.decision):
                if entry is not None:
                    yield entry
