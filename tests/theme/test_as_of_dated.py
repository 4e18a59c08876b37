"""Notices, commitments and licences as of a day, in a real Chromium."""

import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, Route, expect

from registry.site import lines, render
from tests.browser import in_both
from tests.theme import made
from tests.theme.conftest import Open
from tests.theme.test_as_of import fits
from tests.views import notice_ref
from tests.views_notices import notice as made_notice

pytestmark = pytest.mark.browser

WORDS = tomllib.loads((Path(render.__file__).parent / "words.toml").read_text("utf-8"))
NOTICES, MONTH = made.KINDS["notices"], made.KINDS["notices-month"]
KIND, UNDER = made.KINDS["notices-kind"], made.KINDS["notices-ruleset"]
NOTICE = made.KINDS["notice-grade"]
AGENCIES, AGENCY = made.KINDS["agencies"], made.KINDS["agency"]
PEOPLE = made.KINDS["practitioners"]
HOME, RULES = made.KINDS["home"], made.KINDS["ruleset"]
KINDS = [HOME, RULES, NOTICES, MONTH, KIND, UNDER, NOTICE, made.KINDS["commitments"],
         made.KINDS["commitments-month"], AGENCIES, AGENCY, PEOPLE]  # fmt: skip


def aged(page: Page, path: str, changes: dict[str, str]) -> None:
    """The page with other days in it: the first of each text becomes another one."""

    def older(route: Route) -> None:
        html = route.fetch().text()
        for old, new in changes.items():
            assert old in html
            html = html.replace(old, new, 1)
        route.fulfill(body=html, content_type="text/html")

    page.route(f"**{path}*", older)


@in_both
def test_later_notices_and_months_are_hidden_and_come_back(open_page: Open) -> None:
    page = open_page(made.KINDS["home"])
    earlier = (
        '<li><a href="/notices/2025-08/index.html" data-dated="2025-08">八月</a> <span>1</span>'
    )
    first = '<li><a href="/notices/2025-09/index.html"'
    line = '<li data-since="2025-09-18"'
    changes = {line: line.replace("18", "17"), first: f"{earlier}</li>{first}"}
    aged(page, NOTICES, changes)
    page.goto(page.url.replace("/index.html", NOTICES))
    shown = page.locator("ol.notices li:visible")
    months = page.locator("[aria-labelledby=years] [data-dated]:visible")
    expect(shown).to_have_count(11)
    page.get_by_label("截至某日").fill("2025-09-17")
    page.get_by_role("button", name="查看").click()
    expect(page.locator("#held h2")).to_contain_text("截至 2025年9月17日")
    expect(page.locator("#held")).to_contain_text("此后公布的 10 项")
    assert page.url.endswith(f"{NOTICES}?as-of=2025-09-17")
    expect(shown).to_have_count(1)
    expect(months).to_have_text(["八月", "2025年9月"])
    page.goto(page.url.replace("09-17", "08-31"))
    expect(months).to_have_text(["八月"])
    expect(page.locator("h3 .number")).to_be_hidden()
    page.get_by_role("link", name="回到现在").click()
    expect(page.locator("#held")).to_be_empty()
    expect(shown).to_have_count(11)
    expect(months).to_have_count(2)


def test_links_to_lists_keep_the_day(open_page: Open) -> None:
    page = open_page(f"{NOTICES}?as-of=2025-09-18")
    expect(page.locator("#held h2")).to_be_visible()
    for section, there in (("years", MONTH), ("kinds", KIND), ("rulesets", UNDER)):
        page.locator(f"[aria-labelledby={section}] a[href*='{there}']").click()
        page.wait_for_url(f"**{there}?as-of=2025-09-18")
        expect(page.locator("#held h2")).to_be_visible()
        page.locator(".crumb a").click()
        page.wait_for_url(f"**{NOTICES}?as-of=2025-09-18")
        expect(page.locator("#held h2")).to_contain_text("截至 2025年9月18日")


def test_the_front_page_tells_notices_of_the_day_and_leads_on(open_page: Open) -> None:
    """How many companies there are is of now; the register of the day tells how many there were."""
    page = open_page(HOME)
    counts, shown = page.locator(".counts"), page.locator("ol.notices li:visible")
    expect(counts).to_be_visible()
    now = shown.count()
    page.get_by_label("截至某日").fill("2025-09-17")
    page.get_by_role("button", name="查看").click()
    expect(page.locator("#held h2")).to_contain_text("截至 2025年9月17日")
    expect(page.locator("#held")).to_contain_text(f"此后公布的 {now} 项")
    expect(counts).to_be_hidden()
    expect(shown).to_have_count(0)
    for name, there in (("全部公告", NOTICES), ("截至某日的登记册", made.KINDS["as-of"])):
        link = page.get_by_role("link", name=name)
        assert (link.get_attribute("href") or "").endswith(f"{there}?as-of=2025-09-17")
    page.get_by_role("link", name="回到现在").click()
    expect(shown).to_have_count(now)
    expect(counts).to_be_visible()


@pytest.mark.rule("D-3")
def test_a_rule_set_shows_what_was_in_use_on_the_day(open_page: Open) -> None:
    """By first days, not by days of publication."""
    page = open_page(f"{RULES}?as-of=2025-09-18")
    card, provisions = page.locator("section[data-since]"), page.locator("tr[data-since]:visible")
    expect(page.locator("#held")).to_contain_text("所列各项当日均已施行")
    expect(provisions).to_have_count(2)
    page.goto(page.url.replace("09-18", "09-17"))
    expect(page.locator("#held")).to_contain_text("按施行之日计：此后施行的 2 项不显示")
    expect(provisions).to_have_count(0)
    expect(card).to_be_visible()
    page.goto(page.url.replace("2025-09-17", "2024-12-31"))
    expect(page.locator("#held")).to_contain_text("此后施行的 3 项")
    expect(card).to_be_hidden()


def test_kinds_and_years_of_later_are_hidden_and_what_is_not_yet_counted(open_page: Open) -> None:
    page = open_page(made.KINDS["home"])
    own = f'<li><a href="{KIND}" data-dated="2025">'
    earlier = own.replace("2025", "2024") + "2024年</a> <span>1 件</span></li>"
    since = '<div data-since="2025-01-01"><dt>撤销公告'
    aged(page, NOTICES, {since: since.replace("2025", "2024"), own: earlier + own})
    page.goto(page.url.replace("/index.html", f"{NOTICES}?as-of=2024-12-31"))
    expect(page.locator("#held h2")).to_be_visible()
    shelves = page.locator(".shelves > div:visible")
    expect(shelves).to_have_count(1)
    expect(shelves.locator("dt")).to_contain_text("撤销公告")
    expect(shelves.locator("[data-dated]:visible")).to_have_text(["2024年"])
    expect(page.locator(".shelves .number:visible")).to_have_count(0)
    page.goto(page.url.replace("2024-12-31", "2025-01-01"))
    expect(page.locator("#held h2")).to_contain_text("2025年1月1日")
    kinds = page.locator("[aria-labelledby=kinds] .shelves > div:visible")
    expect(kinds).to_have_count(len(WORDS["notice"]))
    expect(page.locator(".shelves li span:visible")).to_have_text(["1 件"])  # of the year before


@pytest.mark.parametrize("path", [MONTH, KIND, UNDER])
def test_a_list_whose_notices_are_all_later_says_so(path: str, open_page: Open) -> None:
    page = open_page(f"{path}?as-of=2025-09-01")
    expect(page.locator("ol.notices li:visible")).to_have_count(0)
    expect(page.locator(".then")).to_contain_text("均在该日之后")
    expect(page.locator("[data-total]")).to_be_hidden()


@pytest.mark.rule("R-32")
def test_a_correction_is_marked_from_its_own_day_on(open_page: Open) -> None:
    page = open_page(made.KINDS["home"])
    title = '</a> <span class="number">'
    aged(
        page,
        MONTH,
        {title: f'</a> <b class="corrected" data-since="2025-10-20">已更正</b>{title[4:]}'},
    )
    month = page.url.replace("/index.html", MONTH)
    for day, seen in (("2025-10-19", False), ("2025-10-20", True)):
        page.goto(f"{month}?as-of={day}")
        expect(page.locator("#held h2")).to_be_visible()
        expect(page.locator(".corrected")).to_be_visible(visible=seen)


def test_marks_and_rows_bear_the_days_of_what_they_tell() -> None:
    corrections = (notice_ref("correction", 2026), notice_ref("correction", 2025))
    macros = made.environment().get_template("macros.html").module
    line = lines.of_notice(replace(made_notice("grade"), corrected_by=corrections))
    html = str(macros.notice_line(line))
    assert f'class="corrected" data-since="{corrections[1].day}"' in html
    assert html.startswith(f'<li data-since="{line.day}"')


def test_what_has_ended_of_a_notice_is_told_from_its_own_day_on(open_page: Open) -> None:
    """Of the made-up announcement a grade was revoked later, which the page's table tells."""
    page = open_page(made.KINDS["home"])
    changed = '<section class="record"'
    row = (
        '<section class="since" data-since="2025-10-20"><table><tr data-since="2025-10-20"><td>撤销'
    )
    note = '<p class="alert" role="note" data-since="2025-11-20">已更正</p>'
    aged(page, NOTICE, {changed: f"{row}</table></section>{note}{changed}"})
    notice = page.url.replace("/index.html", NOTICE)
    for day, seen in (("2025-10-19", 0), ("2025-10-20", 1), ("2025-11-20", 2)):
        page.goto(f"{notice}?as-of={day}")
        expect(page.locator("#held h2")).to_be_visible()
        assert page.locator("tr[data-since]:visible, .alert[data-since]:visible").count() == seen


def test_a_notice_of_later_is_not_shown(open_page: Open) -> None:
    page = open_page(f"{NOTICE}?as-of=2020-01-01")
    expect(page.locator("#held")).to_contain_text("当日尚未公布")
    expect(page.locator("article")).to_be_hidden()


def test_commitments_of_later_are_hidden(open_page: Open) -> None:
    page = open_page(made.KINDS["commitments-month"] + "?as-of=2025-03-01")
    expect(page.locator("#held h2")).to_be_visible()
    expect(page.locator("tbody tr:visible")).to_have_count(0)
    page = open_page(made.KINDS["commitments-month"] + "?as-of=2026-11-22")
    expect(page.locator("#held h2")).to_be_visible()
    expect(page.locator("tbody tr:visible")).not_to_have_count(0)


@in_both
@pytest.mark.rule("R-41")
def test_a_licence_stands_as_it_stood(open_page: Open) -> None:
    page = open_page(AGENCY)
    page.get_by_label("截至某日").fill("2024-04-02")
    page.get_by_role("button", name="查看").click()
    then = page.locator("#licences ~ div .then.standing")
    period = "2022年4月1日 至 2025年3月31日"
    told = f"2024年4月2日：待年检 Awaiting inspection（秦信评〔2022〕001，{period}）"
    expect(then).to_have_text([told])
    expect(page.locator("#licences ~ div dl:visible")).to_have_count(1)
    page.goto(page.url.replace("2024-04-02", "2024-04-01"))
    expect(then).to_contain_text("有效 Valid")
    page.goto(page.url.replace("2024-04-01", "2025-03-31"))
    expect(then).to_contain_text("待年检")
    page.goto(page.url.replace("2025-03-31", "2025-04-01"))
    expect(then).to_contain_text(["有效 Valid", "届满失效 Expired"])


@pytest.mark.rule("R-44")
def test_a_list_of_agencies_shows_the_licence_of_the_day(open_page: Open) -> None:
    page = open_page(f"{AGENCIES}?as-of=2025-09-17")
    expect(page.locator("tbody tr:visible .then.standing")).to_contain_text(["有效", "有效"])
    page.goto(page.url.replace("09-17", "09-18"))
    expect(page.locator("tbody tr:visible .then.standing")).to_contain_text(["有效", "禁业期内"])
    page.goto(page.url.replace("2025-09-18", "2024-01-01"))
    row = page.locator("tbody tr:visible")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("秦信评〔2022〕001")
    expect(page.locator("#held")).to_contain_text("此后颁发的 1 份不显示")


@pytest.mark.rule("R-21")
def test_behind_the_data_a_licence_has_ended_by_itself(open_page: Open) -> None:
    page = open_page(f"{PEOPLE}?as-of=2028-04-01", on="2028-04-02")
    expect(page.locator(".then.standing").first).to_contain_text("届满失效")
    expect(page.locator("#held")).to_contain_text("登记册的数据截至 2026年11月22日")


def test_licences_bear_the_words_of_the_register(open_page: Open) -> None:
    page = open_page(AGENCIES)
    words = page.evaluate("import('/theme/js/asof/licences.js').then(({ STATUSES }) => STATUSES)")
    assert words == {code: [word["zh"], word["en"]] for code, word in WORDS["licence"].items()}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_day_is_said(kind: str, open_page: Open) -> None:
    page = open_page(f"{kind}?as-of=2024-02-30")
    expect(page.locator("#held")).to_contain_text("日期应为不晚于今天的日期")
    expect(page.locator("[data-hidden]")).to_have_count(0)


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_script_no_day_is_offered(kind: str, open_page: Open) -> None:
    page = open_page(kind, java_script_enabled=False)
    expect(page.get_by_label("截至某日")).to_be_hidden()


@pytest.mark.rule("P-15")
@pytest.mark.parametrize("kind", KINDS)
def test_a_day_is_accessible_and_fits_a_phone(kind: str, open_page: Open) -> None:
    page = open_page(f"{kind}?as-of=2025-09-20", viewport={"width": 360, "height": 740})
    expect(page.locator("#held h2")).to_be_visible()
    fits(page)
