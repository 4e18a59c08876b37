"""A register with an agency of good standing."""

import pytest

from tests.state.desk import Desk, licensed


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    licensed(desk, "2024-03-15", ("2025-03-10", "2026-03-12"))
    return desk
