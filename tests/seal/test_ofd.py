"""The attack list for OFD: each document is made, judged, and gets the verdict of its row."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from registry.seal.judging import judge
from tests.seal.authorities import COMPANY
from tests.seal.ofd import MAKERS

CASES = tomllib.loads(Path(__file__).with_name("ofd").joinpath("attacks.toml").read_text("utf-8"))
DAY = date(2026, 3, 1)


def _id(case) -> str:
    return "-".join([case["make"], *(repr(one)[:40] for one in case.get("with", {}).values())])


@pytest.mark.rule("R-51")
@pytest.mark.parametrize("case", CASES["case"], ids=_id)
def test_verdict(case, ofd_world, ofd_trust):
    content = MAKERS[case["make"]](ofd_world, **case.get("with", {}))
    verdict = judge(content, COMPANY, DAY, ofd_trust)
    told = verdict.status, verdict.reason
    assert told == (case["verdict"], case.get("reason", "")), verdict.found
    assert case.get("found") in (None, verdict.found)


def test_every_maker_has_a_case():
    assert {case["make"] for case in CASES["case"]} == MAKERS.keys()
