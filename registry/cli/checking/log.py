"""What the public log lacks: its folder, its own key, witnesses."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from registry.cli.checking.finding import Finding
from registry.tlog import keys
from registry.tlog.errors import LogError
from registry.tlog.note import Verifier


def log(values: Mapping[str, Any]) -> Iterator[Finding]:
    """What is missing of the log; nothing more is looked for where there is none."""
    folder = values.get("REGISTRY_LOG")
    if not folder:
        yield Finding(
            "REGISTRY_LOG",
            "没有设公示日志：公告是否只增不改，公众无从核对（R-32）。",
            "写明一个文件夹，在网站之外，与台账一起备份。",
            "There is no public log.",
        )
        return
    output = Path(str(values.get("OUTPUT_PATH", "output"))).absolute()
    if Path(folder).absolute().is_relative_to(output):
        yield Finding(
            "REGISTRY_LOG",
            "日志文件夹在网站里面：盐和密钥会随网站公开。",
            "移到网站的文件夹之外。",
            "The log lies within the site, and would be published with it.",
        )
    yield from _key(values, "REGISTRY_LOG_KEY", "log")
    yield from _key(values, "REGISTRY_RELEASE_KEY", "release")
    yield from _witnesses(values)


def _key(values: Mapping[str, Any], setting: str, use: str) -> Iterator[Finding]:
    """The key that a setting names is there, can be used, and is no demo key."""
    chosen = values.get(setting)
    host = urlsplit(str((values.get("REGISTRY_ASSOCIATION") or {}).get("url", ""))).netloc
    mend = f"运行 registry key {host or '域名'}/{use} 文件名.key，把该文件写入 {setting}。"
    try:
        demo = not chosen or keys.is_demo(keys.signer(str(chosen)))
    except OSError:
        yield Finding(setting, f"密钥无从取得：{chosen}。", mend, "The key cannot be had.")
        return
    except LogError as fault:
        yield Finding(setting, fault.zh, mend, fault.en)
        return
    if demo:
        yield Finding(setting, "用的是演示密钥。", mend, "It is the demo key.")


def _witnesses(values: Mapping[str, Any]) -> Iterator[Finding]:
    known = values.get("REGISTRY_LOG_WITNESSES") or ()
    if not known:
        yield Finding(
            "REGISTRY_LOG_WITNESSES",
            "没有见证人：日志若对不同的人各说一套，无人知道。",
            "请主管部门、会员单位或同行协会运行 registry witness，把其公钥列入。",
            "There are no witnesses.",
        )
    for text in known:
        try:
            Verifier.parse(text)
        except LogError as fault:
            yield Finding("REGISTRY_LOG_WITNESSES", fault.zh, "向见证人另要公钥。", fault.en)
