"""`registry publish`, `rollback` and `verify` as the association uses them."""

from pathlib import Path

import pytest

from tests.examples.desk import FILINGS, Desk

_FEW = 6


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A register of a few companies with its log, built."""
    monkeypatch.setenv("REGISTRY_LOG", str(tmp_path / "log"))
    desk = Desk(tmp_path).taken(sorted(FILINGS.iterdir())[:_FEW])
    desk.build()
    return desk


def test_published_verified_and_put_back(desk: Desk) -> None:
    site, server, told = desk.folder / "site", desk.folder / "srv", desk.folder / "changed.txt"
    first = desk.run("publish", server, "--output", site)
    assert first.exit_code == 0, first.output
    assert "已发布 2026-11-22-" in first.stdout and "个文件" in first.stdout
    (site / "robots.txt").write_text("User-agent: *\n", "utf-8")
    assert desk.run("publish", server, "--output", site, "--changed", told).exit_code == 0
    assert "/robots.txt\n" in told.read_text("utf-8")
    assert "/log/checkpoint\n" in told.read_text("utf-8")
    assert "/index.html\n" not in told.read_text("utf-8")
    checked = desk.run("verify", server / "current")
    assert checked.exit_code == 0 and "个文件逐一相符" in checked.stdout
    back = desk.run("rollback", server)
    assert back.exit_code == 0 and "现显示版本" in back.stdout
    later = desk.run("verify", server / "current")
    assert later.exit_code == 0 and "日志中有更新的版本" in later.stderr


def test_a_changed_page_is_named(desk: Desk) -> None:
    server = desk.folder / "srv"
    desk.run("publish", server, "--output", desk.folder / "site")
    page = server / "current/about.html"
    page.chmod(0o644)
    page.write_text("?", "utf-8")
    found = desk.run("verify", server / "current")
    assert found.exit_code == 1 and "about.html 已被改动" in found.stdout


def test_an_unpublished_site_says_what_was_not_checked(desk: Desk) -> None:
    found = desk.run("verify", desk.folder / "site")
    assert found.exit_code == 0 and "未逐一核对" in found.stderr


def test_without_a_log_nothing_is_published(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGISTRY_LOG", "")
    refused = desk.run("publish", desk.folder / "srv", "--output", desk.folder / "site")
    assert refused.exit_code == 1 and "REGISTRY_LOG" in refused.stderr
    assert not (desk.folder / "srv").exists()


def test_an_official_register_has_no_demo_key(desk: Desk) -> None:
    settings = desk.folder / "official.py"
    text = Path("pelicanconf.py").read_text("utf-8")
    log = f"REGISTRY_DEMO = False\nREGISTRY_LOG = {str(desk.folder / 'log')!r}\n"
    own = desk.folder / "own.key"
    desk.run("key", "register.example/log", own)
    demo = desk.folder / "log/DEMO-log.key"
    for key, setting in ((demo, "REGISTRY_LOG_KEY"), (own, "REGISTRY_RELEASE_KEY")):
        chosen = f"REGISTRY_LOG_KEY = {str(key)!r}\n"
        settings.write_text(text.replace("REGISTRY_DEMO = True", "") + log + chosen, "utf-8")
        words = ["--settings", settings, "publish", desk.folder / "srv"]
        refused = desk.run(*words, "--output", desk.folder / "site")
        assert refused.exit_code == 1 and setting in refused.output
        assert "不得使用演示密钥" in refused.output


def test_a_build_that_did_not_end_is_not_published(desk: Desk) -> None:
    (desk.folder / "site/.memory/journal.txt").touch()
    refused = desk.run("publish", desk.folder / "srv", "--output", desk.folder / "site")
    assert refused.exit_code == 1 and "请先 registry build" in refused.stderr
