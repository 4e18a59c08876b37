"""What the next build would change, held against what it then does change."""

import json
import re
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from registry.cli.differing.facts import facts
from tests.examples.desk import FILINGS, Desk
from tests.release.erasing import ALONE, TOGETHER, erasure, filed, published

BEFORE, AFTER = "2023-06-30", "2025-07-01"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Built in 2023; since then more was taken, and something erased."""
    folder = tmp_path_factory.mktemp("diff")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REGISTRY_LOG", str(folder / "log"))
        desk = Desk(folder).taken(sorted(FILINGS.iterdir())[:6])
        desk.taken([filed(folder, "published", *published())])
        desk.build(BEFORE)
        desk.taken([filed(folder, "erasure", erasure(code=TOGETHER))])
        desk.taken(sorted(FILINGS.iterdir())[6:15])
        yield desk


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files
    }


def told(desk: Desk, *words: object, site: str = "site") -> dict:
    result = desk.run("diff", "--output", desk.folder / site, "--json", *words)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def pages(files: dict[str, str]) -> dict[str, str]:
    """Of companies, notices and agencies alone."""
    one = re.compile(r"(companies/../|agencies/)[0-9A-Z]{18}\.html|notices/\d{4}/\d+/[^/]+\.html")
    return {path: digest for path, digest in files.items() if one.fullmatch(path)}


def named_and_changed(desk: Desk, folder: Path) -> tuple[dict, set[str], set[str]]:
    """What is told, the pages that it names, and those that a build then changes."""
    site, later = desk.folder / "site", folder / "later"
    before = digests(desk.folder)
    found = told(desk, "--as-of", AFTER)
    assert digests(desk.folder) == before, "it writes nothing, neither site nor memory nor log"
    shutil.copytree(site, later)
    shutil.copytree(desk.folder / "log", folder / "log")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REGISTRY_LOG", str(folder / "log"))
        result = desk.run("build", "--as-of", AFTER, "--output", later)
    assert result.exit_code == 0, result.output
    was, now = pages(digests(site)), pages(digests(later))
    changed = {path for path in was.keys() | now.keys() if was.get(path) != now.get(path)}
    every = (*found["companies"], *found["notices"], *found["agencies"])
    assert all(
        (site / page[1:]).is_file() or (later / page[1:]).is_file() for page in found["lists"]
    )
    return found, {one["page"][1:] for one in every}, changed


def test_it_names_exactly_the_pages_that_the_next_build_changes(desk, tmp_path):
    found, named, changed = named_and_changed(desk, tmp_path)
    assert named == changed and len(changed) > 20
    assert not found["whole"] and found["since"] == BEFORE and found["as_of"] == AFTER


def test_it_does_so_where_new_agencies_make_everything_anew(desk, tmp_path):
    shutil.copytree(desk.folder, tmp_path / "desk")
    more = Desk(tmp_path / "desk").taken(sorted(FILINGS.iterdir())[15:30])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REGISTRY_LOG", str(tmp_path / "desk/log"))
        found, named, changed = named_and_changed(more, tmp_path)
    assert named == changed and found["whole"]


def test_facts_are_told_in_words(desk):
    found = told(desk, "--as-of", AFTER)
    by_code = {one["subject"]: one for one in found["companies"]}
    erased = by_code[TOGETHER]
    assert erased["what"] == "stub" and "存根（2023-07-10 撤下）" in erased["facts"][0]["new"]
    lapsed = by_code[ALONE]
    assert lapsed["what"] == "changed"
    status = {"field": "各信用等级 AA 级 2023-05-08 · 截至日的状态"}
    assert {**status, "old": "有效", "new": "届满失效"} in lapsed["facts"]
    assert {one["what"] for one in found["companies"]} == {"new", "stub", "changed"}
    assert {one["what"] for one in found["notices"]} == {"new", "changed"}
    news = {fact["new"] for one in found["agencies"] for fact in one["facts"]}
    assert "届满失效" in news and "expired" not in news


def test_a_table_for_people_and_a_summary(desk):
    result = desk.run("diff", "--output", desk.folder / "site", "--as-of", AFTER)
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert {len(row) for row in rows} == {6}
    assert ["改为存根", TOGETHER] in [row[:2] for row in rows]
    assert "改为存根 1" in result.stderr and "首页" in result.stderr


def test_where_nothing_happened_nothing_would_change(desk, tmp_path, monkeypatch):
    monkeypatch.setenv("REGISTRY_LOG", "")
    fresh = desk.folder / "fresh"
    assert desk.run("build", "--as-of", "2023-07-20", "--output", fresh).exit_code == 0
    found = told(desk, "--as-of", "2023-07-20", site="fresh")
    assert (found["companies"], found["notices"], found["lists"]) == ([], [], [])


def test_where_everything_would_be_made_anew_everything_is_compared(desk, monkeypatch):
    """Without a log each page that has a proof is another, but no fact is."""
    monkeypatch.setenv("REGISTRY_LOG", "")
    found = told(desk, "--as-of", AFTER)
    monkeypatch.undo()
    assert found["whole"]
    changed = {one["subject"] for one in told(desk, "--as-of", AFTER)["companies"]}
    assert {one["subject"] for one in found["companies"]} == changed


def test_no_site_no_settings_and_no_day_are_told(desk, run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for result, said in (
        (desk.run("diff", "--output", tmp_path), "没有生成过的网站"),
        (desk.run("diff", "--output", tmp_path, "--as-of", "昨天"), "不是日期"),
        (run("diff"), "pelicanconf.py"),
    ):
        assert result.exit_code in (1, 2) and result.stdout == ""
        assert said in result.stderr
    assert not list(tmp_path.iterdir())


def test_every_difference_is_a_fact():
    old = {"name": "甲", "grades": [], "events": [], "address": "一", "next_change": None}
    grade = {"ruleset": "r", "valid_from": "2026-01-01", "label": "A 级", "status": "valid"}

    def twin(**more: object) -> bytes:
        return json.dumps({**old, **more}, ensure_ascii=False).encode()

    assert facts(twin(), twin()) == []
    [fact] = facts(twin(), twin(address="二"))
    assert (fact.field, fact.old, fact.new) == ("住所", "一", "二")
    begun = facts(twin(), twin(grades=[{**grade, "valid_until": "2027-12-31"}]))
    assert [fact.new for fact in begun] == ["A 级 2026-01-01 至 2027-12-31 有效"]
    two = [grade, {**grade, "ruleset": "s"}]
    assert len(facts(twin(grades=two), twin(grades=two[::-1]))) == 1
    span = {"since": "2026-01-01", "status": "expired"}
    [fact] = facts(twin(history=[]), twin(history=[span]))
    assert (fact.field, fact.new) == ("历来的状态", "2026-01-01 起 届满失效")
    [fact] = facts(twin(history=[span]), twin(history=[{**span, "status": "barred"}]))
    assert (fact.old, fact.new) == ("届满失效", "禁业期内")
