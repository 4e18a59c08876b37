"""What an association is asked before its folder is made, and whether an answer will do."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from registry.cli.failure import Failure
from registry.identity.text import compact, strange

#: What could end a text in a settings file.
_CODE = frozenset('"\\')
_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"({_LABEL}\.)+{_LABEL}")
_ICP = re.compile(r"[\u4e00-\u9fff]ICP[备证]\d+号(-\d+)?")


@dataclass(frozen=True)
class Answers:
    """The association's own facts; `icp` and `english_name` may be empty."""

    name: str
    english_name: str
    domain: str
    ruleset: str
    icp: str


def text(given: str, what: str) -> str:
    """A name on one line. Raises Failure."""
    cleaned = " ".join(given.split())
    if strange(cleaned) or len(cleaned) > 100 or set(cleaned) & _CODE:
        raise Failure(f"{what}“{cleaned[:40]}”不合要求。", "That is no name.")
    return cleaned


def domain(given: str) -> str:
    """The host of the site, without scheme and slash. Raises Failure."""
    host = compact(given).lower().removeprefix("https://").removeprefix("http://").rstrip("/")
    if not _DOMAIN.fullmatch(host):
        raise Failure(
            f"“{given}”不是域名，形如 credit.example.org.cn。", "A domain is wanted, like that."
        )
    return host


def one_of(given: str, known: Iterable[str]) -> str:
    """The id of a rule set that is there. Raises Failure."""
    chosen = compact(given)
    if chosen not in known:
        raise Failure(f"没有评价办法 {given}，现有：{'、'.join(known)}。", "No such rule set.")
    return chosen


def icp(given: str) -> str:
    """An ICP number, or "" for none yet (P-15). Raises Failure."""
    number = compact(given).upper()
    if number and not _ICP.fullmatch(number):
        raise Failure(
            f"“{given}”不是网站备案号，形如 陕ICP备12345678号-1。", "That is no ICP number."
        )
    return number
