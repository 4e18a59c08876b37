"""The working week is acted out anew: its chapter is what runs, its readers find what it says."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from examples.acting import chapter, story
from examples.acting.stage import Day, Given, Missed, Seen
from registry.site import addresses
from tests.browser import served
from tests.examples.desk import ROOT

CHAPTER = ROOT / "docs" / "guide" / "week.md"


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Day]:
    """Monday to Friday, from an empty folder, every command in a process of its own."""
    return story.act(tmp_path_factory.mktemp("week"))


@pytest.mark.browser
def test_the_chapter_is_what_runs_and_readers_find_what_it_says(
    week: Sequence[Day], chromium: Browser
) -> None:
    assert chapter.render(week) == CHAPTER.read_text("utf-8"), "run: python -m examples.week"
    _everything_is_acted(week)
    for day in week:
        assert day.seen
        with reading(chromium, day) as page:
            for step in day.seen:
                _look(page, step)


def _everything_is_acted(week: Sequence[Day]) -> None:
    """What issue 6 asks to be shown, by the commands that do it."""
    given = [step.line for day in week for step in day.steps if isinstance(step, Given)]
    for words in (
        "init", "check", "template", "take --dry-run", "todo", "diff", "build", "publish",
        "notice draft licence", "notice draft announcement", "notice draft commitment",
        "notice draft upgrade", "notice draft review", "notice draft revocation",
        "notice draft voiding", "notice draft correction", "certificate", "explain", "backup",
        "restore", "verify",
    ):  # fmt: skip
        assert any(line.startswith(f"registry {words}") for line in given), words
    refused = [step.line for day in week for step in day.steps if _refused(step)]
    assert len(refused) == 5  # twice `check`; D-15, R-30 and R-31
    assert len([line for line in given if line.startswith("registry publish")]) == 6


def _refused(step: object) -> bool:
    return isinstance(step, Given) and step.status == 1


@contextmanager
def reading(chromium: Browser, day: Day) -> Iterator[Page]:
    """A reader in the evening of that day, on a telephone; nothing may go wrong in a page."""
    errors: list[str] = []
    with served(Path(day.site)) as site:
        context = chromium.new_context(
            locale="zh-CN", base_url=site, viewport={"width": 390, "height": 844}
        )
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.clock.set_fixed_time(f"{day.date}T20:00:00+08:00")
        yield page
        context.close()
    assert errors == []


def _look(page: Page, step: Seen | Missed) -> None:
    page.goto("/index.html")
    page.locator("form.find input[name=q]").first.fill(
        step.query if isinstance(step, Seen) else step.name
    )
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    found = page.locator("#search-results > li")
    if isinstance(step, Missed):
        expect(page.get_by_role("status")).to_contain_text("没有")
        expect(found.get_by_text(step.name)).to_have_count(0)
        page.goto(addresses.company(step.code))
        expect(page.get_by_role("heading", level=1)).to_contain_text("依法停止公示")
        expect(page.get_by_text(step.name)).to_have_count(0)
        return
    found.get_by_role("link", name=step.name).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(step.name)
    for text in step.says:
        expect(page.locator("main")).to_contain_text(text)
