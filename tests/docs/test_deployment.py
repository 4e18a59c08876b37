"""What docs/deployment.md tells an engineer to type is typed in its order; the samples work."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from registry.cli.main import app

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "examples" / "deploy"
PAGE = (ROOT / "docs" / "deployment.md").read_text("utf-8")
COMMANDS = [
    line
    for kind, block in re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, flags=re.M | re.S)
    if not kind
    for line in block.splitlines()
]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine's /srv, and nothing in the environment."""
    for name in [name for name in os.environ if name.startswith("REGISTRY_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "backup").mkdir()
    return tmp_path


def run(line: str, machine: Path) -> None:
    words = shlex.split(line.replace("/srv/", f"{machine}/"))
    if words[0] == "cd":
        os.chdir(words[1])
        conf = Path("pelicanconf.py")
        conf.write_text(conf.read_text("utf-8").replace('"processes"', '"inline"'), "utf-8")
        return
    assert words[0] == "registry"
    done = CliRunner().invoke(app, words[1:])
    # A folder just begun lacks much before it may be official, and `check` says so.
    assert done.exit_code == (1 if words[1] == "check" else 0), (line, done.output)


def test_every_command_does_what_it_should(machine: Path) -> None:
    for line in COMMANDS:
        run(line, machine)
    assert (machine / "newer/log/log.sqlite3").is_file()
    # What the timer starts, on the same machine.
    registry = machine / "registry"
    registry.write_text(
        f'#!/bin/sh\nexec {sys.executable} -c "from registry.cli.main import app; app()" "$@"\n',
        "utf-8",
    )
    registry.chmod(0o755)
    paths = {"DESK": "desk", "BACKUPS": "backup", "TARGET": "register"}
    given = {f"REGISTER_{name}": str(machine / folder) for name, folder in paths.items()}
    given |= {"REGISTRY": str(registry), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [DEPLOY / "daily.sh"], env=os.environ | given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    logged = _logged(done.stdout)
    assert logged == [
        (verb, how)
        for verb in ("verify", "backup", "build", "publish")
        for how in ("start", "done")
    ]
    assert "/log/checkpoint" in (machine / "desk/变动.txt").read_text("utf-8")
    assert len(list((machine / "backup").glob("*T*.tar"))) == 1
    (machine / "desk/register.sqlite3").unlink()
    shown = os.readlink(machine / "register/current")
    failed = subprocess.run(
        [DEPLOY / "daily.sh"], env=os.environ | given, capture_output=True, text=True, check=False
    )
    assert _logged(failed.stdout) == [("verify", "start"), ("verify", "failed 2")]
    assert failed.returncode == 2 and os.readlink(machine / "register/current") == shown


def _logged(told: str) -> list[tuple[str, str]]:
    """What a machine reads of the log of `daily.sh`: step and result, each with its time."""
    lines = re.findall(r"^(\S+)\t(\w+)\t(start|done|failed \d+)$", told, flags=re.M)
    assert all(datetime.fromisoformat(when).tzinfo for when, _, _ in lines)
    return [(step, how) for _, step, how in lines]


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("NO systemd-analyze: the units are not checked")
    for name in ("register.service", "register.timer"):
        text = (DEPLOY / name).read_text("utf-8")
        (tmp_path / name).write_text(text.replace("/opt/register/deploy", str(DEPLOY)), "utf-8")
    done = subprocess.run(
        [analyze, "verify", "--man=no", tmp_path / "register.timer", tmp_path / "register.service"],
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if "register." in line]
    assert (done.returncode, said) == (0, []), done.stderr
    on = re.search(r"^OnCalendar=(.*)$", (DEPLOY / "register.timer").read_text("utf-8"), flags=re.M)
    assert on is not None
    subprocess.run([analyze, "calendar", on[1]], capture_output=True, check=True)


def test_cron_runs_the_same_at_the_same_hour() -> None:
    lines = (DEPLOY / "crontab.txt").read_text("utf-8").splitlines()
    zone, line = (line for line in lines if not line.startswith("#"))
    assert zone == "CRON_TZ=Asia/Shanghai"
    assert re.fullmatch(r"30 0 \* \* \* /opt/register/deploy/daily\.sh >>\S+ 2>&1", line)


def test_the_ci_sample_builds_an_empty_register(machine: Path) -> None:
    job = yaml.safe_load((DEPLOY / "ci.yml").read_text("utf-8"))["jobs"]["try"]
    assert not re.search("KEY|secret", str(job["env"]))
    run("registry init /srv/desk --name 某某市信用协会 --domain credit.example", machine)
    run("cd /srv/desk", machine)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in job["env"].items():
            patch.setenv(name, value)
        for step in job["steps"]:
            if step.get("run", "").startswith("registry"):
                run(step["run"], machine)
    assert (machine / "desk/ci-site/index.html").is_file()
