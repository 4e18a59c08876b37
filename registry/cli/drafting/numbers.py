"""Numbers, each given out once: the next document number, the next certificate number."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from msgspec.structs import replace

from registry.cli.drafting.record import Drafted
from registry.cli.failure import Failure
from registry.intake.cells import DOCUMENT
from registry.intake.drafts import Draft
from registry.ledger.entries import CompanyEntry
from registry.state.company import CompanyState
from registry.state.fold import fold_company
from registry.state.rules import Rules
from scoring.refusal import Refusal
from scoring.ruleset import RuleSet

_SERIAL = re.compile(r"([1-9]\d*)号")


class Given(Protocol):
    """What is asked of a ledger."""

    def claims_from(self, prefix: str) -> list[str]:
        """The claims that begin so."""
        ...

    def histories(self, codes: Iterable[str]) -> dict[str, list[CompanyEntry]]:
        """The entries of each of these companies."""
        ...


def document(ledger: Given, drafted: Iterable[Drafted], mark: str, year: int) -> str:
    """The next document number of a year, 陕信协〔2026〕13号: behind the published and drafted.

    A number whose draft came to nothing is not given again.
    """
    prefix = f"{mark}〔{year}〕"
    known = [claim.partition(":")[2] for claim in ledger.claims_from(f"document:{prefix}")]
    known += [one.number for one in drafted]
    serials = [
        int(match[1])
        for number in known
        if number.startswith(prefix) and (match := _SERIAL.fullmatch(number[len(prefix) :]))
    ]
    return f"{prefix}{max(serials, default=0) + 1}号"


def chosen(ledger: Given, drafted: Iterable[Drafted], typed: str) -> str | Refusal:
    """A document number that the office's own book gave, or why it is none (R-32)."""
    number = DOCUMENT.read(typed)
    if isinstance(number, Refusal):
        return number
    published = f"document:{number}" in ledger.claims_from(f"document:{number}")
    if not published and all(one.number != number for one in drafted):
        return str(number)
    return Refusal(
        "R-32",
        "",
        f"文号“{number}”已经用于{'已发布的公告' if published else '另一份公告稿'}，一号只给一次。",
        f"The number {number} was given out before; a number is given once.",
        found=str(number),
    )


def certified(
    drafts: Sequence[Draft],
    ledger: Given,
    drafted: Sequence[Drafted],
    rules: Rules,
    first: str,
) -> list[Draft]:
    """The rows with a certificate number where the grade comes with a certificate (R-16).

    `first` is the number to begin with where the register has issued none. Raises Failure where
    it is needed and not given.
    """
    states = companies(ledger, (getattr(one, "code", "") for one in drafts))
    given = [number for one in drafted for number in one.certificates.values()]
    given += [number for one in drafts if (number := getattr(one, "certificate", ""))]
    done: list[Draft] = []
    for one in drafts:
        day = day_of(one)
        ruleset = rules.get(getattr(one, "ruleset", ""), day)
        if needs_certificate(one, ruleset, states.get(getattr(one, "code", ""))):
            number = _certificate(ledger, given, ruleset, one, first)
            given.append(number)
            done.append(replace(one, certificate=number))
        else:
            done.append(one)
    return done


def needs_certificate(draft: Draft, ruleset: RuleSet, company: CompanyState | None) -> bool:
    """Whether a row gives a new grade that comes with a certificate, and has no number yet."""
    band = ruleset.band(getattr(draft, "grade", ""))
    if getattr(draft, "certificate", None) != "" or band is None or "证书" not in band.honours:
        return False
    held = company.in_force(ruleset.id, day_of(draft)) if company else None
    return draft.kind != "review" or held is None or held.entry.grade != band.grade


def day_of(draft: Draft) -> date:
    """The day of the notice in which a row stands."""
    day: date | None = getattr(draft, "announced", None) or getattr(draft, "day", None)
    return day or date.min


def companies(ledger: Given, codes: Iterable[str]) -> dict[str, CompanyState]:
    """All that is recorded of these companies, by code."""
    histories = ledger.histories(sorted({code for code in codes if code}))
    folded = {code: fold_company(entries) for code, entries in histories.items()}
    return {code: state for code, state in folded.items() if state is not None}


def _certificate(
    ledger: Given, given: Sequence[str], ruleset: RuleSet, draft: Draft, first: str
) -> str:
    issued = [claim.partition(":")[2] for claim in ledger.claims_from("certificate:")]
    year, grade = day_of(draft).year, str(getattr(draft, "grade", ""))
    number = ruleset.certificate.following([*issued, *given], grade, year)
    if number or first:
        return number or first
    raise Failure(
        "登记册还没有颁发过证书，不知道本协会的编号从何而起；请用 --first-certificate 给出第一个。",
        "No certificate was issued yet; give the first number with --first-certificate.",
    )
