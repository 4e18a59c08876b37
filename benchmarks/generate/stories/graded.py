"""Stories with a grade: announced, named, renewed, reviewed, raised, lowered, ended."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from benchmarks.generate import law
from benchmarks.generate.stories.desk import Desk, weeks
from benchmarks.generate.stories.scores import Result, from_records
from benchmarks.generate.words import table
from registry.ledger.entries import (
    CompanyEntry,
    Correction,
    Grade,
    Repair,
    Review,
    Revocation,
    Voiding,
)

Acts = Iterator[CompanyEntry]
Outcome = Literal["kept", "raised", "lowered"]
#: Weeks from one announcement to the next after a lapse, past the last day by a little.
_PERIOD = {"casmes-2019": 160, "shaanxi-2006": 108}


def announced(desk: Desk) -> Acts:
    """A grade, announced on the batch's day."""
    yield from desk.cycle(desk.last, desk.any_result())


def named(desk: Desk) -> Acts:
    """BBB: named by document, never announced (R-17)."""
    yield from desk.cycle(desk.last, desk.any_result("BBB"))


def scored(desk: Desk) -> Acts:
    """A grade explained record by record (D-4)."""
    yield from desk.cycle(desk.last, _by_records(desk, desk.last, negative=False))


def renewed(desk: Desk) -> Acts:
    """A grade that lapsed, and one given anew (R-24)."""
    yield from desk.cycle(desk.last - weeks(_PERIOD[desk.ruleset]), desk.any_result())
    yield from desk.cycle(desk.last, desk.any_result(), "renewal")


def upgraded(desk: Desk) -> Acts:
    """A higher grade within validity (R-22, D-22)."""
    yield from desk.cycle(desk.last - weeks(64), desk.any_result("A"))
    yield from desk.cycle(desk.last, desk.any_result("AA", "AAA"), "upgrade", "upgrade")


def reviewed(desk: Desk) -> Acts:
    """Two annual reviews that left the grade as it was (R-23)."""
    yield from desk.cycle(desk.last - weeks(105), desk.any_result())
    for back in (53, 0):
        yield _review(desk, desk.last - weeks(back), "kept")


def raised(desk: Desk) -> Acts:
    """An annual review that raised the grade; its period stays (D-23)."""
    yield from _changed(desk, desk.any_result("A"), desk.any_result("AA"), "raised")


def lowered(desk: Desk) -> Acts:
    """An annual review that lowered it (E-7)."""
    yield from _changed(desk, desk.any_result("AAA", "AA"), desk.any_result("A"), "lowered")


def revoked(desk: Desk) -> Acts:
    """The old grade revoked, a new one in the same notice (R-30)."""
    after = desk.any_result("BBB") if desk.ruleset == "shaanxi-2006" else desk.any_result("B", "C")
    yield from desk.cycle(desk.last - weeks(40), desk.any_result("AAA", "AA"))
    yield from _revocation(desk, after, named=True)
    yield desk.granted(desk.last, after.grade, after.score, "revocation")


def no_longer_named(desk: Desk) -> Acts:
    """Revoked, and the new result is not named (R-19, D-30)."""
    yield from desk.cycle(desk.last - weeks(40), desk.any_result())
    yield from _revocation(desk, desk.any_result("BB"), named=False)


def voided(desk: Desk) -> Acts:
    """Declared void for its whole period, with a ban (R-31)."""
    first = desk.last - weeks(30)
    yield from desk.cycle(first, desk.any_result())
    yield Voiding(
        day=desk.last,
        company=desk.who.code,
        ruleset=desk.ruleset,
        notice=desk.notice("voiding", desk.last),
        reason=_reason(desk, "reasons_void"),
        grade_from=first,
        ban_until=law.ban_until(desk.ruleset, desk.last),
    )


def corrected(desk: Desk) -> Acts:
    """A certificate number mended by a notice of its own (R-32)."""
    acts = list(desk.cycle(desk.last - weeks(4), desk.any_result()))
    yield from acts
    grade = acts[-1]
    if isinstance(grade, Grade):
        yield Correction(
            day=desk.last,
            company=desk.who.code,
            ruleset=desk.ruleset,
            corrects=grade.notice,
            field="certificate",
            was=grade.certificate,
            becomes=desk.serials.certificate(desk.ruleset, grade.day.year, grade.grade),
            notice=desk.book.notice("correction", desk.last, grade.notice, corrects=grade.notice),
        )


def repaired(desk: Desk) -> Acts:
    """A negative record that was repaired and leaves public view (R-52)."""
    first = desk.last - weeks(12)
    result = _by_records(desk, first, negative=True)
    yield from desk.cycle(first, result)
    yield Repair(
        day=desk.last,
        company=desk.who.code,
        reference=result.lines[-1].reference,
        basis="信用修复决定书",
    )


def _by_records(desk: Desk, day: date, *, negative: bool) -> Result:
    return from_records(desk.ruleset, desk.dice, day - timedelta(days=50), negative=negative)


def _review(desk: Desk, day: date, outcome: Outcome, notice: str = "") -> Review:
    return Review(
        day=day, company=desk.who.code, ruleset=desk.ruleset, outcome=outcome, notice=notice
    )


def _changed(desk: Desk, before: Result, after: Result, outcome: Outcome) -> Acts:
    first = desk.last - weeks(53)
    yield from desk.cycle(first, before)
    notice = desk.notice("review", desk.last)
    yield _review(desk, desk.last, outcome, notice)
    yield Grade(
        day=desk.last,
        company=desk.who.code,
        ruleset=desk.ruleset,
        grade=after.grade,
        valid_until=law.last_day(desk.ruleset, first),
        score=after.score,
        basis="review",
        notice=notice,
    )


def _revocation(desk: Desk, after: Result, *, named: bool) -> Acts:
    yield from desk.judged(desk.last, after)
    yield Revocation(
        day=desk.last,
        company=desk.who.code,
        ruleset=desk.ruleset,
        notice=desk.notice("revocation", desk.last),
        reason=_reason(desk, "reasons_revoked"),
        named=named,
    )


def _reason(desk: Desk, kind: str) -> str:
    reasons: list[str] = table()[kind].split()
    return desk.dice.pick(reasons)
