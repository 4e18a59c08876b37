"""Markdown to HTML that cannot do harm: no raw HTML on the way in, a sanitiser on the way out."""

from functools import cache
from typing import Any

import nh3
from markdown import Extension, Markdown
from markdown.extensions.toc import slugify_unicode
from markupsafe import Markup

_BLOCKS = {"p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"}
_LISTS = {"ul", "ol", "li", "dl", "dt", "dd"}
_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
_INLINE = {"em", "strong", "code", "a", "img"}
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}}
_ANCHORS = {heading: {"id"} for heading in ("h2", "h3", "h4", "h5", "h6")}
_SCHEMES = {"http", "https", "mailto", "tel"}


class NoRawHtml(Extension):
    """HTML in the source is text, not markup."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Take out the two places where Python-Markdown lets HTML through."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")


def options() -> dict[str, Any]:
    """What `Markdown(**…)` and Pelican's MARKDOWN setting take.

    Headings begin at the second level, below the page's own title.
    """
    return {
        "extensions": [
            NoRawHtml(),
            "markdown.extensions.def_list",
            "markdown.extensions.sane_lists",
            "markdown.extensions.tables",
            "markdown.extensions.toc",
        ],
        "extension_configs": {"markdown.extensions.toc": {"baselevel": 2, "slugify": _anchor}},
        "output_format": "html",
    }


def render(text: str) -> Markup:
    """Markdown from a filing as safe HTML. Headings get no id: the page owns its ids."""
    return Markup(_cleaner(anchors=False).clean(_markdown().reset().convert(text)))


def clean(html: str) -> Markup:
    """HTML that Pelican made of an editorial page, sanitised; headings keep their ids."""
    return Markup(_cleaner(anchors=True).clean(html))


def _anchor(value: str, separator: str) -> str:
    """The id of a heading, apart from the ids that the theme uses itself."""
    return "s-" + slugify_unicode(value, separator)


@cache
def _markdown() -> Markdown:
    return Markdown(**options())


@cache
def _cleaner(*, anchors: bool) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_BLOCKS | _LISTS | _TABLES | _INLINE,
        attributes=_ATTRIBUTES | (_ANCHORS if anchors else {}),
        url_schemes=_SCHEMES,
        link_rel=None,
    )
