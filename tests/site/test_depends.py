"""The digest of what a page rests on changes with that, and with nothing else."""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jinja2 import Environment, TemplateNotFound

from registry.site import depends, render
from registry.site.scripts import Scripts
from tests.building import LIBRARIES
from tests.site import sample

TEMPLATES = Path(__file__).parents[2] / "themes" / "register" / "templates"
NAV = [("/about.html", "关于", "About")]
ASSOCIATION = sample.Register().association


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The theme's templates and scripts, to be changed."""
    return Path(shutil.copytree(TEMPLATES.parent, tmp_path / "theme")) / TEMPLATES.name


def environment(folder: Path, prefix: str = "", **other: Any) -> Environment:
    frame = replace(render.frame(ASSOCIATION, prefix, NAV, demo=True, logs=False), **other)
    scripts = Scripts(folder.parent, LIBRARIES, prefix)
    return render.environment([folder], render.globals_of(frame, prefix, scripts))


def digest(folder: Path, name: str = "company", prefix: str = "", **other: Any) -> str:
    return depends.template_digests(environment(folder, prefix, **other), [name])[name]


@pytest.mark.parametrize(
    ("changed", "pages"),
    [
        ("macros.html", {"company", "notice", "list", "404"}),
        ("base.html", {"company", "notice", "list", "404"}),
        ("grade.html", {"company"}),
        ("notice/review.html", {"notice"}),
        ("notice/parts.html", {"notice"}),
        ("list.html", {"list"}),
        ("home.html", set()),
    ],
)
def test_a_change_of_a_template_changes_the_pages_that_rest_on_it(
    folder: Path, changed: str, pages: set[str]
) -> None:
    kinds = ("company", "notice", "list", "404")
    before = {kind: digest(folder, kind) for kind in kinds}
    with (folder / changed).open("a", encoding="utf-8") as file:
        file.write("{# changed #}")
    assert {kind for kind in kinds if digest(folder, kind) != before[kind]} == pages


@pytest.mark.parametrize(
    ("script", "pages"),
    [
        ("log/merkle.js", {"company", "notice", "verify"}),
        ("log/form.js", {"verify"}),
        ("search/rank.js", {"search", "verify"}),
        ("today.js", {"company", "notice", "verify", "search", "list"}),
        ("certificate.js", {"company"}),
        ("asof/company.js", set()),
        ("../css/register.css", {"company", "notice", "verify", "search", "list"}),
        ("../css/notice.css", {"notice"}),
    ],
)
def test_a_change_of_a_script_or_style_changes_the_pages_that_bear_its_digest(
    folder: Path, script: str, pages: set[str]
) -> None:
    kinds = ("company", "notice", "verify", "search", "list")
    before = {kind: digest(folder, kind) for kind in kinds}
    with (folder.parent / "static" / "js" / script).open("a", encoding="utf-8") as file:
        file.write("// changed")
    assert {kind for kind in kinds if digest(folder, kind) != before[kind]} == pages


def test_a_template_of_its_own_that_the_folder_gains_counts(folder: Path) -> None:
    before = digest(folder, "notice")
    (folder / "notice" / "new_kind.html").write_text("新", encoding="utf-8")
    assert digest(folder, "notice") != before


def test_a_change_of_the_settings_changes_every_page(folder: Path) -> None:
    association = msgspec.structs.replace(ASSOCIATION, telephone="029-1")
    different = {
        digest(folder),
        digest(folder, prefix="/r"),
        digest(folder, demo=False),
        digest(folder, association=association),
        digest(folder, nav=()),
        digest(folder, "notice"),
    }
    assert len(different) == 6


def test_a_change_of_a_word_changes_every_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digest(folder)
    changed = {**depends_words(), "status": {"void": {"zh": "无效", "en": "Void"}}}
    monkeypatch.setattr(render.words, "table", lambda: changed)
    assert digest(folder) != before


def depends_words() -> dict[str, Any]:
    return dict(render.words.table())


def test_another_process_and_another_folder_find_the_same(folder: Path) -> None:
    code = (
        "from pathlib import Path; from tests.site import test_depends as t;"
        f"print(t.digest(Path({str(TEMPLATES)!r})))"
    )
    root = TEMPLATES.parents[2]
    ran = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)
    assert ran.stdout.decode().strip() == digest(folder)


def test_a_template_that_is_not_there_is_an_error(folder: Path) -> None:
    with pytest.raises(TemplateNotFound):
        digest(folder, "nowhere")
