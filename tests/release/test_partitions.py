"""How a build shares companies out: by their codes alone, to more than one process if it can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.release.steps.companies import partitions
from tests.state.desk import company_code

CODES = [company_code(number) for number in range(1, 3001)]


@given(st.sets(st.sampled_from(CODES)))
def test_every_company_is_in_one_partition(chosen: set[str]) -> None:
    codes = sorted(chosen)
    parts = list(partitions(codes))
    assert sorted(code for part in parts for code in part) == codes
    assert all(part == sorted(part) for part in parts) and [] not in parts
    assert sorted(partitions(codes[::-1])) == sorted(part[::-1] for part in parts)


@pytest.mark.parametrize(("number", "least", "most"), [(40, 1, 1), (499, 8, 16), (3000, 8, 16)])
def test_some_hundred_companies_are_work_for_several(number: int, least: int, most: int) -> None:
    """As on a day on which many grades lapse; a few are not."""
    assert least <= len(list(partitions(CODES[:number]))) <= most
