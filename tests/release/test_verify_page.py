"""The page on which a reader checks a saved notice or a code, and the one that needs no site."""

from base64 import b64decode, b64encode
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from registry.identity import codes
from registry.tlog import checkpoint
from registry.tlog.twin import Twin
from tests.browser import in_both, served
from tests.release.keeper import KEY, Keeper, twin
from tests.release.test_log_attacks import edited, unlisted
from tests.release.test_witness import NOON, ONE, OTHER, cosign

pytestmark = pytest.mark.browser


#: A browser of before Ed25519.
OLD = """crypto.subtle.importKey = crypto.subtle.verify = () =>
  Promise.reject(new DOMException("Algorithm: Unrecognized name", "NotSupportedError"));"""
LIBRARY = "/theme/lib/noble-ed25519.js"


def checked(page: Page, form: str) -> str:
    """Press the form's button; what it says."""
    page.locator(f"{form} button").click()
    output = page.locator(f"{form} output[data-good]")
    output.wait_for()
    return output.inner_text()


def of_notice(page: Page, file: Path, key: str = "") -> str:
    page.locator("input[name=files]").set_input_files([file, file.with_suffix(".tlog-proof")])
    if key:
        page.locator("input[name=key]").fill(key)
    return checked(page, "form[data-notice]")


def of_code(browser: Browser, site: Path, code: str) -> str:
    with served(site) as address:
        page = browser.new_page()
        page.goto(f"{address}/verify.html", wait_until="networkidle")
        page.locator("input[name=code]").fill(code)
        said = checked(page, "form[data-code]")
        page.close()
    return said


def first_code(site: Path) -> str:
    return sorted(file.stem for file in (site / "companies").rglob("*.json"))[0]


@in_both
@pytest.mark.rule("P-12")
def test_whether_a_code_is_listed(browser: Browser, kept: Keeper) -> None:
    code = first_code(kept.site)
    assert "本登记册列有" in of_code(browser, kept.site, f" {code.lower()} ")
    absent = codes.complete("91610423", "MAQMYWA7")
    said = of_code(browser, kept.site, absent)
    assert said.startswith("截至 2026-11-22，本登记册未列有")
    assert "未列有只表示" in said
    assert of_code(browser, kept.site, code[:-1] + ("0" if code[-1] != "0" else "1")) == (
        "校验位不符，代码有误。"
    )


def test_a_list_that_was_altered(chromium: Browser, copy: Keeper) -> None:
    unlisted(copy.site)
    code = first_code(copy.site)
    assert of_code(chromium, copy.site, code) == "核对未通过 Not verified：名单与日志条目不符。"


@in_both
def test_a_saved_notice(browser: Browser, kept: Keeper) -> None:
    with served(kept.site) as address:
        page = browser.new_page()
        page.goto(f"{address}/verify.html", wait_until="networkidle")
        assert of_notice(page, twin(kept.site)).startswith("核对无误 Verified：公告")
        assert not Axe().run(page).response["violations"]
        page.close()


@in_both
def test_a_browser_without_the_algorithm_checks_with_the_library(
    browser: Browser, kept: Keeper, copy: Keeper
) -> None:
    """Under the policy of every page; a browser that has the algorithm never asks for it."""
    forged = _signed_by_nobody(copy)
    edited(copy.site)
    for old in (False, True):
        page, asked = _opened(browser, old)
        with served(kept.site) as address:
            page.goto(f"{address}/verify.html", wait_until="networkidle")
            assert of_notice(page, twin(kept.site)).startswith("核对无误 Verified：公告")
            assert of_notice(page, twin(copy.site)).startswith("核对未通过 Not verified：公告内容")
            assert of_notice(page, forged).startswith("核对未通过 Not verified：缺少")
            page.locator("input[name=code]").fill(first_code(kept.site))
            assert "其登记页的数据与日志相符" in checked(page, "form[data-code]")
        assert [url for url in asked if url.endswith(LIBRARY)] == [f"{address}{LIBRARY}"] * old
        page.close()


def _opened(browser: Browser, old: bool) -> tuple[Page, list[str]]:
    """A page of a browser, of an old one without Ed25519; and the addresses that it asks for."""
    page, asked = browser.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    if old:
        page.add_init_script(OLD)
    return page, asked


def _signed_by_nobody(keeper: Keeper) -> Path:
    """A notice as it was, with a proof whose checkpoint bears another signature."""
    file = keeper.folder / "forged" / twin(keeper.site).name
    file.parent.mkdir(exist_ok=True)
    proof = twin(keeper.site).with_suffix(".tlog-proof").read_text("utf-8")
    head, _, signature = proof.rpartition(" ")
    held = bytearray(b64decode(signature))
    held[-1] ^= 1
    file.write_bytes(twin(keeper.site).read_bytes())
    file.with_suffix(".tlog-proof").write_text(f"{head} {b64encode(held).decode()}\n", "utf-8")
    return file


def test_a_browser_that_cannot_check_says_so(chromium: Browser, kept: Keeper) -> None:
    """That it knows no Ed25519 and that the library does not come tells nothing of the notice."""
    page = chromium.new_page()
    page.add_init_script(OLD)
    page.route(f"**{LIBRARY}", lambda route: route.abort())
    with served(kept.site) as address:
        page.goto(f"{address}/verify.html", wait_until="networkidle")
        assert of_notice(page, twin(kept.site)).startswith("此浏览器无法核对")
        page.locator("input[name=code]").fill(first_code(kept.site))
        assert checked(page, "form[data-code]").startswith("此浏览器无法核对")
        page.goto(f"{address}/{twin(kept.site).with_suffix('.html').relative_to(kept.site)}")
        page.locator("button.check").click()
        output = page.locator("output[data-good=false]")
        output.wait_for()
        assert output.inner_text().startswith("此浏览器无法核对")
    page.close()


def test_where_the_address_is_not_encrypted_nothing_is_checked(
    chromium: Browser, kept: Keeper
) -> None:
    """A browser then has no algorithms at all; that says nothing of the notice either."""
    page = chromium.new_page()
    page.add_init_script("Object.defineProperty(crypto, 'subtle', { value: undefined });")
    with served(kept.site) as address:
        page.goto(f"{address}/verify.html", wait_until="networkidle")
        assert of_notice(page, twin(kept.site)).startswith("此网址未加密")
        page.locator("input[name=code]").fill(first_code(kept.site))
        assert checked(page, "form[data-code]").startswith("此网址未加密")
        page.locator("input[name=certificate]").fill("2026-1")
        assert checked(page, "form[data-certificate]").startswith("此网址未加密")
        page.goto(f"{address}/{twin(kept.site).with_suffix('.html').relative_to(kept.site)}")
        page.locator("button.check").click()
        output = page.locator("output[data-good=false]")
        output.wait_for()
        assert output.inner_text().startswith("此网址未加密")
    page.close()


@in_both
def test_who_cosigned_the_checkpoint(browser: Browser, copy: Keeper) -> None:
    """And who did not yet; what one gave to another checkpoint counts for nothing."""
    named = [str(ONE.verifier), str(OTHER.verifier)]
    copy.build(REGISTRY_LOG_WITNESSES=named)
    note = cosign(copy.site)
    early = OTHER.cosigned((copy.folder / "early").read_text("utf-8"), NOON)
    of_another = early.rstrip("\n").rpartition("\n")[2]
    (copy.site / "log/checkpoint").write_text(f"{note}{of_another}\n", "utf-8")
    with served(copy.site) as address:
        page = browser.new_page()
        page.goto(f"{address}/verify.html", wait_until="networkidle")
        lines = page.locator("section[data-witnesses] li").all_inner_texts()
        page.close()
    size = checkpoint.opened(note, KEY.verifier).size
    assert lines[0].startswith(f"witness.example：2026-09-21 22:13（北京时间）见证，日志 {size} 条")
    assert lines[1].startswith("other.example：尚未对现在的检查点签名")


def test_where_nobody_is_named_no_witness_is_shown(chromium: Browser, kept: Keeper) -> None:
    with served(kept.site) as address:
        page = chromium.new_page()
        page.goto(f"{address}/verify.html", wait_until="networkidle")
        assert page.locator("input[name=key]").input_value() == str(KEY.verifier)
        assert not page.get_by_role("heading", name="见证人").is_visible()
        page.close()


@pytest.mark.rule("P-5")
def test_a_saved_stub(chromium: Browser, kept: Keeper) -> None:
    """And the button on the stub's own page."""
    stub = next(file for file in kept.site.glob("notices/*/*/*.json") if _is_stub(file))
    with served(kept.site) as address:
        page = chromium.new_page()
        page.goto(f"{address}/verify.html", wait_until="networkidle")
        assert "依法停止公示的存根" in of_notice(page, stub)
        path = stub.with_suffix(".html").relative_to(kept.site)
        page.goto(f"{address}/{path}", wait_until="networkidle")
        page.locator("button.check").click()
        page.locator("output[data-good=true]").wait_for()
        assert not Axe().run(page).response["violations"]
        page.close()


def _is_stub(file: Path) -> bool:
    return Twin(file.read_bytes()).is_stub


def test_a_notice_without_any_site(chromium: Browser, kept: Keeper, copy: Keeper) -> None:
    """From the disk, with no server, and a key that one has from elsewhere; also where the browser
    has no Ed25519.
    """
    own, forged = str(KEY.verifier), _signed_by_nobody(copy)
    edited(copy.site)
    for old in (False, True):
        page, asked = _opened(chromium, old)
        page.goto((kept.site / "verify/offline.html").as_uri())
        assert of_notice(page, twin(kept.site), own).startswith("核对无误 Verified：公告")
        said = of_notice(page, twin(copy.site), own)
        assert said == "核对未通过 Not verified：公告内容与日志条目不符。"
        assert of_notice(page, forged, own).startswith("核对未通过 Not verified：缺少")
        assert len(asked) == 1
        page.close()
