"""Build, serve and search: the site as the command line makes and shows it."""

import os
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest

from registry.cli.serve import server
from tests.cli.conftest import AGENCIES, POINTS, RESULTS, ROOT

DAY = "2026-11-22"


def tree(folder: Path) -> dict[str, bytes]:
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {
        name: path.read_bytes()
        for name, path in files.items()
        if path.is_file() and not name.startswith(".")
    }


@pytest.fixture
def site(run, tmp_path):
    assert run("take", AGENCIES, RESULTS, POINTS).exit_code == 0
    output = tmp_path / "site"
    settings = ROOT / "pelicanconf.py"
    result = run("--settings", settings, "build", "--as-of", DAY, "--output", output)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("已生成 ")
    return output


def test_plain_pelican_builds_the_same_bytes(site, tmp_path):
    plain = tmp_path / "plain"
    register = f"sqlite:///{tmp_path / 'register.sqlite3'}"
    subprocess.run(
        [sys.executable, "-m", "pelican", "--quiet", "-o", plain],
        cwd=ROOT,
        env={**os.environ, "REGISTRY_URL": register, "REGISTRY_AS_OF": DAY},
        check=True,
    )
    assert tree(plain) == tree(site)


def test_build_without_settings_is_wrong_use(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("build")
    assert result.exit_code == 2
    assert "pelicanconf.py" in result.stderr


def test_build_into_somebody_elses_folder_is_refused(run, site, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("mine", "utf-8")
    result = run("--settings", ROOT / "pelicanconf.py", "build", "--output", other)
    assert result.exit_code == 1
    assert [path.name for path in other.iterdir()] == ["mine.txt"]


def test_search_gives_a_code_and_a_name_a_line(run, site):
    result = run("search", "--output", site, "--limit", "3", "有限")
    assert result.exit_code == 0
    lines = [line.split("\t") for line in result.stdout.splitlines()]
    assert len(lines) == 3
    for code, name in lines:
        assert len(code) == 18
        found = run("search", "--output", site, "--limit", "1", code)
        assert found.stdout == f"{code}\t{name}\n"


def test_search_tells_a_mistyped_code_from_an_unknown_one(run, site):
    assert "校验位不符" in run("search", "--output", site, "91350100M000100Y44").stderr
    unknown = run("search", "--output", site, "91350100M000100Y43")
    assert (unknown.exit_code, unknown.stdout) == (0, "")
    assert "没有相符" in unknown.stderr


@pytest.fixture
def pages(tmp_path):
    (tmp_path / "index.html").write_text("首页", "utf-8")
    (tmp_path / "404.html").write_text("没有此页", "utf-8")
    with server(tmp_path, 0) as serving:
        Thread(target=serving.serve_forever, daemon=True).start()
        yield HTTPConnection(*serving.server_address[:2])
        serving.shutdown()


@pytest.mark.parametrize(
    ("path", "status", "text"),
    [("/", 200, "首页"), ("/nope.html", 404, "没有此页"), ("/../../etc/passwd", 404, "没有此页")],
)
def test_server_answers_with_the_sites_own_pages(pages, path, status, text):
    pages.request("GET", path)
    answer = pages.getresponse()
    assert (answer.status, answer.read().decode()) == (status, text)
    assert answer.headers["Content-Type"].startswith("text/html")


def test_server_is_on_loopback_only(pages):
    assert pages.host == "127.0.0.1"


def test_a_port_in_use_is_told(run, tmp_path, pages):
    result = run("serve", "--output", tmp_path, "--port", pages.port)
    assert result.exit_code == 2
    assert str(pages.port) in result.stderr
