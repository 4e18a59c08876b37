"""A register from an empty folder: made, built, filed, checked, official, as a new user would."""

import contextlib
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from registry.cli import clock
from registry.cli.main import app
from registry.cli.starting.pages import TO_FILL
from registry.intake.drafts import KINDS
from scoring.workdays import Calendar

ROOT = Path(__file__).parents[2]
NAME, HOST = "华岳市企业信用协会", "credit.huayue.org.cn"
COMMAND = (sys.executable, "-c", "from registry.cli.main import app; app()")
GIVEN = ("--name", NAME, "--english-name", "Huayue Credit Association", "--domain", HOST)


def registry(folder: Path, *words: object) -> Result:
    """One command in that folder, with its settings."""
    with contextlib.chdir(folder):
        return CliRunner().invoke(app, [str(word) for word in words])


def done(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.stdout


def first(folder: Path, *words: str) -> None:
    """One command in a process of its own, as a new user gives it."""
    env = {name: value for name, value in os.environ.items() if "REGISTRY" not in name}
    env["PYTHONPATH"] = str(ROOT)
    subprocess.run([*COMMAND, *words], cwd=folder, env=env, check=True, capture_output=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder, its first site built."""
    above = tmp_path_factory.mktemp("init")
    first(above, "init", "登记册", *GIVEN)
    first(above / "登记册", "build")
    return above / "登记册"


def test_it_builds_at_once_and_says_who_keeps_it(folder):
    home = (folder / "output" / "index.html").read_text("utf-8")
    assert NAME in home and "Huayue Credit Association" in home
    assert "演示站点" in home, "it is none until somebody says so"
    assert (folder / "output" / "theme" / "lib" / "lunr.js").is_file()
    assert "均与日志相符" in done(registry(folder, "verify", "output"))


def test_nothing_of_the_example_is_left(folder):
    texts = [
        path.read_text("utf-8", "replace")
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".xlsx"
    ]
    assert len(texts) > 40
    for text in texts:
        assert "秦信" not in text and "register.example" not in text


@pytest.fixture(scope="module")
def filed(folder: Path) -> Path:
    """The same after a first filing, on one of the sheets that are there."""
    book = load_workbook(folder / "空表" / "信用承诺书.xlsx")
    said = {
        "统一社会信用代码": "91350100M000100Y43",
        "企业名称": "华岳机械有限公司",
        "承诺事项": "诚信经营承诺",
        "承诺内容": "守法经营。",
        "签署日期": "2026-03-01",
        "签署人": "甲某",
        "签署人职务": "董事长",
        "公示日期": "2026-03-10",
    }
    for head in book.worksheets[0][1]:
        book.worksheets[0].cell(2, head.column, said.get(head.value))
    book.save(folder / "承诺.xlsx")
    done(registry(folder, "take", "承诺.xlsx"))
    done(registry(folder, "build"))
    return folder


def test_there_is_a_sheet_for_every_kind(folder):
    sheets = {path.stem for path in (folder / "空表").iterdir()}
    assert sheets == {kind.title for kind in KINDS}


def test_what_is_filed_is_published(filed):
    assert "华岳机械有限公司" in done(registry(filed, "search", "机械"))
    done(registry(filed, "verify", "output"))


def test_what_is_missing_is_told_and_when_nothing_is_it_is_official(filed, tmp_path):
    """Mends all that `registry check` names, and builds the official site from it."""
    folder = filed
    result = registry(folder, "check", "--json")
    assert result.exit_code == 1
    where = {Path(one["where"]).name for one in json.loads(result.stdout)}
    assert {"REGISTRY_DEMO", "REGISTRY_LOG_KEY", "REGISTRY_RELEASE_KEY"} <= where
    assert {"REGISTRY_ASSOCIATION", "contact.md", "about.md", "impostors.md"} <= where
    assert all(one["zh"] and one["mend"] and one["en"] for one in json.loads(result.stdout))

    settings = (folder / "pelicanconf.py").read_text("utf-8")
    done(registry(folder, "key", f"{HOST}/log", "日志.key"))
    done(registry(folder, "key", f"{HOST}/release", "版本.key"))
    witness = done(registry(folder, "key", "witness.org.cn", "见证.key", "--witness")).strip()
    calendars = tmp_path / "calendars"
    calendars.mkdir()
    for year in (clock.today().year, clock.today().year + 1):
        if not Calendar.standard().covers(year):
            (calendars / f"{year}.toml").write_text(
                f'year = {year}\ncitation = "示例"\n[[holidays]]\nname = "元旦"\n'
                f"first = {year}-01-01\nlast = {year}-01-01\n",
                "utf-8",
            )
    for old, new in (
        ("REGISTRY_DEMO = True", "REGISTRY_DEMO = False"),
        ('"icp": ""', '"icp": "陕ICP备12345678号-1"'),
        ('"address": ""', '"address": "华岳市一路1号"'),
        ('"telephone": ""', '"telephone": "029-00000001"'),
        ('"email": ""', f'"email": "desk@{HOST}"'),
        ('"REGISTRY_LOG_KEY", ""', '"REGISTRY_LOG_KEY", str(_HERE / "日志.key")'),
        ('"REGISTRY_RELEASE_KEY", ""', '"REGISTRY_RELEASE_KEY", str(_HERE / "版本.key")'),
        ("WITNESSES: list[str] = []", f"WITNESSES: list[str] = [{witness!r}]"),
        ('str(_HERE / "log")', 'str(_HERE / "official-log")'),
        ('str(_HERE / "output")', 'str(_HERE / "official")'),
        ('CALENDAR_DIR = ""', f"CALENDAR_DIR = {str(calendars)!r}"),
    ):
        assert old in settings
        settings = settings.replace(old, new)
    (folder / "pelicanconf.py").write_text(settings, "utf-8")
    for page in (folder / "content").glob("*.md"):
        text = page.read_text("utf-8")
        page.write_text(text.replace(TO_FILL, "已填"), "utf-8")
    result = registry(folder, "check")
    assert (result.exit_code, result.stdout) == (0, ""), result.stdout
    done(registry(folder, "build"))
    assert "演示站点" not in (folder / "official" / "index.html").read_text("utf-8")
    assert "DEMO" not in done(registry(folder, "verify", "official"))
    done(registry(folder, "publish", tmp_path / "www"))
    assert NAME in (tmp_path / "www" / "current" / "index.html").read_text("utf-8")


def test_on_a_terminal_it_asks(tmp_path):
    ours, theirs = pty.openpty()
    asked = subprocess.Popen(
        [*COMMAND, "init", "册"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    os.write(ours, f"{NAME}\n\n信用 协会\n{HOST}\ncasmes\ncasmes-2019\n\n".encode())
    said, _ = asked.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert asked.returncode == 0, said.decode()
    said = said.decode()
    assert said.index("协会名称 name") < said.index("网站域名 domain") < said.index("评价办法")
    # What will not do is asked for again, and the other answers are kept.
    assert said.count("网站域名 domain") == 2 and "“信用 协会”不是域名" in said
    assert said.count("评价办法 rule set") == 2 and "没有评价办法 casmes，" in said
    settings = (tmp_path / "册" / "pelicanconf.py").read_text("utf-8")
    assert 'REGISTRY_RULESET = "casmes-2019"' in settings and NAME in settings
    # The page that tells of the other rule set's objections has to be written.
    assert TO_FILL in (tmp_path / "册" / "content" / "objections.md").read_text("utf-8")


WRONG = {
    "no name": (["--domain", HOST], "协会名称"),
    "no domain": (["--name", NAME], "网站域名"),
    "a bad domain": (["--name", NAME, "--domain", "信用 协会"], "不是域名"),
    "a bad ICP number": ([*GIVEN, "--icp", "12345"], "不是网站备案号"),
    "no such rule set": ([*GIVEN, "--ruleset", "nope"], "没有评价办法"),
    "a name that is code": (["--name", '协会"""', "--domain", HOST], "不合要求"),
}


@pytest.mark.parametrize(("words", "said"), WRONG.values(), ids=WRONG.keys())
def test_wrong_answers_leave_no_folder(run, tmp_path, words, said):
    result = run("init", tmp_path / "册", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert not (tmp_path / "册").exists()


def test_a_folder_with_something_in_it_is_left_alone(run, tmp_path):
    (tmp_path / "a.txt").write_text("mine", "utf-8")
    result = run("init", tmp_path, *GIVEN)
    assert result.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_what_fails_on_the_way_leaves_nothing(run, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("registry.cli.template.workbook", full)
    result = run("init", tmp_path / "册", *GIVEN)
    assert result.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_is_taken(run, tmp_path):
    (tmp_path / "册").mkdir()
    assert run("init", tmp_path / "册", *GIVEN).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["册"]


def test_check_wants_settings(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("check").exit_code == 2


@pytest.mark.parametrize(
    "words",
    [["build"], ["publish", "网站"], ["diff"], ["todo"], ["verify"]],
    ids=lambda words: words[0],
)
def test_in_the_wrong_folder_it_is_said_where_to_go(tmp_path, monkeypatch, words):
    monkeypatch.delenv("REGISTRY_URL", raising=False)
    lost = registry(tmp_path, *words)
    assert lost.exit_code == 2 and "工作文件夹里运行" in lost.output
    assert list(tmp_path.iterdir()) == []
