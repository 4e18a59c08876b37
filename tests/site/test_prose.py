"""Markdown cannot do harm, and says what its author wrote."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.site import prose

ATTACKS = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[a](javascript:alert(1))",
    "![a](data:text/html,x)",
    '[a](x "\\" onclick=alert(1) ")',
    "<a href='javascript:x'>y</a>",
    "<div\nonclick=x>",
    "`<script>`",
    "&lt;script&gt;",
    "<!-- x -->",
    "[a]: javascript:x\n\n[a]",
)


class Seen(HTMLParser):
    """Which tags and attributes there are."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs


def harmless(html: str) -> None:
    """No tag that runs or frames anything, no handler, no style, no other scheme."""
    seen = Seen()
    seen.feed(html)
    assert not seen.tags & {"script", "style", "iframe", "object", "form", "input", "svg", "div"}
    for name, value in seen.attributes:
        assert name in {"href", "src", "alt", "title", "start", "id"}
        assert not (value or "").lower().startswith(("javascript", "data", "vbscript"))


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_come_out_as_text(attack: str) -> None:
    """Each on its own, within a paragraph, and as a page's HTML."""
    for html in (prose.render(attack), prose.render(f"甲 {attack} 乙"), prose.clean(attack)):
        harmless(html)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([*ATTACKS, "甲", "\n", "\n\n", "> ", "- ", "# ", "    ", "|", "*"]))
)
def test_mixtures_of_attacks_come_out_as_text(parts: list[str]) -> None:
    """In any order and nesting."""
    harmless(prose.render("".join(parts)))


def test_raw_html_is_shown_as_it_was_typed() -> None:
    """It is neither markup nor lost."""
    assert prose.render("由<b>协会</b>编制") == "<p>由&lt;b&gt;协会&lt;/b&gt;编制</p>"


def test_headings_stand_below_the_title_and_only_pages_have_anchors() -> None:
    """A notice's text may not bring ids that the page uses."""
    assert prose.render("# 附件") == "<h2>附件</h2>"
    assert prose.clean('<h2 id="s-附件">附件</h2>') == '<h2 id="s-附件">附件</h2>'


def test_rendering_keeps_nothing_from_the_text_before() -> None:
    """Reference links of one notice do not reach the next."""
    prose.render("[甲]: https://example.org\n\n[甲]")
    assert prose.render("[甲]") == "<p>[甲]</p>"
