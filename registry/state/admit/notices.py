"""The notices that a filing publishes: numbered once, sealed with the filing (R-32)."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from msgspec import Struct, structs

from registry.identity import notice_ids
from registry.intake.drafts import Origin
from registry.ledger.entries import Notice, NoticeKind
from registry.state.admit.working import Working
from registry.state.titles import TITLES
from scoring.refusal import Refusal


class Wanted(Struct, frozen=True):
    """A notice that a row needs, and the `name` it is about.

    Without a document number, rows of one `group` share one notice.
    """

    kind: NoticeKind
    day: date
    number: str = ""
    ruleset: str = ""
    text: str = ""
    corrects: str = ""
    days: int = 1
    group: str = ""
    name: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """Rows with the same key stand in the same notice."""
        if self.number:
            return (self.number,)
        return ("", self.kind, self.ruleset, self.day.isoformat(), self.corrects, self.group)


@dataclass
class NoticeBook:
    """The notices made so far by one filing, and the running numbers of each year."""

    working: Working
    made: dict[tuple[str, ...], tuple[Notice, Wanted, Origin]] = field(default_factory=dict)
    names: dict[str, dict[str, None]] = field(default_factory=dict)
    serials: dict[int, int] = field(default_factory=dict)

    def refusal(self, wanted: Wanted) -> Refusal | None:
        """Why a row cannot stand in this notice (R-32), or None."""
        if wanted.number and self.working.notice(wanted.number):
            return Refusal(
                "R-32",
                "",
                f"文号“{wanted.number}”的公告已经发布，不得增补或修改；有差错请报“更正公告”。",
                f"Notice {wanted.number} is published already and is never edited; "
                "file a correction notice.",
                found=wanted.number,
            )
        made = self.made.get(wanted.key)
        if made is not None and _identity(made[1]) != _identity(wanted):
            return Refusal(
                "R-32",
                "",
                f"同一文号“{wanted.number}”在本文件中用于不同种类、办法或日期的公告。",
                f"One number, {wanted.number}, stands for notices of different kinds or days.",
                found=f"{wanted.kind} {wanted.day}",
                expected=f"{made[1].kind} {made[1].day}",
            )
        return None

    def id_for(self, wanted: Wanted, origin: Origin) -> str:
        """The id of the notice that a row stands in, made at its first row."""
        key = wanted.key
        if key not in self.made:
            self.made[key] = (self._notice(wanted), wanted, origin)
        notice, first, place = self.made[key]
        if wanted.text and wanted.text not in notice.text:
            text = "\n\n".join(filter(None, (notice.text, wanted.text)))
            notice = structs.replace(notice, text=text)
            self.made[key] = (notice, structs.replace(first, text=text), place)
        self.names.setdefault(notice.id, {})[wanted.name] = None
        return notice.id

    def published(self, id_or_number: str) -> Notice | None:
        """A notice that is recorded, or that an earlier row of this filing made."""
        recorded = self.working.published(id_or_number)
        made = (notice for notice, _, _ in self.made.values())
        return recorded or next((one for one in made if one.number == id_or_number), None)

    def _notice(self, wanted: Wanted) -> Notice:
        year = wanted.day.year
        if year not in self.serials:
            self.serials[year] = self.working.notices_of(year)
        self.serials[year] += 1
        return Notice(
            day=wanted.day,
            id=notice_ids.make(year, self.serials[year]),
            kind=wanted.kind,
            title="",
            number=wanted.number,
            ruleset=wanted.ruleset,
            days=tuple(wanted.day + timedelta(days=n) for n in range(wanted.days)),
            text="",
            corrects=wanted.corrects,
        )

    def entries(self) -> list[tuple[Notice, Origin]]:
        """The notices of the filing, titled; a batch of upgrades alone is an upgrade notice."""
        bases: dict[str, set[str]] = {}
        for entry, _ in self.working.added:
            basis = getattr(entry, "basis", None)
            if basis is not None:
                bases.setdefault(getattr(entry, "notice", ""), set()).add(basis)
        upgrades = {notice for notice, found in bases.items() if found == {"upgrade"}}
        return [
            (self._titled(notice, upgrade=notice.id in upgrades), origin)
            for notice, _, origin in self.made.values()
        ]

    def _titled(self, notice: Notice, *, upgrade: bool) -> Notice:
        kind: NoticeKind = "upgrade" if upgrade and notice.kind == "grade" else notice.kind
        names = self.names[notice.id]
        unit = "名（家）" if kind == "licence" else "家"
        first = next(iter(names))
        about = first if len(names) == 1 else f"{first}等{len(names)}{unit}"
        return structs.replace(notice, kind=kind, title=TITLES[kind].format(about))


def _identity(wanted: Wanted) -> tuple[str, date, str, str]:
    return (wanted.kind, wanted.day, wanted.ruleset, wanted.corrects)
