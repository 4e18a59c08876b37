"""The container sample: what can be tried of it without a container engine.

Its COPY lines are carried out in a folder, its installation of the program there in an environment
of its own; what it fetches (base images, Debian, PyPI, npm) and its being built are not tried.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILE = ROOT / "examples" / "deploy" / "Containerfile"
LINES = [
    line.split(maxsplit=1)
    for line in FILE.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
INSTALL = "python -m pip install -qq --no-deps --no-build-isolation --no-index -e ."


def given(instruction: str) -> list[str]:
    return [rest for name, rest in LINES if name == instruction]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the program as the COPY lines make it."""
    folder = tmp_path_factory.mktemp("program")
    for line in given("COPY"):
        *sources, target = line.split()
        if sources[0].startswith("--from="):
            assert target == "node_modules"
            (folder / target).symlink_to(ROOT / "node_modules")
            continue
        for source in sources:
            path = ROOT / source
            if path.is_dir():
                shutil.copytree(path, folder / target)
            else:
                shutil.copy(path, folder / target)
    return folder


def test_the_program_installed_from_what_is_copied_makes_a_register(
    copied: Path, tmp_path: Path
) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv"], check=True)
    [packages] = (tmp_path / "venv").glob("lib/*/site-packages")
    # What the lock installs, without the program itself: its link there is no path of this line.
    (packages / "locked.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    assert INSTALL in given("RUN")
    python = tmp_path / "venv/bin/python"
    pip = [sys.executable, "-m", "pip", "--python", python, *INSTALL.split()[3:]]
    env = {key: value for key, value in os.environ.items() if "REGISTRY" not in key}
    env.pop("PYTHONPATH", None)
    subprocess.run(pip, cwd=copied, env=env, check=True)
    registry = tmp_path / "venv/bin" / json.loads(given("ENTRYPOINT")[0])[0]

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        desk = tmp_path / "desk" if words[0] != "init" else tmp_path
        return subprocess.run(
            [registry, *words], cwd=desk, env=env, capture_output=True, text=True, check=False
        )

    begun = run("init", "desk", "--name", "某某市信用协会", "--domain", "credit.example")
    assert begun.returncode == 0, begun.stderr
    checked = run(*json.loads(given("CMD")[0]))
    assert checked.returncode == 1 and "REGISTRY_DEMO" in checked.stdout, checked.stderr
    assert "程序库" not in checked.stdout
    built = run("build")
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "desk/output/theme/lib/lunr.js").is_file()
    told = subprocess.run(
        [python, "-c", "import registry; print(registry.__file__)"],
        cwd=tmp_path, env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert Path(told.stdout.strip()).is_relative_to(copied), "the copy is what ran"


def test_what_is_fetched_is_what_the_project_fetches() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for line in given("RUN"):
        if line.startswith("python -m pip"):
            assert f"$(BIN)/{line}" in makefile
    packages = re.findall(r"--no-install-recommends (.*)$", "\n".join(given("RUN")), flags=re.M)
    known = (ROOT / ".ci" / "debian").read_text("utf-8")
    assert packages and all(name in known for name in packages[0].split())
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    bases = [line.split()[0] for line in given("FROM")]
    assert f"python:{needed['requires-python'].removeprefix('>=')}-slim-bookworm" in bases
    assert json.loads(given("ENTRYPOINT")[0])[0] in needed["scripts"]


def test_it_says_that_it_was_never_built() -> None:
    for path in (FILE, ROOT / "docs/deployment.md", ROOT / "docs/guide/engineer.md"):
        text = path.read_text("utf-8")
        assert "没有在任何容器引擎上构建过" in text and "Containerfile" in text, path
