"""What comes with the program: the theme, the editorial pages to start from, browser libraries.

A settings file that lies anywhere takes them from here. They are beside the packages in a source
tree, and under `share/` of the environment where a wheel was installed (pyproject.toml).
"""

import sysconfig
from pathlib import Path

_SOURCES = Path(__file__).resolve().parents[2]
_SHARED = Path(sysconfig.get_path("data"), "share", "enterprise-credit-register")


def _home() -> Path:
    """The source tree where this is one, else the share of the environment."""
    return _SOURCES if (_SOURCES / "themes" / "register").is_dir() else _SHARED


#: The folder of the theme, for Pelican's THEME.
THEME = str(_home() / "themes" / "register")
#: The editorial pages of the example.
PAGES = _home() / "content"
#: What the pages run in a browser, for REGISTRY_BROWSER_LIBRARIES; installed by `npm ci`.
BROWSER_LIBRARIES = {
    name: str(_home() / "node_modules" / path)
    for name, path in (
        ("lunr.js", "lunr/lunr.min.js"),
        ("noble-ed25519.js", "@noble/ed25519/index.js"),
        ("read-excel-file.js", "read-excel-file/bundle/read-excel-file.min.js"),
    )
}
