"""The one-file script, run as a reader runs it: plain Python, no library, nothing of ours."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from registry.tlog import single
from registry.tlog.note import WITNESS, Secret
from tests.tlog import saved

HELD = json.loads(saved.FILE.read_text("utf-8"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A reader's folder with the script and a saved notice."""
    made = tmp_path_factory.mktemp("reader")
    (made / "offline.py").write_bytes(single.made())
    (made / "good.json").write_text(HELD["twin"], "utf-8")
    (made / "good.tlog-proof").write_text(HELD["proof"], "utf-8")
    return made


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    # Isolated and without site-packages: whoever has Python alone. In a locale without UTF-8.
    plain = [sys.executable, "-I", "-S", "-X", "utf8=0", "offline.py", *words]
    return subprocess.run(
        plain, cwd=folder, capture_output=True, encoding="utf-8", check=False, env={"LC_ALL": "C"}
    )


def said(folder: Path, twin: str, proof: str, key: str = HELD["key"]) -> tuple[int, str]:
    """What it says of a notice and a proof."""
    (folder / "one.json").write_text(twin, "utf-8")
    (folder / "one.tlog-proof").write_text(proof, "utf-8")
    done = run(folder, "one.json", "--key", key)
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_a_good_notice(folder: Path) -> None:
    done = run(folder, "good.json", "--key", HELD["key"])
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("核对无误 Verified：公告 2026-00012-K《关于华山机械")
    assert "第 259 条，2026-11-20 收入，300 条时树根" in done.stdout
    assert "所存文件载明其后已被更正" in done.stdout
    assert "没有核对的 Not checked:" in done.stdout
    assert "\u2028" not in done.stdout


def test_a_proof_that_lies_elsewhere(folder: Path) -> None:
    (folder / "elsewhere").write_text(HELD["proof"], "utf-8")
    done = run(folder, "good.json", "--key", HELD["key"], "--proof", "elsewhere")
    assert done.returncode == 0


def test_an_altered_notice(folder: Path) -> None:
    told = {**json.loads(HELD["twin"]), "day": "2026-11-21"}
    status, text = said(folder, json.dumps(told), HELD["proof"])
    assert (status, text.split("。")[0]) == (1, "核对未通过：内容与日志条目不符")


def test_the_proof_of_another_notice(folder: Path) -> None:
    """Signed by the same key, of the same log, and of another notice's leaf."""
    another = saved.made({**saved.CONTENT, "id": "2026-00013-3"})
    assert said(folder, another["twin"], another["proof"])[0] == 0
    assert said(folder, HELD["twin"], another["proof"])[0] == 1
    assert said(folder, another["twin"], HELD["proof"])[0] == 1


def test_a_proof_that_does_not_hold(folder: Path) -> None:
    """A hash of the path is another."""
    lines = HELD["proof"].split("\n")
    lines[4] = lines[3]
    status, text = said(folder, HELD["twin"], "\n".join(lines))
    assert (status, text) == (1, "核对未通过：证明不成立。Not verified. The proof does not hold.\n")


def test_a_leaf_that_is_no_notices(folder: Path) -> None:
    standing = saved.made(kind="standing")
    status, text = said(folder, standing["twin"], standing["proof"])
    assert (status, "所证明的不是公告" in text) == (1, True)


@pytest.mark.parametrize("proof", ["", "no proof", "\x00", HELD["proof"][:-9]])
def test_what_is_no_proof(folder: Path, proof: str) -> None:
    assert said(folder, HELD["twin"], proof)[0] == 1


@pytest.mark.parametrize("twin", ["", "{", "[" * 100_000, '"\\ud800"'])
def test_what_is_no_notice(folder: Path, twin: str) -> None:
    status, text = said(folder, twin, HELD["proof"])
    assert (status, text[:5]) == (1, "核对未通过")


def test_another_key(folder: Path) -> None:
    other = str(Secret(saved.KEY.name, bytes(32)).verifier)
    status, text = said(folder, HELD["twin"], HELD["proof"], other)
    assert (status, "缺少 register.example/log 的有效签名" in text) == (1, True)


def test_the_key_of_a_witness(folder: Path) -> None:
    witness = str(Secret(saved.KEY.name, saved.KEY.secret, WITNESS).verifier)
    status, text = said(folder, HELD["twin"], HELD["proof"], witness)
    assert (status, "见证人的公钥" in text) == (1, True)


def test_wrong_use(folder: Path) -> None:
    assert run(folder).returncode == 2
    assert run(folder, "good.json").returncode == 2
    assert run(folder, "good.json", "--key", "no key").returncode == 2
    gone = run(folder, "gone.json", "--key", HELD["key"])
    assert (gone.returncode, gone.stdout[:6]) == (2, "文件无法读取")
    assert "用法 --help" in single.made().decode()
    assert run(folder, "--help").returncode == 0


def test_the_demo_key_shows_itself(folder: Path) -> None:
    demo = saved.made(key=Secret("register.example/log/DEMO", bytes(32)))
    status, text = said(folder, demo["twin"], demo["proof"], demo["key"])
    assert (status, "这是演示密钥" in text) == (0, True)


def test_it_is_always_the_same() -> None:
    assert single.made() == single.made()
