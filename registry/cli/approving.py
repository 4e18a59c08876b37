"""A second pair of eyes: which filings another clerk has approved, and what waits for it.

An approval is a filing without acts, as drafts are: chained, exported, replayed, never disclosed.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from registry.cli import opening
from registry.cli.settings import Settings
from registry.identity.text import compact
from registry.ledger.reads import Reader, TakenFiling
from registry.ledger.store import Transaction
from registry.site.errors import SiteError
from registry.state.due import Due
from scoring.refusal import Refusal

#: The kind under which the ledger keeps approvals.
KIND = "approval"
#: So many are named where a build stops; the rest are counted.
_NAMED = 10


class Approval(msgspec.Struct, frozen=True, kw_only=True):
    """That a clerk, who stands beside it in the ledger, approves a filing: digest and name."""

    filing: str
    of: str

    @property
    def name(self) -> str:
        """The name under which the ledger keeps it, once."""
        return f"核准 {self.of}"

    def encoded(self) -> bytes:
        """The bytes that the ledger keeps."""
        return msgspec.json.encode(self, order="sorted")


def waiting(ledger: Reader) -> list[TakenFiling]:
    """The filings with acts that no second clerk has approved, in ledger order."""
    approvals = ledger.filings_of(KIND)
    done = {msgspec.json.decode(one.content, type=Approval).filing for one in approvals}
    return [one for one in ledger.acted() if one.digest not in done]


def approve(
    ledger: Transaction, names: Iterable[str], clerk: str, today: date
) -> list[TakenFiling] | list[Refusal]:
    """Record a clerk's approval of filings by name or file: of all of them or of none.

    Refused: one that the ledger does not have as it is in the file, one that is approved, one that
    the same clerk took, and a clerk without a name.
    """
    left = {one.name: one for one in waiting(ledger)}
    taken = {one.name: one for one in ledger.acted()}
    found = [_judged(name, left, taken, clerk) for name in dict.fromkeys(names)]
    refused = [one for one in found if isinstance(one, Refusal)]
    if refused:
        return refused
    approved = [one for one in found if isinstance(one, TakenFiling)]
    for one in approved:
        record = Approval(filing=one.digest, of=one.name)
        ledger.add_filing(record.name, KIND, record.encoded(), today, clerk)
    return approved


def others(left: Iterable[TakenFiling], clerk: str) -> list[TakenFiling]:
    """Those that somebody else took."""
    return [one for one in left if not _same(one.clerk, clerk)]


def gate(values: Mapping[str, Any], settings: Settings) -> None:
    """Raises SiteError while filings wait for a second clerk, where the settings ask for one.

    A site that is built without a log is nobody's publication and is let through.
    """
    if not settings.second_person or not values.get("REGISTRY_LOG"):
        return
    with opening.ledger(settings, readonly=True) as ledger:
        left = waiting(ledger)
    if not left:
        return
    named = "、".join(f"“{one.name}”（{one.clerk or '未具名'}）" for one in left[:_NAMED])
    more = f"等 {len(left)} 份" if len(left) > _NAMED else ""
    raise SiteError(
        f"有报送未经第二人核准，不得发布：{named}{more}；"
        "请由另一名经办人用 registry preview 看过后 registry approve。",
        f"{len(left)} filings wait for a second clerk: look at a preview, then registry approve.",
    )


def approval_dues(ledger: Reader, as_of: date) -> list[Due]:
    """Each filing that waits, as something due since the day of its receipt."""
    return [
        Due(
            day=one.received,
            kind="approval",
            subject=one.digest[:12],
            name=one.name,
            text=f"待第二人核准后方可发布（经办人：{one.clerk or '未具名'}）",
            overdue=one.received < as_of,
            rule="",
            article="",
        )
        for one in waiting(ledger)
        if one.received <= as_of
    ]


def _judged(
    typed: str, left: Mapping[str, TakenFiling], taken: Mapping[str, TakenFiling], clerk: str
) -> TakenFiling | Refusal:
    path = Path(typed)
    name = path.name if path.is_file() else typed
    filing = taken.get(name)
    if filing is None:
        return _refusal(f"台账中没有名为“{name}”的报送。", "No such filing was taken.", name)
    if path.is_file() and sha256(path.read_bytes()).hexdigest() != filing.digest:
        return _refusal(
            f"文件“{name}”与台账所存的不符，请核对所看的是不是收取的那一份。",
            "The file differs from the one that was taken.",
            name,
        )
    if name not in left:
        return _refusal(f"“{name}”已经核准。", "It was approved before.", name)
    if not compact(clerk):
        return _refusal("核准须具名，请用 --clerk。", "An approval bears a name: --clerk.", name)
    if _same(filing.clerk, clerk):
        return _refusal(
            f"“{name}”由{filing.clerk}收取，须由另一人核准。",
            f"{filing.clerk} took it; somebody else approves it.",
            name,
        )
    return filing


def _same(one: str, other: str) -> bool:
    return compact(one).casefold() == compact(other).casefold()


def _refusal(zh: str, en: str, found: str) -> Refusal:
    return Refusal("", "", zh, en, found=found)
