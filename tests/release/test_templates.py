"""A template that changes makes its own pages anew, and no others."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from registry.site.build import build
from tests.examples.desk import FILINGS, ROOT, Desk
from tests.site.conftest import tree

Bring = Callable[[str], int]


@pytest.fixture
def bring(tmp_path: Path) -> Bring:
    """Build with a theme of one's own; how many pages were rendered."""
    Desk(tmp_path).taken(sorted(FILINGS.iterdir()))
    copytree(ROOT / "themes" / "register", tmp_path / "theme")

    def run(folder: str) -> int:
        given = {
            "REGISTRY_URL": f"sqlite:///{tmp_path / 'register.sqlite3'}",
            "REGISTRY_EXECUTOR": "inline",
            "THEME": str(tmp_path / "theme"),
        }
        return build(ROOT / "pelicanconf.py", tmp_path / folder, None, given).pages

    return run


@pytest.mark.parametrize(
    ("template", "pages"),
    [
        ("company", "companies/"),
        ("notices_month", "notices/2"),
        ("agencies", "agencies/index"),
        ("page", ""),
    ],
)
def test_its_pages_and_no_others(tmp_path: Path, bring: Bring, template: str, pages: str) -> None:
    """Each kind of step: companies, lists, the whole, editorial pages."""
    all_pages = bring("site")
    before = tree(tmp_path / "site")
    source = tmp_path / "theme" / "templates" / f"{template}.html"
    text = source.read_text("utf-8")
    changed = text.replace("{% block main %}", "{% block main %}<p>changed</p>", 1)
    assert changed != text
    source.write_text(changed, "utf-8")
    assert bring("site") < all_pages / 2 or template == "company"
    after = tree(tmp_path / "site")
    differ = {path for path in after if after[path] != before[path]}
    assert differ
    assert all(path.startswith(pages) and path.endswith(".html") for path in differ)
    bring("anew")
    assert after == tree(tmp_path / "anew")
