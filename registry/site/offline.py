"""The page that checks a saved notice without any site: its scripts are in it.

A module is in it as a `data:` address, by a name of its own in the page's import map: so the page
and the site run the same scripts.
"""

import re
from base64 import b64encode
from pathlib import Path

import msgspec

_FIRST = "form.js"
_IMPORT = re.compile(r'(from|import) "\./([a-z0-9-]+\.js)"')
_MODULES = "<!-- modules -->"


def made(theme: Path) -> bytes:
    """The page, from the theme's `offline.html` and the scripts of the log."""
    folder = theme / "static" / "js" / "log"
    imports = {name: _data(text) for name, text in _needed(folder).items()}
    table = msgspec.json.encode({"imports": imports}).decode()
    scripts = (
        f'<script type="importmap">{table}</script>\n'
        f'<script type="module">import "{_name(_FIRST)}";</script>'
    )
    page = (theme / "offline.html").read_text("utf-8")
    return page.replace(_MODULES, scripts).encode()


def _needed(folder: Path) -> dict[str, str]:
    """The first module and all that it imports, by name, with imports by name too."""
    found: dict[str, str] = {}
    waiting = [_FIRST]
    while waiting:
        file = waiting.pop()
        if _name(file) not in found:
            text = (folder / file).read_text("utf-8")
            found[_name(file)] = _IMPORT.sub(lambda one: f'{one[1]} "{_name(one[2])}"', text)
            waiting += [one[2] for one in _IMPORT.finditer(text)]
    return dict(sorted(found.items()))


def _name(file: str) -> str:
    return f"log/{file}"


def _data(text: str) -> str:
    return f"data:text/javascript;base64,{b64encode(text.encode()).decode()}"
