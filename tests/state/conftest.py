"""The desk of every test of admission that needs no other."""

import pytest

from tests.state.desk import Desk, licensed


@pytest.fixture
def desk() -> Desk:
    """A desk with one licensed agency, inspected, and five people."""
    desk = Desk()
    licensed(desk, "2024-03-15", ("2025-03-10", "2026-03-12"))
    return desk
