"""What the script does and says that checks a saved notice by itself (`registry.tlog.single`)."""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from registry.tlog import leaf
from registry.tlog.checkpoint import Checkpoint
from registry.tlog.errors import LogError
from registry.tlog.note import LOG, Verifier
from registry.tlog.proof import Proof

_NAMED = ("id", "title", "day", "erased_on")
#: Done, not what it should be, used wrongly: the same as of the command `registry`.
GOOD, BAD, WRONG_USE = 0, 1, 2

_UNCHECKED = """\
没有核对的 Not checked:
  一、公钥是否为协会所有：请与印在别处的公钥逐字比较。Whose the key is: compare it elsewhere.
  二、其后是否已被更正或者依法撤下，所载等级是否已届满、被取代、撤销或者宣布无效：请查登记册。
      Whether it was corrected or erased since, or what it announced has ended: see the register.
  三、持有密钥者是否另写了一份日志：请与自己或者见证人留存的检查点比较。
      Whether the key's owner keeps another log: compare a checkpoint that you or a witness kept.
  四、公告所载内容本身是否真实。Whether what the notice says is true."""


def main(words: list[str] | None = None) -> int:
    """Check what the command line names; the exit status."""
    given = _parser().parse_args(words)
    twin: Path = given.notice
    proof: Path = given.proof or twin.with_suffix(".tlog-proof")
    try:
        files = twin.read_bytes(), proof.read_bytes()
    except OSError as fault:
        print(f"文件无法读取 {fault.filename}：{fault.strerror}。A file cannot be read.")
        return WRONG_USE
    try:
        key = Verifier.parse(given.key)
    except LogError as fault:
        print(f"--key：{fault}")
        return WRONG_USE
    try:
        print(_checked(*files, key))
    except LogError as fault:
        print(f"核对未通过：{fault.zh}Not verified. {fault.en}")
        return BAD
    return GOOD


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        description="凭证明文件和日志公钥核对一份已保存的公告，不连接任何网站。"
        "Checks a saved notice with its proof and a key that you have; needs no network.",
        epilog="例 Example: python3 offline.py 2026-00012-K.json --key example.org/log+…",
    )
    made.add_argument("notice", type=Path, help="公告的数据文件 .json。The notice's data.")
    made.add_argument(
        "--key", required=True, help="从可信处得到的日志公钥。The log's key, from where you trust."
    )
    made.add_argument(
        "--proof", type=Path, help="证明文件，默认与数据文件同名。Its proof; by the same name."
    )
    return made


def _checked(twin: bytes, proof: bytes, key: Verifier) -> str:
    """What was checked and what was not, in words. Raises LogError."""
    if key.kind != LOG:
        raise LogError("所给的是见证人的公钥。", "This is a witness's key, not the log's.")
    held = Proof.decode(proof)
    signed = held.check(twin, key)
    if leaf.kind(held.leaf) not in ("notice", "erase"):
        raise LogError("所证明的不是公告。", "What is proved is no notice.")
    told = json.loads(twin)
    if not isinstance(told, Mapping):
        raise LogError("不是公告的数据文件。", "This is no notice's data.")
    return "\n".join([*_found(told, held, signed, key), _UNCHECKED])


def _found(told: Mapping[str, Any], held: Proof, signed: Checkpoint, key: Verifier) -> list[str]:
    lines = [
        f"核对无误 Verified：{_named(told)}",
        "已经核对的 Checked:",
        "  一、数据文件与日志条目相符，一字未改。The data is what the leaf commits to.",
        f"  二、条目在日志 {signed.origin} 之中：第 {held.index} 条，{leaf.day(held.leaf)} 收入，"
        f"{signed.size} 条时树根 {signed.short}。The leaf is in the log of that size and root.",
        f"  三、检查点由 {key.name} 签名。The checkpoint was signed by that key.",
    ]
    if "DEMO" in key.name:
        lines.append("  这是演示密钥，不属于任何正式登记册。A demo key, of no official register.")
    if told.get("corrected_by"):
        lines.append(
            "  所存文件载明其后已被更正（此项不在证明之内）。"
            "Corrected later, as the saved file says; the proof does not cover that."
        )
    return lines


def _named(told: Mapping[str, Any]) -> str:
    id_, title, day, erased = (_shown(told.get(name)) for name in _NAMED)
    if "erased_on" in told:
        return f"公告 {id_} 依法停止公示的存根（{erased} 撤下）a stub"
    return f"公告 {id_}《{title}》（{day}）"


def _shown(value: object) -> str:
    """A value on a terminal, which no character of it may steer."""
    return "".join(char if char.isprintable() else "�" for char in str(value))


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
