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
    yield from _key(values)
    yield from _witnesses(values)


def _key(values: Mapping[str, Any]) -> Iterator[Finding]:
    chosen = values.get("REGISTRY_LOG_KEY")
    host = urlsplit(str((values.get("REGISTRY_ASSOCIATION") or {}).get("url", ""))).netloc
    mend = f"运行 registry key {host or '域名'}/log 日志.key，把该文件写入 REGISTRY_LOG_KEY。"
    if not chosen:
        yield Finding(
            "REGISTRY_LOG_KEY", "日志用的是演示密钥。", mend, "The log is signed by the demo key."
        )
        return
    try:
        name = keys.key(Path(chosen)).name
    except FileNotFoundError:
        yield Finding("REGISTRY_LOG_KEY", f"没有文件 {chosen}。", mend, "There is no such file.")
    except LogError as fault:
        yield Finding("REGISTRY_LOG_KEY", fault.zh, "按所述改正，或另生成一把。", fault.en)
    else:
        if keys.DEMO in name:
            yield Finding(
                "REGISTRY_LOG_KEY", "日志用的是演示密钥。", mend, "The log is signed by a demo key."
            )


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
