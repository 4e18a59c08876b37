"""What a notice is to publish: rows of a sheet, one row in words, or what the ledger awaits."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

import msgspec

from registry.cli.drafting.numbers import companies
from registry.cli.failure import Failure
from registry.intake.drafts import BY_KIND, Draft, columns
from registry.intake.drafts.grading import AnnouncementDraft
from registry.intake.problems import Problem
from registry.intake.read import Reading, read, read_bytes
from registry.ledger.entries import Decision, Grade
from registry.ledger.reads import Reader
from registry.state.company import CompanyState, Process
from registry.state.deadlines import to_request
from registry.state.rules import Rules, article
from scoring.refusal import Refusal

#: The kinds of notices that are drafted, with the filing kinds whose rows they publish.
NOTICES: Mapping[str, tuple[str, ...]] = {
    "announcement": ("announcement",),
    "upgrade": ("announcement",),
    "review": ("review",),
    "revocation": ("revocation",),
    "voiding": ("voiding",),
    "licence": ("practitioner_licence", "agency_licence"),
    "cancellation": ("cancellation",),
    "agency_ban": ("agency_ban",),
    "correction": ("correction",),
    "commitment": ("commitment",),
    "commitment_withdrawal": ("commitment_withdrawal",),
}
_AT_ONCE = 1000


@dataclass(frozen=True)
class Waiting:
    """Which decided results a notice announces: upgrades or others, of these companies or all."""

    ruleset: str
    upgrades: bool
    codes: Sequence[str] = ()


def from_file(path: Path, kind: str) -> Reading:
    """The rows of a sheet that holds nothing but what this kind of notice publishes."""
    kinds = NOTICES[kind]
    reading = read(path, kinds[0] if len(kinds) == 1 else None)
    other = [name for name in reading.kinds if name not in kinds]
    if not other:
        return reading
    titles = "、".join(BY_KIND[name].title for name in other)
    refusal = Refusal(
        "", "", f"此种公告不公布“{titles}”，请另列一表。", "This notice does not publish such rows."
    )
    return dataclasses.replace(reading, filed=(), problems=(Problem(path.name, refusal),))


def in_words(kind: str, words: Mapping[str, str]) -> Reading:
    """One row whose cells were typed on the command line, header by header.

    Raises Failure with the headers of that kind where another kept the row from being read.
    """
    row = {"kind": NOTICES[kind][-1], **words}
    reading = read_bytes("命令行.jsonl", msgspec.json.encode(row), None)
    filing = BY_KIND[NOTICES[kind][-1]]
    declared = columns(filing)
    known = {name for field, one in declared.items() for name in (field, one.header, *one.aliases)}
    strange = "、".join(header for header in words if header not in known)
    if strange and reading.problems and not reading.filed:
        headers = "、".join(one.header for one in declared.values())
        raise Failure(
            f"“{strange}”不是“{filing.title}”表的列；可以写的有：{headers}。",
            "That is no header of this kind of filing.",
        )
    return reading


@dataclass
class Awaiting:
    """The `rows` to announce, and what the clerk should know of the results behind them.

    `contested` are codes left out, as a re-evaluation is open (D-15); `contestable` those that
    may still ask for one, with the last day to do so (R-15).
    """

    rows: list[Draft] = field(default_factory=list)
    contested: list[str] = field(default_factory=list)
    contestable: dict[str, date] = field(default_factory=dict)


def awaiting(ledger: Reader, rules: Rules, day: date, wanted: Waiting) -> Awaiting:
    """A row for each decided result that awaits its announcement, by code (R-13, R-17)."""
    ruleset = rules.get(wanted.ruleset, day)
    found = Awaiting()
    codes = iter(sorted(wanted.codes or _undecided(ledger, ruleset.id)))
    while some := list(islice(codes, _AT_ONCE)):
        for code, state in companies(ledger, some).items():
            process = state.process(ruleset.id)
            band = ruleset.band(process.grade) if process else None
            if process is None or band is None or not band.announced:
                continue
            if wanted.upgrades is not _rises(state, process, rules, ruleset.id, day):
                continue
            if process.contested:
                found.contested.append(code)
                continue
            if (last := _contestable(process, rules, day)) is not None:
                found.contestable[code] = last
            found.rows.append(
                AnnouncementDraft(
                    code=code, grade=band.grade, announced=day, certificate="", ruleset=ruleset.id
                )
            )
    return found


def _contestable(process: Process, rules: Rules, day: date) -> date | None:
    """The last day to ask for a re-evaluation, where it has not passed on `day` (R-15)."""
    until = to_request(process.decision, rules) if process.decision else None
    past = until is None or process.request is not None or until.day < day
    return None if past or until is None else until.day


def reevaluated(
    ledger: Reader, rules: Rules, code: str, ruleset: str
) -> Mapping[str, str] | Refusal:
    """The new result that a revocation publishes, by header, from the ledger (R-30)."""
    rule = rules.get(ruleset)
    state = companies(ledger, [code]).get(code)
    process = state.process(rule.id) if state else None
    if process is None or process.evaluation is None or process.decision is None:
        return Refusal(
            "R-30",
            article(rule, "R-30"),
            "撤销等级须在同一公告中公布新评等级；台账中没有该企业重新评估和审定的结果，"
            "请先报“评价结果”和“评定委员会审定”。",
            "A revocation publishes the new grade in the same notice; file the new evaluation and "
            "its decision first.",
            found=code,
        )
    evaluation = process.evaluation
    headers = {field: one.header for field, one in columns(BY_KIND["revocation"]).items()}
    return {
        headers["agency"]: evaluation.agency_name,
        headers["evaluators"]: "、".join(person.name for person in evaluation.evaluators),
        headers["score"]: str(process.score),
        headers["grade"]: process.grade,
        headers["evaluated"]: evaluation.day.isoformat(),
        headers["decided"]: process.decision.day.isoformat(),
    }


def pairs(words: Iterable[str]) -> dict[str, str]:
    """项目=内容 as typed. Raises Failure."""
    found: dict[str, str] = {}
    for word in words:
        header, equals, text = word.partition("=")
        # A terminal that does not speak UTF-8 hands over halves of characters.
        whole = not any("\ud800" <= char <= "\udfff" for char in word)
        if not (header and equals and text and whole):
            raise Failure(
                f"“{word}”既不是文件，也不是“项目=内容”。", "Neither a file nor header=text."
            )
        found[header] = text
    return found


def _undecided(ledger: Reader, ruleset: str) -> Iterator[str]:
    """The companies with a decision under the rule set behind which no grade stands."""
    decided: dict[str, date] = {}
    for entry in ledger.each_of("decision"):
        if isinstance(entry, Decision) and entry.ruleset == ruleset:
            decided[entry.company] = max(entry.day, decided.get(entry.company, entry.day))
    for entry in ledger.each_of("grade"):
        if isinstance(entry, Grade) and entry.ruleset == ruleset:
            day = decided.get(entry.company)
            if day is not None and entry.day > day:
                del decided[entry.company]
    yield from decided


def _rises(state: CompanyState, process: Process, rules: Rules, ruleset: str, day: date) -> bool:
    """Whether the result is higher than the grade in force (D-22)."""
    held = state.in_force(ruleset, day)
    return held is not None and rules.get(ruleset, day).higher(process.grade, held.entry.grade)
