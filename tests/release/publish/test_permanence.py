"""What may change from one release to the next, and which releases stay: without any site."""

import os
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from registry.release.errors import ReleaseError
from registry.release.publish import permanence, record
from registry.release.publish.folder import FolderTarget
from registry.release.publish.manifest import Manifest, digest
from registry.release.publish.record import Release
from registry.release.publish.repaired import Repairs
from registry.release.publish.target import Published, Staged, Target

STEM = "notices/2025/0/2025-00001-Q"
COMPANY = "companies/2P/91610113MA25XQHN2P"
WHOLE = {f"{STEM}{end}": end for end in (".html", ".json", ".tlog-proof")}
WHOLE |= {f"{COMPANY}{end}": end for end in (".html", ".json", ".atom", ".svg")}
#: Another company, so that companies have feeds and badges still.
WHOLE |= {f"companies/2Q/91610113MA25XQHN2Q{end}": end for end in (".html", ".atom", ".svg")}


def without(*paths: str, **changed: str) -> Manifest:
    return {path: held for path, held in WHOLE.items() if path not in paths} | changed


@pytest.mark.rule("R-32")
@pytest.mark.parametrize(
    ("now", "gone"),
    [
        (without(f"{STEM}.html"), ()),
        (without(f"{STEM}.json"), ()),
        (without(f"{STEM}.tlog-proof"), (f"{STEM}.tlog-proof",)),
        (without(**{f"{STEM}.tlog-proof": "other"}), ("notices/2025/0/other.tlog-proof",)),
        (without(f"{COMPANY}.html"), ()),
        (without(f"{COMPANY}.json"), (f"{STEM}.tlog-proof",)),
        (without(f"{COMPANY}.atom"), ()),
        (without(f"{COMPANY}.html", f"{COMPANY}.atom"), (f"{STEM}.tlog-proof",)),
    ],
)
def test_what_was_published_is_not_lost(now: Manifest, gone: tuple[str, ...]) -> None:
    with pytest.raises(ReleaseError, match="would be lost or changed"):
        permanence.check(WHOLE, now, gone)


@pytest.mark.parametrize(
    ("now", "gone"),
    [
        (without(**{f"{STEM}.html": "restyled", f"{COMPANY}.json": "another standing"}), ()),
        (without(**{f"{STEM}.tlog-proof": "of a stub"}), (f"{STEM}.tlog-proof",)),
        (without(f"{COMPANY}.atom", f"{COMPANY}.svg"), (f"{STEM}.tlog-proof",)),
        ({path: held for path, held in WHOLE.items() if not path.endswith(".svg")}, ()),
    ],
)
def test_what_may_change(now: Manifest, gone: tuple[str, ...]) -> None:
    permanence.check(WHOLE, now, gone)


class Kept:
    """A place with releases, the newest first, that notes how many it is told to keep."""

    def __init__(self, *releases: Manifest | None) -> None:
        self._releases = releases
        self.told: tuple[int, bool] = (0, False)

    def releases(self) -> list[str]:
        return list(map(str, range(len(self._releases))))

    def manifest(self, release: str) -> Manifest:
        files = self._releases[int(release)]
        if files is None:
            raise ReleaseError("文件清单缺失。", "It is broken.")
        return files

    def keep(self, releases: int, *, erased: bool = False) -> None:
        self.told = releases, erased


BEFORE, NOW = {"a": "1"}, {"a": "2"}
COPY = f"{COMPANY}.{'0' * 32}.pdf"


@pytest.mark.rule("P-5")
@pytest.mark.parametrize(
    ("releases", "told"),
    [
        ((NOW, NOW, NOW), (2, False)),
        ((NOW, NOW, BEFORE), (2, True)),
        ((NOW, BEFORE, NOW), (1, True)),
        ((NOW, None, NOW), (1, True)),
        ((NOW, {**NOW, COPY: "3"}), (1, True)),
        (({**NOW, COPY: "3"}, {**NOW, COPY: "3"}), (2, False)),
    ],
)
def test_no_release_stays_that_has_what_was_erased(
    releases: tuple[Manifest | None, ...], told: tuple[int, bool], tmp_path: Path
) -> None:
    """Nor one of which nobody can tell, nor one with a copy that may be shown no longer (P-4)."""
    target = Kept(*releases)
    now = releases[0]
    assert now is not None
    permanence.keep(cast(Target, target), 2, now, ["a"], Repairs(0, tmp_path))
    assert target.told == told


@pytest.mark.rule("R-52")
def test_no_release_stays_of_before_a_repair(tmp_path: Path) -> None:
    """Nor one older than it, whatever is known of that one."""
    for number, release in ((2, "0"), (2, "1"), (1, "2"), (2, "3")):
        Repairs(number, tmp_path).note(release)
    target = Kept(NOW, NOW, NOW, NOW)
    permanence.keep(cast(Target, target), 5, NOW, [], Repairs(2, tmp_path))
    assert target.told == (2, True)


def test_the_release_that_is_shown_stays(tmp_path: Path) -> None:
    """However many newer ones there are."""
    target = FolderTarget(tmp_path)
    for second, release in enumerate(("shown", "newer")):
        file = tmp_path / "releases" / release / record.PROOF
        file.parent.mkdir(parents=True)
        file.touch()
        os.utime(file, (second, second))
    target.back("shown")
    target.keep(1)
    assert sorted(target.releases()) == ["newer", "shown"]


def staged(source: Path) -> Staged:
    release = Release(as_of=date(2026, 3, 1), files=2, sums="0" * 64)
    files = {name: digest(name.encode()) for name in ("a", "b")}
    return Staged(release, source, files, {"SHA256SUMS": b"sums"})


def test_a_file_that_changed_since_it_was_checked_is_not_published(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a", "utf-8")
    (tmp_path / "b").write_text("B", "utf-8")
    assert staged(tmp_path).content("a") == b"a"
    with pytest.raises(ReleaseError, match="changed while it was published"):
        staged(tmp_path).content("b")


def test_what_a_broken_off_publication_left_open_is_brought_again(tmp_path: Path) -> None:
    """It may be there as it was before, or as it was to be."""
    same: dict[str, Any] = {"release": "x", "manifest": staged(tmp_path).manifest}
    assert staged(tmp_path).changed(Published(**same)) == ["SHA256SUMS"]
    strays = Published(**same, strays=frozenset(("b", "gone")))
    assert staged(tmp_path).changed(strays) == ["SHA256SUMS", "b"]
    assert staged(tmp_path).gone(strays) == ["gone"]
