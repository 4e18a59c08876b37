"""Go's checksum-database packages accept the log: none of their code is ours."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.release.keeper import KEY, Keeper

PROGRAM = Path(__file__).parents[1] / "tlog" / "foreign" / "main.go"
PACKAGES = Path("/usr/share/gocode")


@pytest.fixture(scope="module")
def verifier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, compiled. Skipped, loudly, where Go is not installed; never in CI."""
    if shutil.which("go") is None or not (PACKAGES / "src/golang.org/x/mod/sumdb").is_dir():
        assert not os.environ.get("CI"), "Go is missing"
        pytest.skip("!!! 缺少 Go：apt-get install golang-go golang-golang-x-mod-dev")
    folder = tmp_path_factory.mktemp("go")
    env = {
        **os.environ,
        "GO111MODULE": "off",
        "GOPATH": str(PACKAGES),
        "GOCACHE": str(folder / "cache"),
        "GOFLAGS": "",
    }
    made = folder / "verifier"
    subprocess.run(["go", "build", "-o", made, PROGRAM], check=True, env=env)
    return made


def run(verifier: Path, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([verifier, *map(str, words)], check=False, capture_output=True, text=True)


def test_it_accepts_the_log(verifier: Path, kept: Keeper) -> None:
    done = run(verifier, kept.site, KEY.verifier, kept.folder / "early")
    assert done.returncode == 0, done.stderr
    proofs = len(list(kept.site.rglob("*.tlog-proof")))
    assert done.stdout.endswith(f" leaves, {proofs} proofs\n")


def test_it_refuses_a_changed_tile(verifier: Path, kept: Keeper, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(kept.site, site)
    file = site / "log/tile/0/000"
    whole = file.read_bytes()
    file.write_bytes(whole[:40] + bytes([whole[40] ^ 1]) + whole[41:])
    assert run(verifier, site, KEY.verifier).returncode == 1
