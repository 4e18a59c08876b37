"""What the built site shows, and does not, of E-2, E-3 and E-5."""

import json
from pathlib import Path

import pytest

from tests.examples.desk import Desk
from tests.examples.test_worked import EXAMPLES, WORKED
from tests.published import texts


def _site(folder: Path, name: str, *filings: str, as_of: str) -> Path:
    files = [WORKED / "licences.jsonl", *(WORKED / name / filing for filing in filings)]
    return Desk(folder).taken(files).build(as_of)


def _mentions(site: Path, *words: str) -> set[str]:
    """The files of a site whose name or content has one of the words."""
    return {path for path, text in texts(site) if any(word in path + text for word in words)}


@pytest.mark.rule("E-2")
@pytest.mark.rule("R-19")
def test_an_unnamed_result_is_nowhere(tmp_path: Path) -> None:
    site = _site(tmp_path, "E-2", "evaluated.jsonl", as_of="2026-11-22")
    assert not _mentions(site, EXAMPLES["E-2"]["code"], "西安示例二号", "59.99")


@pytest.mark.rule("E-3")
@pytest.mark.rule("R-17")
@pytest.mark.rule("R-18")
def test_bbb_has_its_page_and_is_found_and_is_announced_nowhere(tmp_path: Path) -> None:
    code = EXAMPLES["E-3"]["code"]
    site = _site(tmp_path, "E-3", "results.jsonl", as_of="2026-05-10")
    found = _mentions(site, code, "西安示例三号")
    assert f"companies/{code[-2:]}/{code}.html" in found
    assert any(path.startswith("search/") for path in found)
    assert not [path for path in found if path.startswith(("notices/", "feeds/"))]
    assert "index.html" not in found


@pytest.mark.rule("E-5")
@pytest.mark.rule("R-30")
def test_one_notice_carries_the_revocation_and_the_new_grade(tmp_path: Path) -> None:
    site = _site(tmp_path, "E-5", "results.jsonl", "revoked.jsonl", as_of="2026-02-10")
    notice = json.loads((site / "notices/2026/0/2026-00002-Y.json").read_text(encoding="utf-8"))
    assert notice["kind"] == "revocation"
    assert [(item["was"], item["grade"]) for item in notice["items"]] == [("AAA", "A")]
    page = (site / "notices/2026/0/2026-00002-Y.html").read_text(encoding="utf-8")
    assert "AAA" in page
    assert "撤销" in page
