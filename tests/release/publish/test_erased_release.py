"""What was erased is in no release of a target any more (P-5)."""

from pathlib import Path

import pytest

from registry.release.errors import ReleaseError
from registry.release.publish.bucket import BucketTarget
from registry.release.publish.publishing import back
from tests.release.erasing import SECRET, copied, erase, erasure, found
from tests.release.keeper import Keeper
from tests.release.publish.press import faults, folder_target, publish, shown
from tests.release.real_parts import Endpoint

NUMBER = "秦信协〔2023〕91号"


@pytest.fixture(scope="module")
def twice(erasable: Keeper, tmp_path_factory: pytest.TempPathFactory) -> Keeper:
    """Published to a folder in two releases."""
    keeper = copied(erasable, tmp_path_factory.mktemp("twice"))
    publish(keeper, folder_target(keeper))
    restyled(keeper)
    publish(keeper, folder_target(keeper))
    return keeper


@pytest.fixture
def keeper(twice: Keeper, tmp_path: Path) -> Keeper:
    return copied(twice, tmp_path)


def restyled(keeper: Keeper) -> None:
    (keeper.site / "robots.txt").write_text("User-agent: *\n", "utf-8")


@pytest.mark.rule("P-5")
def test_no_release_has_it(keeper: Keeper) -> None:
    held = shown(keeper.folder / "srv/current")
    assert found(keeper.folder / "srv", SECRET) and len(folder_target(keeper).releases()) == 2
    erase(keeper, erasure(erased=NUMBER))
    done = publish(keeper, folder_target(keeper))
    assert found(keeper.folder / "srv", SECRET) == []
    assert list(folder_target(keeper).releases()) == [done.release.id]
    assert faults(keeper.folder / "srv/current", held) == []
    for suffix in ("html", "json", "tlog-proof"):
        assert any(one.startswith("notices/2023/") and one.endswith(suffix) for one in done.changed)
    assert "feeds/notices-2023-05.atom" in done.gone
    with pytest.raises(ReleaseError, match="没有可退回的版本"):
        back(folder_target(keeper))


@pytest.mark.rule("P-5")
def test_releases_since_then_are_kept(keeper: Keeper) -> None:
    erase(keeper, erasure(erased=NUMBER))
    publish(keeper, folder_target(keeper))
    restyled(keeper)
    publish(keeper, folder_target(keeper))
    assert len(folder_target(keeper).releases()) == 2
    back(folder_target(keeper))
    assert faults(keeper.folder / "srv/current") == []


@pytest.mark.rule("P-5")
@pytest.mark.rule("R-32")
def test_a_proof_that_is_another_without_an_erasure_is_refused(keeper: Keeper) -> None:
    """The site of a log in which the notice has another leaf."""
    other = Keeper(keeper.folder / "other", keeper.ledger)
    other.build("2023-06-30")
    name = next(keeper.site.glob("notices/2023/0/*.tlog-proof")).relative_to(keeper.site)
    (keeper.site / name).write_bytes((other.site / name).read_bytes())
    with pytest.raises(ReleaseError, match="待发布的网站与日志有"):
        publish(keeper, folder_target(keeper))


@pytest.mark.rule("P-5")
def test_no_content_of_a_store_has_it(twice: Keeper, tmp_path: Path, s3_endpoint: Endpoint) -> None:
    """Nor what an upload left behind that never ended."""
    keeper = copied(twice, tmp_path / "kept")
    url, files = s3_endpoint.bucket(), s3_endpoint.files()
    for folder in ("theme", "lists"):
        _emptied(keeper.site / folder)
    publish(keeper, BucketTarget(url, s3_endpoint.options))
    files.pipe(f"{url}/releases/objects/{'0' * 64}", SECRET.encode())
    erase(keeper, erasure(erased=NUMBER))
    publish(keeper, BucketTarget(url, s3_endpoint.options))
    files.get(url, str(tmp_path / "got"), recursive=True)
    assert (tmp_path / "got/index.html").is_file()
    assert found(tmp_path / "got", SECRET) == []


def _emptied(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            file.unlink()
