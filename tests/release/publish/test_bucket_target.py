"""Publishing to an S3 endpoint on loopback."""

from collections.abc import Callable
from pathlib import Path

import pytest

from registry.release.errors import ReleaseError
from registry.release.publish.bucket import BucketTarget
from registry.release.publish.publishing import back
from registry.release.storage.objects import Objects
from tests.release.keeper import Keeper
from tests.release.publish.press import faults, publish
from tests.release.real_parts import Endpoint


class BrokenLineError(Exception):
    """The line went dead."""


class Bucket:
    """A bucket with what is in it."""

    def __init__(self, endpoint: Endpoint, folder: Path) -> None:
        self.url, self.options = endpoint.bucket(), endpoint.options
        self.files, self.folder = endpoint.files(), folder

    def target(self, *, take_over: bool = False) -> BucketTarget:
        return BucketTarget(self.url, self.options, take_over=take_over)

    def faults(self) -> list[str]:
        """What a reader finds amiss; where releases are kept is no part of the site."""
        self.files.get(self.url, str(self.folder), recursive=True)
        shown = [one for one in faults(self.folder) if not one.startswith("releases/")]
        self.files_gone()
        return shown

    def files_gone(self) -> None:
        for file in sorted(self.folder.rglob("*"), reverse=True):
            file.rmdir() if file.is_dir() else file.unlink()


@pytest.fixture
def bucket(s3_endpoint: Endpoint, tmp_path: Path) -> Bucket:
    (tmp_path / "got").mkdir()
    return Bucket(s3_endpoint, tmp_path / "got")


def test_releases_follow_each_other_and_one_goes_back(bucket: Bucket, lean: Keeper) -> None:
    first = publish(lean, bucket.target())
    assert bucket.faults() == []
    (lean.site / "robots.txt").write_text("User-agent: *\n", "utf-8")
    (lean.site / "help.html").unlink()
    second = publish(lean, bucket.target())
    site = [path for path in second.changed if not path.startswith(("release/", "SHA256SUMS"))]
    assert site == ["robots.txt"] and second.gone == ["help.html"]
    assert not bucket.files.exists(f"{bucket.url}/help.html")
    assert bucket.faults() == []
    back(bucket.target())
    assert bucket.files.exists(f"{bucket.url}/help.html")
    assert bucket.faults() == []
    assert first.release != second.release
    told = bucket.files.info(f"{bucket.url}/help.html")
    assert told["ContentType"] == "text/html; charset=utf-8"


def test_contents_that_no_release_has_go(bucket: Bucket, lean: Keeper) -> None:
    for text in ("one", "two"):
        (lean.site / "robots.txt").write_text(text, "utf-8")
        publish(lean, bucket.target(), keep=1)
    held = {bucket.files.cat(path) for path in bucket.files.ls(f"{bucket.url}/releases/objects")}
    assert b"two" in held and b"one" not in held
    assert bucket.faults() == []


def test_a_publication_that_breaks_off_goes_on(
    bucket: Bucket, lean: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(lean, bucket.target())
    for breaks, gone in (
        ("write_all", "help.html"),
        ("copy", "about.html"),
        ("remove", "404.html"),
    ):
        (lean.site / "robots.txt").write_text(breaks, "utf-8")
        (lean.site / gone).unlink()
        monkeypatch.setattr(Objects, breaks, _once(BrokenLineError))
        with pytest.raises(BrokenLineError):
            publish(lean, bucket.target())
        monkeypatch.undo()
        publish(lean, bucket.target())
    assert bucket.files.cat(f"{bucket.url}/robots.txt") == b"remove"
    assert bucket.faults() == []


def test_another_release_waits_for_the_one_under_way(
    bucket: Bucket, lean: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(lean, bucket.target())
    (lean.site / "robots.txt").write_text("User-agent: *\n", "utf-8")
    monkeypatch.setattr(Objects, "copy", _once(BrokenLineError))
    with pytest.raises(BrokenLineError):
        publish(lean, bucket.target())
    monkeypatch.undo()
    (lean.site / "robots.txt").write_text("User-agent: other\n", "utf-8")
    with pytest.raises(ReleaseError, match="--take-over"):
        publish(lean, bucket.target())
    publish(lean, bucket.target(take_over=True))
    assert bucket.faults() == []


def test_of_two_publishers_at_once_one_wins(
    bucket: Bucket, lean: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other comes between what the first has read and what it would write."""
    publish(lean, bucket.target())
    (lean.site / "robots.txt").write_text("User-agent: *\n", "utf-8")
    swap = Objects.swap

    def overtaken(store: Objects, path: str, content: bytes, mark: str) -> bool:
        if path.endswith("shown.json"):
            monkeypatch.undo()
            store.write(path, (store.read(path) or b"") + b" ")
        return swap(store, path, content, mark)

    monkeypatch.setattr(Objects, "swap", overtaken)
    with pytest.raises(ReleaseError, match="另一程序同时在发布"):
        publish(lean, bucket.target())
    assert [one for one in bucket.faults() if "release" not in one] == []


def _once(fault: type[Exception]) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise fault

    return fail
