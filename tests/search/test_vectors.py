"""The cases that Python and JavaScript share, run on both sides."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from registry.search import characters, grams, rank, sound
from registry.search.question import is_mistyped, understand
from registry.site import addresses

HERE = Path(__file__).parent
VECTORS: dict[str, Any] = json.loads((HERE / "vectors.json").read_text("utf-8"))
PLAIN = characters.Characters(**VECTORS["simplified"], readings={}).table()


def normalise(text: str) -> str:
    return grams.normalise(text, PLAIN)


def cases(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", VECTORS[name], ids=lambda case: ascii(case[0])[:40])


@cases("normalise")
def test_normalise(case: tuple[str, str]) -> None:
    text, expected = case
    assert normalise(text) == expected
    assert grams.normalise(text, characters.simplified()) == expected, "the library's table"


@cases("pieces")
def test_pieces(case: tuple[str, list[str]]) -> None:
    assert list(grams.pieces(case[0])) == case[1]


@cases("words")
def test_words(case: tuple[str, list[str]]) -> None:
    assert list(grams.words(case[0], PLAIN)) == case[1]


@pytest.mark.parametrize("case", VECTORS["addresses"], ids=lambda case: case[1])
def test_addresses(case: tuple[str, str, str]) -> None:
    kind, code, expected = case
    assert getattr(addresses, kind)(code) == expected


@pytest.mark.rule("P-10")
@cases("identifier")
def test_identifier(case: tuple[str, str]) -> None:
    assert grams.identifier(case[0], PLAIN) == case[1]


@cases("characters")
def test_characters(case: tuple[list[str], list[str]]) -> None:
    assert grams.characters(case[0]) == case[1]


@cases("bigrams")
def test_bigrams(case: tuple[list[str], list[str]]) -> None:
    assert grams.bigrams(case[0]) == case[1]


@pytest.mark.rule("P-10")
@cases("mistyped")
def test_mistyped(case: tuple[str, bool]) -> None:
    assert is_mistyped(case[0]) == case[1]


@pytest.mark.rule("P-2")
@cases("rank")
def test_rank(case: tuple[str, str, list[str], str | None]) -> None:
    typed, name, former, expected = case
    found = rank.of_names(understand(typed, PLAIN), normalise(name), list(map(normalise, former)))
    assert (None if found is None else found.name) == expected


@cases("notice")
def test_notice(case: tuple[str, str, str, str]) -> None:
    typed, number, title, expected = case
    question = understand(typed, PLAIN)
    assert rank.of_notice(question, normalise(number), normalise(title)).name == expected


@cases("sound")
def test_sound(case: tuple[str, str, bool]) -> None:
    letters, name, expected = case
    assert sound.sounds(letters, name, VECTORS["readings"]) == expected


@pytest.mark.parametrize(
    ("char", "readings"),
    [
        ("创", ["chuang"]),  # qiang, in books of the eleventh century
        ("区", ["ou", "qu"]),
        ("家", ["jia"]),  # jie in one dictionary alone
        ("工", ["gong"]),  # ei in another
        ("六", ["liu", "lu"]),  # 六安
        ("乐", ["lao", "le", "yue"]),  # 乐亭
        ("干", ["gan", "qian"]),  # 乾县
        ("绿", ["lu", "lv"]),
        ("㐀", ["qiu"]),  # in none of today's dictionaries
        ("A", []),
    ],
)
def test_a_character_is_read_as_it_is_today(char: str, readings: list[str]) -> None:
    assert list(characters.read(char)) == readings


def test_the_readings_of_the_cases_are_those_that_there_are() -> None:
    found = characters.of(set(VECTORS["readings"])).readings
    assert {char: found[char] for char in VECTORS["readings"]} == VECTORS["readings"]


def test_the_browser_passes_the_same_cases() -> None:
    run = subprocess.run(
        ["node", "--test", str(HERE / "vectors.test.mjs")],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
