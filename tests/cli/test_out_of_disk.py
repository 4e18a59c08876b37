"""The disk is full: one sentence, status 2, nothing half done; with room again all goes on."""

import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import AGENCIES, POINTS, RESULTS
from tests.cli.office import Office, init
from tests.killing import function

EARLY, LATE = "2026-03-02", "2026-03-09"
_SECONDS = 120


@pytest.fixture(scope="module")
def _office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Published, and more was taken and built since."""
    office = init(tmp_path_factory.mktemp("full") / "登记册")
    office.done("take", "--received", EARLY, AGENCIES, RESULTS)
    office.shown(EARLY)
    return office


@pytest.fixture
def office(_office: Office, tmp_path: Path) -> Office:
    return copied(_office, tmp_path / "登记册")


def copied(office: Office, folder: Path) -> Office:
    shutil.copytree(office.folder, folder, symlinks=True)
    return Office(folder)


def limited(folder: str, size: int, told: str, *words: str) -> None:
    """A command in a process none of whose files may grow beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    result = Office(Path(folder)).run(*words)
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    crash = "" if isinstance(result.exception, (SystemExit, type(None))) else result.exception
    Path(told).write_text(f"{result.exit_code}\n{crash!r}\n{result.stderr}", "utf-8")


def told_by(office: Office, size: int, *words: object) -> tuple[int, list[str]]:
    told = office.folder.parent / "told"
    assert (
        function(limited, str(office.folder), size, str(told), *map(str, words)).end(_SECONDS) == 0
    )
    status, crash, *said = told.read_text("utf-8").splitlines()
    assert crash == "''", (crash, said)
    return int(status), said


def is_full(told: tuple[int, list[str]]) -> bool:
    """Whether the command could not be done; then it says so in one sentence."""
    status, said = told
    if status == 0:
        return False
    assert status == 2, told
    assert len(said) == 1 and "磁盘已满" in said[0] and "The disk is full" in said[0], told
    return True


TAKE = ("take", "--received", LATE, POINTS)
BUILD = ("build", "--as-of", LATE)


@pytest.mark.rule("R-32")
def test_take_records_all_or_nothing(office: Office) -> None:
    head, full = office.done("verify"), []
    size = (office.folder / "register.sqlite3").stat().st_size
    for room in (1 << 12, size // 2, size, size + (1 << 14)):
        full.append(is_full(told_by(office, room, *TAKE)))
        if not full[-1]:
            break
        assert office.done("verify") == head
    assert full[0]
    office.done(*TAKE)
    assert office.done("verify") != head


def test_a_build_goes_on_once_there_is_room(office: Office) -> None:
    office.done(*TAKE)
    full = []
    for room in (0, 1 << 12, 1 << 16, 1 << 18, 3 << 17):
        full.append(is_full(told_by(office, room, *BUILD)))
        if (office.folder / "output/.memory/journal.txt").exists():
            refused = office.run("publish", office.folder / "srv")
            assert refused.exit_code == 1 and "请先 registry build" in refused.stderr
        assert "均与日志相符" in office.done("verify", office.site)
    assert sum(full) >= 3
    office.done(*BUILD)
    office.done("publish", office.folder / "srv")
    assert "均与日志相符" in office.done("verify", office.site)


def test_a_publication_shows_all_or_nothing(office: Office) -> None:
    office.done(*TAKE)
    office.done(*BUILD)
    shown, full = os.readlink(office.site), []
    for room in (0, 1 << 10, 1 << 13, 1 << 15, 1 << 17):
        full.append(is_full(told_by(office, room, "publish", office.folder / "srv")))
        if full[-1]:
            assert os.readlink(office.site) == shown
        assert "个文件逐一相符" in office.done("verify", office.site)
    assert sum(full) >= 2
    office.done("publish", office.folder / "srv")
    assert os.readlink(office.site) != shown
    assert "均与日志相符" in office.done("verify", office.site)


def test_a_backup_is_whole_or_not_there(office: Office, tmp_path: Path) -> None:
    for room in (0, 1 << 16, 1 << 18):
        assert is_full(told_by(office, room, "backup", tmp_path / "x.tar"))
        assert not list(tmp_path.glob("*x.tar*"))


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Mounts a file system of so many KiB; where nobody may, the test is skipped."""
    mounted: list[Path] = []

    def mount(size: int) -> Path:
        folder = tmp_path / f"small{size}"
        folder.mkdir()
        if os.geteuid() != 0:
            pytest.skip("NOT ROOT: a full file system is not tried, only files that may not grow")
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", folder],
            capture_output=True,
            check=False,
        )
        if done.returncode:
            pytest.skip(f"NO MOUNT HERE, a full file system is not tried: {done.stderr!r}")
        mounted.append(folder)
        return folder

    yield mount
    for folder in mounted:
        subprocess.run(["umount", folder], check=True)


def test_a_full_file_system(office: Office, small: Callable[[int], Path], tmp_path: Path) -> None:
    """The ledger, then the site, then what is published lie on a disk too small for them."""
    disk = small(320)
    shutil.copy(office.folder / "register.sqlite3", disk)
    ledger = ("--register", f"sqlite:///{disk / 'register.sqlite3'}")
    head = office.done(*ledger, "verify")
    (disk / "more").write_bytes(b"x" * (8 << 10))
    assert is_full(told_by(office, resource.RLIM_INFINITY, *ledger, *TAKE))
    (disk / "more").unlink()
    assert office.done(*ledger, "verify") == head
    for room in (64, 1024):
        site = small(room)
        assert is_full(told_by(office, resource.RLIM_INFINITY, *BUILD, "--output", site))
        server = small(room + 1)
        assert is_full(told_by(office, resource.RLIM_INFINITY, "publish", server))
        assert not (server / "current").exists()
