"""Publishing to a folder: what readers see, what is refused, and going back."""

import os
import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest

from registry.release.errors import ReleaseError
from registry.release.publish import manifest, record, sshsig
from registry.release.publish.publishing import back
from registry.release.publish.sightings import Sightings
from registry.site.errors import SiteError
from registry.tlog import tiles
from registry.tlog.errors import LogError
from registry.tlog.note import WITNESS, Secret
from tests.release.keeper import KEY, Keeper, twin
from tests.release.publish.press import HOST, RELEASE_KEY, faults, folder_target, publish, shown


def current(keeper: Keeper) -> Path:
    return keeper.folder / "srv" / "current"


def restyled(keeper: Keeper) -> None:
    """A new style, and nothing else."""
    (keeper.site / "robots.txt").write_text("p { color: black }", "utf-8")


def test_a_release_is_what_was_built_and_is_in_the_log(waiting: Keeper) -> None:
    before = shown(current(waiting))
    done = publish(waiting, folder_target(waiting))
    assert faults(current(waiting), before) == []
    assert os.readlink(current(waiting)) == f"releases/{done.release.id}"
    for path in ("index.html", "register.json", "search/manifest.json"):
        assert (current(waiting) / path).read_bytes() == (waiting.site / path).read_bytes()
    assert done.size == shown(current(waiting)).size > before.size
    assert not list(current(waiting).glob(".memory"))


def test_what_stays_the_same_is_stored_once(waiting: Keeper) -> None:
    early = current(waiting).resolve()
    done = publish(waiting, folder_target(waiting))
    late = current(waiting).resolve()
    same = early / "privacy.html"
    assert same.samefile(late / "privacy.html")
    assert not (early / "index.html").samefile(late / "index.html")
    assert "privacy.html" not in done.changed and "index.html" in done.changed


def test_nothing_new_is_nothing_new(waiting: Keeper) -> None:
    first = publish(waiting, folder_target(waiting))
    again = publish(waiting, folder_target(waiting))
    assert (again.release, again.size) == (first.release, first.size)
    assert len(folder_target(waiting).releases()) == 2


def test_a_log_that_somebody_else_extended_meanwhile(waiting: Keeper) -> None:
    there = folder_target(waiting)
    held = there.published().checkpoint
    with pytest.raises(ReleaseError, match="日志已由他人更新"):
        there.extend([("log/checkpoint", b"ours")], b"what we saw before")
    assert there.published().checkpoint == held


def test_a_release_that_is_shown_again_outlives_a_newer_one(waiting: Keeper) -> None:
    robots = waiting.site / "robots.txt"
    plain = robots.read_bytes()
    first = publish(waiting, folder_target(waiting))
    restyled(waiting)
    publish(waiting, folder_target(waiting))
    robots.write_bytes(plain)
    again = publish(waiting, folder_target(waiting), keep=1)
    assert again.release == first.release and faults(current(waiting)) == []


def test_stock_tools_check_it(waiting: Keeper) -> None:
    publish(waiting, folder_target(waiting))
    folder = current(waiting)
    files = [str(file) for file in sorted(folder.glob("release/files/*.txt"))]
    for sums in ["SHA256SUMS", *files]:
        subprocess.run(["sha256sum", "--check", "--quiet", sums], cwd=folder, check=True)
    words = ["ssh-keygen", "-Y", "verify", "-f", "release/allowed_signers", "-I", HOST]
    words += ["-n", "file", "-s", "SHA256SUMS.sig"]
    sums = (folder / "SHA256SUMS").read_bytes()
    good = subprocess.run(words, cwd=folder, input=sums, capture_output=True, check=False)
    assert good.returncode == 0 and b'Good "file" signature' in good.stdout
    bad = subprocess.run(words, cwd=folder, input=sums + b"\n", capture_output=True, check=False)
    assert bad.returncode != 0
    assert RELEASE_KEY.verifier.key not in sums


def test_a_changed_page_a_missing_and_a_strange_one_are_found(waiting: Keeper) -> None:
    folder = current(waiting)
    (folder / "about.html").write_bytes((folder / "about.html").read_bytes() + b" ")
    (folder / "help.html").unlink()
    for strange in ("new.html", "log/new.html", "log/tile/0/new.html", "release/files/new.txt"):
        (folder / strange).write_text("?", "utf-8")
    assert faults(folder) == [
        "about.html was changed.",
        "help.html is missing.",
        "log/new.html is not in the manifest.",
        "log/tile/0/new.html is not in the manifest.",
        "new.html is not in the manifest.",
        "release/files/new.txt is not in the manifest.",
    ]


def test_a_signature_of_another_key_and_none_are_found(waiting: Keeper) -> None:
    """Whoever has the log's key alone has not signed the release."""
    folder = current(waiting)
    sums = (folder / manifest.SUMS).read_bytes()
    (folder / sshsig.SIGNATURE).write_bytes(sshsig.signed(sums, KEY))
    expected = ["SHA256SUMS.sig is no signature of whom release/allowed_signers names."]
    assert faults(folder) == expected
    (folder / sshsig.SIGNATURE).unlink()
    assert faults(folder) == expected


def test_an_edited_manifest_is_found(waiting: Keeper) -> None:
    folder = current(waiting)
    (folder / "SHA256SUMS").write_bytes((folder / "SHA256SUMS").read_bytes() + b"\n")
    with pytest.raises(Exception, match="SHA256SUMS is not what the log has"):
        faults(folder)


def test_a_release_that_somebody_else_made_is_none(waiting: Keeper) -> None:
    """A page, the manifest and the record are forged to agree: the log has no such release."""
    folder = current(waiting)
    (folder / "about.html").write_text("forged", "utf-8")
    files = manifest.scanned(folder, Sightings())
    sums = dict(manifest.made(files))
    told = record.read((folder / record.PATH).read_bytes())
    forged = msgspec.structs.replace(told, sums=manifest.digest(sums[manifest.SUMS]))
    for path, content in {**sums, record.PATH: forged.encoded()}.items():
        (folder / path).write_bytes(content)
    with pytest.raises(LogError, match="not what the leaf commits to"):
        faults(folder)
    (folder / record.PROOF).unlink()
    with pytest.raises(ReleaseError, match="版本记录不全"):
        faults(folder)


def test_tiles_that_have_grown_are_there_once(waiting: Keeper) -> None:
    publish(waiting, folder_target(waiting))
    log = current(waiting) / "log"
    size = shown(current(waiting)).size
    expected = {tiles.path(*tile) for tile in tiles.held(size)}
    expected |= {
        tiles.bundle(number, width) for level, number, width in tiles.held(size) if not level
    }
    found = {file.relative_to(log).as_posix() for file in log.glob("tile/**/*") if file.is_file()}
    assert found == expected


def test_an_edited_notice_is_not_published(waiting: Keeper) -> None:
    file = twin(waiting.site)
    file.write_text(file.read_text("utf-8").replace("公告", "通告", 1), "utf-8")
    _refused(waiting, "待发布的网站与日志有")


def test_a_notice_that_was_published_cannot_be_left_out(waiting: Keeper) -> None:
    lost = twin(waiting.site).with_suffix(".html")
    lost.unlink()
    _refused(waiting, "已发布的内容不得消失或改动")


def test_a_company_that_was_published_cannot_be_left_out(waiting: Keeper) -> None:
    early = sorted(current(waiting).glob("companies/*/*.html"))[0]
    (waiting.site / early.relative_to(current(waiting))).unlink()
    _refused(waiting, early.name)


def test_a_log_from_an_old_backup_is_refused(waiting: Keeper) -> None:
    """LOG-E-FORK: the log that was published had gone further."""
    shutil.copytree(waiting.log, waiting.folder / "backup")
    publish(waiting, folder_target(waiting))
    shutil.rmtree(waiting.log)
    shutil.move(waiting.folder / "backup", waiting.log)
    restyled(waiting)
    publish_again = folder_target(waiting)
    before = _state(waiting)
    with pytest.raises(SiteError, match="LOG-E-FORK"):
        publish(waiting, publish_again)
    assert _state(waiting) == before


def test_of_two_publishers_one_is_told(waiting: Keeper) -> None:
    with folder_target(waiting).claim(), pytest.raises(ReleaseError, match="另一程序正在向"):
        publish(waiting, folder_target(waiting))


def test_a_folder_without_a_site_or_a_log_is_refused(waiting: Keeper) -> None:
    with pytest.raises(ReleaseError, match="没有生成好的网站"):
        publish(waiting, folder_target(waiting), waiting.folder / "nowhere")
    shutil.rmtree(waiting.site / "log")
    _refused(waiting, "没有公示日志")


def test_going_back_shows_the_release_before(waiting: Keeper) -> None:
    publish(waiting, folder_target(waiting))
    restyled(waiting)
    publish(waiting, folder_target(waiting))
    held = shown(current(waiting))
    assert (current(waiting) / "robots.txt").read_text("utf-8") == "p { color: black }"
    back(folder_target(waiting))
    assert (current(waiting) / "robots.txt").read_text("utf-8") != "p { color: black }"
    assert faults(current(waiting), held) == []
    assert shown(current(waiting)) == held


def test_going_back_never_loses_a_notice(waiting: Keeper) -> None:
    publish(waiting, folder_target(waiting))
    with pytest.raises(ReleaseError, match="不得消失"):
        back(folder_target(waiting))
    with pytest.raises(ReleaseError, match="没有可退回的版本2020"):
        back(folder_target(waiting), "2020")


def test_what_was_changed_on_the_server_is_not_carried_on(waiting: Keeper) -> None:
    """A page that somebody edited in place, of which the build says nothing new."""
    for number, path in enumerate(("privacy.html", "help.html", "about.html")):
        page = current(waiting) / path
        page.write_text("?", "utf-8")
        if number == 1:
            page.unlink()
        if number < 2:
            (waiting.site / "robots.txt").write_text(f"# {number}\n", "utf-8")
        else:
            (current(waiting) / "strange.html").write_text("?", "utf-8")
        publish(waiting, folder_target(waiting))
        assert faults(current(waiting)) == []
        assert (current(waiting) / path).read_bytes() == (waiting.site / path).read_bytes()


def test_a_witness_is_named_without_a_build(waiting: Keeper) -> None:
    """Which keys there are is in the log before the release that shows them."""
    witness = Secret("witness.example", bytes([1]) * 32, WITNESS).verifier
    publish(waiting, folder_target(waiting), REGISTRY_LOG_WITNESSES=[str(witness)])
    assert str(witness) in (current(waiting) / "log/log.json").read_text("utf-8")
    assert faults(current(waiting)) == []


def test_older_releases_go(waiting: Keeper) -> None:
    done = publish(waiting, folder_target(waiting), keep=1)
    assert list(folder_target(waiting).releases()) == [done.release.id]
    assert faults(current(waiting)) == []


def _refused(keeper: Keeper, why: str) -> None:
    """Nothing is shown of what is refused, and nothing of it is in the log."""
    before = _state(keeper)
    with pytest.raises(ReleaseError, match=why):
        publish(keeper, folder_target(keeper))
    assert _state(keeper) == before
    assert faults(current(keeper)) == []


def _state(keeper: Keeper) -> tuple[str, list[str], bytes]:
    log = (keeper.folder / "srv/log/checkpoint").read_bytes()
    return os.readlink(current(keeper)), list(folder_target(keeper).releases()), log
