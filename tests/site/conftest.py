"""A working folder with settings, editorial pages and a library, and builds in it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from registry.site.build import BuildResult, build

ROOT = Path(__file__).parents[2]
EDITORIAL = ("about", "contact", "help", "impostors", "method", "objections")
SETTINGS = f"""
PLUGINS = ["registry.site.plugin"]
REGISTRY_SOURCE = "tests.site.sample:source"
REGISTRY_BROWSER_LIBRARIES = {{"lunr.js": "LUNR"}}
REGISTRY_NAV = [("/about.html", "关于", "About")]
REGISTRY_DEMO = True
PATH = "content"
THEME = {str(ROOT / "themes" / "register")!r}
OUTPUT_PATH = "output"
STATIC_PATHS = ["images"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh"
"""
ABOUT = """Title: 关于本登记册
Description: 登记册由谁编制

# 编制

由 <b>协会</b> 编制，[怎样联系]({filename}contact.md)，[示意图]({static}/images/map.svg)。

| 项目 | 内容 |
|------|------|
| 一   | 二   |
"""

Build = Callable[..., BuildResult]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder."""
    return make_folder(tmp_path / "work")


@pytest.fixture
def built(folder: Path) -> Build:
    """Build in the folder: `built("out", SITEURL="/r")`."""

    def run(output: str = "output", **overrides: Any) -> BuildResult:
        return build(folder / "pelicanconf.py", folder / output, overrides=overrides)

    return run


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site built once, to be read."""
    folder = make_folder(tmp_path_factory.mktemp("site") / "work")
    build(folder / "pelicanconf.py", folder / "output")
    return folder / "output"


def make_folder(folder: Path) -> Path:
    """Settings, editorial pages, a picture and a stand-in for the browser library."""
    (folder / "content" / "images").mkdir(parents=True)
    library = folder / "lunr.min.js"
    library.write_text("/* lunr */\n")
    (folder / "pelicanconf.py").write_text(SETTINGS.replace("LUNR", str(library)))
    (folder / "content" / "images" / "map.svg").write_text("<svg/>\n")
    for slug in EDITORIAL:
        (folder / "content" / f"{slug}.md").write_text(f"Title: {slug}\n\n正文。\n")
    (folder / "content" / "about.md").write_text(ABOUT)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a site with its bytes; what builds remember, hidden beside it, is none."""
    files = {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*"))}
    return {
        path: file.read_bytes()
        for path, file in files.items()
        if file.is_file() and not path.startswith(".")
    }


def copy(source: Path, target: Path) -> Path:
    """A copy of a folder."""
    return Path(shutil.copytree(source, target))
