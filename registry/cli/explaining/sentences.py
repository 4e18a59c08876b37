"""What an entry says, as a Chinese sentence, and the rule that it rests on."""

from collections.abc import Callable
from datetime import date
from functools import singledispatch

from registry.identity import industries
from registry.ledger.entries import (
    Application,
    Ban,
    Commitment,
    CommitmentVerification,
    CommitmentWithdrawal,
    Company,
    CompanyEntry,
    CompanyErasure,
    CopyWithdrawal,
    Correction,
    Deadline,
    Decision,
    Evaluation,
    Grade,
    NameChange,
    Objection,
    ObjectionDecision,
    ObjectionMark,
    PastGrade,
    PublicCopy,
    Qualification,
    Reevaluation,
    ReevaluationRequest,
    ReferralConsent,
    ReferralWithdrawal,
    Refused,
    Repair,
    Review,
    Revocation,
    Voiding,
)
from registry.public.references import city
from registry.seal.verdict import WORDS
from registry.state.contested import RESOLUTIONS, about
from registry.state.grounds import GROUNDS
from registry.state.standing import BEGINNINGS, OUTCOMES

#: How a notice is named in a sentence, by its id.
Named = Callable[[str], str]

PURPOSES = {"first": "首次", "upgrade": "晋级", "renewal": "到期重评"}
FIELDS = {"certificate": "证书编号", "score": "得分"}
RULES: dict[type[CompanyEntry], str] = {
    Company: "R-10",
    NameChange: "R-10",
    Qualification: "R-11",
    Application: "R-11",
    Evaluation: "R-13",
    Decision: "R-13",
    ReevaluationRequest: "R-15",
    Reevaluation: "R-15",
    Review: "R-23",
    Revocation: "R-30",
    Voiding: "R-31",
    Refused: "R-31",
    Ban: "R-31",
    Correction: "R-32",
    Repair: "R-52",
    Commitment: "R-51",
    CommitmentVerification: "R-51",
    PublicCopy: "P-4",
    CopyWithdrawal: "P-4",
    CommitmentWithdrawal: "R-51",
    ReferralConsent: "P-4",
    ReferralWithdrawal: "P-4",
    Objection: "P-6",
    ObjectionMark: "P-6",
    ObjectionDecision: "P-6",
    CompanyErasure: "P-5",
}


def rule_of(entry: CompanyEntry) -> str:
    """The rule that an entry rests on before all."""
    return BEGINNINGS[entry.basis][1] if isinstance(entry, Grade) else RULES[type(entry)]


@singledispatch
def sentence(entry: CompanyEntry, notice: Named) -> str:
    """The entry in one Chinese sentence. Raises TypeError for an act that has none."""
    raise TypeError(f"no sentence for {type(entry).__name__}")


@sentence.register
def _(entry: Company, notice: Named) -> str:
    facts = {
        "注册地": city(entry.region).zh,
        "注册地址": entry.address,
        "行业": industries.name(entry.industry),
        "法定代表人": entry.legal_representative,
        "登记状态": entry.registration_status,
        "曾用名": "、".join(entry.former_names),
    }
    told = "".join(f"，{name}{value}" for name, value in facts.items() if value)
    return f"登记信息：{entry.name}{told}"


@sentence.register
def _(entry: NameChange, notice: Named) -> str:
    return f"更名为{entry.name}，代码不变"


@sentence.register
def _(entry: Qualification, notice: Named) -> str:
    return "取得信用企业资质" + (f"，证书{entry.number}" if entry.number else "")


@sentence.register
def _(entry: Application, notice: Named) -> str:
    payer = f"，由{entry.payer}委托付费" if entry.payer else ""
    received = f"，收到材料 {len(entry.materials)} 件" if entry.materials else ""
    return f"申请信用等级评价（{PURPOSES[entry.purpose]}）{payer}{received}"


@sentence.register
def _(entry: Evaluation, notice: Named) -> str:
    people = "、".join(person.name for person in entry.evaluators)
    caps = f"（{'；'.join(entry.caps)}）" if entry.caps else ""
    endorsed = f"；协会 {entry.endorsed} 认可" if entry.endorsed else ""
    return (
        f"{entry.agency_name}评价：{entry.score} 分{caps}，{entry.grade} 级，"
        f"评价人员{people}{endorsed}"
    )


@sentence.register
def _(entry: Decision, notice: Named) -> str:
    received = f"；企业 {entry.received} 收到结果" if entry.received else ""
    until = entry.reevaluation_until
    objection = f"，可申请复评至 {_last(until)}" if until else ""
    return f"评定委员会审定：{entry.grade} 级{received}{objection}"


@sentence.register
def _(entry: ReevaluationRequest, notice: Named) -> str:
    return f"企业申请复评{_why(entry.reason)}；应不迟于 {_last(entry.conclude_until)} 作出结论"


@sentence.register
def _(entry: Reevaluation, notice: Named) -> str:
    return f"复评结论：{entry.score} 分，{entry.grade} 级，为最终结论"


@sentence.register
def _(entry: Grade, notice: Named) -> str:
    by = notice(entry.notice) if entry.notice else entry.document and f"命名文件 {entry.document}"
    certificate = f"，证书 {entry.certificate}" if entry.certificate else ""
    score = f" {entry.score} 分" if entry.score is not None else ""
    until = f"，有效至 {entry.valid_until}"
    said = f"{BEGINNINGS[entry.basis][0]}：{entry.grade} 级{score}{until}{certificate}"
    return said + (f"，见{by}" if by else "")


@sentence.register
def _(entry: PastGrade, notice: Named) -> str:
    source = f"，来源：{entry.source}" if entry.source else "，来源未载明"
    certificate = f"，证书 {entry.certificate}" if entry.certificate else ""
    reckoned = "（按评价办法推算）" if entry.reckoned else ""
    return (
        f"历史导入：{entry.grade} 级，有效至 {entry.valid_until}{reckoned}{certificate}{source}；"
        f"得分、评价机构、评价人员和公告未登记，未按 R-13、R-14、R-23 核对"
    )


@sentence.register
def _(entry: Review, notice: Named) -> str:
    return f"年审：{OUTCOMES[entry.outcome]}" + _seen(entry.notice, notice)


@sentence.register
def _(entry: Revocation, notice: Named) -> str:
    after = "重新评定的等级在同一公告公布" if entry.named else "重新评定未达到命名等级，不再命名"
    return f"撤销等级{_why(entry.reason)}；{after}{_seen(entry.notice, notice)}"


@sentence.register
def _(entry: Voiding, notice: Named) -> str:
    since = f"{entry.grade_from} 起的等级宣布为自始无效{_why(entry.reason)}"
    return f"{since}；至 {entry.ban_until} 不得申请{_seen(entry.notice, notice)}"


@sentence.register
def _(entry: Refused, notice: Named) -> str:
    return f"{entry.agency}拒绝评估{_why(entry.reason)}；至 {entry.ban_until} 不得申请"


@sentence.register
def _(entry: Ban, notice: Named) -> str:
    return f"禁止申请至 {entry.until}{_why(entry.reason)}"


@sentence.register
def _(entry: Correction, notice: Named) -> str:
    field = FIELDS[entry.field]
    return (
        f"更正{notice(entry.corrects)}的{field}：“{entry.was}”改为“{entry.becomes}”"
        f"{_seen(entry.notice, notice)}"
    )


@sentence.register
def _(entry: Repair, notice: Named) -> str:
    return f"失信记录 {entry.reference} 已修复，停止公示" + (
        f"，依据{entry.basis}" if entry.basis else ""
    )


@sentence.register
def _(entry: Commitment, notice: Named) -> str:
    return (
        f"公示信用承诺书“{entry.title}”，{entry.signed} 由{entry.office}{entry.signatory}签署"
        f"{_seen(entry.notice, notice)}"
    )


@sentence.register
def _(entry: CommitmentVerification, notice: Named) -> str:
    about = f"{notice(entry.commitment)}公示的信用承诺书“{entry.title}”"
    if entry.clerk:
        kept = f"，原件存于{entry.kept}" if entry.kept else ""
        found = WORDS[entry.status][0]
        return f"{entry.clerk}于 {entry.seen} 核对{about}的扫描件与纸质原件：{found}{kept}"
    return f"核验{about}的原件：{WORDS[entry.status][0]}（按 {entry.received} 判断）"


@sentence.register
def _(entry: PublicCopy, notice: Named) -> str:
    return (
        f"公示{notice(entry.commitment)}所公示信用承诺书“{entry.title}”的副本：企业于 "
        f"{entry.consent} 同意（{entry.basis}），{entry.clerk}看过副本"
    )


@sentence.register
def _(entry: CopyWithdrawal, notice: Named) -> str:
    return (
        f"企业撤回同意（{entry.basis}），不再公示{notice(entry.commitment)}所公示信用承诺书"
        f"“{entry.title}”的副本"
    )


@sentence.register
def _(entry: CommitmentWithdrawal, notice: Named) -> str:
    return f"撤回{notice(entry.commitment)}公示的信用承诺书{_why(entry.reason)}" + _seen(
        entry.notice, notice
    )


@sentence.register
def _(entry: ReferralConsent, notice: Named) -> str:
    return f"同意融资推荐（{entry.basis}），有等级在有效期内即列入名单"


@sentence.register
def _(entry: ReferralWithdrawal, notice: Named) -> str:
    return f"撤回融资推荐的同意（{entry.basis}），不再列入名单"


@sentence.register
def _(entry: Objection, notice: Named) -> str:
    return (
        f"收到企业对{about(entry.contested)}的异议{_why(entry.reason)}；"
        f"应不迟于 {_last(entry.decide_by)} 处理"
    )


@sentence.register
def _(entry: ObjectionMark, notice: Named) -> str:
    return f"标注异议：{about(entry.contested)}（{entry.received} 收到）"


@sentence.register
def _(entry: ObjectionDecision, notice: Named) -> str:
    basis = f"，依据{entry.basis}" if entry.basis else ""
    outcome = RESOLUTIONS[entry.outcome]
    said = f"处理异议：{about(entry.contested)}（{entry.received} 收到），{outcome}{basis}"
    return said + _seen(entry.correction, notice)


@sentence.register
def _(entry: CompanyErasure, notice: Named) -> str:
    return f"撤下公示：企业页面改为存根，依据{GROUNDS[entry.ground].article}（{entry.basis}）"


def _seen(identifier: str, notice: Named) -> str:
    return f"，见{notice(identifier)}" if identifier else ""


def _why(reason: str) -> str:
    return f"（事由：{reason}）" if reason else ""


def _last(deadline: Deadline) -> str:
    day: date = deadline.day
    return f"{day}（暂定）" if deadline.provisional else str(day)
