"""What the documents say of rooms and libraries is what there is; lock files name no address."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
ROOMS = [name.rstrip("/") for name in re.findall(r"^\| `([^`]+/)` \|", ARCHITECTURE, flags=re.M)]
PYTHON_LOCKS = tuple(f"requirements{extra}.lock" for extra in ("", "-engines", "-test", "-bench"))
LOCKS = (*PYTHON_LOCKS, "package-lock.json", ".npmrc")


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_of_the_table_is_there(room):
    files = (path for path in (ROOT / room).iterdir() if path.name != "__pycache__")
    assert any(path.name != "__init__.py" for path in files)


def test_every_package_is_in_the_table_and_in_the_figure():
    packages = [init.parent.name for init in ROOT.glob("registry/*/__init__.py")]
    assert {f"registry/{name}" for name in packages} <= set(ROOMS)
    figure = ARCHITECTURE.split("```")[1]
    assert {name for name in packages if name not in figure} == {"cli", "identity"}


def dependencies() -> set[str]:
    project = PROJECT["project"]
    lists = [project["dependencies"], *project["optional-dependencies"].values()]
    python = {re.split(r"[\[<>=]", item)[0].lower() for items in lists for item in items}
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    return (
        python | package.get("dependencies", {}).keys() | package.get("devDependencies", {}).keys()
    )


def test_every_library_has_its_reason():
    text = (ROOT / "docs" / "libraries.md").read_text("utf-8")
    documented = set(re.findall(r"^\| `([^`]+)`", text, flags=re.M))
    assert documented == dependencies()


@pytest.mark.parametrize("name", LOCKS)
def test_lock_files_name_no_address(name):
    assert not re.search(
        r"https?:|file:|--(extra-)?index|--find-links", (ROOT / name).read_text("utf-8")
    )


@pytest.mark.parametrize("name", PYTHON_LOCKS)
def test_every_requirement_is_pinned_by_hash(name):
    text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    pins = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert len(pins) > 20
    assert all(
        re.match(r"[a-z0-9-]+(\[[a-z,]+\])?==\S+", pin) and "--hash=sha256:" in pin for pin in pins
    )


def test_every_dependency_is_locked():
    text = "\n".join((ROOT / name).read_text("utf-8") for name in LOCKS)
    python = re.findall(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==", text, flags=re.M)
    npm = re.findall(r'"node_modules/([^"]+)"', text)
    assert dependencies() <= {*python, *npm}


def test_glossary_gives_each_word_one_meaning():
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    rows = re.findall(r"^\| ([^|-][^|]*) \| ([^|]+) \|", text, flags=re.M)[1:]
    assert len(rows) > 40
    for column in zip(*rows, strict=True):
        words = [word.strip() for word in column]
        assert len(words) == len(set(words))


def links(path: Path) -> list[str]:
    found = re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text("utf-8"))
    return [link for link in found if "://" not in link]


DOCUMENTS = ["README.md", *sorted(str(p.relative_to(ROOT)) for p in ROOT.glob("docs/**/*.md"))]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name):
    path = ROOT / name
    assert [link for link in links(path) if not (path.parent / link).exists()] == []
