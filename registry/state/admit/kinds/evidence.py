"""Evidence: records that a scorecard turns into an evaluation (R-6, D-2, D-4)."""

from collections.abc import Sequence

from registry.ledger.entries import Entry, Evaluation, ScoreLine
from registry.state.admit.kinds import evaluating
from registry.state.admit.kinds.days import not_before
from registry.state.admit.kinds.identity import company_known, ruleset_known
from registry.state.admit.row import Check, Row
from scoring.refusal import Refusal
from scoring.scorecard import Evidence, Scorecard


def scorecard_of(row: Row) -> Scorecard | None:
    """The scorecard in use on the evaluation day (D-3)."""
    return row.ruleset_on(row.draft.evaluated).scorecard_on(row.draft.evaluated)


def record_counts(row: Row) -> Refusal | None:
    """R-6, D-1: the indicator is one of the scorecard's, its points are points."""
    scorecard = scorecard_of(row)
    if scorecard is None:
        return _no_scorecard(row)
    line = scorecard.line(_piece(row))
    return line if isinstance(line, Refusal) else None


def _no_scorecard(row: Row) -> Refusal:
    return row.refuse("R-6", "该评价办法没有评分卡。", "This rule set has no scorecard.")


def _piece(row: Row) -> Evidence:
    draft = row.draft
    return Evidence(
        indicator=draft.indicator,
        record=draft.record,
        reference=draft.reference,
        points=draft.points,
        public=draft.public,
    )


def evidence_entries(rows: Sequence[Row]) -> list[Entry] | Refusal:
    """All evidence rows of one evaluation, scored by the scorecard of that day (D-2, D-4)."""
    first = rows[0]
    draft, scorecard = first.draft, scorecard_of(first)
    if scorecard is None:
        return _no_scorecard(first)
    scored = scorecard.score([_piece(row) for row in rows])
    if isinstance(scored, Refusal):
        return scored
    band = first.ruleset_on(draft.evaluated).band_of(scored.total)
    evaluation = Evaluation(
        day=draft.evaluated,
        company=draft.code,
        ruleset=first.ruleset.id,
        agency=evaluating.agency_code(first),
        agency_name=draft.agency,
        evaluators=evaluating.evaluators(first),
        score=scored.total,
        grade=band.grade if band else "",
        endorsed=draft.endorsed,
        scorecard=scorecard.version,
        lines=tuple(
            ScoreLine(
                indicator=line.indicator,
                points=line.points,
                record=line.record,
                reference=line.reference,
                public=line.public,
            )
            for line in scored.lines
        ),
        groups=dict(scored.groups),
        base=scored.base,
        caps=scored.caps,
    )
    return [evaluation]


EVIDENCE = (
    Check(("ruleset",), ruleset_known),
    Check(("code",), company_known),
    Check(("code", "evaluated"), evaluating.awaits_evaluation, at=("evaluated",)),
    Check(("indicator", "points", "evaluated", "ruleset"), record_counts, at=("indicator",)),
    evaluating.BASE,
    *evaluating.LICENSED,
    not_before("evaluated", "endorsed"),
)
