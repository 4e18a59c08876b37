"""What a wheel carries beside the packages is all that the program looks for there."""

import tomllib
from pathlib import Path

from registry.site import shipped

ROOT = Path(__file__).parents[2]
SHARE = "share/enterprise-credit-register"
FILES = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"][
    "data-files"
]


def carried() -> set[str]:
    """Where each file lies under the share, by the globs of pyproject.toml."""
    return {
        f"{folder.removeprefix(f'{SHARE}/')}/{path.name}"
        for folder, patterns in FILES.items()
        for pattern in patterns
        for path in ROOT.glob(pattern)
        if path.is_file()
    }


def test_every_file_of_the_theme_and_every_page_is_carried():
    wanted = {
        path.relative_to(ROOT).as_posix()
        for folder in (Path(shipped.THEME), shipped.PAGES)
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    assert len(wanted) > 60
    libraries = {
        Path(path).relative_to(ROOT).as_posix() for path in shipped.BROWSER_LIBRARIES.values()
    }
    assert carried() == wanted | libraries
