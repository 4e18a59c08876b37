"""A reader with a certificate in hand: its QR code, its number, what is printed on it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from registry.identity import codes
from registry.site import addresses
from tests.browser import served, until
from tests.release.keeper import Keeper
from tests.release.test_log_attacks import graded

pytestmark = pytest.mark.browser

TODAY = "2026-11-25"
URL = "https://register.example"
#: In place of what a browser of this machine lacks: it reads whatever is photographed as this.
DETECTOR = """
globalThis.BarcodeDetector = class {
  static async getSupportedFormats() { return ["qr_code"]; }
  async detect() { return [{ rawValue: %s }]; }
};
"""

Grade = dict[str, Any]
Open = Callable[..., Page]


def certified(site: Path, status: str) -> tuple[str, str, Grade]:
    """Name and code of a company, and a grade of it that stands so and has a certificate."""
    for file in sorted((site / "companies").rglob("*.json")):
        told = json.loads(file.read_bytes())
        for grade in told["grades"]:
            ended = status == "valid" and grade["valid_until"] < "2027"
            if grade["status"] == status and grade["certificate"] and not ended:
                return told["name"], told["code"], grade
    raise LookupError(status)


def address(site: Path, status: str) -> str:
    _, code, grade = certified(site, status)
    return URL + addresses.certificate(code, grade["certificate"])


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Open]:
    """Opens a page of a site, as a reader does on the day."""
    context = chromium.new_context(locale="zh-CN")
    errors: list[str] = []
    servers = []

    def run(site: Path, path: str, script: str = "") -> Page:
        server = served(site)
        servers.append(server)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.clock.set_fixed_time(f"{TODAY}T12:00:00+08:00")
        if script:
            page.add_init_script(script)
        page.goto(server.__enter__() + path, wait_until="networkidle")
        return page

    yield run
    context.close()
    for server in servers:
        server.__exit__(None, None, None)
    assert errors == []


def asked(page: Page, typed: str, **printed: str) -> str:
    """What the page of checks says of a certificate."""
    form = page.locator("form[data-certificate]")
    form.locator("[name=certificate]").fill(typed)
    for name, value in printed.items():
        form.locator(f"[name={name}]").fill(value)
    form.get_by_role("button").click()
    return answer(page)


def answer(page: Page) -> str:
    output = page.locator("form[data-certificate] output[data-good]")
    output.wait_for()
    return output.inner_text()


def told(page: Page) -> str:
    return page.locator("#told").inner_text()


def scanned(reader: Open, site: Path, whole: str) -> Page:
    """The page that a QR code leads to."""
    parts = urlsplit(whole)
    return reader(site, f"{parts.path}#{parts.fragment}")


@pytest.mark.parametrize(
    ("status", "said"),
    [("valid", "有效 Valid"), ("lapsed", "届满失效"), ("revoked", "已撤销"), ("void", "宣布无效")],
)
def test_a_code_leads_to_what_was_issued(
    reader: Open, kept: Keeper, status: str, said: str
) -> None:
    _, _, grade = certified(kept.site, status)
    page = scanned(reader, kept.site, address(kept.site, status))
    text = told(page)
    assert (
        f"您所查的证书 {grade['certificate']} 由本登记册载明：信用等级 {grade['grade']}，" in text
    )
    assert said in text
    # The reader sees it first, though the browser itself goes to the certificate's row.
    seen = "Math.abs(document.getElementById('told').getBoundingClientRect().top) < 60"
    until(page, seen)
    target = page.locator(".certificate:target")
    assert target.is_visible() and grade["certificate"] in target.inner_text()


def test_a_code_that_was_altered(reader: Open, kept: Keeper) -> None:
    whole = address(kept.site, "valid")
    page = scanned(reader, kept.site, whole[:-2] + ("00" if whole[-2:] != "00" else "01"))
    assert "校验字符有误" in told(page)
    _, code, _ = certified(kept.site, "valid")
    _, _, foreign = certified(kept.site, "lapsed")
    page = scanned(reader, kept.site, URL + addresses.certificate(code, foreign["certificate"]))
    assert f"本页没有证书 {foreign['certificate']}" in told(page)


def test_a_page_without_a_certificate_in_its_address(reader: Open, kept: Keeper) -> None:
    page = scanned(reader, kept.site, address(kept.site, "valid").partition("~")[0])
    assert not page.locator("#told").count()


STANDINGS = {
    "valid": "证书属实，现为有效 Genuine and in force：",
    "lapsed": "证书属实，但已于 ",
    "revoked": "证书属实，但等级已撤销，有效至 ",
    "superseded": "证书属实，但已被新的等级取代，有效至 ",
    "void": "证书作废：等级已宣布无效，自始无效 Declared void：",
}


def test_numbers_and_addresses(reader: Open, kept: Keeper) -> None:
    page = reader(kept.site, "/verify.html")
    for status, said in STANDINGS.items():
        name, code, grade = certified(kept.site, status)
        for typed in (grade["certificate"], address(kept.site, status)):
            text = asked(page, typed)
            assert text.startswith(said), text
            assert f"{grade['certificate']} 发给 {name}（{code}）" in text
            assert "由日志证明：" in text and "没有核对的：" in text
            assert page.locator("output[data-good=true]").count() == (status == "valid")


@pytest.mark.parametrize(("status", "day"), [("valid", "2099-01-01"), ("lapsed", "2000-01-01")])
def test_a_grade_that_lapsed_on_the_site_or_on_the_readers_day(
    reader: Open, kept: Keeper, status: str, day: str
) -> None:
    """A site may be older than the lapse; a clock that is slow takes no lapse back."""
    page = reader(kept.site, "/verify.html")
    page.clock.set_fixed_time(f"{day}T12:00:00+08:00")
    _, _, grade = certified(kept.site, status)
    assert asked(page, grade["certificate"]).startswith(STANDINGS["lapsed"])
    assert page.locator("output[data-good=false]").count() == 1


def test_what_is_printed_otherwise(reader: Open, kept: Keeper) -> None:
    name, code, grade = certified(kept.site, "valid")
    page = reader(kept.site, "/verify.html")
    right = {"name": f" {name} ", "grade": grade["grade"].lower(), "until": grade["valid_until"]}
    assert asked(page, grade["certificate"], **right).startswith("证书属实，现为有效")
    assert asked(page, grade["certificate"], name=code).startswith("证书属实，现为有效")
    text = asked(page, grade["certificate"], name="甲公司", grade="AAA+", until="2031-01-01")
    assert text.startswith("证书与登记不符，谨防变造 Altered：企业，证书作“甲公司”")
    assert f"等级，证书作“AAA+”，登记为“{grade['grade']}”" in text
    assert f"有效期截止日，证书作“2031-01-01”，登记为“{grade['valid_until']}”" in text


def test_what_the_register_has_not(reader: Open, kept: Keeper) -> None:
    page = reader(kept.site, "/verify.html")
    assert asked(page, "209900101100001").startswith("查无此证书 Not found：")
    absent = codes.complete("91610423", "MAQMYWA7")
    text = asked(page, URL + addresses.certificate(absent, "202500101100012"))
    assert text.startswith("没有这张证书 Not listed：截至 2026-11-22，本登记册未列有")
    _, code, _ = certified(kept.site, "valid")
    text = asked(page, URL + addresses.certificate(code, "209900101100001"))
    assert "但没有载明它的证书 209900101100001" in text and "由日志证明：" in text


def test_a_number_that_was_corrected(reader: Open, kept: Keeper) -> None:
    mended = [
        (told["code"], event)
        for told in (json.loads(f.read_bytes()) for f in (kept.site / "companies").rglob("*.json"))
        for event in told.get("events", ())  # a stub has none
        if event["kind"] == "correction" and len(event["was"]) == 15
    ]
    code, event = mended[0]
    whole = URL + addresses.certificate(code, event["was"])
    text = asked(reader(kept.site, "/verify.html"), whole)
    assert text.startswith(f"证书编号已经更正 Corrected：{event['day']} 由 {event['was']} 更正为")
    assert "已经更正" in told(scanned(reader, kept.site, whole))


def test_another_site(reader: Open, kept: Keeper) -> None:
    page = reader(kept.site, "/verify.html")
    whole = address(kept.site, "valid").replace("register.example", "register.example.net")
    assert "register.example.net 不是本登记册的网址" in asked(page, whole)


def test_a_register_that_was_altered(reader: Open, copy: Keeper) -> None:
    """The data of the page is not what the log has: nothing is said of the certificate."""
    graded(copy.site)
    told = next(
        view
        for view in (json.loads(f.read_bytes()) for f in (copy.site / "companies").rglob("*.json"))
        if view.get("grades") and view["grades"][0]["grade"] == "AAA+"
    )
    number = told["grades"][0]["certificate"]
    text = asked(
        reader(copy.site, "/verify.html"), URL + addresses.certificate(told["code"], number)
    )
    assert text == "核对未通过 Not verified：文件内容与日志条目不符。"


def test_a_photograph(reader: Open, kept: Keeper, tmp_path: Path) -> None:
    whole = address(kept.site, "valid")
    page = reader(kept.site, "/verify.html", DETECTOR % json.dumps(whole))
    photograph = tmp_path / "photograph.png"
    page.locator("h1").screenshot(path=photograph)
    page.locator("#verify-scan").set_input_files(photograph)
    assert answer(page).startswith("证书属实，现为有效")


def test_a_browser_that_reads_no_codes(reader: Open, kept: Keeper) -> None:
    page = reader(kept.site, "/verify.html", "delete globalThis.BarcodeDetector")
    assert page.locator("[data-scan]").is_hidden()
