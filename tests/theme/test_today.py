"""The reader's own day: what lapsed since the build shows as lapsed, an old copy says so."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.theme import made
from tests.theme.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.rule("R-21")]

CARD = ".grade .running .mark"
BORDER = "plate => getComputedStyle(plate).borderTopStyle"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-09-18", "有效 Valid"),
        ("2027-09-17", "有效 Valid"),
        ("2027-09-18", "已于2027年9月17日届满失效 Lapsed"),
        ("2031-01-01", "已于2027年9月17日届满失效 Lapsed"),
    ],
)
def test_a_grade_is_marked_by_the_day_on_which_it_is_read(
    day: str, expected: str, open_page: Open
) -> None:
    page = open_page(made.KINDS["company"], on=day)
    assert page.locator(CARD).inner_text() == expected
    assert page.locator(".lead .mark").inner_text() == expected


def test_a_lapsed_grade_loses_its_plate(open_page: Open) -> None:
    valid = open_page(made.KINDS["company"], on="2027-09-17")
    lapsed = open_page(made.KINDS["company"], on="2027-09-18")
    assert valid.locator(".plate").evaluate(BORDER) == "double"
    assert lapsed.locator(".plate").evaluate(BORDER) == "dashed"


def test_a_clock_before_the_first_day_gives_no_mark(open_page: Open) -> None:
    assert open_page(made.KINDS["company"], on="2025-09-17").locator(CARD).count() == 0


def test_the_day_is_that_of_china_wherever_the_reader_is(open_page: Open) -> None:
    page = open_page(made.KINDS["company"], on="2027-09-17", timezone_id="America/Los_Angeles")
    page.clock.set_fixed_time("2027-09-17T16:30:00Z")
    page.reload()
    assert "届满失效" in page.locator(CARD).inner_text()


def test_rows_of_a_list_are_marked_one_by_one(open_page: Open) -> None:
    page = open_page("/lists/industry/C/index.html", on="2027-07-15")
    marks = page.locator("tbody .mark").all_inner_texts()
    assert marks.count("已于2027年6月30日届满失效 Lapsed") == 1
    assert marks.count("有效 Valid") == 2


@pytest.mark.rule("D-41")
def test_a_licence_whose_inspection_day_has_passed_awaits_it(open_page: Open) -> None:
    address, row = "/practitioners/index.html", "tbody tr:first-child .mark"
    for day, expected in (
        ("2027-04-01", "有效 Valid"),
        ("2027-04-02", "待年检 Awaiting inspection"),
        ("2028-04-01", "已于2028年3月31日届满失效 Lapsed"),
    ):
        assert open_page(address, on=day).locator(row).inner_text() == expected


def test_a_fresh_page_says_as_of_when_quietly(open_page: Open) -> None:
    page = open_page(made.KINDS["company"], on="2026-11-23")
    expect(page.locator("#as-of")).to_have_text("数据截至 2026年11月22日。")
    assert page.locator("#old-copy").count() == 0


def test_an_old_copy_says_how_old_it_is_at_its_top(open_page: Open) -> None:
    page = open_page(made.KINDS["company"], on="2027-01-21")
    page.wait_for_selector("#old-copy")
    told = "数据截至 2026年11月22日；本页副本已有 60 天，请以网站现时内容为准。"
    assert page.locator("main > :first-child").inner_text() == told


def test_a_copy_saved_to_a_disk_still_marks_what_lapsed(
    open_page: Open, folder: Path, tmp_path: Path
) -> None:
    """As browsers save: the document as it stands, its addresses those of the files beside it."""
    shown = open_page(made.KINDS["company"]).content()
    saved = tmp_path / "saved.html"
    saved.write_text(shown.replace('"/theme/', f'"{folder.as_uri()}/theme/'), encoding="utf-8")
    page = open_page(saved.as_uri(), on="2029-01-01")
    assert "届满失效" in page.locator(CARD).inner_text()
    assert page.locator(".plate").evaluate(BORDER) == "dashed"
    page.wait_for_selector("#old-copy")
    assert "本页是另存的副本" in page.locator("#old-copy").inner_text()


def test_a_page_without_the_register_file_still_works(open_page: Open, site: str) -> None:
    page = open_page(made.KINDS["home"])
    page.route("**/register.json", lambda route: route.abort())
    page.goto(site + made.KINDS["company"])
    assert page.locator(CARD).inner_text() == "有效 Valid"
    assert page.locator("#as-of").inner_text() == ""


def test_results_that_a_search_adds_are_marked_too(open_page: Open) -> None:
    page = open_page(made.KINDS["search"], on="2027-09-18")
    page.evaluate(
        "() => { const row = document.createElement('li');"
        " const span = document.createElement('span'); row.append(span);"
        " Object.assign(span.dataset, { validFrom: '2025-09-18', validUntil: '2027-09-17' });"
        " document.getElementById('search-results').append(row); }"
    )
    page.wait_for_selector("#search-results .mark-lapsed")


@pytest.mark.rule("P-8")
def test_the_day_of_access_in_a_citation_is_the_readers(open_page: Open) -> None:
    page = open_page(made.KINDS["notice-grade"], on="2026-12-01")
    assert "[2026-12-01]" in page.locator(".cite").inner_text()


def test_without_scripts_the_period_stands_in_words(open_page: Open) -> None:
    page = open_page(made.KINDS["company"], java_script_enabled=False)
    text = page.locator(".grade .status").inner_text()
    assert text == "有效期 2025年9月18日 至 2027年9月17日"
    assert page.locator(".mark-valid").count() == 0
