import pytest

from registry.identity import industries
from registry.identity.industry_table import SECTIONS
from scoring.refusal import Refusal


@pytest.mark.parametrize(
    ("typed", "letter"),
    [
        ("C", "C"),
        ("ｃ", "C"),
        ("制造业", "C"),
        ("C13", "C"),
        ("13", "C"),
        ("3990", "C"),
        ("C39计算机、通信和其他电子设备制造业", "C"),
        ("C 制造业", "C"),
        ("农林牧渔业", "A"),
        ("农、林、牧、渔业", "A"),
        ("批发零售业", "F"),
        ("软件和信息技术服务业", "I"),
        ("信息传输、软件和信息技术服务业", "I"),
        ("水利、环境和公共设施管理业", "N"),
        ("0111", "A"),
        ("97", "T"),
    ],
)
def test_a_section_is_found_by_letter_name_and_code(typed, letter):
    assert industries.parse(typed) == letter


@pytest.mark.parametrize("typed", ["", "U", "98", "00", "A13", "五金", "C1", "12345"])
def test_what_is_no_industry_is_refused(typed):
    assert isinstance(industries.parse(typed), Refusal)


def test_the_divisions_run_from_1_to_97_without_a_gap():
    numbers = [n for s in SECTIONS.values() for n in range(s.first, s.first + s.count)]
    assert numbers == list(range(1, 98))
    assert "".join(SECTIONS) == "ABCDEFGHIJKLMNOPQRST"


def test_every_name_leads_back_to_its_letter():
    for letter, section in SECTIONS.items():
        assert industries.parse(industries.name(letter)) == letter
        assert {industries.parse(name) for name in section.divisions} == {letter}
        assert industries.english(letter)
    assert industries.name("?") == industries.english("?") == ""
