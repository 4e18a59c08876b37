"""What a clerk would file of a company: the rows of each kind."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from benchmarks.generate.agencies import agency, count, licences
from benchmarks.generate.cast import Cast, Member
from benchmarks.generate.dice import Dice
from benchmarks.generate.filings.sheets import Row
from benchmarks.generate.notices import Book, Serials
from benchmarks.generate.plan import BATCH, LAST, Part, batch_day
from benchmarks.generate.stories import graded, others
from benchmarks.generate.stories.desk import Desk, weeks
from registry.ledger.entries import (
    AgencyLicence,
    Decision,
    Entry,
    Evaluation,
    Grade,
    Inspection,
    PractitionerLicence,
)

#: Results are filed long enough before the last day for a review a year later.
_BEFORE = weeks(60)
_REVIEW = weeks(53)


@dataclass(frozen=True)
class Clerk:
    """Who files: the cast, how many companies there are in all, numbers of certificates."""

    cast: Cast
    companies: int
    serials: Serials

    def company(self, number: int) -> Row:
        """企业登记信息."""
        who = self.cast.member(number)
        return _particulars(who) | {"registration_status": "存续", "as_of": date(2022, 1, 4)}

    def result(self, number: int, last: date | None = None) -> Row:
        """评价结果汇总表: a finished result, announced on `last`."""
        desk = self._desk(number, last or batch_day(number // BATCH) - _BEFORE)
        found = {type(act): act for act in graded.announced(desk)}
        evaluation, decision, grade = (found[each] for each in (Evaluation, Decision, Grade))
        return _particulars(desk.who) | _result(evaluation, decision, grade)

    def review(self, number: int) -> Row:
        """年审, passed, a year and a week after the result."""
        day = batch_day(number // BATCH) - _BEFORE + _REVIEW
        code = self.cast.member(number).code
        return {"code": code, "day": day, "passed": "合格", "ruleset": "casmes-2019"}

    def commitment(self, number: int) -> Row:
        """信用承诺书."""
        desk = self._desk(number, batch_day(number // BATCH))
        made = others.commitment(desk, desk.last)
        particulars = _particulars(desk.who)
        del particulars["industry"]
        return particulars | {
            "commitment_title": made.title,
            "text": made.text,
            "signed": made.signed,
            "signatory": made.signatory,
            "office": made.office,
            "day": made.day,
            "digest": made.digest,
        }

    def name_change(self, number: int) -> Row:
        """名称变更."""
        who = self.cast.member(number)
        day = LAST - timedelta(days=Dice("name change", number).below(300))
        new = self.cast.new_name(number)
        return {"code": who.code, "previous": who.name, "name": new, "day": day}

    def licences(self) -> tuple[Iterator[Row], Iterator[Row]]:
        """从业人员资格 and 评价机构资格, each with its inspections."""
        acts = list(licences(count(self.companies), self.cast.area, Book(self.serials)))
        inspected: defaultdict[str, list[str]] = defaultdict(list)
        for act in acts:
            if isinstance(act, Inspection) and act.passed:
                inspected[act.number].append(f"{act.day:%Y.%m.%d}合格")
        texts = {number: "；".join(days) for number, days in inspected.items()}
        return _practitioners(acts, texts), _agencies(acts, texts)

    def _desk(self, number: int, last: date) -> Desk:
        who = replace(self.cast.member(number), part=Part("casmes-2019", "announced"))
        by = Dice("by", number // BATCH).below(count(self.companies))
        return Desk(
            who=who,
            last=last,
            agency=agency(by, self.cast.area),
            book=Book(self.serials),
            serials=self.serials,
            dice=Dice("filed", number),
        )


def _particulars(who: Member) -> dict[str, object]:
    return {
        "name": who.name,
        "code": who.code,
        "address": who.address,
        "region": who.county.code,
        "industry": who.industry,
        "legal_representative": who.representative,
        "telephone": f"12{Dice('telephone', who.number).below(10**9):09}",
    }


def _result(evaluation: Entry, decision: Entry, grade: Entry) -> dict[str, object]:
    if not (
        isinstance(evaluation, Evaluation)
        and isinstance(decision, Decision)
        and isinstance(grade, Grade)
    ):
        raise TypeError("a result is an evaluation, a decision and a grade")
    return {
        "score": evaluation.score,
        "grade": evaluation.grade,
        "agency": evaluation.agency_name,
        "evaluators": tuple(each.name for each in evaluation.evaluators),
        "evaluated": evaluation.day,
        "endorsed": evaluation.endorsed,
        "decided": decision.day,
        "announced": grade.day,
        "certificate": grade.certificate,
        "compliance": evaluation.groups["守信信息"],
        "breach": abs(evaluation.groups["失信信息"]),
        "credit": evaluation.groups["增信信息"],
        "registration_status": "存续",
        "ruleset": "casmes-2019",
    }


def _practitioners(acts: Iterable[Entry], inspected: dict[str, str]) -> Iterator[Row]:
    for act in acts:
        if isinstance(act, PractitionerLicence):
            yield {
                "name": act.name,
                "number": act.number,
                "agency": act.agency_name,
                "day": act.day,
                "valid_until": act.valid_until,
                "inspections": inspected[act.number],
                "renews": act.renews,
                "educated": True,
            }


def _agencies(acts: Iterable[Entry], inspected: dict[str, str]) -> Iterator[Row]:
    for act in acts:
        if isinstance(act, AgencyLicence):
            yield {
                "name": act.name,
                "code": act.agency,
                "number": act.number,
                "legal_representative": act.legal_representative,
                "day": act.day,
                "valid_until": act.valid_until,
                "inspections": inspected[act.number],
                "deposit": act.deposit // 10_000,
            }
