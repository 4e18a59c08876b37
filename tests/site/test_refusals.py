"""What must not be published ends a build with a message and a non-zero status."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from registry.release import run as building
from registry.release import tasks
from registry.site import addresses
from registry.site.errors import SiteError
from tests.site import sample
from tests.site.conftest import ROOT, Build, make_folder, tree
from tests.site.test_build import run


def pelican(folder: Path) -> subprocess.CompletedProcess[str]:
    """The plain command in a folder."""
    return run(folder, "output")


@pytest.mark.rule("R-32")
def test_an_address_once_published_is_never_lost(built: Build, folder: Path) -> None:
    """The build names it and writes nothing at all."""
    built()
    before = tree(folder / "output")
    gone = sample.code(11)
    with pytest.raises(SiteError, match=addresses.company(gone)):
        built(SAMPLE_WITHOUT=[gone])
    assert tree(folder / "output") == before


@pytest.mark.rule("R-32")
@pytest.mark.parametrize(
    ("kind", "lost"),
    [
        ("rulesets", addresses.ruleset_json("casmes-2019")),
        ("agencies", addresses.agency_json(sample.AGENCY.code)),
    ],
)
def test_nor_is_that_of_a_rule_set_or_an_agency(
    built: Build, folder: Path, monkeypatch: pytest.MonkeyPatch, kind: str, lost: str
) -> None:
    built()
    before = tree(folder / "output")
    monkeypatch.setattr(sample.Register, kind, lambda _: iter(()))
    with pytest.raises(SiteError, match=lost):
        built(SAMPLE_WITHOUT=[sample.code(11)])
    assert tree(folder / "output") == before


@pytest.mark.rule("R-32")
def test_a_list_may_go_with_its_last_company(built: Build, folder: Path) -> None:
    """Lists are no permanent addresses: a page that no build makes any more is removed."""
    first = addresses.listing("lapsing", "2027-10")
    built(SAMPLE_WITHOUT=[])
    assert (folder / "output" / first[1:]).is_file()
    built(SAMPLE_UNTIL={sample.code(8): "2027-11-30"})
    assert not (folder / "output" / first[1:]).parent.exists()


def test_a_foreign_folder_is_refused(built: Build, folder: Path) -> None:
    """Its files stay as they are."""
    (folder / "output").mkdir()
    (folder / "output" / "mine.txt").write_text("mine")
    with pytest.raises(SiteError, match="不是本程序生成的"):
        built()
    assert tree(folder / "output") == {"mine.txt": b"mine"}


BAD_PAGES = {
    "no title": "正文。\n",
    "draft": "Title: 草稿\nStatus: draft\n\n正文。\n",
    "unknown status": "Title: 甲\nStatus: nonsense\n\n正文。\n",
    "not text": "Title: \udcff\n",
    "dead link": "Title: 甲\n\n[乙]({filename}nowhere.md)\n",
    "address of another page": "Title: 甲\nSlug: contact\n\n正文。\n",
    "address of the register's own page": "Title: 甲\nSlug: search\n\n正文。\n",
    "no such template": "Title: 甲\nTemplate: nonsense\n\n正文。\n",
}


@pytest.mark.parametrize("fault", BAD_PAGES)
def test_a_bad_editorial_page_stops_the_build(built: Build, folder: Path, fault: str) -> None:
    """Pelican alone would log it and end with status 0."""
    text = BAD_PAGES[fault].encode(errors="surrogateescape")
    (folder / "content" / "bad.md").write_bytes(text)
    with pytest.raises(Exception, match=r"bad|contact|search|nonsense"):
        built()
    assert not (folder / "output" / "index.html").is_file()


def test_pelican_ends_with_a_status_and_the_reason(folder: Path) -> None:
    """A bad page, a bad template, a missing library: the plain command fails and says why."""
    page = folder / "content" / "bad.md"
    page.write_text("正文。\n")
    done = pelican(folder)
    assert done.returncode != 0
    assert "bad.md" in done.stdout + done.stderr
    page.unlink()
    (folder / "lunr.min.js").unlink()
    done = pelican(folder)
    assert done.returncode != 0
    assert "npm ci" in done.stdout + done.stderr


@pytest.mark.parametrize(
    "template", ["{% if %}", "{{ nothing_of_that_name }}", "{{ company.score }}"]
)
def test_a_bad_template_stops_the_build(built: Build, folder: Path, template: str) -> None:
    """Broken syntax, an unknown name, a fact that views do not have."""
    overrides = folder / "templates"
    overrides.mkdir()
    (overrides / "company.html").write_text(template)
    with pytest.raises(Exception, match=r"nothing_of_that_name|score|Expected an expression"):
        built(THEME_TEMPLATES_OVERRIDES=[str(overrides)])
    assert not (folder / "output" / "index.html").is_file()


def test_broken_syntax_is_found_before_anything_is_written(built: Build, folder: Path) -> None:
    """All templates are compiled first."""
    overrides = folder / "templates"
    overrides.mkdir()
    (overrides / "ruleset.html").write_text("{% if %}")
    with pytest.raises(Exception, match="Expected an expression"):
        built(THEME_TEMPLATES_OVERRIDES=[str(overrides)])
    assert not (folder / "output").exists()


def test_a_planned_page_that_was_not_written_stops_the_build(
    built: Build, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planned and written are compared; nothing is removed then."""
    built()
    before = tree(folder / "output")
    monkeypatch.setattr(tasks.pages, "of_company", lambda *_: ())
    with pytest.raises(SiteError, match="应生成的企业页有"):
        built(SITENAME="other")
    monkeypatch.undo()
    monkeypatch.setattr(building.Run, "write_editorial", lambda *_: None)
    with pytest.raises(SiteError, match="应生成的页面有"):
        built()
    assert tree(folder / "output") == before


def test_a_library_that_is_not_installed_is_named(built: Build, folder: Path) -> None:
    """Before anything is written."""
    with pytest.raises(SiteError, match="npm ci"):
        built(REGISTRY_BROWSER_LIBRARIES={"lunr.js": "nowhere/lunr.js"})
    assert not (folder / "output").exists()


SETTINGS = {
    "no such source": ({"REGISTRY_SOURCE": "nowhere:source"}, "nowhere"),
    "no source": ({"REGISTRY_SOURCE": ""}, "无法载入"),
    "no function": ({"REGISTRY_SOURCE": "tests.site.sample:AS_OF"}, "不是函数"),
    "no such build": ({"REGISTRY_BUILD": "tests.site.sample:none"}, "tests.site.sample:none"),
    "no theme": ({"THEME": str(Path(__file__).parent)}, "找不到主题"),
    "no public address": ({"REGISTRY_SOURCE": "tests.site.sample:homeless"}, "url"),
}


@pytest.mark.parametrize("fault", SETTINGS)
def test_a_wrong_setting_is_named(built: Build, folder: Path, fault: str) -> None:
    """Before anything of the register is written."""
    overrides, named = SETTINGS[fault]
    with pytest.raises(SiteError, match=named):
        built(**overrides)
    assert not (folder / "output" / "index.html").exists()


def test_settings_without_the_plugin_build_nothing(folder: Path) -> None:
    """Pelican alone would be content; in a process of its own, where no other test connected it."""
    for page in (folder / "content").glob("*.md"):
        page.unlink()
    program = (
        "from pathlib import Path; from registry.site.build import build;"
        "build(Path('pelicanconf.py'), overrides={'PLUGINS': [], 'DIRECT_TEMPLATES': []})"
    )
    command = [sys.executable, "-c", program]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "网站未生成" in done.stderr


def test_the_settings_cannot_switch_pelicans_own_feeds_on(built: Build, folder: Path) -> None:
    """Nor its articles, archives and copies."""
    built(FEED_ALL_ATOM="feeds/all.atom", DIRECT_TEMPLATES=["archives"], OUTPUT_SOURCES=True)
    files = set(tree(folder / "output"))
    assert not files & {"feeds/all.atom", "archives.html", "about.text"}


def test_two_builds_in_one_process_do_not_meet(built: Build, tmp_path: Path) -> None:
    """A refused build leaves nothing behind that disturbs the next."""
    other = make_folder(tmp_path / "other")
    (other / "content" / "bad.md").write_text("正文。\n")
    with pytest.raises(SiteError, match=r"bad\.md"):
        built(PATH=str(other / "content"))
    assert built().pages > 0
