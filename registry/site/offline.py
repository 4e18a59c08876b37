"""The page that checks a saved notice without any site: its scripts are in it.

The site's own modules are put together into one, each in a scope of its own, what it imports before
it. So the page runs the scripts that the site runs, in words that a reader can read, and its policy
allows just this text and this style, by their digests: nothing else runs and nothing is loaded.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from registry.site import policy
from registry.site.errors import SiteError

_FIRST = "form.js"
#: The module that loads a library, and what of the library stands in its place.
_LOADING, _LIBRARY = "library.js", "noble-ed25519.js"
_GIVEN = re.compile(r"^export \{[^}]*\bverifyAsync\b[^}]*\};\s*\Z", re.MULTILINE)
_COMMENT = re.compile(r"^\s*/\*\*.*?\*/\n", re.MULTILINE | re.DOTALL)
_INSTEAD = "export const library = async () => verifyAsync;\n"
_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"\./([a-z0-9-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b", re.MULTILINE)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_POLICY, _MODULES = "<!-- policy -->", "<!-- modules -->"


def made(theme: Path, libraries: Mapping[str, str]) -> bytes:
    """The page, from the theme's `offline.html`, the scripts of the log, and the browser libraries.

    Raises SiteError for scripts that cannot be put together.
    """
    script = "\n" + "".join(_scoped(file, text) for file, text in _needed(theme, libraries))
    page = (theme / "offline.html").read_text("utf-8")
    held = policy.alone([script], _STYLE.findall(page))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(held, quote=False)}">'
    module = f'<script type="module">{script}</script>'
    return page.replace(_POLICY, meta).replace(_MODULES, module).encode()


def _needed(theme: Path, libraries: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The first module after all that it imports, each once, by name and text."""
    folder, done, exported = theme / "static" / "js" / "log", set[str](), set[str]()

    def from_(file: str) -> Iterator[tuple[str, str]]:
        if file in done:
            return
        done.add(file)
        text = _library(libraries) if file == _LOADING else (folder / file).read_text("utf-8")
        for one in _IMPORT.finditer(text):
            yield from from_(one[2])
        names = set(_EXPORT.findall(text))
        renames = any(" as " in (one[1] or "") for one in _IMPORT.finditer(text))
        if exported & names or renames or _LEFT.search(_EXPORT.sub("", _IMPORT.sub("", text))):
            raise SiteError(
                f"脚本 {file} 不能并入离线核对页：输出的名称须各不相同，引入时不得改名。",
                f"{file} cannot be put into the offline page: names must differ and stay.",
            )
        exported.update(names)
        yield file, text

    return from_(_FIRST)


def _library(libraries: Mapping[str, str]) -> str:
    """The library as the module that would load it."""
    source = Path(libraries.get(_LIBRARY, _LIBRARY))
    held = source.read_text("utf-8") if source.is_file() else ""
    # An example in its comment imports it, at the beginning of a line.
    text, found = _GIVEN.subn(_INSTEAD, _COMMENT.sub("", held))
    if not found:
        raise SiteError(
            f"程序库 {_LIBRARY} 不能并入离线核对页。",
            f"{_LIBRARY} cannot be put into the offline page.",
        )
    return text


def _scoped(file: str, text: str) -> str:
    """A module as a block of its own that gives what the module exports."""
    names = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub("", text)).strip()
    head, tail = (f"const {{ {names} }} = ", f"\nreturn {{ {names} }};") if names else ("", "")
    return f"// {file}\n{head}(() => {{\n{body}{tail}\n}})();\n"
