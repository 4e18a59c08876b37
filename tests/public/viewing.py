"""Asks what the public is shown of a register of one company."""

from datetime import date
from decimal import Decimal

from registry.public.disclose import PublicView
from registry.public.views import Association, CompanyView, NoticeView
from tests.state.desk import (
    AGENCY,
    PEOPLE,
    RULES,
    Desk,
    company_code,
    draft,
)

CODE = company_code(1)


def view(desk: Desk, as_of: str) -> PublicView:
    return PublicView(desk.ledger, RULES, Association(name="示例协会"), date.fromisoformat(as_of))


def company(desk: Desk, as_of: str) -> CompanyView | None:
    return next((each for each in view(desk, as_of).companies() if each.code == CODE), None)


def notices(desk: Desk, as_of: str, kind: str) -> list[NoticeView]:
    return [notice for notice in view(desk, as_of).notices() if notice.kind == kind]


def revoke(desk: Desk, score: str, grade: str, certificate: str = "") -> None:
    desk.take(
        draft(
            "revocation",
            code=CODE,
            day="2026-02-10",
            reason="资信状况发生重大变化",
            agency=AGENCY,
            evaluators=PEOPLE[1:3],
            score=Decimal(score),
            grade=grade,
            evaluated="2026-01-20",
            decided="2026-02-05",
            certificate=certificate,
        )
    )
