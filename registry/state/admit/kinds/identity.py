"""Who a row speaks of: companies, their names, qualification and repairs."""

from datetime import date

from msgspec import structs

from registry.identity import names, regions
from registry.intake.drafts import Draft
from registry.ledger.entries import Company, Entry, NameChange, Qualification, Repair
from registry.state.admit.row import Check, Row, once
from scoring.refusal import Refusal

CONTACT_FIELDS = ("telephone", "fax", "email", "contact", "id_number", "remark")


def ruleset_known(row: Row) -> Refusal | None:
    """The rule set that the row names must be in use."""
    if row.ruleset_id is not None:
        return None
    known = "、".join(row.rules.book.ids)
    return row.refuse(
        "R-1",
        f"没有名为“{row.draft.ruleset}”的评价办法；可用：{known}。",
        f"No rule set is named {row.draft.ruleset!r}.",
        found=row.draft.ruleset,
        expected=known,
    )


def company_known(row: Row) -> Refusal | None:
    """All acts but the first need a company that the register knows."""
    if row.company is not None:
        return None
    return row.refuse(
        "R-10",
        f"登记册中没有代码为 {row.draft.code} 的企业；请先报“企业登记信息”。",
        f"No company with code {row.draft.code} is registered; file its particulars first.",
        found=row.draft.code,
    )


def name_agrees(row: Row) -> Refusal | None:
    """A known code bears the registered name; a new name comes as a name change."""
    company = row.company
    if company is None or names.same(company.name, row.draft.name):
        return None
    former = any(names.same(old.name, row.draft.name) for old in company.former_names)
    hint = f"“{row.draft.name}”是其曾用名" if former else "更名请先报“名称变更”"
    return row.refuse(
        "R-10",
        f"代码 {row.draft.code} 登记的名称是“{company.name}”，与所报不符；{hint}。",
        f"Code {row.draft.code} is registered as {company.name}; file a name change first.",
        found=row.draft.name,
        expected=company.name,
    )


def previous_name_agrees(row: Row) -> Refusal | None:
    """A name change starts from the name that the register knows."""
    company = row.company
    if company is None or names.same(company.name, row.draft.previous):
        return None
    return row.refuse(
        "R-10",
        f"原名称与登记的名称“{company.name}”不符。",
        f"The previous name differs from the registered one, {company.name}.",
        found=row.draft.previous,
        expected=company.name,
    )


def record_known(row: Row) -> Refusal | None:
    """What is repaired must be a record that a score was based on (R-52)."""
    company = row.company
    if company is None:
        return None
    processes = [grade.process for grade in company.grades]
    processes += [process for _, process in company.processes]
    references = {
        line.reference
        for process in processes
        if process.evaluation is not None
        for line in process.evaluation.lines
        if line.points < 0
    }
    if row.draft.reference in references:
        return None
    return row.refuse(
        "R-52",
        f"该企业的评价证据中没有文号为“{row.draft.reference}”的失信记录。",
        f"No negative record {row.draft.reference} stands in this company's evidence.",
        found=row.draft.reference,
        expected="、".join(sorted(references)),
    )


@once
def region_of(row: Row) -> str:
    """The registered region (D-10), from the row's address or region, else as registered."""
    for field in ("region", "address"):
        if text := getattr(row.draft, field, ""):
            return regions.from_address(text) or ""
    company = row.company
    return company.particulars.region if company and company.particulars else ""


def particulars(row: Row, day: date) -> list[Entry]:
    """The Company entry that a row gives reason for: new, or with something new in it."""
    draft, company = row.draft, row.company
    known = company.particulars if company else None
    former: tuple[str, ...] = getattr(draft, "former_names", ())
    contact = {
        name: value
        for name in CONTACT_FIELDS
        if (value := getattr(draft, name, "")) not in ("", None)
    }
    entry = Company(
        day=day,
        company=draft.code,
        name=company.name if company else draft.name,
        region=region_of(row),
        address=_newest(draft, known, "address"),
        industry=_newest(draft, known, "industry"),
        legal_representative=_newest(draft, known, "legal_representative"),
        english_name=_newest(draft, known, "english_name"),
        registration_status=_newest(draft, known, "registration_status"),
        former_names=former or (known.former_names if known else ()),
        contact={**(known.contact if known else {}), **contact},
    )
    if known is not None and _same(entry, known):
        return []
    return [entry]


def _newest(draft: Draft, known: Company | None, field: str) -> str:
    filed: str = getattr(draft, field, "")
    return filed or (getattr(known, field) if known else "")


def _same(new: Company, old: Company) -> bool:
    return structs.replace(new, day=old.day, name=old.name) == old


def company_entries(row: Row) -> list[Entry]:
    """企业登记信息."""
    return particulars(row, row.draft.as_of or row.received)


def name_change_entries(row: Row) -> list[Entry]:
    """名称变更: the code stays, the name changes."""
    return [NameChange(day=row.draft.day, company=row.draft.code, name=row.draft.name)]


def qualification_entries(row: Row) -> list[Entry]:
    """信用企业资质 (R-11)."""
    draft = row.draft
    return [Qualification(day=draft.qualified, company=draft.code, number=draft.number)]


def repair_entries(row: Row) -> list[Entry]:
    """信用修复 (R-52)."""
    draft = row.draft
    return [Repair(day=draft.day, company=draft.code, reference=draft.reference, basis=draft.basis)]


COMPANY = (Check(("code", "name"), name_agrees, at=("name",)),)
NAME_CHANGE = (
    Check(("code",), company_known),
    Check(("code", "previous"), previous_name_agrees, at=("previous",)),
)
QUALIFICATION = (Check(("code",), company_known),)
REPAIR = (
    Check(("code",), company_known),
    Check(("code", "reference"), record_known, at=("reference",)),
)
