"""How a score came about, tried with other facts: in a company's page and as a self-assessment."""

import gzip
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser import in_both
from tests.theme import made
from tests.theme.conftest import Open

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
COMPANY, ASSESS = made.KINDS["company-both"], made.KINDS["assess"]
SCRIPTS = made.THEME / "static" / "js" / "score"


def tried(page: Page) -> Page:
    """The trial of a company's page, opened."""
    page.get_by_role("button", name="试算").click()
    page.get_by_role("form", name="试算").wait_for()
    return page


def outcome(page: Page) -> str:
    """What is told, once anything is: the page comes before its script."""
    return page.locator(".outcome:not(:empty)").inner_text()


def enter(page: Page, indicator: str, count: str) -> None:
    page.get_by_label(f"{indicator}：记录数", exact=True).fill(count)


def accessible(page: Page) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page, context="#main")
        assert found.violations_count == 0, found.generate_report()


@in_both
@pytest.mark.rule("D-4")
def test_a_reader_leaves_out_a_record_and_sees_the_score_move(open_page: Open) -> None:
    page = tried(open_page(COMPANY))
    assert outcome(page).startswith(
        "试算 980 分，对应 AAA 级。守信与增信合计 260 分，按上限计 200 分。"
    )
    page.get_by_label("海关高级认证情况 +80").uncheck()
    page.get_by_label("连续经营年限 +60").uncheck()
    assert outcome(page) == (
        "试算 900 分，对应 AAA 级。比所列公共记录计得的 980 分少 80 分。试算不是信用等级。"
    )
    page.get_by_role("button", name="恢复原有记录").click()
    assert page.get_by_label("海关高级认证情况 +80").is_checked()
    assert "试算 980 分" in outcome(page)
    assert (
        "得分 980 分"
        in page.locator("section[aria-labelledby=score-1] > div > p").first.inner_text()
    )


@in_both
def test_a_reader_adds_a_record_by_keyboard_alone(open_page: Open) -> None:
    page = open_page(COMPANY)
    page.get_by_role("button", name="试算").focus()
    page.keyboard.press("Enter")
    form = page.get_by_role("form", name="试算")
    form.wait_for()
    expect(form).to_be_focused()
    for _ in range(6):  # five records, then the choice of another
        page.keyboard.press("Tab")
    expect(page.get_by_label("增加一条记录")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="试算 920 分")).to_be_visible()
    assert page.get_by_label("严重违法失信电子认证服务机构情况 −60（试算增加）").is_checked()


def test_the_trial_is_accessible_and_fits_a_phone(open_page: Open) -> None:
    page = tried(open_page(COMPANY, viewport=PHONE))
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_trial_costs_nothing_before_it_is_wanted(open_page: Open) -> None:
    page = open_page(COMPANY)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    ours = [url.rpartition("/")[2] for url in asked if "/js/score/" in url or "score.css" in url]
    assert ours == ["button.js"]
    assert len(gzip.compress((SCRIPTS / "button.js").read_bytes())) < 600
    tried(page)
    assert any(url.endswith("/rules/casmes-2019/2019-01-01.json") for url in asked)


def test_a_trial_that_cannot_be_loaded_says_so(open_page: Open) -> None:
    page = open_page(COMPANY)
    page.route("**/rules/**", lambda route: route.abort())
    page.get_by_role("button", name="试算").click()
    page.get_by_text("试算没有载入，请稍后再试。").wait_for()
    page.unroute("**/rules/**")
    tried(page)


def test_without_a_script_the_table_stands(open_page: Open) -> None:
    page = open_page(COMPANY, java_script_enabled=False)
    assert page.get_by_role("cell", name="列入决定书〔2024〕7号").is_visible()
    assert not page.get_by_role("button", name="试算").is_visible()
    page.get_by_role("link", name="用评分卡自评").first.click()
    assert page.locator("noscript .alert").is_visible()
    assert page.get_by_text("失信最多扣 300 分").is_visible()


@in_both
@pytest.mark.rule("D-2")
def test_a_company_assesses_itself_and_hears_what_would_raise_it(open_page: Open) -> None:
    page = open_page(ASSESS)
    assert (
        outcome(page) == "试算 800 分，对应 A 级，距 AA 级（810 分）还差 10 分。试算不是信用等级。"
    )
    enter(page, "经营异常名录情况", "2")
    enter(page, "被执行人信息情况", "1")
    enter(page, "纳税资格情况", "1")
    assert outcome(page).startswith("试算 750 分，对应 C 级，距 B 级（790 分）还差 40 分。")
    told = page.locator("#assess-advice li").all_inner_texts()
    assert told[:3] == [
        "“经营异常名录情况”不再有记录：得分增加 40 分",
        "“被执行人信息情况”不再有记录：得分增加 30 分",
        "“连续经营年限”有一条记录：得分增加 20 分",
    ]
    page.get_by_role("button", name="全部清空").click()
    expect(page.locator(".outcome")).to_contain_text("试算 800 分")


@pytest.mark.rule("R-5")
@pytest.mark.rule("D-2")
def test_a_company_that_is_wound_up_cannot_be_scored(open_page: Open) -> None:
    page = open_page(ASSESS)
    page.get_by_label("企业注册经营状态").select_option("注销")
    assert outcome(page) == "登记状态为“注销”的企业没有基础分，不能计分。"
    assert page.locator("#assess-advice").inner_text() == ""
    page.get_by_label("企业注册经营状态").select_option("在业")
    assert "试算 800 分" in outcome(page)


@pytest.mark.parametrize("wrong", ["-1", "1.5", "100"])
def test_a_count_that_is_none_is_pointed_out(wrong: str, open_page: Open) -> None:
    page = open_page(ASSESS)
    enter(page, "纳税资格情况", wrong)
    said = "记录数应为 0 至 99 的整数，请核对标出的一项。"
    expect(page.locator(".outcome")).to_have_text(said)
    assert page.locator("[aria-invalid=true]").count() == 1
    enter(page, "纳税资格情况", "1")
    assert "试算 820 分" in outcome(page)
    assert page.locator("[aria-invalid=true]").count() == 0


@pytest.mark.rule("R-50")
def test_what_is_entered_stays_with_the_reader(open_page: Open) -> None:
    page = open_page(ASSESS)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    address = page.url
    enter(page, "失信被执行信息情况", "3")
    page.get_by_label("失信被执行信息情况：记录数", exact=True).press("Enter")
    assert "试算 500 分" in outcome(page)
    assert (asked, page.url) == ([], address)
    kept = page.evaluate(
        "[localStorage.length, sessionStorage.length, document.cookie, history.length]"
    )
    assert kept[:3] == [0, 0, ""]
    page.reload()
    assert page.get_by_label("失信被执行信息情况：记录数", exact=True).input_value() == ""


def test_the_form_is_filled_with_the_keyboard_and_nothing_hides_where_it_is(
    open_page: Open,
) -> None:
    page = open_page(ASSESS, viewport=PHONE)
    expect(page.locator(".outcome")).to_be_visible()  # nothing is covered by what has no place yet
    page.get_by_label("企业注册经营状态").focus()
    for _ in range(20):
        page.keyboard.press("Tab")
        inside = page.evaluate(
            "document.activeElement.getBoundingClientRect().bottom"
            " <= document.querySelector('.outcome').getBoundingClientRect().top"
        )
        assert inside, "the outcome covers what has the focus"
    page.keyboard.type("2")
    assert "对应" in outcome(page)
    accessible(page)


def test_a_printed_assessment_shows_what_was_entered_and_that_it_is_no_grade(
    open_page: Open,
) -> None:
    page = open_page(ASSESS)
    enter(page, "纳税资格情况", "1")
    page.emulate_media(media="print")
    assert page.get_by_label("纳税资格情况：记录数", exact=True).is_visible()
    assert not page.get_by_label("连续经营年限：记录数", exact=True).is_visible()
    assert not page.get_by_text("失信信息：").is_visible()
    assert "不是信用等级" in outcome(page)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1


def test_the_scripts_write_text_and_never_markup() -> None:
    sources = {script.name: script.read_text("utf-8") for script in SCRIPTS.glob("*.js")}
    assert "trial.js" in sources
    for name, source in sources.items():
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|\beval\b", source), name
