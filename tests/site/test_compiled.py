"""Compiled templates are kept, and only for what they were compiled from."""

import os
import tempfile
from pathlib import Path

import pytest
from jinja2 import Environment

from registry.site import render


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files of this test alone."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme of one page that extends another."""
    folder = tmp_path / "theme"
    folder.mkdir()
    (folder / "base.html").write_text(
        "<{{ site.name }}{{ url('/') }}>{% block main %}{% endblock %}"
    )
    (folder / "page.html").write_text(
        "{% extends 'base.html' %}{% block main %}{{ url(name) }}{% endblock %}"
    )
    return folder


def made(theme: Path, site: str = "一") -> Environment:
    """An environment as a build begins with one."""
    return render.environment([theme], {"site": {"name": site}, "url": lambda path: path})


def shown(environment: Environment) -> list[str]:
    """Some pages."""
    pages = [render.page(environment, "page", "/", {"name": name}) for name in "甲乙丙丁"]
    return [page.decode().strip() for page in pages]


def told(site: str) -> list[str]:
    return [f"<{site}/>{name}" for name in "甲乙丙丁"]


def test_the_next_build_compiles_nothing(theme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("compiled once more")

    assert shown(made(theme)) == told("一")
    monkeypatch.setattr(Environment, "compile", refuse)
    assert shown(made(theme)) == told("一")


@pytest.mark.parametrize(
    ("file", "old", "new"), [("base", "}}>", "}}>!"), ("page", ") }}", ") }}!")]
)
def test_a_template_or_one_that_it_extends_has_changed(
    theme: Path, file: str, old: str, new: str
) -> None:
    assert shown(made(theme)) == told("一")
    source = theme / f"{file}.html"
    source.write_text(source.read_text().replace(old, new))
    assert "!" in shown(made(theme))[0] and "!" in shown(made(theme))[-1]


def test_what_every_page_is_given_has_changed(theme: Path) -> None:
    assert shown(made(theme)) == told("一")
    assert shown(made(theme, "二")) == told("二")


def test_files_do_not_become_more_with_every_change(theme: Path, temporary: Path) -> None:
    shown(made(theme))
    few = {file.name for file in temporary.rglob("*.cache")}
    shown(made(theme, "二"))
    assert few == {file.name for file in temporary.rglob("*.cache")} and few


def test_in_a_folder_of_someone_else_nothing_is_kept(theme: Path, temporary: Path) -> None:
    """Who can write there could have a build run what he likes."""
    other = temporary / "other"
    other.mkdir()
    (temporary / f"_jinja2-cache-{os.getuid()}").symlink_to(other)
    assert shown(made(theme)) == told("一")
    assert not list(other.iterdir())


def test_without_room_it_is_compiled_each_time(
    theme: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = made(theme)

    def full(*_: object, **__: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", full)
    assert shown(environment) == told("一")
    assert not list(temporary.rglob("*.cache"))
