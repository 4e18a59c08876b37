"""What a golden picture would hold, without fonts: what stands where, and that ornaments are drawn.

Pixels of text differ from machine to machine; the order of a page, boxes that do not lie over one
another and lines in their colour do not (docs/decisions/theme.md).
"""

import io
import re
from itertools import pairwise

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page

from tests.theme import made
from tests.theme.conftest import Open

pytestmark = pytest.mark.browser

WIDTHS = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}
MEDIA = ("light", "dark", "print")
#: Headings as they are read, Chinese alone.
ORDER = {
    "company": (
        "h1 西安子虚精密机械制造有限公司",
        "h2 信用等级",
        "h2 信用承诺书",
        "h3 企业信用承诺书",
        "h2 以往等级",
        "h2 沿革",
        "h2 登记事项",
        "h2 关注",
        "h2 异议",
        "h2 引用",
    ),
    "company-void": (
        "h1 宝鸡乌有食品股份有限公司",
        "h2 信用等级",
        "h2 沿革",
        "h2 登记事项",
        "h2 关注",
        "h2 异议",
        "h2 引用",
    ),
    "company-commitment": (
        "h1 延安虚舟能源技术服务有限公司",
        "h2 信用承诺书",
        "h3 企业信用承诺书",
        "h2 登记事项",
        "h2 关注",
        "h2 异议",
        "h2 引用",
    ),
    "notice-grade": ("h1 关于公布2025年第三批企业信用等级评定结果的公告", "h2 公告登记"),
    "notice-revocation": (
        "h1 关于撤销西安子虚精密机械制造有限公司企业信用等级的公告",
        "h2 公告登记",
    ),
    "list": ("h1 按信用等级：AA",),
    "home": ("h1 企业信用登记册", "h2 最新公告", "h2 评价办法", "h2 名录"),
}
#: What is of no use on paper.
NOT_PRINTED = ("h2 关注", "h2 异议")
_BOXES = """() => [...document.querySelectorAll(".masthead, main, .foot")]
    .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect())
    .map(({ top, bottom, left, right }) => [top, bottom, left, right])"""
_HEADS = """() => [...document.querySelectorAll("h1, h2, h3")]
    .filter((one) => one.checkVisibility())
    .map((one) => [one.tagName.toLowerCase(), one.textContent, one.getBoundingClientRect().top])"""

looked_at = pytest.mark.parametrize("kind", ORDER)
in_every_form = pytest.mark.parametrize("media", MEDIA)
at_every_width = pytest.mark.parametrize("width", WIDTHS)


def opened(open_page: Open, kind: str, width: str, media: str) -> Page:
    page = open_page(made.KINDS[kind], viewport=WIDTHS[width])
    page.emulate_media(
        media="print" if media == "print" else "screen",
        color_scheme="dark" if media == "dark" else "light",
    )
    return page


@looked_at
@at_every_width
@in_every_form
def test_a_page_reads_in_its_order(kind: str, width: str, media: str, open_page: Open) -> None:
    page = opened(open_page, kind, width, media)
    heads = page.evaluate(_HEADS)
    words = [f"{tag} {re.split(' [A-Za-z]', text.strip())[0]}" for tag, text, _ in heads]
    printed = media == "print"
    assert words == [one for one in ORDER[kind] if not (printed and one in NOT_PRINTED)]
    tops = [top for *_, top in heads]
    assert tops == sorted(tops), "a head stands above one that is read before it"


@looked_at
@at_every_width
@in_every_form
def test_no_part_lies_over_another(kind: str, width: str, media: str, open_page: Open) -> None:
    boxes = opened(open_page, kind, width, media).evaluate(_BOXES)
    assert len(boxes) >= 2
    for (_, bottom, left, right), (top, *_) in pairwise(boxes):
        assert bottom <= top + 1
        assert 0 <= left < right <= WIDTHS[width]["width"] + 1


def edges(box: Locator) -> list[int]:
    """How many pixels at each edge are of the border's colour, top, right, bottom, left."""
    colour = box.evaluate("one => getComputedStyle(one).borderTopColor")
    wanted = tuple(map(int, re.findall(r"\d+", colour)[:3]))
    picture = Image.open(io.BytesIO(box.screenshot())).convert("RGB")
    wide, high = picture.size
    depth = 8
    strips = (
        (0, 0, wide, depth),
        (wide - depth, 0, wide, high),
        (0, high - depth, wide, high),
        (0, 0, depth, high),
    )
    return [sum(_near(one, wanted) for one in _pixels(picture.crop(strip))) for strip in strips]


def _pixels(picture: Image.Image) -> list[tuple[int, ...]]:
    raw = picture.tobytes()
    return [tuple(raw[at : at + 3]) for at in range(0, len(raw), 3)]


def _near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 24 for a, b in zip(one, other, strict=True))


@at_every_width
@in_every_form
def test_the_plate_is_drawn_all_around(width: str, media: str, open_page: Open) -> None:
    """A double line: two rows of its colour at each edge."""
    plate = opened(open_page, "company", width, media).locator(".plate").first
    box = plate.bounding_box()
    assert box is not None
    sides = (box["width"], box["height"], box["width"], box["height"])
    for drawn, side in zip(edges(plate), sides, strict=True):
        assert 1.5 * side <= drawn <= 3.2 * side


@pytest.mark.rule("P-3")
@at_every_width
@in_every_form
def test_the_letter_is_dashed_all_around(width: str, media: str, open_page: Open) -> None:
    """Drawn, and not through."""
    pledge = opened(open_page, "company", width, media).locator(".pledge").first
    box = pledge.bounding_box()
    assert box is not None
    thick = float(pledge.evaluate("one => parseFloat(getComputedStyle(one).borderTopWidth)"))
    top, right, bottom, left = edges(pledge)
    for drawn, side in ((top, box["width"]), (right, box["height"])):
        assert 0.2 * side * thick <= drawn < 0.95 * side * thick
    assert bottom > 0 and left > 0


@at_every_width
@in_every_form
def test_a_notice_has_its_rule(width: str, media: str, open_page: Open) -> None:
    head = opened(open_page, "notice-grade", width, media).locator(".document")
    colour = head.evaluate("one => getComputedStyle(one).borderBottomColor")
    wanted = tuple(map(int, re.findall(r"\d+", colour)[:3]))
    picture = Image.open(io.BytesIO(head.screenshot())).convert("RGB")
    foot = picture.crop((0, picture.height - 4, picture.width, picture.height))
    assert sum(_near(one, wanted) for one in _pixels(foot)) >= 1.5 * picture.width
