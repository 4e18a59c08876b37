"""Looks through settings, pages, rules, log and ledger."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from registry.cli import opening
from registry.cli.checking.finding import Finding
from registry.cli.checking.log import log
from registry.cli.failure import Failure
from registry.cli.settings import Settings
from registry.cli.starting.pages import TO_FILL
from registry.ledger.errors import LedgerError
from scoring.overlay import CalendarError
from scoring.workdays import Calendar

#: Names kept for examples and for machines of their own (RFC 2606, RFC 6761).
_NO_HOSTS = (".example", ".invalid", ".test", ".localhost", ".local")
_EXAMPLES = ("example", "localhost", "example.com", "example.org", "example.net")
#: Pages without which the public cannot know what it looks at (P-12, P-13).
_PAGES = ("about.md", "contact.md", "impostors.md", "objections.md", "privacy.md")


@dataclass(frozen=True)
class Looking:
    """What is looked through: the file's values, the settings made of them, today."""

    values: Mapping[str, Any]
    settings: Settings
    today: date


Look = Callable[[Looking], Iterator[Finding]]


def findings(values: Mapping[str, Any], settings: Settings, today: date) -> list[Finding]:
    """All that is missing, in the order in which one would mend it.

    `values` are the settings file's, with whole paths; `settings` what the register made of them.
    """
    looking = Looking(values, settings, today)
    return [finding for look in _LOOKS for finding in look(looking)]


def _association(looking: Looking) -> Iterator[Finding]:
    said = looking.settings.association
    needed = {
        "name": (said.name, "协会名称", "name"),
        "icp": (said.icp, "网站备案号（P-15）", "ICP number"),
        "address": (said.address, "办公地址", "address"),
        "telephone": (said.telephone, "对外电话", "telephone"),
        "email": (said.email, "对外电子邮箱", "e-mail"),
    }
    for field, (value, zh, en) in needed.items():
        if not value or "示例" in value:
            yield Finding(
                "REGISTRY_ASSOCIATION",
                f"没有填写{zh}。" if not value else f"{zh}还是示例：{value}。",
                f"在设置文件中填写 {field}。",
                f"The association's {en} is missing, or the example's.",
            )


def _address(looking: Looking) -> Iterator[Finding]:
    url = looking.settings.association.url
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme != "https":
        yield Finding(
            "REGISTRY_ASSOCIATION",
            f"网站地址“{url}”不以 https:// 开头，读者无从辨认网站的真假（P-13）。",
            "为网站配置证书，把 url 改为 https:// 开头的地址。",
            "The site's address is not https.",
        )
    if not host or host in _EXAMPLES or host.endswith(_NO_HOSTS):
        yield Finding(
            "REGISTRY_ASSOCIATION",
            f"网站地址“{url}”是举例用的域名。",
            "把 url 改为本协会自己的域名。",
            "The site's address is one for examples.",
        )


def _demo(looking: Looking) -> Iterator[Finding]:
    if looking.values.get("REGISTRY_DEMO"):
        yield Finding(
            "REGISTRY_DEMO",
            "每页都注明登记册是虚构的。",
            "把 REGISTRY_DEMO 改为 False；演示时生成的 output 和日志文件夹另存或删去。",
            "Every page says that the register is made up.",
        )


def _rules(looking: Looking) -> Iterator[Finding]:
    try:
        opening.rules(looking.settings)
    except Failure as failure:
        yield Finding(
            "REGISTRY_RULESET",
            str(failure),
            "改正 REGISTRY_RULESET、REGISTRY_RULESET_DIRS 或其中的文件。",
            "The rules cannot be read.",
        )


def _calendar(looking: Looking) -> Iterator[Finding]:
    folder = looking.settings.calendar_dir
    try:
        calendar = Calendar.standard(Path(folder) if folder else None)
    except (CalendarError, OSError):
        return  # Told with the rules already.
    for year in (looking.today.year, looking.today.year + 1):
        if not calendar.covers(year):
            yield Finding(
                "REGISTRY_CALENDAR_DIR",
                f"没有 {year} 年的节假日安排，跨入该年的期限只能暂定（R-15、P-11）。",
                f"国务院办公厅公布后，把通知存为 {year}.txt，运行 registry calendar {year}.txt。",
                f"The holidays of {year} are not known; deadlines in it are provisional.",
            )


def _pages(looking: Looking) -> Iterator[Finding]:
    folder = Path(str(looking.values.get("PATH", "content")))
    found = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.md"))}
    for name in _PAGES:
        if name not in found:
            yield Finding(
                str(folder / name),
                "缺少这个编辑页面。",
                "从 registry init 另建的文件夹中取一份填写。",
                "An editorial page is missing.",
            )
    for name, text in found.items():
        if count := text.count(TO_FILL):
            yield Finding(
                str(folder / name),
                f"还有 {count} 处“{TO_FILL}：…〕”没有填写。",
                "填写后删去〔〕；不需要的整行删去。",
                f"Places to fill in: {count}.",
            )


def _files(looking: Looking) -> Iterator[Finding]:
    theme = Path(str(looking.values.get("THEME", "")), "templates")
    libraries = looking.values.get("REGISTRY_BROWSER_LIBRARIES") or {}
    gone = [str(path) for path in (theme, *map(Path, libraries.values())) if not path.exists()]
    for path in gone:
        yield Finding(
            path, "找不到。", "重新安装程序（npm ci 和 pip），或改正设置。", "It is not there."
        )


def _ledger(looking: Looking) -> Iterator[Finding]:
    try:
        with opening.ledger(looking.settings, readonly=True) as ledger:
            links = ledger.head()[0]
    except LedgerError as fault:
        yield Finding(
            "REGISTRY_URL", fault.refusal.zh, "改正台账的地址，或先收取报送。", fault.refusal.en
        )
        return
    if not links:
        yield Finding(
            "REGISTRY_URL",
            "台账是空的。",
            "用 registry take 收取报送：先资格证，再评价结果。",
            "The ledger is empty.",
        )


def _log(looking: Looking) -> Iterator[Finding]:
    return log(looking.values)


_LOOKS: tuple[Look, ...] = (
    _association,
    _address,
    _pages,
    _rules,
    _calendar,
    _files,
    _ledger,
    _log,
    _demo,
)
