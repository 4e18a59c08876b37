"""Builds the whole site of a made-up register, as Pelican does, into a folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from registry.public.building import BuildingRegister
from registry.site.build import BuildResult, build

ROOT = Path(__file__).parents[1]
LIBRARIES = {
    "lunr.js": str(ROOT / "node_modules/lunr/lunr.min.js"),
    "noble-ed25519.js": str(ROOT / "node_modules/@noble/ed25519/index.js"),
    "read-excel-file.js": str(ROOT / "node_modules/read-excel-file/bundle/read-excel-file.min.js"),
}
SETTINGS = """
PLUGINS = ["registry.site.plugin"]
REGISTRY_SOURCE = "tests.building:source"
REGISTRY_EXECUTOR = "inline"
REGISTRY_BROWSER_LIBRARIES = {libraries!r}
PATH = {content!r}
THEME = {theme!r}
OUTPUT_PATH = "output"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh"
"""
_REGISTERS: dict[str, BuildingRegister] = {}


def site(register: BuildingRegister, folder: Path, **settings: Any) -> BuildResult:
    """Build the site of a register into `folder`/output."""
    folder.mkdir(parents=True, exist_ok=True)
    conf = folder / "conf.py"
    theme, content = str(ROOT / "themes" / "register"), str(ROOT / "content")
    conf.write_text(SETTINGS.format(theme=theme, content=content, libraries=LIBRARIES), "utf-8")
    _REGISTERS[str(folder)] = register
    return build(conf, folder / "output", overrides={"MADE_UP": str(folder), **settings})


def source(settings: Mapping[str, Any]) -> BuildingRegister:
    """The register that is being built."""
    return _REGISTERS[settings["MADE_UP"]]
