"""When a public copy is shown: only of the very original that holds, while the commitment does."""

from datetime import date

import pytest
from msgspec.structs import replace

from registry.public.views import CopyView
from tests.public.viewing import company
from tests.state.desk import Desk, draft
from tests.state.test_copying import CODE, DRAWN, FOUND, copy, published


def seen(desk: Desk, day: str) -> CopyView | None:
    shown = company(desk, day)
    assert shown is not None
    (commitment,) = shown.commitments
    return commitment.copy


@pytest.fixture
def desk() -> Desk:
    made = published()
    made.take(copy(), verdict=DRAWN, clerk="张三")
    return made


@pytest.mark.rule("P-4")
def test_it_is_shown_from_its_day(desk: Desk) -> None:
    assert seen(desk, "2026-05-31") is None
    assert seen(desk, "2026-06-01") == CopyView(published_on=date(2026, 6, 1), sha256="c" * 64)


@pytest.mark.rule("P-4")
def test_it_goes_when_the_original_is_found_not_to_hold(desk: Desk) -> None:
    later = draft(
        "commitment_verification",
        code=CODE,
        signed="2026-05-01",
        day="2026-06-10",
        original="承诺书.pdf",
    )
    failed = replace(FOUND, status="failed", reason="revoked", received=date(2026, 6, 9))
    desk.take(later, verdict=failed)
    assert seen(desk, "2026-06-09") is not None and seen(desk, "2026-06-10") is None


@pytest.mark.rule("P-4")
def test_it_goes_with_the_commitment(desk: Desk) -> None:
    desk.take(draft("commitment_withdrawal", code=CODE, signed="2026-05-01", day="2026-06-15"))
    assert seen(desk, "2026-06-14") is not None and seen(desk, "2026-06-15") is None
