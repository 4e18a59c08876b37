"""Applications and what stands in their way: region, qualification, bans, upgrades."""

from dataclasses import replace
from datetime import date

from registry.ledger.entries import Application, Ban, Entry, Refused
from registry.state.admit.kinds.days import not_before
from registry.state.admit.kinds.identity import company_known, region_of, ruleset_known
from registry.state.admit.row import Check, Row
from registry.state.company import GradeState
from scoring.refusal import Refusal

MATERIALS = ("licence", "qualification", "agreement", "accounts", "evidence")


def region_covered(row: Row) -> Refusal | None:
    """R-10, D-10: the registered region is one that the rule set covers."""
    refusal = row.ruleset.check_region(region_of(row))
    filed = getattr(row.draft, "region", "") or getattr(row.draft, "address", "")
    return replace(refusal, found=filed or refusal.found) if refusal else None


def qualified_a_year(row: Row) -> Refusal | None:
    """R-11: the qualification was held for a full year on the day of application."""
    draft = row.draft
    if draft.applied is None:
        return None
    company = row.company
    granted: date | None = getattr(draft, "qualified", None)
    granted = granted or (company.qualified if company else None)
    return row.ruleset_on(draft.applied).check_qualification(granted, draft.applied)


def not_banned(row: Row) -> Refusal | None:
    """R-31, D-31: no application within a ban."""
    draft, company = row.draft, row.company
    if company is None or draft.applied is None:
        return None
    ban = company.ban(row.ruleset.id, draft.applied)
    if ban is None:
        return None
    return row.refuse(
        "R-31",
        f"该企业在 {ban.first} 至 {ban.last} 期间不得申请信用评价。",
        f"This company may not apply from {ban.first} to {ban.last}.",
        found=draft.applied.isoformat(),
        expected=f"{ban.last} 之后",
    )


def held_on_application(row: Row) -> GradeState | None:
    """The grade in force on the day of application."""
    applied = getattr(row.draft, "applied", None)
    process = row.process
    if applied is None and process is not None and process.application is not None:
        applied = process.application.day
    company = row.company
    return company.in_force(row.ruleset.id, applied) if company and applied else None


def upgrade_in_time(row: Row) -> Refusal | None:
    """R-22: what is applied for as an upgrade has a grade in force, and its time has come."""
    draft = row.draft
    if draft.purpose_of != "upgrade":
        return None
    held = held_on_application(row)
    if held is None:
        return row.refuse(
            "R-22",
            "申请晋级之日没有有效的信用等级。",
            "No grade is in force on the day of the upgrade application.",
            found=draft.applied.isoformat(),
        )
    rules = row.ruleset_on(draft.applied)
    return rules.check_upgrade(held.period_from, held.entry.valid_until, draft.applied)


def application_entries(row: Row) -> list[Entry]:
    """An application, with the digests of the materials received (R-12)."""
    draft = row.draft
    digests = {name: getattr(draft, name, "") for name in MATERIALS}
    return [
        Application(
            day=draft.applied,
            company=draft.code,
            ruleset=row.ruleset.id,
            purpose=getattr(draft, "purpose_of", "first"),
            payer=draft.payer,
            materials={name: digest for name, digest in digests.items() if digest},
        )
    ]


def refused_entries(row: Row) -> list[Entry]:
    """A refusal to evaluate and its ban (R-31); never public."""
    draft = row.draft
    return [
        Refused(
            day=draft.day,
            company=draft.code,
            ruleset=row.ruleset.id,
            agency=draft.agency,
            reason=draft.reason,
            ban_until=row.ruleset_on(draft.day).ban_until(draft.day),
        )
    ]


def ban_entries(row: Row) -> list[Entry]:
    """A ban by itself, for the rule set's period unless an end is filed (R-31, D-31)."""
    draft = row.draft
    until = draft.until or row.ruleset_on(draft.day).ban_until(draft.day)
    return [
        Ban(
            day=draft.day,
            company=draft.code,
            ruleset=row.ruleset.id,
            until=until,
            reason=draft.reason,
        )
    ]


ELIGIBLE = (
    Check(("applied", "code"), not_banned, at=("applied",)),
    Check(("ruleset",), ruleset_known),
)
APPLICATION = (
    *ELIGIBLE,
    Check(("code",), company_known),
    Check(("code",), region_covered),
    Check(("code", "applied"), qualified_a_year, at=("applied",)),
    Check(("code", "applied", "purpose_of"), upgrade_in_time, at=("applied",)),
)
REFUSED = (Check(("code",), company_known), Check(("ruleset",), ruleset_known))
BAN = (*REFUSED, not_before("day", "until", "R-31"))
