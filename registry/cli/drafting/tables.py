"""The table in a notice: who is concerned, and what of it the public learns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from registry.ledger.entries import (
    AgencyBan,
    AgencyLicence,
    Cancellation,
    Commitment,
    CommitmentWithdrawal,
    Company,
    Correction,
    Entry,
    Grade,
    LicenceEntry,
    Notice,
    PractitionerLicence,
    Review,
    Revocation,
    Voiding,
)
from registry.state.company import CompanyState, GradeState
from registry.state.licences import LicenceState
from scoring.ruleset import RuleSet

_HEADS: Mapping[str, tuple[str, ...]] = {
    "grade": ("企业名称", "统一社会信用代码", "信用等级", "证书编号", "有效期"),
    "upgrade": ("企业名称", "统一社会信用代码", "原等级", "晋级后等级", "证书编号", "有效期"),
    "review": ("企业名称", "统一社会信用代码", "年审结论", "原等级", "现等级", "有效期至"),
    "revocation": ("企业名称", "统一社会信用代码", "撤销等级", "新评等级", "新证书编号", "有效期"),
    "voiding": ("企业名称", "统一社会信用代码", "无效等级", "证书编号", "禁止申请期"),
    "licence": ("名称", "资格证", "资格证编号", "有效期"),
    "cancellation": ("名称", "资格证编号", "事由"),
    "agency_ban": ("机构名称", "资格证编号", "禁止期限"),
    "correction": ("企业名称", "更正项目", "原为", "更正为"),
    "commitment": ("企业名称", "统一社会信用代码", "承诺事项", "签署日期"),
    "commitment_withdrawal": ("企业名称", "统一社会信用代码", "撤回自"),
}
_NUMBERED = "序号"
_FIELDS = {"certificate": "证书编号", "score": "得分"}
_OUTCOMES = {"raised": "合格，提升", "lowered": "不合格，下调"}


@dataclass(frozen=True)
class Table:
    """Headers and lines, all text; no lines where a notice has no table."""

    heads: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        """The table in Markdown; "" where there is none."""
        if not self.lines:
            return ""
        rows = (self.heads, ("---",) * len(self.heads), *self.lines)
        return "\n".join("| " + " | ".join(map(_escaped, row)) + " |" for row in rows)


@dataclass(frozen=True)
class Facts:
    """A notice with its acts, and what the register said of those concerned before it.

    `licences` are those that acts name, by number.
    """

    notice: Notice
    acts: Sequence[Entry]
    before: Mapping[str, CompanyState]
    licences: Mapping[str, LicenceState]
    ruleset: RuleSet
    corrected: str = ""

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """A line for each who is concerned, in the order of filing."""
        return tuple(line for act in self.acts if (line := _line(self, act)))

    @property
    def reasons(self) -> tuple[str, ...]:
        """The published grounds, each once."""
        found = (getattr(act, "reason", "") for act in self.acts if _line(self, act))
        return tuple(dict.fromkeys(reason.rstrip("。") for reason in found if reason))

    @property
    def unnamed(self) -> bool:
        """Whether a company is no longer named after its revocation (D-30)."""
        return any(isinstance(act, Revocation) and not act.named for act in self.acts)

    def name(self, code: str) -> str:
        """A company's name on the day of the notice."""
        if code in self.before:
            return self.before[code].name_on(self.notice.day)
        own = (act.name for act in self.acts if isinstance(act, Company) and act.company == code)
        return next(own, "")

    def held(self, code: str, ruleset: str) -> GradeState | None:
        """The grade in force when the notice comes out."""
        state = self.before.get(code)
        return state.in_force(ruleset, self.notice.day) if state else None

    def successor(self, code: str) -> Grade | None:
        """The new grade of a company in this notice."""
        grades = (act for act in self.acts if isinstance(act, Grade) and act.company == code)
        return next(grades, None)


def table(facts: Facts) -> Table:
    """The table of a notice, its lines numbered."""
    lines = tuple((str(at), *row) for at, row in enumerate(facts.rows, 1))
    return Table((_NUMBERED, *_HEADS[facts.notice.kind]), lines)


def _line(facts: Facts, act: Entry) -> tuple[str, ...]:  # noqa: PLR0911
    """What the table says of an act; nothing of acts that it does not publish."""
    match act:
        case Grade() if facts.notice.kind in ("grade", "upgrade"):
            return _grade(facts, act)
        case Review() if act.notice:
            return _review(facts, act)
        case Revocation():
            return _revocation(facts, act)
        case Voiding():
            return _voiding(facts, act)
        case AgencyLicence() | PractitionerLicence():
            agency = isinstance(act, AgencyLicence)
            title = "信用评价资格证书" if agency else "信用评价从业人员资格证书"
            return act.name, title, act.number, span(act.day, act.valid_until)
        case Cancellation() | AgencyBan():
            return _ended(facts, act)
        case Correction():
            name = facts.name(act.company)
            return name, _FIELDS[act.field], act.was, act.becomes
        case Commitment():
            return facts.name(act.company), act.company, act.title, dotted(act.signed)
        case CommitmentWithdrawal():
            return facts.name(act.company), act.company, dotted(act.day)
    return ()


def _grade(facts: Facts, act: Grade) -> tuple[str, ...]:
    held = facts.held(act.company, act.ruleset)
    was = (held.entry.grade if held else "",) if facts.notice.kind == "upgrade" else ()
    known = (facts.name(act.company), act.company)
    return *known, *was, act.grade, act.certificate, span(act.day, act.valid_until)


def _review(facts: Facts, act: Review) -> tuple[str, ...]:
    held, new = facts.held(act.company, act.ruleset), facts.successor(act.company)
    was = held.entry.grade if held else ""
    now, until = (new.grade, dotted(new.valid_until)) if new else ("", "")
    return facts.name(act.company), act.company, _OUTCOMES[act.outcome], was, now, until


def _revocation(facts: Facts, act: Revocation) -> tuple[str, ...]:
    held, new = facts.held(act.company, act.ruleset), facts.successor(act.company)
    was = held.entry.grade if held else ""
    known = (facts.name(act.company), act.company, was)
    if not act.named or new is None:
        return *known, "不再予以命名", "", ""
    return *known, new.grade, new.certificate, span(new.day, new.valid_until)


def _voiding(facts: Facts, act: Voiding) -> tuple[str, ...]:
    state = facts.before.get(act.company)
    void = [
        grade
        for grade in (state.grades if state else ())
        if grade.entry.ruleset == act.ruleset and grade.period_from == act.grade_from
    ]
    last = void[-1] if void else None
    return (
        facts.name(act.company),
        act.company,
        last.entry.grade if last else "",
        last.certificate if last else "",
        span(act.day, act.ban_until),
    )


def _ended(facts: Facts, act: LicenceEntry) -> tuple[str, ...]:
    licence = facts.licences.get(act.number)
    name = licence.entry.name if licence else ""
    if isinstance(act, AgencyBan):
        return name, act.number, span(act.day, act.until)
    return name, act.number, getattr(act, "reason", "")


def span(first: date, last: date) -> str:
    """A period, both days included."""
    return f"{dotted(first)}至{dotted(last)}"


def dotted(day: date) -> str:
    """A day in a table's narrow cell."""
    return f"{day.year}年{day.month}月{day.day}日"


def _escaped(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")
