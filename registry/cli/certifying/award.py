"""What a company gets for a grade, as the public register has it: or why it gets nothing (R-16)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from registry.public.disclosure import Disclosure
from registry.public.views import Association, CompanyView, GradeView
from registry.site import addresses
from registry.state.rules import Rules, article
from scoring.refusal import Refusal
from scoring.ruleset import RuleSet

#: The documents there are, by what rule sets call them.
CERTIFICATE, PLAQUE, NAMING = "certificate", "plaque", "naming"
_KINDS = {"证书": CERTIFICATE, "铜牌": PLAQUE, "牌匾": PLAQUE, "命名文件": NAMING}
#: Why a grade that has ended gives nothing, by its status: rule, Chinese, English.
_ENDED = {
    "lapsed": ("R-21", "已于 {day} 届满失效", "has lapsed"),
    "revoked": ("R-30", "自 {after} 起已撤销", "was revoked"),
    "void": ("R-31", "已宣布无效", "was declared void"),
    "superseded": ("D-24", "自 {after} 起已被新的等级取代", "was superseded by a newer grade"),
}


@dataclass(frozen=True)
class Award:
    """What is printed for one grade of one company; all of it is public.

    `documents` pairs the kind of each document with what the rule set calls it; `number` is the
    certificate's, or that of the naming document, "" where the ledger was not told one; `address`
    is what the QR code holds. `mismatch`: the number's own digits name another grade (P-9).
    """

    code: str
    name: str
    english_name: str
    ruleset: str
    grade: str
    label: str
    meaning: str
    ruleset_title: str
    ruleset_english: str
    meaning_article: str
    agency: str
    decided: bool
    valid_from: date
    valid_until: date
    number: str
    address: str
    association: Association
    documents: tuple[tuple[str, str], ...]
    mismatch: bool

    @property
    def file(self) -> str:
        """The name of its file: code and number, which no other award has."""
        number = self.number or self.valid_from.isoformat()
        plain = "".join(char if char.isalnum() or char in "〔〕-" else "_" for char in number)
        return f"{self.code}-{plain}.pdf"

    @property
    def characters(self) -> set[str]:
        """Every character that comes from the register or a rule set."""
        ours = self.association
        texts = (self.name, self.english_name, self.label, self.meaning, self.ruleset_title)
        more = (self.ruleset_english, self.meaning_article, self.agency, self.number, self.address)
        names = tuple(called for _, called in self.documents)
        return set("".join((*texts, *more, *names, ours.name, ours.english_name, ours.url)))


def awards(
    disclosed: Disclosure, rules: Rules, association: Association, ruleset: str = ""
) -> list[Award | Refusal]:
    """The awards of a company as of the day that it was disclosed, by rule set; else refusals.

    A grade that is not in force gives none (R-21, R-30, R-31, D-24), nor has a company any of
    which nothing is public (R-16, R-19) or of which nothing may be shown (P-5).
    """
    if disclosed.stub is not None:
        return [_erased(disclosed.stub.article)]
    view = disclosed.view
    grades = [one for one in view.grades if ruleset in ("", one.ruleset)] if view else []
    if view is None or not grades:
        return [_without(rules.get(ruleset), disclosed.code)]
    valid = [one for one in grades if one.status == "valid"]
    if not valid:
        return [_ended(rules.get(grades[0].ruleset, grades[0].valid_from), grades[0])]
    return [award(view, grade, rules, association) for grade in valid]


def award(
    view: CompanyView, grade: GradeView, rules: Rules, association: Association
) -> Award | Refusal:
    """What a grade gives; a refusal where it is not in force, or its number is missing (R-16)."""
    version = rules.get(grade.ruleset, grade.valid_from)
    if grade.status != "valid":
        return _ended(version, grade)
    band = version.band(grade.grade)
    honours = band.honours if band else ()
    documents = tuple((_KINDS[name], name) for name in honours if name in _KINDS)
    if not documents or len(documents) < len(honours):
        return _unknown(version, grade, honours)
    naming = documents[0][0] == NAMING
    number = grade.document if naming else grade.certificate
    if not number and not naming:
        return _numberless(version, grade, documents[0][1])
    marked = addresses.certificate(view.code, grade.certificate) if grade.certificate else ""
    return Award(
        code=view.code,
        name=view.name,
        english_name=view.english_name,
        ruleset=grade.ruleset,
        grade=grade.grade,
        label=grade.label,
        meaning=grade.meaning,
        ruleset_title=version.title,
        ruleset_english=version.english_title,
        meaning_article=version.values.meanings.article,
        agency=grade.agency.name if grade.agency else "",
        decided=grade.decided_on is not None,
        valid_from=grade.valid_from,
        valid_until=grade.valid_until,
        number=number,
        address=association.url + (marked or addresses.company(view.code)),
        association=association,
        documents=documents,
        mismatch=grade.certificate_mismatch,
    )


def _erased(place: str) -> Refusal:
    zh = "已依法停止公示的，不出具证书、牌匾或者命名文件。"
    return Refusal("P-5", place, zh, "What was erased from public view gets no certificate.")


def _without(rules: RuleSet, code: str) -> Refusal:
    zh = f"登记册没有公布 {code} 的信用等级，不出具证书、牌匾或者命名文件。"
    en = "The register shows no grade of this company; it gets no certificate."
    return Refusal("R-16", article(rules, "R-16"), zh, en)


def _ended(rules: RuleSet, grade: GradeView) -> Refusal:
    rule, zh, en = _ENDED[grade.status]
    day = grade.valid_until.isoformat()
    after = grade.ended_by.day.isoformat() if grade.ended_by else "终止之日"
    told = zh.format(day=day, after=after)
    return Refusal(
        rule,
        article(rules, rule),
        f"{grade.label}{told}，不出具证书、牌匾或者命名文件。",
        f"The grade {grade.grade} {en}; it gets no certificate.",
    )


def _unknown(rules: RuleSet, grade: GradeView, honours: Sequence[str]) -> Refusal:
    known = "、".join(_KINDS)
    told = "、".join(honours) or "无"
    return Refusal(
        "R-16",
        article(rules, "R-16"),
        f"评价办法 {rules.id} 规定 {grade.label}颁发：{told}；本程序能出具的有：{known}。",
        "The rule set grants something that no document is known for.",
    )


def _numberless(rules: RuleSet, grade: GradeView, called: str) -> Refusal:
    return Refusal(
        "R-16",
        article(rules, "R-16"),
        f"台账没有 {grade.label}（{grade.valid_from}）的{called}编号，没有编号的不能出具。",
        "The ledger has no number for it, and none is made up.",
    )
