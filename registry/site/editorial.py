"""Editorial pages: what Pelican read from `content/`, handed to the theme sanitised.

Pelican logs a page that it cannot read and goes on without it; here every Markdown file is a
page, or the build stops.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from registry.site import addresses
from registry.site.errors import SiteError
from registry.site.prose import clean

#: The register's own pages and folders.
_RESERVED = frozenset(
    map(
        addresses.path,
        (
            addresses.HOME,
            addresses.NOT_FOUND,
            addresses.SEARCH,
            addresses.BATCH,
            addresses.WATCH,
            addresses.COMPARE,
        ),
    )
)
_FOLDERS = frozenset(
    (
        "agencies",
        "commitments",
        "companies",
        "data",
        "feeds",
        "lists",
        "notices",
        "practitioners",
        "rules",
        "search",
        "sitemaps",
        "theme",
    )
)
_UNRESOLVED = re.compile(r'(?:href|src)="([{|][^"]*)"')


@dataclass(frozen=True, slots=True)
class EditorialPage:
    """One page: its title, text, and the `Description:` line of its head."""

    title: str
    slug: str
    description: str
    content: Markup


def page(source: Any) -> EditorialPage:
    """The page that Pelican made of a Markdown file. Raises SiteError for a link to no file."""
    dangling = _UNRESOLVED.search(source.content)
    if dangling:
        raise SiteError(
            f"编辑页面 {source.slug} 的链接 {dangling[1]} 没有对应的文件。",
            f"The editorial page {source.slug} links to {dangling[1]}, which is not there.",
        )
    return EditorialPage(
        title=str(source.title),
        slug=str(source.slug),
        description=str(source.metadata.get("description", "")),
        content=clean(source.content),
    )


def check(folder: Path, read: Mapping[str, Any], logged: Sequence[str]) -> None:
    """Refuse when a Markdown file did not become a published page.

    `read` maps a path below `folder` to what Pelican made of it, `logged` is what it said.
    Raises SiteError with the files' names and what was logged.
    """
    bad = [path for path in _sources(folder) if not _published(read.get(path))]
    if bad:
        said = "；".join(logged)
        raise SiteError(
            f"编辑页面未能生成：{'、'.join(bad)}（须有 Title 一行，且不是草稿）。{said}",
            f"Editorial pages were not made: {', '.join(bad)}.",
        )
    if logged:
        raise SiteError(
            f"编辑页面有误：{'；'.join(logged)}。", "Pelican complained of an editorial page."
        )


def distinct(paths: Sequence[str]) -> None:
    """Refuse a page at another's address: an editorial one's, or one of the register's own."""
    for path in paths:
        if path in _RESERVED or path.partition("/")[0] in _FOLDERS or paths.count(path) > 1:
            raise SiteError(
                f"同一文件被写了两次：{path}。", f"The file {path} would be written twice."
            )


def _sources(folder: Path) -> Iterable[str]:
    found = (file.relative_to(folder).as_posix() for file in folder.rglob("*.md"))
    return sorted(path for path in found if not path.startswith(".") and "/." not in path)


def _published(source: Any) -> bool:
    return source is not None and source.status == "published"
