"""A reader saves a citation from a notice's page, and reads what has ended since."""

import json
import re
from pathlib import Path

import pytest
import rispy
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser import served
from tests.release.keeper import Keeper

pytestmark = pytest.mark.browser


def ending(site: Path, kind: str) -> Path:
    """The page of a notice that announced what has ended in this way."""
    for file in sorted((site / "notices").rglob("*-*.html")):
        if f'</td><td data-label="其后">{kind} ' in file.read_text("utf-8"):
            return file
    raise LookupError(kind)


def test_what_is_saved(chromium: Browser, kept: Keeper, tmp_path: Path) -> None:
    page = ending(kept.site, "被撤销")
    with served(kept.site) as address:
        context = chromium.new_context(locale="zh-CN")
        opened = context.new_page()
        opened.clock.set_fixed_time("2026-11-25T12:00:00+08:00")
        opened.goto(f"{address}/{page.relative_to(kept.site)}")
        assert "[2026-11-25]" in opened.locator("p.cite").inner_text()
        opened.get_by_text("供文献管理软件使用").click()
        texts = {}
        for button in opened.locator("button[data-save]").all():
            with opened.expect_download() as saving:
                button.click()
            saved = tmp_path / saving.value.suggested_filename
            saving.value.save_as(saved)
            texts[saved.name.partition(".")[2]] = saved.read_text("utf-8")
        assert not Axe().run(opened).response["violations"]
        context.close()
    id_ = page.stem
    assert f"@misc{{notice-{id_}," in texts["bib"] and "urldate = {2026-11-25}" in texts["bib"]
    [entry] = rispy.loads(texts["ris"])
    assert entry["access_date"] == "2026/11/25" and "被撤销" in entry["title"]
    [item] = json.loads(texts["csl.json"])
    assert item["accessed"] == {"date-parts": [["2026", "11", "25"]]}
    assert item["URL"] == f"https://register.example/{page.relative_to(kept.site)}"


@pytest.mark.rule("R-32")
@pytest.mark.parametrize("kind", ["被撤销", "被宣布无效", "被取代", "被撤回"])
def test_a_notice_says_what_has_ended_since(kept: Keeper, kind: str) -> None:
    """At its top; its data, which the log has, says nothing of it."""
    file = ending(kept.site, kind)
    page = file.read_text("utf-8")
    assert page.index("其后有变动") < page.index("<article")
    assert kind in page[page.index("其后有变动") : page.index("<article")]
    assert "其后部分或者全部" in page[page.index('<p class="cite">') :]
    assert kind not in file.with_suffix(".json").read_text("utf-8")
    assert kept.verify() == []


@pytest.mark.rule("R-32")
def test_what_ended_and_what_ended_it_lead_to_each_other(kept: Keeper) -> None:
    """Of the same companies, on the pages of both notices; an imported grade has none."""
    since, earlier = (links(kept.site, section) for section in ("since", "earlier"))
    assert len(since) > 20
    assert since == {(old, company, new) for new, company, old in earlier}


def links(site: Path, section: str) -> set[tuple[str, str, str]]:
    """Each line of these sections that leads to a notice: on whose page, about whom, whither."""
    rows = re.compile(r'<tr.*?<span class="code">(\w{18}).*?</tr>')
    found = set()
    for file in (site / "notices").rglob("*-*.html"):
        _, _, rest = file.read_text("utf-8").partition(f'<h2 id="{section}">')
        for row in rows.finditer(rest.partition("</section>")[0]):
            for notice in re.findall(r'<a class="doc" href="[^"]*/([^"/]+)\.html"', row[0]):
                found.add((file.stem, row[1], notice))
    return found
