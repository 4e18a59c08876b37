import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.identity import codes
from scoring.refusal import Refusal

BODY = st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=8, max_size=8)
HEAD = st.from_regex(r"[19AN][123][0-9]{6}", fullmatch=True)
VALID = st.builds(codes.complete, HEAD, BODY)


@pytest.mark.parametrize(
    "typed",
    [
        "91350100M000100Y43",
        "91350100m000100y43",
        "９１３５０１００Ｍ０００１００Ｙ４３",
        " 9135 0100 M000 100Y43 ",
        "91350100-M000100Y-43",
        "913SO1OOMOOOIOOY43",
        "\t91350100M000100Y43\n",
    ],
)
@pytest.mark.rule("P-10")
def test_what_people_type_for_a_code_is_mended(typed):
    assert codes.parse(typed) == "91350100M000100Y43"


@pytest.mark.rule("P-10")
def test_a_code_may_begin_with_a_letter():
    code = codes.complete("N2610113", "MA000001")
    assert code.startswith("N2")
    assert codes.parse(code) == code


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("91610802MA9PD28G40", "校验位"),
        ("91350100M000100Y4", "实为 17 位"),
        ("610100100012345", "旧工商注册号"),
        ("91350100M000100V43", "不使用字符“V”"),
        ("91A50100M000100Y43", "第 3 至 8 位"),
        ("91350100M0001@0Y43", "不使用字符“@”"),
        ("", "实为 0 位"),
    ],
)
def test_what_is_no_code_is_refused_with_the_reason(typed, why):
    refusal = codes.parse(typed)
    assert isinstance(refusal, Refusal)
    assert why in refusal.zh
    assert (refusal.rule, refusal.article) == ("P-10", "GB 32100-2015")


def test_the_organisation_codes_own_check_character_counts():
    first17 = "91350100M000100Y5"
    assert isinstance(codes.parse(first17 + codes.check_character(first17)), Refusal)


@given(VALID)
def test_a_completed_code_is_its_own_form(code):
    assert codes.parse(code) == code
    assert codes.check_character(code[:17]) == code[17]


@given(VALID, st.integers(0, 17), st.sampled_from(codes.ALPHABET))
def test_one_wrong_character_is_always_found(code, at, other):
    wrong = code[:at] + other + code[at + 1 :]
    assert codes.parse(wrong) == code if wrong == code else isinstance(codes.parse(wrong), Refusal)


@given(st.text(max_size=40))
def test_any_text_gives_a_code_or_a_refusal(text):
    found = codes.parse(text)
    assert isinstance(found, Refusal) or codes.parse(found) == found
