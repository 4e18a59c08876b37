"""What a reader does on the search page, in a real Chromium."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect

from registry.site import addresses
from tests.browser import in_both
from tests.search.town import Town
from tests.theme import made

pytestmark = pytest.mark.browser

SCRIPTS = made.THEME / "static" / "js" / "search"
COVERED = f"截至 2026年11月22日 收录的企业 {len(Town().companies())} 家、公告 40 份"


def box(page: Page) -> Locator:
    return page.locator("#search input[name=q]")


def results(page: Page) -> Locator:
    return page.locator("#search-results > li")


def status(page: Page) -> Locator:
    return page.get_by_role("status")


def company(name: str) -> str:
    """The code of the company of this name."""
    return next(view.code for view in Town().companies() if view.name == name)


@in_both
def test_two_characters_find_a_company_and_lead_to_its_page(page: Page) -> None:
    box(page).press_sequentially("国贸")
    expect(status(page)).to_contain_text("共 1 条：企业 1 家")
    expect(status(page)).to_contain_text(COVERED)
    link = page.get_by_role("listitem").get_by_role("link", name="中国国际贸易有限公司")
    expect(link.locator("mark")).to_have_text(["国", "贸"])
    link.click()
    code = company("中国国际贸易有限公司")
    expect(page).to_have_url(re.compile(f"/companies/{code[-2:]}/{code}.html$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("中国国际贸易有限公司")


@in_both
def test_the_address_holds_the_query_and_back_returns_to_it(page: Page) -> None:
    box(page).fill("国贸")
    expect(page).to_have_url(re.compile(r"/search\.html\?q=%E5%9B%BD%E8%B4%B8$"))
    box(page).press("Enter")
    box(page).fill("信用公司")
    expect(results(page).first).to_contain_text("信用公司")
    results(page).first.get_by_role("link").click()
    page.wait_for_url("**/companies/**")
    page.go_back()
    expect(box(page)).to_have_value("信用公司")
    expect(results(page).first).to_contain_text("信用公司")
    page.go_back()
    expect(box(page)).to_have_value("国贸")
    expect(results(page)).to_have_count(1)


def test_a_query_from_another_page_is_answered(page: Page) -> None:
    page.goto("/index.html")
    page.locator("form.find input[name=q]").first.fill("国际贸易")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    expect(results(page).first).to_contain_text("中国国际贸易有限公司")


@in_both
@pytest.mark.rule("P-10")
def test_a_code_is_the_first_hit_and_a_mistyped_one_is_told(page: Page) -> None:
    code = company("中国国际贸易有限公司")
    box(page).fill(code.lower().replace("0", "O"))
    expect(results(page)).to_have_count(1)
    expect(results(page).locator(".code mark")).to_have_text(code)
    box(page).fill(code[:17] + ("0" if code[17] != "0" else "1"))
    expect(status(page)).to_contain_text("校验位不符")
    expect(results(page)).to_have_count(0)


def test_what_is_only_the_best_of_many_is_not_counted_as_all(page: Page) -> None:
    box(page).fill("guojimaoyi")
    expect(status(page)).to_contain_text("列出最相近的企业")
    expect(status(page)).to_contain_text("可能还有更多")


@in_both
@pytest.mark.rule("P-12")
def test_finding_nothing_says_what_that_means(page: Page) -> None:
    box(page).fill("并无此家")
    expect(status(page)).to_contain_text("没有找到“并无此家”")
    expect(status(page)).to_contain_text(COVERED)
    expect(status(page)).to_contain_text("未列入只表示截至该日没有公布其信用等级或者信用承诺书")
    box(page).fill("")
    expect(status(page)).to_be_empty()
    expect(page).to_have_url(re.compile(r"/search\.html$"))


def test_a_former_name_and_a_certificate_say_why_they_match(page: Page) -> None:
    view = next(v for v in Town().companies() if v.former_names and v.grades)
    box(page).fill(view.former_names[0].name)
    expect(results(page).first.locator(".why")).to_contain_text(
        f"曾用名：{view.former_names[0].name}"
    )
    box(page).fill(view.grades[0].certificate)
    expect(results(page).first.locator(".why")).to_have_text("证书编号相符")
    expect(results(page).first.get_by_role("link")).to_have_text(view.name)


def test_a_notice_is_found_by_its_number(page: Page) -> None:
    notice = Town().notices()[3]
    box(page).fill(notice.number.replace("〔", "[").replace("〕", "]"))
    expect(results(page)).to_have_count(1)
    expect(results(page).get_by_role("link")).to_have_attribute(
        "href", re.compile(f"{re.escape(addresses.notice(notice.id))}$")
    )


def test_many_notices_are_read_from_the_latest_back(page: Page, town_of_many_parts: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{town_of_many_parts}/search.html?q=提供虚假材料")
    expect(status(page)).to_contain_text("较近的公告")
    assert sum("/notices/" in url for url in asked) == 8
    latest = results(page).first.get_by_role("link").get_attribute("href")
    earlier = page.get_by_role("button", name="继续查找更早的公告")
    while earlier.is_visible():
        before = results(page).count()
        earlier.click()
        expect(results(page)).not_to_have_count(before)
    expect(status(page)).to_contain_text(COVERED)
    expect(results(page)).to_have_count(10)
    expect(results(page).first.get_by_role("link")).to_have_attribute("href", str(latest))
    parts = [url for url in asked if "/notices/" in url]
    assert len(parts) == len(set(parts)) == 40, "each part is read once"


@in_both
@pytest.mark.rule("R-21")
def test_a_grade_that_lapsed_since_the_build_shows_as_lapsed(page: Page) -> None:
    page.clock.set_fixed_time("2029-05-01T12:00:00+08:00")
    page.goto("/search.html?q=中国国际贸易有限公司")
    row = results(page).first
    expect(row.locator(".running")).to_have_attribute("data-valid-until", "2027-06-30")
    expect(row.locator(".mark-lapsed")).to_contain_text("届满失效")
    page.clock.set_fixed_time("2026-11-23T12:00:00+08:00")
    page.goto("/search.html?q=中国国际贸易有限公司")
    expect(results(page).first.locator(".mark-valid")).to_contain_text("有效")


@pytest.mark.parametrize(
    ("held", "words"), [("void", "宣布无效"), ("revoked", "已撤销"), ("lapsed", "届满失效")]
)
def test_what_ended_is_said_in_words(page: Page, held: str, words: str) -> None:
    view = next(v for v in Town().companies() if [g.status for g in v.grades] == [held])
    box(page).fill(view.code)
    expect(results(page).locator(f".mark-{held}")).to_contain_text(words)
    expect(results(page).locator(".mark-valid")).to_have_count(0)


@pytest.mark.rule("R-51")
def test_a_company_with_a_commitment_alone_shows_no_grade(page: Page) -> None:
    view = next(v for v in Town().companies() if not v.grades)
    box(page).fill(view.code)
    expect(results(page).locator(".standing")).to_have_text("未公布信用等级，信用承诺书见企业页面")


@in_both
def test_many_results_come_in_portions(page: Page) -> None:
    box(page).fill("西安")
    expect(results(page)).to_have_count(30)
    expect(status(page)).to_contain_text("先列出 30 条")
    page.get_by_role("button", name="显示更多").press("Enter")
    expect(results(page)).to_have_count(60)
    expect(results(page).nth(30).get_by_role("link")).to_be_focused()


def test_letters_of_an_input_method_are_no_query(page: Page) -> None:
    box(page).focus()
    keyboard = page.context.new_cdp_session(page)
    composing = {"text": "guomao", "selectionStart": 6, "selectionEnd": 6}
    keyboard.send("Input.imeSetComposition", composing)
    page.wait_for_timeout(600)
    expect(status(page)).to_be_empty()
    keyboard.send("Input.insertText", {"text": "国贸"})
    expect(results(page)).to_have_count(1)


@in_both
def test_the_keyboard_reaches_every_result(page: Page) -> None:
    box(page).press_sequentially("国贸")
    expect(results(page)).to_have_count(1)
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(results(page).get_by_role("link")).to_be_focused()


def test_it_works_under_a_strict_content_policy(page: Page) -> None:
    policy = "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"

    def guarded(route: Route) -> None:
        response = route.fetch()
        route.fulfill(
            response=response, headers={**response.headers, "content-security-policy": policy}
        )

    page.route("**/search.html*", guarded)
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.goto("/search.html?q=国贸")
    expect(results(page)).to_have_count(1)
    assert complaints == []


def test_missing_data_is_told(page: Page) -> None:
    page.route("**/search/*.json*", lambda route: route.abort())
    page.goto("/search.html?q=国贸")
    expect(status(page)).to_contain_text("查询数据没有载入")
    page.unroute_all()
    box(page).fill("国贸易")
    expect(results(page).first).to_contain_text("中国国际贸易有限公司")


@pytest.mark.rule("P-15")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_have_no_accessibility_violations(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    for typed in ("华山", "信用公司", "并无此家"):
        page.goto(f"/search.html?q={typed}")
        expect(status(page)).not_to_be_empty()
        found = Axe().run(page, context="#main")
        assert found.violations_count == 0, found.generate_report()


def test_the_scripts_write_text_and_never_markup() -> None:
    sources = {script.name: script.read_text("utf-8") for script in SCRIPTS.glob("*.js")}
    assert "page.js" in sources
    for name, source in sources.items():
        found = re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|\beval\b|new Function", source)
        assert not found, name


@in_both
def test_facets_narrow_the_answer_and_stand_in_the_address(page: Page) -> None:
    box(page).fill("西安")
    expect(results(page)).to_have_count(30)
    page.get_by_text("限定范围").click()
    page.get_by_label("信用等级").select_option("AAA")
    expect(page).to_have_url(re.compile(r"[?&]grade=AAA"))
    expect(status(page)).to_contain_text("企业")
    expect(results(page).filter(has_not_text="AAA")).to_have_count(0)
    page.reload()
    expect(page.get_by_label("信用等级")).to_have_value("AAA")
    expect(results(page).filter(has_not_text="AAA")).to_have_count(0)
    assert Axe().run(page, context="#main").violations_count == 0


def test_an_old_browser_is_told(page: Page) -> None:
    page.add_init_script("delete globalThis.DecompressionStream")
    page.goto("/search.html?q=国贸")
    expect(status(page)).to_contain_text("浏览器版本过旧")
