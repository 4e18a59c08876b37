"""Check characters of certificate numbers: what they tell, and the same in the browser."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.identity import certificates
from registry.site import addresses

VECTORS = json.loads(Path(__file__).with_name("certificates.json").read_text("utf-8"))
NUMBER, CODE, OTHER = "202500101100012", "91610423MAQMYWA195", "91350100M000100Y43"


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["number"])
def test_the_same_in_every_language(case: dict[str, str]) -> None:
    """`certificates.test.mjs` asks the browser's twin for the same."""
    assert certificates.check(case["number"], case["code"]) == case["check"]


@given(st.integers(0, len(NUMBER) - 1), st.sampled_from("0123456789"))
def test_every_wrong_digit_is_told(at: int, digit: str) -> None:
    typed = NUMBER[:at] + digit + NUMBER[at + 1 :]
    same = certificates.check(typed, CODE) == certificates.check(NUMBER, CODE)
    assert same == (typed == NUMBER)


@given(st.integers(0, len(NUMBER) - 2))
def test_neighbours_that_changed_places_are_told(at: int) -> None:
    typed = NUMBER[:at] + NUMBER[at + 1] + NUMBER[at] + NUMBER[at + 2 :]
    same = certificates.check(typed, CODE) == certificates.check(NUMBER, CODE)
    assert same == (typed == NUMBER)


def test_the_number_of_another_company_is_told() -> None:
    assert certificates.check(NUMBER, CODE) != certificates.check(NUMBER, OTHER)


def test_the_address_of_a_certificate() -> None:
    assert addresses.certificate(CODE, NUMBER) == (
        "/companies/95/91610423MAQMYWA195.html#202500101100012~21"
    )
    address = addresses.certificate(CODE, "陕信证 7#号")
    assert address.startswith("/companies/95/91610423MAQMYWA195.html#%E9%99%95")
    assert address.isascii() and " " not in address and address.count("#") == 1
