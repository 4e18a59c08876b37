"""What a bank does with the list of financing referral, in a real Chromium."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from registry.site import addresses
from tests.theme import made
from tests.theme.conftest import Open
from tests.views import CASMES_TITLE, NAMES, WANGSHI, ZIXU

pytestmark = pytest.mark.browser

PAGE, REGION = addresses.REFERRAL, addresses.referral_of("610100")


def chosen(page: Page, **fields: str) -> Page:
    """What the fields are set to, by their labels' ends, and the button pressed."""
    for name, value in fields.items():
        page.locator(f"#referral-{name}").select_option(label=value)
    page.get_by_role("button", name="筛选").click()
    return page


def names(page: Page) -> list[str]:
    """The companies that stand there, in their order."""
    expect(page.locator("#referral-status")).to_contain_text("今日")
    return page.locator("#referral-rows th a:visible").all_text_contents()


def test_a_bank_chooses_and_takes_away(open_page: Open, tmp_path: Path) -> None:
    page = chosen(open_page(PAGE))
    assert names(page) == [NAMES[ZIXU], NAMES[WANGSHI], NAMES[WANGSHI]]
    expect(page.locator("#referral-status")).to_contain_text("企业 2 家，等级 3 个")
    assert names(chosen(page, ruleset=f"《{CASMES_TITLE}》")) == [NAMES[WANGSHI]]
    assert "ruleset=casmes-2019" in page.url
    with page.expect_download() as waited:
        page.get_by_role("button", name="下载结果（CSV）").click()
    target = tmp_path / "list.csv"
    waited.value.save_as(target)
    text = target.read_bytes().decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["统一社会信用代码"] == WANGSHI and row["同意推荐之日"] == "2026-05-06"
    assert row["企业页面"].endswith(addresses.company(WANGSHI))
    assert (row["登记册截至"], row["查询日"]) == ("2026-11-22", "2026-11-22")
    assert not {"得分", "排名"} & row.keys()


def test_region_industry_and_grade(open_page: Open) -> None:
    page = chosen(open_page(PAGE), region="陕西省西安市")
    assert names(page) == [NAMES[ZIXU]]
    assert names(chosen(page, region="未载明地区", industry="制造业")) == [NAMES[WANGSHI]] * 2
    page.locator("#referral-grade").select_option(value="shaanxi-2006 BBB")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator("#referral-status")).to_contain_text("没有符合条件的企业")
    expect(page.locator("#referral-result")).to_be_hidden()


def test_a_choice_has_an_address(open_page: Open) -> None:
    page = open_page(f"{PAGE}?region=610100")
    assert names(page) == [NAMES[ZIXU]]
    expect(page.locator("#referral-region")).to_have_value("610100")


@pytest.mark.rule("R-21")
def test_who_lapsed_since_the_build_is_shown_nowhere(open_page: Open) -> None:
    """The Shaanxi grade of both ends with 2027-09-17; the other one has ended before."""
    page = chosen(open_page(PAGE, on="2027-09-17"))
    assert names(page) == [NAMES[ZIXU], NAMES[WANGSHI]]
    page = chosen(open_page(PAGE, on="2027-09-18"))
    expect(page.locator("#referral-status")).to_contain_text("没有符合条件的企业")
    row = open_page(REGION, on="2027-09-17").get_by_role("row").filter(has_text=NAMES[ZIXU])
    expect(row).to_be_visible()
    row = open_page(REGION, on="2027-09-18").locator("tr").filter(has_text=NAMES[ZIXU])
    expect(row).to_be_hidden()


def test_without_scripts_the_lists_and_tables_are_there(open_page: Open) -> None:
    page = open_page(PAGE, java_script_enabled=False)
    expect(page.locator("#referral")).to_be_hidden()
    expect(page.get_by_role("link", name="陕西省西安市（CSV）")).to_be_visible()
    page.get_by_role("link", name="陕西省西安市", exact=True).click()
    expect(page.get_by_role("link", name=NAMES[ZIXU])).to_be_visible()


def test_what_is_chosen_is_sent_nowhere(open_page: Open, folder: Path) -> None:
    page = open_page(PAGE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("://")[2]))
    names(chosen(page, region="陕西省西安市", industry="制造业"))
    paths = {one.partition("/")[2] for one in asked} - {"theme/seal.svg"}  # the browser's tab
    assert paths == {"data/referral/610100.csv", "register.json"}


def test_it_can_be_done_by_the_keyboard(open_page: Open) -> None:
    page = open_page(PAGE)
    page.locator("#referral-region").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("#referral-grade").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert names(page)


def test_the_page_of_the_company_says_so(open_page: Open) -> None:
    page = open_page(made.KINDS["company"])
    fact = page.locator(".facts div").filter(has_text="融资推荐").first
    expect(fact).to_contain_text("自 2026年3月2日 起同意本协会向金融机构推荐")
    expect(open_page(made.KINDS["company-void"]).locator("#particulars ~ dl")).not_to_contain_text(
        "融资推荐"
    )
