"""The attack list: each document is made, judged, and gets the verdict that its row expects."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from registry.seal.judging import judge
from registry.seal.verdict import reasons
from tests.seal.attacks import MAKERS
from tests.seal.authorities import COMPANY

CASES = tomllib.loads(Path(__file__).with_name("attacks.toml").read_text("utf-8"))["case"]
OFD_CASES = tomllib.loads(
    Path(__file__).with_name("ofd").joinpath("attacks.toml").read_text("utf-8")
)["case"]
DAY = date(2026, 3, 1)


def _id(case) -> str:
    return "-".join([case["make"], *map(repr, case.get("with", {}).values())])


@pytest.mark.rule("R-51")
@pytest.mark.parametrize("case", CASES, ids=_id)
def test_verdict(case, world, trust, record_property):
    content = MAKERS[case["make"]](world, **case.get("with", {}))
    verdict = judge(content, COMPANY, DAY, trust)
    expected, got = (case["verdict"], case.get("reason", "")), (verdict.status, verdict.reason)
    record_property("expected", " ".join(expected).strip())
    record_property("got", " ".join(got).strip())
    assert got == expected
    assert case.get("found") in (None, verdict.found)
    assert verdict.personal == (case["make"] == "personal_number")


def test_every_maker_has_a_case():
    assert {case["make"] for case in CASES} == MAKERS.keys()


def test_every_reason_has_a_case():
    elsewhere = {"limits", "picture", "pixels", "readable", "undrawn"}
    reached = {case["reason"] for case in [*CASES, *OFD_CASES] if "reason" in case}
    assert reached == reasons().keys() - elsewhere
