"""Rows that several tests of admission start from."""

from decimal import Decimal

from registry.intake.drafts import Draft
from tests.state.desk import AGENCY, PEOPLE, company_code, draft

CODE, OTHER = company_code(1), company_code(2)
CASMES = {"ruleset": "casmes-2019", "qualified": None, "registration_status": "存续"}


def steps(until: str = "decision", **changes: object) -> list[Draft]:
    """The steps of one evaluation on their own sheets, up to and including one."""
    made = {
        "company": {"name": "西安甲有限公司", "address": "西安市新城区一路1号"},
        "qualification": {"qualified": "2024-01-01"},
        "application": {"applied": "2026-02-01"},
        "evaluation": {
            "agency": AGENCY,
            "evaluators": PEOPLE[1:3],
            "score": Decimal(85),
            "grade": "AA",
            "evaluated": "2026-03-20",
            "endorsed": "2026-03-25",
        },
        "decision": {"grade": "AA", "decided": "2026-04-01", "received": "2026-04-02"},
    }
    kinds = list(made)
    return [
        draft(kind, code=CODE, **{**made[kind], **(changes if kind == until else {})})
        for kind in kinds[: kinds.index(until) + 1]
    ]
