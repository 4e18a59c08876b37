"""The output folder: only changes are written, only our own files are removed."""

from pathlib import Path

import pytest

from registry.site.errors import SiteError
from registry.site.writing import MANIFEST, Output


def write(root: Path, **files: str) -> Output:
    """One build of these files."""
    output = Output(root)
    for name, text in files.items():
        output.write(f"{name}.html", text.encode())
    output.close()
    return output


def test_writes_what_is_new_or_changed_and_leaves_the_rest(tmp_path: Path) -> None:
    """Untouched files keep their time of change."""
    write(tmp_path / "out", a="1", b="1")
    before = (tmp_path / "out" / "a.html").stat().st_mtime_ns
    second = write(tmp_path / "out", a="1", b="2", c="1")
    assert (second.changed, second.unchanged, second.removed) == (2, 1, 0)
    assert (tmp_path / "out" / "a.html").stat().st_mtime_ns == before
    assert (tmp_path / "out" / "b.html").read_text() == "2"


def test_removes_what_an_earlier_build_wrote_and_nothing_else(tmp_path: Path) -> None:
    """A file that somebody put there stays; an empty folder goes."""
    output = Output(tmp_path / "out")
    output.write("lists/old/index.html", b"1")
    output.write("index.html", b"1")
    output.close()
    (tmp_path / "out" / "CNAME").write_text("register.example")
    second = write(tmp_path / "out", index="1")
    assert second.removed == 1
    assert sorted(f.name for f in (tmp_path / "out").iterdir()) == ["CNAME", MANIFEST, "index.html"]


def test_a_foreign_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    """Somebody's documents are not an output folder."""
    (tmp_path / "report.docx").write_text("x")
    with pytest.raises(SiteError, match=MANIFEST):
        Output(tmp_path)
    assert [f.name for f in tmp_path.iterdir()] == ["report.docx"]


def test_an_empty_folder_and_one_under_version_control_are_taken(tmp_path: Path) -> None:
    """A hidden folder is not content."""
    (tmp_path / ".git").mkdir()
    assert write(tmp_path, index="1").changed == 1


def test_an_interrupted_build_leaves_no_strays(tmp_path: Path) -> None:
    """Files of a build that never ended are known to the next one, from the first build on."""
    for name in ("first", "second"):
        Output(tmp_path / "out").write(f"{name}/x.html", b"1")
    assert write(tmp_path / "out", index="1").removed == 2
    assert sorted(f.name for f in (tmp_path / "out").iterdir()) == [MANIFEST, "index.html"]


def test_one_path_is_written_once(tmp_path: Path) -> None:
    """Two pages with one address are a mistake, not a race."""
    output = Output(tmp_path)
    output.write("a.html", b"1")
    with pytest.raises(SiteError, match=r"a\.html"):
        output.write("a.html", b"1")


@pytest.mark.parametrize(
    "path", ["../a.html", "/a.html", "a/../../b", "a//b", ".hidden", "a/.b", "a\\b", "a\nb", ""]
)
def test_no_path_leads_out(tmp_path: Path, path: str) -> None:
    """Neither to write nor, from a doctored list, to remove."""
    with pytest.raises(ValueError, match="no path below the site"):
        Output(tmp_path / "out").write(path, b"x")
    (tmp_path / "b").write_text("mine")
    (tmp_path / "out").mkdir(exist_ok=True)
    (tmp_path / "out" / MANIFEST).write_text("../b\n")
    with pytest.raises(ValueError, match="no path below the site"):
        Output(tmp_path / "out").close()
    assert (tmp_path / "b").read_text() == "mine"
