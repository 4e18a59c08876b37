import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.identity import names
from scoring.refusal import Refusal

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("  西安某某有限公司 ", "西安某某有限公司"),
        ("西安 某某\n有限公司", "西安某某有限公司"),
        ("泾翎（ 西安 ）有限公司", "泾翎（西安）有限公司"),
        ("ABC  Trading Co., Ltd.", "ABC Trading Co., Ltd."),
        ("\uf900公司", "\u8c48公司"),
        ("\U00030edd面馆", "\U00030edd面馆"),
        ("\U000323af面馆", "\U000323af面馆"),
        ("二〇〇三", "二〇〇三"),
    ],
)
def test_a_name_gets_its_clean_form(typed, clean):
    assert names.clean(typed) == clean


@pytest.mark.parametrize(
    "odd",
    [
        "\u200b",
        "\u200d",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\u00ad",
        "\x00",
        "\x1f",
        "\ue000",
        "\U000f0000",
        "\u2f00",
        "\u2ea0",
        "\u3164",
        "\ufe0f",
        "\U000e0101",
        "\U0001f600",
        "\ufffd",
        "\U0002fffe",
        "\u2028",
    ],
)
def test_what_the_eye_cannot_tell_is_no_part_of_a_name(odd):
    refusal = names.clean(f"西安{odd}公司")
    assert isinstance(refusal, Refusal)
    assert f"U+{ord(odd):04X}" in refusal.zh


@pytest.mark.parametrize("typed", ["", "  ", "---", "（）", "西" * 201])
def test_what_names_nobody_is_refused(typed):
    assert isinstance(names.clean(typed), Refusal)


def test_names_are_the_same_but_for_width_brackets_spaces_and_case():
    assert names.same("璟芃物流(榆林)有限公司", "璟芃物流（ 榆林 ）有限公司")
    assert names.same("璟芃物流〔榆林〕有限公司", "璟芃物流【榆林】有限公司")
    assert names.same("ＡＢＣ公司", "abc公司")
    assert not names.same("西安甲公司", "西安乙公司")
    assert not names.same("璟芃物流榆林有限公司", "璟芃物流（榆林）有限公司")


@given(HAN)
def test_a_chinese_name_stays_itself(name):
    assert names.clean(name) == unicodedata.normalize("NFC", name)


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing_more(text):
    once = names.clean(text)
    if not isinstance(once, Refusal):
        assert names.clean(once) == once
        assert names.same(text, once)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("西安ABC贸易有限公司", "西安АВС贸易有限公司"),
        ("西安ABC贸易有限公司", "西安ａｂｃ贸易有限公司"),
        ("西安己未商行", "西安已末商行"),
        ("西安土木有限公司", "西安士木有限公司"),
        ("西安一品（泾阳）商行", "西安ー品(泾阳)商行"),
        ("西安O2商行", "西安02商行"),
        ("西安青山户外用品商行", "西安靑山戶外用品商行"),
    ],
)
def test_names_that_the_eye_takes_for_one(one, other):
    assert names.look(one) == names.look(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("西安大华有限公司", "西安太华有限公司"),
        ("西安甲公司", "西安乙公司"),
        ("西安ABC公司", "西安ABD公司"),
    ],
)
def test_names_that_the_eye_tells_apart(one, other):
    assert names.look(one) != names.look(other)


@given(st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]))))
def test_looks_of_many_names_are_those_of_each(found: list[str]) -> None:
    assert names.looks(found) == [names.look(name) for name in found]


def test_looks_of_every_han_character_are_its_own() -> None:
    """Most are told by a glance, and none wrongly."""
    every = [chr(number) for number in range(0x4E00, 0xA000)]
    assert names.looks(every) == [names.look(char) for char in every]
