"""The engine of the pages and this one: the shared cases, and any others that can be thought of."""

import json
import subprocess
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.public.ruleset import ruleset_view
from scoring.decimals import plain
from scoring.refusal import Refusal
from scoring.ruleset import RuleBook, RuleSet
from scoring.scorecard import Evidence

HERE = Path(__file__).parent
VECTORS: dict[str, Any] = json.loads((HERE / "vectors.json").read_text("utf-8"))
BOOK = RuleBook.load(HERE / "rulesets")
RULES = {
    name: BOOK.get(name, date.fromisoformat(scoring["since"]))
    for name, scoring in VECTORS["scorings"].items()
}


class Twin:
    """The engine of the pages, asked line by line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def told(self, name: str, evidence: list[dict[str, str]]) -> dict[str, Any]:
        assert self._process.stdin and self._process.stdout
        question = {"scoring": VECTORS["scorings"][name], "evidence": evidence}
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


@pytest.fixture(scope="module")
def twin() -> Iterator[Twin]:
    command = ["node", str(HERE / "twin.mjs")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        yield Twin(process)
        assert process.stdin
        process.stdin.close()


def told(name: str, evidence: list[dict[str, str]]) -> dict[str, Any]:
    """What this engine says, in the twin's words."""
    rules = RULES[name]
    card = rules.scorecard_on(rules.since)
    assert card is not None
    pieces = [
        Evidence(one["indicator"], "", points=Decimal(one["points"]) if "points" in one else None)
        for one in evidence
    ]
    scored = card.score(pieces)
    if isinstance(scored, Refusal):
        return {"refusal": scored.rule}
    band = rules.band_of(scored.total)
    return {
        "total": plain(scored.total),
        "groups": {group: plain(points) for group, points in scored.groups.items()},
        "caps": list(scored.caps),
        "step": band.grade if band else None,
        "better": better(rules, scored.total),
    }


def better(rules: RuleSet, total: Decimal) -> list[str] | None:
    above = [band for band in rules.bands if band.lower > total]
    return [above[-1].grade, plain(above[-1].lower - total)] if above else None


def same(found: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether the twin says the same; how it words a refusal, and its advice, are its own."""
    if "refusal" in found or "refusal" in other:
        return bool(found.get("refusal") == other.get("refusal", {}).get("rule"))
    return all(found[part] == other[part] for part in found)


@pytest.mark.rule("D-3")
@pytest.mark.parametrize("name", VECTORS["scorings"])
def test_the_cases_are_scored_by_what_is_published(name: str) -> None:
    versions = BOOK.versions(name, RULES[name].since)
    published = ruleset_view(versions).scorings[-1]
    assert json.loads(msgspec.json.encode(published)) == VECTORS["scorings"][name]


@pytest.mark.rule("D-1")
@pytest.mark.rule("D-2")
@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_a_shared_case(case: dict[str, Any]) -> None:
    found = told(case["scoring"], case["evidence"])
    expected = {part: value for part, value in case["expected"].items() if part != "advice"}
    assert {part: found.get(part) for part in expected} == expected


def test_the_browser_passes_the_same_cases() -> None:
    run = subprocess.run(
        ["node", "--test", str(HERE / "vectors.test.mjs")],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


POINTS = st.decimals(0, 500, places=2) | st.decimals(0, 10**12, places=0)
WRITTEN = POINTS.map(lambda points: f"{points:f}") | st.sampled_from(("-1", "1.005", "NaN", "0.1"))


@st.composite
def records(draw: st.DrawFn) -> tuple[str, list[dict[str, str]]]:
    """A rule set, and evidence that mostly can count."""
    name = draw(st.sampled_from(sorted(RULES)))
    names = [one["name"] for one in VECTORS["scorings"][name]["indicators"]]
    piece = st.fixed_dictionaries(
        {"indicator": st.sampled_from(names)}, optional={"points": WRITTEN}
    )
    return name, draw(st.lists(piece, max_size=25))


@pytest.mark.rule("D-1")
@pytest.mark.rule("D-2")
@pytest.mark.rule("D-4")
@settings(max_examples=300)
@given(case=records())
def test_both_engines_say_the_same(twin: Twin, case: tuple[str, list[dict[str, str]]]) -> None:
    assert same(told(*case), twin.told(*case))


@settings(max_examples=100)
@given(case=records())
def test_what_is_advised_gains_what_it_says(
    twin: Twin, case: tuple[str, list[dict[str, str]]]
) -> None:
    """By this engine, one change after another; and nothing that gains is left out."""
    name, evidence = case
    before = told(name, evidence)
    if "refusal" in before:
        return
    advised = {one["indicator"]: one for one in twin.told(name, evidence)["advice"]}
    gains = [Decimal(one["gain"]) for one in advised.values()]
    assert gains == sorted(gains, reverse=True)
    effects = {
        g: side["effect"] for side in VECTORS["scorings"][name]["sides"] for g in side["groups"]
    }
    for known in VECTORS["scorings"][name]["indicators"]:
        rest = [one for one in evidence if one["indicator"] != known["name"]]
        had, loss = len(rest) < len(evidence), effects[known["group"]] == "loss"
        if had != loss:
            assert known["name"] not in advised
            continue
        after = told(name, rest if loss else [*evidence, {"indicator": known["name"]}])
        gain = Decimal(after["total"]) - Decimal(before["total"])
        found = advised.get(known["name"])
        assert (Decimal(found["gain"]) if found else Decimal(0)) == max(gain, Decimal(0))
