"""Stories without a grade to show: commitments, and what never becomes public."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from benchmarks.generate import law
from benchmarks.generate.stories.desk import Desk, weeks
from benchmarks.generate.words import table
from registry.ledger.entries import (
    Application,
    Ban,
    Commitment,
    CommitmentWithdrawal,
    CompanyEntry,
    Decision,
    Reevaluation,
    ReevaluationRequest,
    Refused,
)

Acts = Iterator[CompanyEntry]


def known(_desk: Desk) -> Acts:
    """Nothing but its particulars: not listed."""
    yield from ()


def committed(desk: Desk) -> Acts:
    """A commitment and no grade (R-51)."""
    yield commitment(desk, desk.last)


def withdrawn(desk: Desk) -> Acts:
    """A commitment, and its withdrawal."""
    made = commitment(desk, desk.last - weeks(20))
    yield made
    yield CommitmentWithdrawal(
        day=desk.last,
        company=desk.who.code,
        commitment=made.notice,
        notice=desk.notice("commitment_withdrawal", desk.last),
        reason="经营范围变更",
    )


def pending(desk: Desk) -> Acts:
    """Decided, not announced yet."""
    yield from desk.judged(desk.last, desk.any_result())


def unnamed(desk: Desk) -> Acts:
    """Below BBB: nothing of it is public (R-19)."""
    yield from desk.applied(desk.last)
    yield from desk.judged(desk.last, desk.any_result("BB"))


def refused(desk: Desk) -> Acts:
    """The agency refused to evaluate, for false material (R-31); never public."""
    acts = list(desk.applied(desk.last))
    yield from acts
    if isinstance(acts[-1], Application):
        day = acts[-1].day + timedelta(days=10)
        yield Refused(
            day=day,
            company=desk.who.code,
            ruleset=desk.ruleset,
            agency=desk.agency.name,
            reason="申报材料虚假",
            ban_until=law.ban_until(desk.ruleset, day),
        )


def banned(desk: Desk) -> Acts:
    """A ban by itself; never public."""
    yield Ban(
        day=desk.last,
        company=desk.who.code,
        ruleset=desk.ruleset,
        until=law.ban_until(desk.ruleset, desk.last),
        reason="弄虚作假",
    )


def reevaluated(desk: Desk) -> Acts:
    """The company contested its result in time, and the conclusion gave another (R-15)."""
    final = desk.any_result("AA")
    yield from desk.applied(desk.last, lead=60)
    for act in desk.judged(desk.last, desk.any_result("A"), lead=60):
        yield act
        if isinstance(act, Decision) and act.received is not None:
            yield from _contested(desk, act.received + timedelta(days=5), final.score)
    yield desk.granted(desk.last, final.grade, final.score)


def commitment(desk: Desk, day: date) -> Commitment:
    """A commitment shown from `day`, signed by the legal representative some days before."""
    letter = desk.dice.pick(table()["pledges"])
    return Commitment(
        day=day,
        company=desk.who.code,
        notice=desk.notice("commitment", day),
        title=letter["title"],
        text=letter["text"],
        signed=day - timedelta(days=1 + desk.dice.below(20)),
        signatory=desk.who.representative,
        office="法定代表人",
        digest=desk.dice.digest(),
    )


def _contested(desk: Desk, day: date, score: Decimal) -> Acts:
    until = law.deadline(day, law.rules(desk.ruleset).conclusion_days)
    yield ReevaluationRequest(
        day=day,
        company=desk.who.code,
        ruleset=desk.ruleset,
        conclude_until=until,
        reason="对评价结果有异议",
    )
    yield Reevaluation(
        day=day + timedelta(days=10),
        company=desk.who.code,
        ruleset=desk.ruleset,
        score=score,
        grade=law.grade_of(desk.ruleset, score),
    )
