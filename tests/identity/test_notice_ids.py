import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.identity import notice_ids
from scoring.refusal import Refusal

MADE = st.builds(notice_ids.make, st.integers(1000, 9999), st.integers(1, 10**7))


@pytest.mark.rule("P-9")
def test_a_notice_identifier_carries_its_check_character():
    assert notice_ids.make(2025, 12) == "2025-00012-K"


@pytest.mark.parametrize(
    "typed",
    ["2025-00012-K", "2025-00012-k", " ２０２５－０００１２－Ｋ", "202500012K", "2O25–000I2–K"],
)
def test_what_people_type_for_an_identifier_is_mended(typed):
    assert notice_ids.parse(typed) == "2025-00012-K"


@pytest.mark.parametrize("typed", ["2025-00012-L", "2025-00021-K", "2025-12-K", "2025-00000-A", ""])
def test_a_wrong_identifier_is_refused(typed):
    assert isinstance(notice_ids.parse(typed), Refusal)


@pytest.mark.parametrize(("year", "serial"), [(999, 1), (10000, 1), (2025, 0), (2025, 10**9)])
def test_no_identifier_is_made_outside_the_form(year, serial):
    with pytest.raises(ValueError, match="no notice identifier"):
        notice_ids.make(year, serial)


@given(MADE)
def test_a_made_identifier_reads_back(made):
    assert notice_ids.parse(made) == made


@given(MADE, st.data())
def test_one_wrong_digit_is_always_found(made, data):
    at = data.draw(st.sampled_from([i for i, c in enumerate(made[:-1]) if c.isdigit()]))
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != made[at]]))
    assert isinstance(notice_ids.parse(made[:at] + digit + made[at + 1 :]), Refusal)


@given(st.text(max_size=30))
def test_any_text_gives_an_identifier_or_a_refusal(text):
    found = notice_ids.parse(text)
    assert isinstance(found, Refusal) or notice_ids.parse(found) == found
