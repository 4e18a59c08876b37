"""Every command of the two guides is run in its order; what is not run says where it was tried."""

import ast
import contextlib
import re
import subprocess
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from examples.acting import cast, monday, sheets
from examples.acting.stage import Stage
from registry.cli import clock
from registry.cli.main import app
from scoring import overlay

ROOT = Path(__file__).parents[2]
GUIDES = ROOT / "docs" / "guide"
GUIDE = {name: (GUIDES / f"{name}.md").read_text("utf-8") for name in ("secretary", "engineer")}
TUESDAY = date(2026, 6, 9)


def blocks(name: str, kind: str) -> list[str]:
    """The fenced blocks of a kind in a guide."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", GUIDE[name], flags=re.M | re.S)
    return [text for said, text in found if said == kind]


def commands(name: str) -> list[str]:
    return [line for block in blocks(name, "") for line in block.splitlines()]


def give(words: Sequence[str], folder: Path) -> tuple[int, str]:
    """A command in this process; anything but `registry` in one of its own."""
    if words[0] != "registry":
        done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr
    with contextlib.chdir(folder):
        told = CliRunner().invoke(app, list(words[1:]))
    return told.exit_code, told.output


@pytest.fixture(autouse=True)
def tuesday(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is always the same day, and the environment says nothing."""
    monkeypatch.setattr(clock, "today", lambda: TUESDAY)
    for name in ("REGISTRY_URL", "REGISTRY_LOG", "REGISTRY_AS_OF", "REGISTRY_CLERK"):
        monkeypatch.delenv(name, raising=False)


class InThisProcess(Stage):
    """The stage without processes: neither for commands nor for the build."""

    def run(self, line: str, status: int = 0) -> str:
        printed = super().run(line, status)
        conf = self._at / "pelicanconf.py"
        if line.startswith("cd ") and conf.is_file() and "processes" in conf.read_text("utf-8"):
            self.change("pelicanconf.py", {'"processes"': '"inline"'})
        return printed


def test_the_secretarys_commands_do_what_they_should(tmp_path: Path) -> None:
    stage = InThisProcess(tmp_path, give)
    monday.act(stage)
    stage.fill(
        "空表/撤下公示.xlsx",
        "撤下公示.xlsx",
        {
            "撤下公示": [
                {"撤下企业代码": cast.ERASED.code, "撤下日期": TUESDAY,
                 "撤下情形": "人民法院裁判", "撤下依据": "（2026）华01民终1号民事判决书"}
            ]
        },
    )  # fmt: skip
    for line in commands("secretary"):
        stage.run(line)
        if line.startswith("registry template") and line.endswith("第二批.xlsx"):
            decided = sheets.decisions([cast.CONTESTING], date(2026, 6, 4), date(2026, 6, 5))
            stage.fill("第二批.xlsx", "第二批.xlsx", {"评定委员会审定": decided})
    desk = tmp_path / "登记册"
    for made in ("待办.xlsx", "待办.ics", "变动.txt", "证书.pdf", "证书.svg", "../备份/今天.tar"):
        assert (desk / made).is_file(), made
    assert len(list((desk / "证书").glob("*.pdf"))) == 21
    assert "93.5" in give(["registry", "standing", cast.NEW[0].code], desk)[1]


def test_the_engineers_commands_do_what_they_should(tmp_path: Path) -> None:
    stage = InThisProcess(tmp_path, give)
    stage.day("", "")
    (tmp_path / "backup").mkdir()
    printed: dict[str, str] = {}
    for line in commands("engineer"):
        # A folder just begun lacks much before it may be official, and `check` says so.
        status = 1 if line == "registry check" else 0
        printed[line] = stage.run(line.replace("/srv/", f"{tmp_path}/"), status)
        if line.endswith("版本.key"):
            stage.change("pelicanconf.py", {
                '"REGISTRY_LOG_KEY", ""': '"REGISTRY_LOG_KEY", str(_HERE / "日志.key")',
                '"REGISTRY_RELEASE_KEY", ""': '"REGISTRY_RELEASE_KEY", str(_HERE / "版本.key")',
            })  # fmt: skip
        if line.startswith("registry key witness.example"):
            key = printed[line].strip()
            stage.change("pelicanconf.py", {
                "WITNESSES: list[str] = []": f"WITNESSES: list[str] = [{key!r}]"
            })  # fmt: skip
    checkpoint = (tmp_path / "register/current/log/checkpoint").read_text("utf-8")
    assert "— witness.example " in checkpoint
    heads = [text for line, text in printed.items() if line.endswith("verify")]
    assert len(heads) == 2 and len(set(heads)) == 1, "the ledger that moved has the same head"
    assert (tmp_path / "newer/log/log.sqlite3").is_file()


def test_the_holidays_of_the_guide_are_a_calendar(tmp_path: Path) -> None:
    [said] = blocks("engineer", "toml")
    (tmp_path / "2031.toml").write_text(said, "utf-8")
    assert overlay.read(tmp_path / "2031.toml").year == 2031


@pytest.mark.parametrize("name", GUIDE)
def test_what_is_not_run_here_says_where_it_was_tried(name: str) -> None:
    parts = re.split(r"^```console\n.*?^```$", GUIDE[name], flags=re.M | re.S)
    assert len(parts) > 1
    for before in parts[:-1]:
        said = before.rstrip().rpartition("\n\n")[2]
        tried = re.findall(r"`(tests/[^`]+)`", said)
        assert tried or "手工" in said or "手工" in before.rstrip().splitlines()[-1], said
    for path in re.findall(r"`(tests/[^`:]+)`", GUIDE[name]):
        assert (ROOT / path).is_file(), path


@cache
def _sentences() -> str:
    """All that the program can say, as one text."""
    return "\n".join(
        text
        for path in sorted((ROOT / "registry").rglob("*.py"))
        for text in _texts(ast.parse(path.read_text("utf-8")))
    )


def _texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("name", GUIDE)
def test_every_message_of_the_guide_is_one_of_the_programs(name: str) -> None:
    said = re.findall(r"^\| “([^”]+)” \|", GUIDE[name], flags=re.M)
    assert len(said) > 5
    assert [text for text in said if text not in _sentences()] == []


def test_every_picture_is_small_and_shown() -> None:
    pictures = {path.name: path.stat().st_size for path in GUIDES.glob("*.png")}
    assert all(size < 150_000 for size in pictures.values()), pictures
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", GUIDE["secretary"])
    assert sorted(shown) == sorted(pictures)
