"""Generated names and codes are as varied as life."""

import re
from collections import Counter
from functools import cache

import pytest

from benchmarks.generate.cast import Cast
from benchmarks.generate.names import firms
from benchmarks.generate.words import listed, trades
from registry.identity import codes, names, regions

SIZE = 4000


@cache
def members(area="national"):
    return [Cast(area).member(number) for number in range(SIZE)]


def share(holds) -> float:
    return sum(1 for member in members() if holds(member)) / SIZE


def test_every_code_is_valid_and_given_once():
    given = [member.code for member in members()]
    assert [code for code in given if codes.parse(code) != code] == []
    assert len(set(given)) == SIZE


def test_every_name_is_one_that_the_intake_reads():
    assert [member.name for member in members() if names.clean(member.name) != member.name] == []


def test_heads_of_codes_are_those_of_all_kinds_of_bodies():
    heads = Counter(member.code[:2] for member in members())
    assert heads.keys() == {"91", "92", "93", "N2", "12", "52", "51", "31", "81"}
    assert 0.15 < heads["92"] / SIZE < 0.25
    assert 0.03 < heads["93"] / SIZE < 0.1


def test_sole_traders_have_no_legal_form():
    shops = [member.name for member in members() if member.code.startswith("92")]
    assert [name for name in shops if "公司" in name] == []
    assert sum(1 for name in shops if len(name) <= 3) / len(shops) > 0.03


@pytest.mark.parametrize(
    ("pattern", "least"),
    [
        ("[（(].+[）)].+", 0.06),
        ("[（(][^（()）]+[）)]$", 0.04),
        (r"\(", 0.01),
        ("[A-Za-z]", 0.01),
        ("[0-9]", 0.004),
        ("[\U00020000-\U0003ffff]", 0.003),
        ("分公司$", 0.02),
        ("合作社$|联合社$|家庭农场$", 0.05),
    ],
)
def test_shapes_of_names(pattern, least):
    assert share(lambda member: re.search(pattern, member.name)) > least


def test_places_stand_in_front_in_brackets_or_nowhere():
    def of(member):
        county = member.county
        return {county.short, county.short_city, county.short_province}

    firms_ = [member for member in members() if member.code.startswith("91")]
    front = [m for m in firms_ if any(m.name.startswith(place) for place in of(m))]
    inside = [m for m in firms_ if any(place in m.name[1:] for place in of(m))]
    absent = [m for m in firms_ if not any(place in m.name for place in of(m))]
    for found, least in ((front, 0.5), (inside, 0.08), (absent, 0.1)):
        assert len(found) / len(firms_) > least


def test_brands_spread_as_in_life():
    """Few characters make most of the names, and very many are met now and then."""
    chars = Counter("".join(firms.stem(member.name) for member in members()))
    common = sum(count for _, count in chars.most_common(300))
    assert common / chars.total() > 0.6
    assert len(chars) > 1500


def test_some_names_are_made_of_frequent_words_alone():
    words = {*listed("frequent"), *(trade.word for trade in trades().things)}
    alternatives = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    forms = "|".join(map(re.escape, set(listed("forms"))))
    bare = re.compile(f"(?:{alternatives})+(?:{forms})")

    def holds(member):
        return bare.fullmatch(member.name.removeprefix(member.county.short_city))

    assert share(holds) > 0.01


def test_some_names_contain_other_names():
    every = {firms.stem(member.name) for member in members() if len(member.name) > 7}
    assert share(lambda m: any(m.name[:n] in every for n in range(6, len(m.name) - 5))) > 0.01


def test_companies_are_all_over_the_country():
    assert len({regions.province(member.county.code) for member in members()}) == 31
    assert len({member.county.code for member in members()}) > 1500


def test_a_register_of_shaanxi_is_of_shaanxi():
    assert {member.county.code[:2] for member in members("shaanxi")} == {"61"}


def test_a_company_is_the_same_in_a_register_of_any_size():
    assert Cast("national").member(SIZE - 1) == members()[-1]
