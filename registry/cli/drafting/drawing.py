"""From what is asked for to a notice in words: numbered, tried, recorded, all or nothing."""

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from registry.cli import originals
from registry.cli.drafting import numbers, sheet, wording
from registry.cli.drafting.record import (
    KIND,
    Drafted,
    about,
    asked,
    dropped,
    number_field,
    recorded,
    waiting,
)
from registry.cli.drafting.tables import Facts
from registry.cli.drafting.wording import Worded
from registry.cli.seal import Seal
from registry.intake.drafts import Draft
from registry.intake.drafts.granted import CorrectionDraft
from registry.intake.problems import Problem
from registry.intake.read import Reading, read_bytes
from registry.ledger.entries import Correction, Entry, Notice
from registry.ledger.store import Ledger, Transaction
from registry.state.admit import admit
from registry.state.company import ONE_DAY
from registry.state.licences import LICENCE_ACTS, Licences
from registry.state.rules import Rules
from scoring.refusal import Refusal


@dataclass(frozen=True)
class Office:
    """Where notices are drafted. `mark` stands before the year of a number, as 陕信协.

    `number` and `first` are a document number and a first certificate number that were given,
    `folder` is where originals lie, `today` the day of drafting.
    """

    rules: Rules
    issuer: str
    mark: str
    today: date
    folder: Path
    clerk: str = ""
    number: str = ""
    first: str = ""
    seal: Seal = dataclasses.field(default_factory=Seal)


@dataclass(frozen=True)
class Drawn:
    """A draft: its record, its words, the filing sheet; `again` where it had its number before.

    `beside` are drafts of the same kind that wait too and are about somebody in this one.
    """

    record: Drafted
    worded: Worded
    sheet: bytes
    notice: Notice
    again: bool
    beside: tuple[str, ...] = ()


def draw(
    ledger: Ledger, office: Office, kind: str, drafts: Sequence[Draft]
) -> Drawn | Sequence[Problem]:
    """Draft a notice of these rows, and record the numbers given out for it.

    The rows are let in by way of trial as if they were taken now, from the very sheet that is
    written; what the rules refuse comes back as problems, and no number is used up.
    """
    with ledger.transaction() as transaction:
        return _drawn(transaction, office, kind, sorted(drafts, key=_place))


def three_days(rules: Rules, first: date) -> date:
    """The first day, `first` or later, from which three days on end are working days (R-43)."""
    day = first
    while not all(rules.calendar.is_workday(day + n * ONE_DAY) for n in range(3)):
        day += ONE_DAY
    return day


def _drawn(
    ledger: Transaction, office: Office, kind: str, drafts: Sequence[Draft]
) -> Drawn | Sequence[Problem]:
    before, digest = recorded(ledger), asked(kind, drafts)
    known = _known(ledger, before, digest, office.number)
    number = known.number if known else _number(ledger, office, before, drafts)
    if isinstance(number, Refusal):
        return [Problem("", number)]
    rows = _numbered(drafts, number, known)
    rows = numbers.certified(rows, ledger, before, office.rules, office.first)
    tried = _tried(ledger, office, rows, number)
    if not isinstance(tried, Facts):
        return tried
    words = wording.worded(tried, office.issuer, number)
    rows = _told(rows, words)
    record = Drafted(
        number=number,
        kind=kind,
        day=tried.notice.day,
        asked=digest,
        certificates=_certificates(rows),
        text=words.markdown(),
        about=about(rows),
    )
    if not known:
        ledger.add_filing(record.name, KIND, record.encoded(), office.today, office.clerk)
    beside = tuple(
        one.number
        for one in waiting(ledger)
        if one.kind == kind and one.number != number and not set(one.about).isdisjoint(record.about)
    )
    again = known is not None
    return Drawn(record, words, sheet.workbook(rows), tried.notice, again, beside)


def _known(
    ledger: Transaction, before: Iterable[Drafted], digest: str, wanted: str
) -> Drafted | None:
    """The draft of the very same rows, neither published nor dropped, if there is one."""
    gone = dropped(ledger)
    for one in before:
        same = one.asked == digest and wanted in ("", one.number) and one.number not in gone
        if same and not ledger.claimed([f"document:{one.number}"]):
            return one
    return None


def _number(
    ledger: Transaction, office: Office, before: Sequence[Drafted], drafts: Sequence[Draft]
) -> str | Refusal:
    if office.number:
        return numbers.chosen(ledger, before, office.number)
    year = numbers.day_of(drafts[0]).year
    return numbers.document(ledger, before, office.mark, year)


def _numbered(drafts: Sequence[Draft], number: str, known: Drafted | None) -> list[Draft]:
    """The rows with the document number, and with the certificate numbers of the same draft."""
    given = known.certificates if known else {}
    rows: list[Draft] = []
    for one in drafts:
        fields: dict[str, str] = {number_field(one): number}
        code = getattr(one, "code", "")
        if code in given and getattr(one, "certificate", None) == "":
            fields["certificate"] = given[code]
        rows.append(replace(one, **fields))
    return rows


def _told(rows: list[Draft], words: Worded) -> list[Draft]:
    """The rows, the first of which brings the paragraphs that the site publishes."""
    first = rows[0]
    if first.kind in ("correction", "commitment") or "text" not in first.__struct_fields__:
        return rows
    return [replace(first, text=words.text), *rows[1:]]


def _certificates(rows: Sequence[Draft]) -> dict[str, str]:
    found = ((getattr(one, "code", ""), getattr(one, "certificate", "")) for one in rows)
    return {code: number for code, number in sorted(found) if code and number}


def _tried(
    ledger: Transaction, office: Office, rows: Sequence[Draft], number: str
) -> Facts | Sequence[Problem]:
    """What publishing the rows would record, read from the sheet itself; or every problem."""
    reading = read_bytes(f"{number}.xlsx", sheet.workbook(rows))
    named = originals.read(office.folder / reading.name, reading.filed, office.seal, office.today)
    admission = admit(reading.filed, ledger, office.rules, office.today, named.verdicts)
    problems = (*reading.problems, *named.problems, *admission.problems)
    if problems:
        return problems
    acts = [entry for entry, _ in admission.entries]
    notices = [entry for entry in acts if isinstance(entry, Notice)]
    if len(notices) != 1:
        return [Problem("", _several() if notices else _no_notice(reading))]
    return _facts(ledger, office, notices[0], acts, rows)


def _no_notice(reading: Reading) -> Refusal:
    return Refusal(
        "R-23",
        "",
        "这些事项不需要公告（年审保持原等级的不公告），请直接收取。",
        "Nothing of this is announced; take the sheet as it is.",
        found="、".join(reading.kinds),
    )


def _several() -> Refusal:
    return Refusal(
        "R-32",
        "",
        "这些事项不能同在一份公告，请分别草拟。",
        "These do not stand in one notice; draft one for each.",
    )


def _facts(
    ledger: Transaction,
    office: Office,
    notice: Notice,
    acts: Sequence[Entry],
    rows: Sequence[Draft],
) -> Facts:
    codes = {getattr(act, "company", "") for act in acts}
    lead = office.rules.get("").licensing.inspection_lead_months
    licences = Licences.fold([one.entry for one in ledger.entries(acts=LICENCE_ACTS)], lead)
    corrected = next((one.corrected for one in rows if isinstance(one, CorrectionDraft)), "")
    ruleset = next((act.ruleset for act in acts if isinstance(act, Correction)), notice.ruleset)
    return Facts(
        notice=notice,
        acts=acts,
        before=numbers.companies(ledger, codes),
        licences=licences.by_number,
        ruleset=office.rules.get(ruleset, notice.day),
        corrected=corrected,
    )


def _place(draft: Draft) -> tuple[str, ...]:
    """By kind, then by code or number: no order by grade or score (P-2)."""
    return draft.kind, getattr(draft, "code", ""), str(getattr(draft, "number", ""))
