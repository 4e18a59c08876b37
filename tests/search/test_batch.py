"""What a reader with a list does on the page that checks it, in a real Chromium."""

import csv
import io
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import Workbook
from playwright.sync_api import Locator, Page, Route, expect

from registry.public.views import CompanyView
from tests.browser import in_both
from tests.search.town import Town

pytestmark = pytest.mark.browser

GUOMAO = "中国国际贸易有限公司"
POLICY = "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"


@pytest.fixture
def page(page: Page) -> Page:
    page.clock.set_fixed_time("2026-11-23T12:00:00+08:00")
    page.goto("/batch.html")
    return page


def company(name: str) -> CompanyView:
    return next(view for view in Town().companies() if view.name == name)


def with_former_name() -> CompanyView:
    return next(view for view in Town().companies() if view.former_names)


def rows(page: Page) -> Locator:
    return page.locator("#batch-rows > tr")


def status(page: Page) -> Locator:
    return page.locator("#batch-status")


def checked(page: Page, *lines: str) -> Locator:
    """Paste the lines and press the button; the rows of the result."""
    page.get_by_label("企业名称或者统一社会信用代码").fill("\n".join(lines))
    page.get_by_role("button", name="核对", exact=True).click()
    expect(page.locator("#batch-result")).to_be_visible(timeout=30_000)
    return rows(page)


def downloaded(page: Page) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.get_by_role("button", name="下载结果").click()
    assert re.fullmatch(r"批量核对-20\d\d-\d\d-\d\d\.csv", download.value.suggested_filename)
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "Excel knows by it that this is UTF-8"
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def chosen(page: Page, name: str, content: bytes) -> None:
    kind = "application/octet-stream"
    file = {"name": name, "mimeType": kind, "buffer": content}
    page.get_by_label("或者选择文件").set_input_files([file])  # type: ignore[list-item]


def workbook(*cells: tuple[object, ...]) -> bytes:
    book = Workbook()
    for row in cells:
        book.worksheets[0].append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@in_both
def test_a_list_is_told_line_by_line(page: Page) -> None:
    code = company(GUOMAO).code
    former = with_former_name()
    wrong = code[:17] + ("0" if code[17] != "0" else "1")
    lines = (
        GUOMAO,
        f" {code.lower()} ",
        former.former_names[0].name,
        wrong,
        "并无此家",
        "国际贸易",
    )
    found = checked(page, *lines)
    expect(found).to_have_count(6)
    expect(found.locator(".outcome")).to_have_text(
        ["列有", "列有", "曾用名相符", "校验位不符", "未列有", "名称相近，待核对"]
    )
    expect(found.nth(0).get_by_role("link")).to_have_attribute("href", re.compile(f"{code}.html$"))
    expect(found.nth(2).get_by_role("link")).to_have_text(former.name)
    expect(found.nth(3).get_by_role("link")).to_have_count(0)
    expect(found.nth(5)).to_contain_text("未作选定")
    expect(found.nth(5).get_by_role("link", name=GUOMAO)).to_be_visible()
    expect(status(page)).to_contain_text("已查 6 行：列有 2，曾用名相符 1")
    expect(page.locator("#batch-source")).to_contain_text("登记册数据截至 2026年11月22日")


@pytest.mark.rule("R-21")
def test_what_lapsed_since_the_build_has_lapsed_on_the_page_and_in_the_file(page: Page) -> None:
    found = checked(page, GUOMAO)
    expect(found.locator(".mark-valid")).to_be_visible()
    assert [row["状态"] for row in downloaded(page)] == ["有效"]
    page.clock.set_fixed_time("2029-05-01T12:00:00+08:00")
    page.reload()
    found = checked(page, GUOMAO)
    expect(found.locator(".mark-lapsed")).to_contain_text("届满失效")
    (row,) = downloaded(page)
    assert (row["状态"], row["查询日"]) == ("届满失效", "2029-05-01")


def test_the_file_tells_all_and_runs_nothing(page: Page) -> None:
    checked(page, GUOMAO, "=HYPERLINK(1)", "国际贸易")
    first, second, *near = downloaded(page)
    assert first["统一社会信用代码"] == company(GUOMAO).code
    assert first["登记册截至"] == "2026-11-22"
    assert second["所给"] == "'=HYPERLINK(1)"
    assert near and {row["结果"] for row in near} == {"名称相近，待核对"}


def test_a_workbook_is_read_here_under_a_strict_policy(page: Page) -> None:
    def guarded(route: Route) -> None:
        response = route.fetch()
        route.fulfill(
            response=response, headers={**response.headers, "content-security-policy": POLICY}
        )

    page.route("**/batch.html", guarded)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/batch.html")
    assert not [url for url in asked if "read-excel-file" in url], "only when it is needed"
    code = company(GUOMAO).code
    chosen(
        page,
        "客户.xlsx",
        workbook(("序号", "客户名称", "信用代码"), (1, "另一名称", code), (2, "国贸", None)),
    )
    expect(status(page)).to_contain_text("“客户.xlsx”中有 2 行")
    page.keyboard.press("Enter")
    expect(rows(page)).to_have_count(2)
    expect(rows(page).nth(0)).to_contain_text("所给名称不是该代码的企业的名称或者曾用名")
    expect(rows(page).nth(1).locator(".outcome")).to_have_text("名称相近，待核对")


def test_a_large_workbook_that_the_policy_keeps_from_being_read_is_told(page: Page) -> None:
    def guarded(route: Route) -> None:
        response = route.fetch()
        route.fulfill(
            response=response, headers={**response.headers, "content-security-policy": POLICY}
        )

    page.route("**/batch.html", guarded)
    page.goto("/batch.html")
    chosen(page, "大.xlsx", workbook(*((f"第{at}家公司", at, at, at, at) for at in range(6000))))
    expect(status(page)).to_contain_text("工作簿未能读出；请复制其中一列粘贴到上面")


def test_a_file_as_excel_in_china_writes_it(page: Page) -> None:
    text = f'企业名称,金额\r\n"{GUOMAO}","1,000"\r\n'
    chosen(page, "名单.csv", text.encode("gb18030"))
    expect(page.get_by_label("企业名称或者统一社会信用代码")).to_have_value(GUOMAO)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("旧.xls", bytes.fromhex("d0cf11e0a1b11ae1"), "旧式 Excel 文件"),
        ("坏.xlsx", b"PK\x03\x04broken", "工作簿未能读出"),
        ("空.csv", b"\n\n", "名单是空的"),
        ("大.csv", b"x" * (8 * 1024 * 1024 + 1), "文件超过 8 MB"),
    ],
)
def test_what_cannot_be_read_is_told(page: Page, name: str, content: bytes, said: str) -> None:
    chosen(page, name, content)
    expect(status(page)).to_contain_text(said)


def test_too_long_a_list_and_none_are_refused(page: Page) -> None:
    box = page.get_by_label("企业名称或者统一社会信用代码")
    box.evaluate("box => { box.value = '甲公司\\n'.repeat(2001); }")
    page.get_by_role("button", name="核对", exact=True).click()
    expect(status(page)).to_contain_text("名单有 2001 行，一次最多 2000 行")
    box.fill(" \n")
    page.get_by_role("button", name="核对", exact=True).click()
    expect(status(page)).to_contain_text("名单是空的")


def test_a_long_list_asks_for_each_file_once_and_tells_nobody_what_is_on_it(page: Page) -> None:
    asked: list[str] = []
    sent: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("request", lambda request: sent.append(request.method + (request.post_data or "")))
    views = list(Town().companies())
    lines = [view.code if at % 2 else view.name for at, view in enumerate(views)][:100]
    found = checked(page, *lines, *(f"并无第{at}家有限公司" for at in range(100)))
    expect(found).to_have_count(200)
    expect(found.filter(has=page.locator(".outcome-failed"))).to_have_count(0)
    assert set(sent) == {"GET"}
    assert len(asked) == len(set(asked)) and len(asked) < 60
    assert not [url for url in asked if re.search(r"sounds|readings|spoken|/companies/|%E", url)]


def test_a_check_can_be_cancelled_and_keeps_what_it_has(page: Page) -> None:
    """The files of numbers never come."""

    def held_back(route: Route) -> None:
        held.append(route)

    held: list[Route] = []
    page.route("**/search/numbers/**", held_back)
    box = page.get_by_label("企业名称或者统一社会信用代码")
    box.fill("\n".join([GUOMAO] + [company(GUOMAO).code] * 30))
    with page.expect_response("**/search/names/**"):
        page.get_by_role("button", name="核对", exact=True).click()
    expect(page.get_by_role("progressbar")).to_have_js_property("value", 1)
    page.get_by_role("button", name="取消").click()
    assert held
    expect(status(page)).to_contain_text("已取消")
    expect(rows(page).first.locator(".outcome")).to_have_text("列有")


def test_files_that_do_not_come_are_told(page: Page) -> None:
    page.route("**/search/names/**", lambda route: route.abort())
    expect(checked(page, GUOMAO).locator(".outcome")).to_have_text("没有查成")
    page.unroute_all()
    expect(checked(page, GUOMAO).locator(".outcome-listed")).to_have_text("列有")


@in_both
@pytest.mark.rule("P-15")
def test_the_keyboard_alone_does_all(page: Page) -> None:
    page.get_by_label("企业名称或者统一社会信用代码").focus()
    page.keyboard.insert_text(GUOMAO)
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(rows(page)).to_have_count(1)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="下载结果")).to_be_focused()
    page.keyboard.press("Tab")
    expect(rows(page).get_by_role("link")).to_be_focused()


@pytest.mark.rule("P-15")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_result_has_no_accessibility_violations_and_fits_a_phone(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": 360, "height": 740})
    checked(page, GUOMAO, "国际贸易", "并无此家", "91610000000000000X")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
