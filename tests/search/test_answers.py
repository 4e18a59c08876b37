"""Python and the browser's modules give the same answers, and all of them are right."""

import json
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from registry.search import characters, grams, index, query
from registry.search.lookup import Lookup
from registry.search.rank import Rank
from tests.search.town import Town

HERE = Path(__file__).parent
TOWN = Town()
NAMES = [
    (view.code, [view.name, *(f.name for f in view.former_names)]) for view in TOWN.companies()
]


def fold(text: str) -> str:
    return grams.normalise(text, characters.simplified())


FOLDED = [(code, [fold(name) for name in names]) for code, names in NAMES]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {address[8:]: made for address, made in index.files(TOWN)}


@pytest.fixture(scope="module")
def lookup(files: dict[str, bytes]) -> Lookup:
    return Lookup(files.__getitem__)


def parts(random: Random, count: int) -> Iterator[str]:
    """Contiguous parts of names and former names, of two characters and more."""
    for _ in range(count):
        name = random.choice(random.choice(NAMES)[1])
        size = random.randint(2, min(len(name), random.choice((2, 3, 4, 8, 30))))
        start = random.randint(0, len(name) - size)
        yield name[start : start + size]


def two_of_any(random: Random, count: int) -> Iterator[str]:
    """Two characters of a name, in any order, side by side or apart."""
    for _ in range(count):
        yield "".join(random.sample(fold(random.choice(NAMES)[1][0]), 2))


def numbers(random: Random) -> Iterator[str]:
    """Whole and cut codes, certificates, notice ids and numbers, as people type them."""
    for view in random.sample(TOWN.companies(), 40):
        certificate = view.grades[0].certificate if view.grades else view.code
        yield from (view.code, view.code[: random.randint(3, 17)], view.code.lower(), certificate)
        yield from (view.code.replace("0", "O").replace("1", "I"), view.code[8:17], view.code + "0")
        yield view.code[:17] + ("0" if view.code[17] != "0" else "1")
    for notice in random.sample(TOWN.notices(), 15):
        yield from (notice.id, notice.number, notice.number[4:], notice.title[2:9], notice.id[:7])


def sounds() -> Iterator[str]:
    yield from ("huashan", "xianhuashan", "hsjx", "shanxi", "danxian", "shanxian", "lvzhou", "abc")
    yield from ("zzzz", "q", "qinl", "chongqinglu", "nvwa", "nuwa", "K ge", "bio")


def words() -> Iterator[str]:
    yield from (
        "",
        "  ",
        "。",
        "有限公司",
        "有限",
        "公司",
        "科技 西安",
        "华山 机械有限公司",
        "陝西華山",
    )
    yield from (
        "提供虚假材料",
        "虚假",
        "不存在的名字",
        "𠮷",
        "祥𠮷",
        "Ａｂｃ",
        "《办法》第十四条",
        "(西安)",
    )


def queries() -> list[str]:
    random = Random(7)
    made = [*parts(random, 300), *two_of_any(random, 150), *numbers(random)]
    return [*made, *sounds(), *words()]


def test_python_and_the_browser_agree(files: dict[str, bytes], lookup: Lookup) -> None:
    asked = queries()
    job = {
        "files": {name: b64encode(made).decode() for name, made in files.items()},
        "queries": asked,
    }
    run = subprocess.run(
        ["node", str(HERE / "answers.mjs")],
        input=json.dumps(job),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    assert "mismatch" not in run.stderr, "lunr warns when it loads what another version wrote"
    answers: list[dict[str, Any]] = json.loads(run.stdout)
    assert len(answers) == len(asked) > 700
    for typed, theirs in zip(asked, answers, strict=True):
        ours = query.answer(lookup, typed)
        assert theirs["mistyped"] == ours.mistyped, typed
        assert theirs["hits"] == [[hit.kind, hit.code, hit.rank] for hit in ours.hits], typed


def test_every_part_of_a_name_finds_it(lookup: Lookup) -> None:
    """Recall@10 is 1.0: the companies that have the part come first, all of them or ten."""
    for part in parts(Random(11), 600):
        wanted = fold(part)
        if len(wanted) < 2:
            continue
        true = {code for code, names in FOLDED if any(wanted in name for name in names)}
        best = [hit.code for hit in query.answer(lookup, part).hits[:10]]
        assert set(best[: len(true)]) <= true, part
        assert len(best) >= min(10, len(true)), part


def test_any_two_characters_of_a_name_find_it(lookup: Lookup) -> None:
    random = Random(13)
    for _ in range(400):
        code, (name, *_former) = random.choice(NAMES)
        two = "".join(random.sample(fold(name), 2))
        assert code in {hit.code for hit in query.answer(lookup, two).hits}, (two, name)


def test_a_whole_code_or_certificate_is_the_first_hit(lookup: Lookup) -> None:
    for view in TOWN.companies()[::7]:
        typed = [view.code, view.code.lower(), f" {view.code[:8]} {view.code[8:]} "]
        typed += [view.grades[0].certificate] if view.grades else []
        for text in typed:
            first = query.answer(lookup, text).hits[0]
            assert (first.code, first.rank) == (view.code, Rank.IDENTIFIER), text


def test_a_notice_is_found_by_id_number_title_and_text(lookup: Lookup) -> None:
    for notice in TOWN.notices():
        for typed in (notice.id, notice.number, notice.id.replace("-", "").lower()):
            first = query.answer(lookup, typed).hits[0]
            assert (first.code, first.rank) == (notice.id, Rank.IDENTIFIER), typed
    said = query.answer(lookup, "提供虚假材料").hits
    assert {hit.code for hit in said} == {n.id for n in TOWN.notices() if n.kind == "voiding"}
    assert [hit.code for hit in said] == [n.id for n in TOWN.notices() if n.kind == "voiding"]


@pytest.mark.rule("P-10")
def test_a_mistyped_code_is_told_apart_from_an_unlisted_one(lookup: Lookup) -> None:
    code = TOWN.companies()[0].code
    wrong = code[:17] + ("0" if code[17] != "0" else "1")
    assert query.answer(lookup, wrong) == query.Answer((), mistyped=True)
    assert query.answer(lookup, "91350100M000100Y43") == query.Answer((), mistyped=False)


def test_nothing_is_asked_nothing_is_found(lookup: Lookup) -> None:
    for typed in ("", "  ", "。（）"):
        assert query.answer(lookup, typed) == query.Answer((), mistyped=False)


def test_the_limit_cuts_the_answer(files: dict[str, bytes], lookup: Lookup) -> None:
    every = query.answer(lookup, "西安").hits
    assert len(every) > 10
    assert query.search(files.__getitem__, "西安") == list(every[:10])
    assert query.search(files.__getitem__, "西安", 3) == list(every[:3])
