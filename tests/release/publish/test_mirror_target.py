"""Publishing to a web host by rsync: a real daemon on loopback."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from registry.release.errors import ReleaseError
from registry.release.publish.mirror import MirrorTarget
from registry.release.publish.publishing import back
from tests.release.keeper import Keeper
from tests.release.publish.press import faults, publish


@dataclass(frozen=True)
class Host:
    """A web host: where it keeps its files, and its address."""

    folder: Path
    address: str


@pytest.fixture(scope="module")
def _host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    if shutil.which("rsync") is None:
        reason = "rsync IS MISSING: .ci/debian installs it"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    folder = tmp_path_factory.mktemp("host")
    (folder / "www").mkdir()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    conf = folder / "rsyncd.conf"
    conf.write_text(
        f"use chroot = no\n[www]\npath = {folder / 'www'}\nread only = no\n"
        f"uid = {os.getuid()}\ngid = {os.getgid()}\n"
    )
    words = ["rsync", "--daemon", "--no-detach", f"--config={conf}", f"--port={port}"]
    daemon = subprocess.Popen([*words, "--address=127.0.0.1"])
    _wait(port)
    yield Host(folder / "www", f"rsync://127.0.0.1:{port}/www")
    daemon.terminate()
    daemon.wait()


@pytest.fixture
def host(_host: Host, tmp_path: Path) -> Host:
    """A folder of its own on the host."""
    name = tmp_path.name
    return Host(_host.folder / name, f"{_host.address}/{name}")


def test_releases_follow_each_other_and_one_goes_back(host: Host, lean: Keeper) -> None:
    target = MirrorTarget(host.address, lean.folder / "mirror")
    publish(lean, target)
    assert faults(host.folder) == []
    (lean.site / "help.html").unlink()
    publish(lean, target)
    assert faults(host.folder) == [] and not (host.folder / "help.html").exists()
    back(target)
    assert faults(host.folder) == [] and (host.folder / "help.html").exists()


def test_an_edit_of_the_same_size_and_time_is_brought(host: Host, lean: Keeper) -> None:
    """A grade that went from AAA to BBB: who compares size and time misses it."""
    target = MirrorTarget(host.address, lean.folder / "mirror")
    file = lean.site / "robots.txt"
    for grade in ("AAA", "BBB"):
        file.write_text(grade, "utf-8")
        os.utime(file, (0, 0))
        publish(lean, target)
        os.utime(host.folder / "robots.txt", (0, 0))
    assert (host.folder / "robots.txt").read_text("utf-8") == "BBB"
    assert faults(host.folder) == []


def test_what_was_changed_on_the_host_is_put_right(host: Host, lean: Keeper) -> None:
    target = MirrorTarget(host.address, lean.folder / "mirror")
    publish(lean, target)
    (host.folder / "about.html").write_text("?", "utf-8")
    assert faults(host.folder) == ["about.html was changed."]
    publish(lean, target)
    assert faults(host.folder) == []


def test_a_host_that_is_not_there_is_told(lean: Keeper) -> None:
    target = MirrorTarget("rsync://127.0.0.1:1/www", lean.folder / "mirror")
    with pytest.raises(ReleaseError, match="rsync 未能完成"):
        publish(lean, target)


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError("rsync does not answer")
