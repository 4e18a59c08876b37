"""The real servers of the samples, each on loopback as an ordinary user."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[1] / "examples" / "servers"
_SECONDS = 20
_NGINX = """
daemon off;
worker_processes 1;
pid {home}/nginx.pid;
error_log {home}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {home}/body;
    proxy_temp_path {home}/proxy;
    fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi;
    scgi_temp_path {home}/scgi;
    {sample}
}}
"""


@contextmanager
def nginx(site: Path) -> Iterator[str]:
    """The site by nginx with our sample; gives its address without a slash at the end."""
    changed = {"listen 80;": "listen 127.0.0.1:{port};", "/srv/register/current;": "{site};"}

    def command(home: Path, sample: str) -> list[str]:
        (home / "nginx.conf").write_text(_NGINX.format(home=home, sample=sample), "utf-8")
        return [_program("nginx"), "-c", f"{home}/nginx.conf", "-e", f"{home}/error.log"]

    with _running(site, "nginx.conf", changed, command) as address:
        yield address


@contextmanager
def caddy(site: Path) -> Iterator[str]:
    """The same by Caddy."""
    changed = {
        "register.example {": "{{\nadmin off\n}}\nhttp://127.0.0.1:{port} {{",
        "root * /srv/register/current": "root * {site}",
    }

    def command(home: Path, sample: str) -> list[str]:
        (home / "Caddyfile").write_text(sample, "utf-8")
        return [_program("caddy"), "run", "--config", f"{home}/Caddyfile"]

    with _running(site, "Caddyfile", changed, command) as address:
        yield address


@contextmanager
def _running(
    site: Path,
    name: str,
    changed: dict[str, str],
    command: Callable[[Path, str], list[str]],
) -> Iterator[str]:
    """A server with a sample that is changed in nothing but where it listens and what it serves."""
    user = "nobody" if os.geteuid() == 0 else None
    home = Path(tempfile.mkdtemp(prefix="register-server-"))
    port = _free_port()
    sample = (SAMPLES / name).read_text("utf-8")
    for before, after in changed.items():
        assert sample.count(before) == 1, before
        sample = sample.replace(before, after.format(port=port, site=home / "site"))
    try:
        shutil.copytree(site, home / "site")
        (home / "state").mkdir()
        arguments = command(home, sample)
        if user:
            for path in (home, *home.rglob("*")):
                shutil.chown(path, user)
        process = subprocess.Popen(
            arguments,
            cwd=home,
            user=user,
            group="nogroup" if user else None,
            extra_groups=[] if user else None,
            env={"PATH": os.environ["PATH"], "HOME": str(home), "XDG_DATA_HOME": f"{home}/state"},
            stdout=subprocess.DEVNULL,
            stderr=(home / "stderr").open("wb"),
        )
        try:
            _await(process, port, home)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(_SECONDS)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _program(name: str) -> str:
    """Without it tests are skipped; on CI that is a failure."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin")
    if found:
        return found
    reason = f"{name} IS MISSING: install Debian's package {name} to run these tests"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await(process: subprocess.Popen[bytes], port: int, home: Path) -> None:
    deadline = time.monotonic() + _SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"the server does not start:\n{(home / 'stderr').read_text('utf-8')}")
