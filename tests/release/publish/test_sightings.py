"""What did not change since it was last read is not read again, and what changed always is."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from registry.release.errors import ReleaseError
from registry.release.publish import folder, manifest, sighting, sightings
from registry.release.publish.manifest import Job
from registry.release.publish.sighting import Sighting
from registry.release.publish.sightings import Sightings
from tests.release.keeper import Keeper, twin
from tests.release.publish.press import faults, folder_target, publish

_TICK = 50_000_000
Count = Callable[[], int]


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as left alone sooner: no test waits for two seconds again and again."""
    monkeypatch.setattr(sighting, "_TICK", _TICK)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that were read, newly written ones left aside."""
    found: list[str] = []
    whole = sighting.read

    def read(job: Job) -> list[Sighting]:
        found.extend(f"{job.root}/{path}" for path in job.paths)
        return whole(job)

    monkeypatch.setattr(sighting, "read", read)
    return found


@pytest.fixture
def settled(waiting: Keeper) -> Keeper:
    """Published, and everything that is published was read once more."""
    for _ in range(2):
        _publish(waiting)
    return waiting


def current(keeper: Keeper) -> Path:
    return keeper.folder / "srv" / "current"


def test_nothing_new_reads_nothing(settled: Keeper, reads: list[str]) -> None:
    _publish(settled)
    assert reads == []


def test_what_is_new_is_read_and_nothing_else(settled: Keeper, reads: list[str]) -> None:
    _write(settled.site / "robots.txt", b"# new\n")
    _publish(settled)
    assert reads == [f"{settled.site}/robots.txt"]
    reads.clear()
    _publish(settled)
    assert reads == [f"{current(settled).resolve()}/robots.txt"]
    assert faults(current(settled)) == []


def test_a_release_that_goes_leaves_known_what_is_shown(settled: Keeper, reads: list[str]) -> None:
    """Its links to the same files go, and that changes their stamps."""
    for number in range(3):
        _write(settled.site / "robots.txt", f"# {number}\n".encode())
        _publish(settled, keep=1)
        assert len(folder_target(settled).releases()) == 1
    reads.clear()
    _publish(settled)
    assert reads == [f"{current(settled).resolve()}/robots.txt"]


def test_a_byte_of_the_built_site_with_its_size_and_time_put_back(settled: Keeper) -> None:
    _forge(twin(settled.site))
    with pytest.raises(ReleaseError, match="待发布的网站与日志有"):
        _publish(settled)
    assert faults(current(settled)) == []


@pytest.mark.parametrize("new", [False, True])
def test_a_byte_of_the_shown_release_with_its_size_and_time_put_back(
    settled: Keeper, new: bool
) -> None:
    """Whether the same release is shown again, or another that has the file in common with it."""
    page = current(settled) / "privacy.html"
    _forge(page)
    if new:
        _write(settled.site / "robots.txt", b"# new\n")
    _publish(settled)
    assert (current(settled) / "privacy.html").read_bytes() == (
        settled.site / "privacy.html"
    ).read_bytes()
    assert faults(current(settled)) == []


def test_a_file_that_is_written_as_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its time of change is not before that of the reading: it may change and have that time."""
    site, kept = tmp_path / "site", Sightings(tmp_path / "kept")
    _write(site / "a.html", b"old")
    monkeypatch.setattr(sighting, "stamp", lambda path: seen.stamp)
    [(_, seen)] = manifest.looked(site, kept)
    (site / "a.html").write_bytes(b"new")
    assert manifest.scanned(site, kept)["a.html"] == manifest.digest(b"new")
    time.sleep(2 * _TICK / 1e9)
    [(_, seen)] = manifest.looked(site, kept)
    (site / "a.html").write_bytes(b"odd")
    assert manifest.scanned(site, kept)["a.html"] == manifest.digest(b"new")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.unlink(),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:-1]),
        lambda file: file.write_bytes(_flipped(file.read_bytes(), 0)),
        lambda file: file.write_bytes(_flipped(file.read_bytes(), 100)),
        lambda file: file.write_bytes(_flipped(file.read_bytes(), -1)),
    ],
)
def test_what_is_kept_is_lost_or_broken(
    tmp_path: Path, reads: list[str], spoil: Callable[[Path], object]
) -> None:
    site, kept = _site(tmp_path)
    spoil(tmp_path / "kept")
    reads.clear()
    assert manifest.scanned(site, kept) and len(reads) == 2


def test_what_another_program_or_an_earlier_start_of_the_machine_kept_counts_for_nothing(
    tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site, kept = _site(tmp_path)
    (tmp_path / "start").write_bytes(b"another")
    reads.clear()
    monkeypatch.setattr(sightings, "_START", tmp_path / "start")
    assert manifest.scanned(site, kept) and len(reads) == 2
    reads.clear()
    monkeypatch.setattr(sightings, "code", lambda: "another")
    assert manifest.scanned(site, kept) and len(reads) == 2


def test_everything_is_read_on_demand(settled: Keeper, reads: list[str]) -> None:
    publish(settled, folder_target(settled, reread=True), reread=True)
    built = set(manifest.scanned(settled.site, Sightings()))
    assert {f"{settled.site}/{path}" for path in built} <= set(reads)
    shown = set(manifest.scanned(current(settled), Sightings()))
    assert {f"{current(settled).resolve()}/{path}" for path in shown} <= set(reads)


def test_a_file_that_is_changed_between_the_check_and_the_link(
    settled: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is switched to is what was checked."""
    _write(settled.site / "robots.txt", b"# new\n")
    page, release = current(settled) / "privacy.html", current(settled).resolve()
    found = folder.FolderTarget._found

    def late(target: folder.FolderTarget, tree: Path) -> object:
        known = found(target, tree)
        _forge(page)
        return known

    monkeypatch.setattr(folder.FolderTarget, "_found", late)
    with pytest.raises(ReleaseError, match=r"privacy\.html 被改动"):
        _publish(settled)
    assert current(settled).resolve() == release
    monkeypatch.undo()
    _publish(settled)
    assert faults(current(settled)) == []


def test_a_built_file_that_is_changed_after_it_was_read(
    settled: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the check reads once more must be what it was."""
    listed = settled.site / "release/listed.json"
    whole = manifest.made
    monkeypatch.setattr(manifest, "made", lambda files: _forge(listed) or whole(files))
    with pytest.raises(ReleaseError, match="被改动"):
        _publish(settled)


def _site(tmp_path: Path) -> tuple[Path, Sightings]:
    """A site of two files, and what was seen of them."""
    site, kept = tmp_path / "site", Sightings(tmp_path / "kept")
    for name in ("a.html", "b.html"):
        _write(site / name, name.encode())
    time.sleep(2 * _TICK / 1e9)
    manifest.scanned(site, kept)
    return site, Sightings(tmp_path / "kept")


def _publish(keeper: Keeper, keep: int = 5) -> None:
    time.sleep(2 * _TICK / 1e9)
    publish(keeper, folder_target(keeper), keep=keep)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)


def _forge(file: Path) -> None:
    """Another byte, with size and time as they were."""
    before = file.stat()
    content = file.read_bytes()
    with file.open("r+b") as held:
        held.write(_flipped(content, len(content) // 2))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def _flipped(content: bytes, at: int) -> bytes:
    changed = bytearray(content)
    changed[at] ^= 1
    return bytes(changed)
