"""A backup is proved by restoring it: the same ledger, a log that goes on, and nothing else."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import AGENCIES, POINTS, RESULTS
from tests.cli.office import Office, init
from tests.killing import function, instants, kill_after, undisturbed
from tests.postgres import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url"]

EARLY, LATE = "2026-03-02", "2026-03-09"


@pytest.fixture(scope="module")
def _office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Published early, backed up, and published again since."""
    folder = tmp_path_factory.mktemp("office") / "登记册"
    office = init(folder)
    for name in ("REGISTRY_LOG", "REGISTRY_URL"):
        assert name not in os.environ
    office.done("take", "--received", EARLY, AGENCIES, RESULTS)
    office.shown(EARLY)
    office.done("backup", folder / "early.tar")
    office.done("backup", folder / "early")
    office.done("take", "--received", LATE, POINTS)
    office.shown(LATE)
    return office


@pytest.fixture
def office(_office: Office, tmp_path: Path) -> Office:
    folder = tmp_path / "登记册"
    shutil.copytree(_office.folder, folder, symlinks=True)
    return Office(folder)


def listed(office: Office, name: str = "early") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((office.folder / name / "backup.json").read_bytes())
    return found


@pytest.mark.parametrize("name", ["early", "early.tar"])
def test_what_was_backed_up_is_restored(office: Office, tmp_path: Path, name: str) -> None:
    told = office.run("restore", office.folder / name, tmp_path / "new")
    assert told.exit_code == 0, told.output
    assert "LOG-E-FORK" in told.stderr and "--log-from" in told.stderr and "密钥" in told.stderr
    again = Office(tmp_path / "new")
    saved = listed(office)
    assert f"共 {saved['seq']} 条，链首 {saved['head']}" in again.done("verify")
    for kept in (
        "pelicanconf.py",
        "rules/own-2006.toml",
        "content/about.md",
        "register.sqlite3",
        "log/log.sqlite3",
    ):
        assert (again.folder / kept).is_file()
    assert not (again.folder / "backup.json").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "登记册"]


def test_a_restored_register_goes_on_where_nothing_was_published_since(
    office: Office, tmp_path: Path
) -> None:
    office.done("backup", "--with-keys", tmp_path / "all.tar")
    office.done("restore", tmp_path / "all.tar", tmp_path / "new")
    again = Office(tmp_path / "new")
    shutil.copytree(office.folder / "srv", again.folder / "srv", symlinks=True)
    again.shown(LATE)
    assert "均与日志相符" in again.done("verify", again.site)


def test_a_log_from_an_old_backup_is_refused_and_made_anew_from_the_site(
    office: Office, tmp_path: Path
) -> None:
    office.done("restore", office.folder / "early.tar", tmp_path / "old")
    old = _with_site_and_keys(office, Office(tmp_path / "old"))
    old.done("build", "--as-of", LATE)
    refused = old.run("publish", old.folder / "srv")
    assert refused.exit_code == 1 and "LOG-E-FORK" in refused.output
    backup = office.folder / "early.tar"
    told = office.run("restore", backup, tmp_path / "new", "--log-from", office.site)
    assert told.exit_code == 0, told.output
    new = _with_site_and_keys(office, Office(tmp_path / "new"))
    before = (new.site / "log/checkpoint").read_text("utf-8")
    new.done("take", "--received", LATE, POINTS)
    new.shown(LATE)
    (tmp_path / "held").write_text(before, "utf-8")
    assert "均与日志相符" in new.done("verify", new.site, "--since", tmp_path / "held")


def _with_site_and_keys(office: Office, other: Office) -> Office:
    shutil.copytree(office.folder / "srv", other.folder / "srv", symlinks=True)
    for key in (office.folder / "log").glob("*.key"):
        shutil.copy(key, other.folder / "log")
    return other


def test_a_site_without_its_notices_or_another_is_no_log(office: Office, tmp_path: Path) -> None:
    backup = office.folder / "early.tar"
    older = shutil.copytree(office.site, tmp_path / "older")
    for file in (older / "release/openings").glob("*.json"):
        opened = json.loads(file.read_bytes())
        kept = {path: at for path, at in opened.items() if not path.startswith("notices/")}
        file.unlink()
        file.write_text(json.dumps(kept), "utf-8")
    stranger = init(tmp_path / "别人")
    stranger.done("take", "--received", EARLY, AGENCIES, RESULTS)
    stranger.shown(EARLY)
    for site, said in ((older, "请取最新版本"), (stranger.site, "不是备份中那一本的延续")):
        refused = office.run("restore", backup, tmp_path / "new", "--log-from", site)
        assert refused.exit_code == 1 and said in refused.stderr, refused.output
        assert not (tmp_path / "new").exists()


def test_no_secret_key_is_in_it_unless_asked_for(office: Office, tmp_path: Path) -> None:
    stray = office.folder / "content/不该在这里.txt"
    shutil.copy(office.folder / "log/DEMO-log.key", stray)
    secret = stray.read_bytes()
    office.done("backup", tmp_path / "without")
    files = [path for path in (tmp_path / "without").rglob("*") if path.is_file()]
    assert len(files) > 10 and not any(secret in path.read_bytes() for path in files)
    office.done("backup", "--with-keys", tmp_path / "with")
    key = tmp_path / "with/log/DEMO-log.key"
    assert key.read_bytes() == secret and key.stat().st_mode & 0o077 == 0


def test_what_lies_elsewhere_is_saved_as_well(office: Office, tmp_path: Path) -> None:
    keys = [tmp_path / folder / "own.key" for folder in ("one", "two")]
    for key, use in zip(keys, ("LOG", "RELEASE"), strict=True):
        office.done("key", f"credit.example/{use.lower()}", key)
        with (office.folder / "pelicanconf.py").open("a", encoding="utf-8") as conf:
            conf.write(f"REGISTRY_{use}_KEY = {str(key)!r}\n")
    shutil.copytree(office.folder / "log", tmp_path / "log")
    with (office.folder / "pelicanconf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"REGISTRY_LOG = {str(tmp_path / 'log')!r}\n")
    office.done("backup", "--with-keys", tmp_path / "all.tar")
    told = office.done("restore", tmp_path / "all.tar", tmp_path / "new")
    assert f"REGISTRY_LOG={tmp_path / 'new/elsewhere/log'}\n" in told
    assert (tmp_path / "new/elsewhere/log/log.sqlite3").is_file()
    saved = {path.read_bytes() for path in (tmp_path / "new/elsewhere/keys").rglob("*.key")}
    assert saved >= {key.read_bytes() for key in keys}


def test_nobody_else_can_read_it(office: Office) -> None:
    for name in ("early", "early.tar"):
        assert (office.folder / name).stat().st_mode & 0o077 == 0


def test_nothing_is_overwritten(office: Office, tmp_path: Path) -> None:
    for words in (["backup", office.folder / "early.tar"], ["backup", office.folder / "early"]):
        refused = office.run(*words)
        assert refused.exit_code == 1 and "不会覆盖" in refused.stderr
    refused = office.run("restore", office.folder / "early", office.folder)
    assert refused.exit_code == 1 and "不会覆盖" in refused.stderr
    assert office.run("restore", tmp_path / "没有", tmp_path / "new").exit_code == 2


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def renamed_head(path: Path) -> None:
    told = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(told | {"head": "0" * 64}), "utf-8")


def shorter_log(path: Path) -> None:
    told = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(told | {"size": 1}), "utf-8")


SPOILT: dict[str, tuple[str, Callable[[Path], None]]] = {
    "the ledger": ("register.sqlite3", flipped),
    "the log": ("log/log.sqlite3", flipped),
    "the settings": ("pelicanconf.py", flipped),
    "a page gone": ("content/about.md", lambda path: path.unlink()),
    "the ledger gone": ("register.sqlite3", lambda path: path.unlink()),
    "a file more": ("content/more.md", lambda path: path.touch()),
    "no list": ("backup.json", lambda path: path.unlink()),
    "a list cut off": ("backup.json", lambda path: os.truncate(path, 90)),
    "another head": ("backup.json", renamed_head),
    "another log": ("backup.json", shorter_log),
    "a link": ("content/link", lambda path: path.symlink_to("/etc/hostname")),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_backup_is_refused_whole(_office: Office, tmp_path: Path, name: str) -> None:
    backup = tmp_path / "early"
    shutil.copytree(_office.folder / "early", backup)
    file, spoil = SPOILT[name]
    spoil(backup / file)
    refused = _office.run("restore", backup, tmp_path / "new")
    assert refused.exit_code == 1, refused.output
    assert "什么也没有恢复" in refused.stderr and len(refused.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["early"]


def test_a_spoilt_archive_is_refused(_office: Office, tmp_path: Path) -> None:
    for name, size in (("half", 200_000), ("nothing", 0), ("a piece", 100)):
        shutil.copy(_office.folder / "early.tar", tmp_path / name)
        os.truncate(tmp_path / name, size)
        refused = _office.run("restore", tmp_path / name, tmp_path / "new")
        assert refused.exit_code == 1 and "什么也没有恢复" in refused.stderr, refused.output
    assert not (tmp_path / "new").exists()


def backed_up(folder: str, target: str) -> None:
    Office(Path(folder)).done("backup", target)


def put_back(backup: str, target: str) -> None:
    Office(Path(backup).parent).done("restore", backup, target)


@pytest.mark.parametrize("act", ["backup", "restore"])
def test_killed_at_any_instant_it_is_whole_or_not_there(
    office: Office, tmp_path: Path, act: str
) -> None:
    work, source = {
        "backup": (backed_up, str(office.folder)),
        "restore": (put_back, str(office.folder / "early.tar")),
    }[act]
    name = "killed.tar" if act == "backup" else "killed"
    took = undisturbed(function(work, source, str(tmp_path / f"first-{name}")))
    left = set()
    for number, instant in enumerate(instants(took, 6, budget=20)):
        target = tmp_path / f"{number}-{name}"
        killed = kill_after(function(work, source, str(target)), instant)
        left.add(target.exists())
        assert killed or target.exists()
        if not target.exists():
            work(source, str(target))
        check = tmp_path / f"{number}-check"
        if act == "backup":
            office.done("restore", target, check)
        else:
            assert "台账完好" in Office(target).done("verify")
        assert not list(tmp_path.glob(f".{target.name}*"))
    assert False in left


@pytest.mark.postgres
def test_from_sqlite_to_postgresql_and_back(
    office: Office, tmp_path: Path, postgres_url: str
) -> None:
    """By backup and restore; `head` is the chain's at each station."""
    office.done("backup", tmp_path / "a.tar")
    head = office.done("verify")
    for _ in "12":  # the second finds its work done
        shutil.rmtree(tmp_path / "pg", ignore_errors=True)
        office.done("restore", tmp_path / "a.tar", tmp_path / "pg", "--into", postgres_url)
    assert office.done("--register", postgres_url, "verify") == head
    office.done("--register", postgres_url, "backup", tmp_path / "b")
    assert listed(Office(tmp_path), "b")["ledger"] == "register.jsonl"
    office.done("restore", tmp_path / "b", tmp_path / "back")
    assert Office(tmp_path / "back").done("verify") == head
    refused = office.run("restore", office.folder / "early", tmp_path / "x", "--into", postgres_url)
    assert refused.exit_code == 1 and "空台账" in refused.stderr
    assert not (tmp_path / "x").exists()


def test_a_broken_ledger_is_not_backed_up(office: Office, tmp_path: Path) -> None:
    file = office.folder / "register.sqlite3"
    content = file.read_bytes().replace(b'"act":"', b'"act": ', 1)
    file.write_bytes(content)
    refused = office.run("backup", tmp_path / "x.tar")
    assert refused.exit_code == 1 and "台账第" in refused.stderr
    assert not (tmp_path / "x.tar").exists()
