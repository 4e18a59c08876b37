"""The explanation of a company: what holds, and every entry that it rests on, with its paper."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from registry.cli.explaining.disclosed import Disclosed
from registry.cli.explaining.sentences import rule_of, sentence
from registry.ledger.entries import CompanyEntry, Decision, Qualification, ReevaluationRequest
from registry.ledger.reads import Reader, Recorded, StoredFiling
from registry.public.disclosure import Disclosure
from registry.public.following import NoticeLookup
from registry.state.company import CompanyState, GradeState
from registry.state.deadlines import to_conclude, to_request
from registry.state.fold import RANK
from registry.state.reviews import anniversaries, overdue
from registry.state.rules import Rules, article

_ONE_DAY = timedelta(days=1)


class Source(msgspec.Struct, frozen=True):
    """Where an entry stands on paper: filing, sheet, row; who took it and when."""

    filing: str
    sheet: str
    row: int
    received: date
    clerk: str


class Told(msgspec.Struct, frozen=True):
    """One fact with its rule and article; `source` is None for what follows from time alone.

    `private` says why the public does not see it ("" where it does), `private_part` what of it.
    """

    day: date
    text: str
    rule: str
    article: str
    ruleset: str
    private: str
    private_part: str
    source: Source | None


class Explanation(msgspec.Struct, frozen=True):
    """All that is known of a company on `as_of`, oldest first.

    `listed` says whether the site has a page of it; `later` counts entries of days to come.
    """

    code: str
    name: str
    as_of: date
    listed: bool
    told: tuple[Told, ...]
    later: int


#: A fact with what it is ordered by.
_Ranked = tuple[date, int, Told]


class Teller:
    """Explains one company from its entries, the fold of them, and what is disclosed of it."""

    def __init__(
        self, ledger: Reader, rules: Rules, state: CompanyState, disclosure: Disclosure, as_of: date
    ) -> None:
        self._ledger = ledger
        self._rules = rules
        self._state = state
        self._disclosed = Disclosed(state, disclosure)
        self._listed = disclosure.view is not None
        self._as_of = as_of
        self._notices = NoticeLookup(ledger, as_of)
        self._filings: dict[str, StoredFiling | None] = {}

    def explain(self, recorded: Sequence[Recorded]) -> Explanation:
        """The explanation; `recorded` are all entries of the company."""
        known = [one for one in recorded if one.entry.day <= self._as_of]
        told = [*self._recorded(known), *self._by_time()]
        told.sort(key=lambda item: item[:2])
        return Explanation(
            code=self._state.code,
            name=self._state.name,
            as_of=self._as_of,
            listed=self._listed,
            told=tuple(one for _, _, one in told),
            later=len(recorded) - len(known),
        )

    def _recorded(self, known: Sequence[Recorded]) -> Iterator[_Ranked]:
        for one in known:
            entry = one.entry
            if isinstance(entry, CompanyEntry):
                ruleset = getattr(entry, "ruleset", "")
                rule = rule_of(entry)
                told = Told(
                    day=entry.day,
                    text=sentence(entry, self._notice) + self._firm(entry),
                    rule=rule,
                    article=self._rests_on(entry, rule, ruleset),
                    ruleset=ruleset,
                    private=self._disclosed.why_private(entry),
                    private_part=self._disclosed.private_part(entry),
                    source=self._source(one),
                )
                yield entry.day, RANK[type(entry)], told

    def _firm(self, entry: CompanyEntry) -> str:
        """What became of a deadline that was provisional when it was recorded (P-11)."""
        match entry:
            case Decision(reevaluation_until=told) if told is not None:
                now = to_request(entry, self._rules) or told
            case ReevaluationRequest(conclude_until=told):
                now = to_conclude(entry, self._rules)
            case _:
                return ""
        if not told.provisional:
            return ""
        if now.provisional:
            return "，节假日安排尚未公布（P-11）"
        return f"，节假日安排公布后确定为 {now.day}（P-11）"

    def _by_time(self) -> Iterator[_Ranked]:
        """What no entry says: lapses, overdue reviews, grades superseded (R-21, R-23, D-24)."""
        for grade in self._state.grades:
            for day, text, rule in self._passed(grade):
                ruleset = grade.entry.ruleset
                told = Told(
                    day=day,
                    text=text,
                    rule=rule,
                    article=self._article(rule, ruleset, grade.period_from),
                    ruleset=ruleset,
                    private=self._disclosed.why_private(grade.entry),
                    private_part="",
                    source=None,
                )
                yield day, len(RANK), told

    def _passed(self, grade: GradeState) -> Iterator[tuple[date, str, str]]:
        entry, status = grade.entry, grade.status(self._as_of)
        if status == "lapsed":
            day = entry.valid_until + _ONE_DAY
            yield day, f"{entry.day} 起的 {entry.grade} 级届满，自动失效", "R-21"
        elif status == "superseded" and grade.ended is not None:
            text = f"{entry.day} 起的 {entry.grade} 级被新的等级取代"
            yield grade.ended.day, text, "D-24"
        elif status == "valid":
            due = anniversaries(grade, self._rules)
            missed = overdue(due, [review.day for review in grade.reviews], self._as_of)
            if missed is not None:
                text = f"{missed} 到期的年审未办，逾期；等级不因此终止"
                yield missed + _ONE_DAY, text, "R-23"

    def _source(self, recorded: Recorded) -> Source:
        if recorded.filing not in self._filings:
            self._filings[recorded.filing] = self._ledger.filing_by_digest(recorded.filing)
        filing = self._filings[recorded.filing]
        if filing is None:
            raise ValueError(f"an entry's filing is missing: {recorded.filing}")
        return Source(filing.name, recorded.sheet, recorded.row, filing.received, filing.clerk)

    def _notice(self, identifier: str) -> str:
        """A notice by its title and number: 《关于…的公告》（陕信协〔2026〕12号）."""
        notice = self._notices.get(identifier)
        if notice is None:
            return f"公告 {identifier}"
        return f"《{notice.title}》（{notice.number or notice.id}）"

    def _rests_on(self, entry: CompanyEntry, rule: str, ruleset: str) -> str:
        """The article of an entry's rule; R-11 has one for the qualification, one to apply."""
        if isinstance(entry, Qualification):
            return self._rules.get(ruleset, entry.day).values.qualification.article
        return self._article(rule, ruleset, entry.day)

    def _article(self, rule: str, ruleset: str, day: date) -> str:
        return article(self._rules.get(ruleset, day), rule)
