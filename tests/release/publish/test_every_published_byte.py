"""Every byte of every file of a small published release is changed, and each change is found.

Pages, styles, scripts, feeds, lists, search files and data are held to the manifest; manifest,
record and signature to the log and to each other. What the log itself is made of, tiles and
checkpoint, stands in `test_every_byte.py`.
"""

import os
from collections.abc import Iterator

import pytest

from registry.release.errors import ReleaseError
from registry.release.publish import checking, manifest
from registry.tlog import verifying
from registry.tlog.errors import LogError
from tests.release.keeper import KEY
from tests.release.small import Site
from tests.release.test_every_byte import changes

#: A file is changed at some 400 places in a run, one that vouches for others at ten times as many;
#: REGISTRY_EVERY_BYTE=1 tries all.
_PLACES, _OF_VOUCHING = 400, 4000
_EVERYWHERE = bool(os.environ.get("REGISTRY_EVERY_BYTE"))


def found(site: Site, name: str, changed: bytes) -> bool:
    """Whether the check of the whole release finds a file that is another."""
    try:
        report = checking.check({**site, name: changed}.get, site, KEY.verifier)
    except (LogError, ReleaseError):
        return True
    return report is None or bool(report.faults)


def tried(content: bytes, places: int = _PLACES) -> Iterator[bytes]:
    """The content with one byte changed: at each place, or at some over its whole length."""
    # Odd, so that each way in which a byte is changed has its turn.
    step = 1 if _EVERYWHERE else len(content) // places | 1
    return changes(content, step)


def test_the_release_is_whole(small_published: Site) -> None:
    assert not verifying.verify(small_published.get, KEY.verifier).faults
    assert not found(small_published, "index.html", small_published["index.html"])


def test_of_what_the_manifest_has(small_published: Site) -> None:
    sums = small_published[manifest.SUMS]
    files = manifest.read(sums, small_published.get)
    kinds = {name.rpartition(".")[2] for name in files}
    assert kinds >= {"html", "js", "css", "json", "svg", "atom", "xml", "csv", "txt", "py"}
    for name, known in files.items():
        assert found(small_published, name, small_published[name] + b"\n"), name
        for changed in tried(small_published[name]):
            assert list(checking.differing({name: known}, {name: changed}.get)), name


def test_of_the_manifest_itself_and_of_what_vouches_for_it(small_published: Site) -> None:
    covered = manifest.read(small_published[manifest.SUMS], small_published.get)
    own = [n for n in small_published if n not in covered and not n.startswith("log/")]
    assert len(own) >= 5 and "SHA256SUMS.sig" in own
    for name in own:
        for changed in tried(small_published[name], _OF_VOUCHING):
            assert found(small_published, name, changed), name


def test_nothing_is_neither_in_the_manifest_nor_vouched_for(small_published: Site) -> None:
    """A file that is left out of a release, whichever it is, is missed."""
    for name in small_published:
        if not name.startswith("log/"):
            less = {path: content for path, content in small_published.items() if path != name}
            with pytest.raises((AssertionError, LogError, ReleaseError)):
                report = checking.check(less.get, less, KEY.verifier)
                assert report and not report.faults
