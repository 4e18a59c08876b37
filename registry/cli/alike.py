"""Two codes whose names look the same: one may be passed off as the other, so the clerk is told."""

from collections.abc import Iterable, Iterator, Sequence

from registry.identity import names
from registry.intake.drafts import Origin
from registry.intake.read import Note
from registry.ledger.entries import Company, Entry, NameChange
from registry.ledger.reads import Reader


def _by_look(known: Sequence[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """The first code and name of each look."""
    seen = names.looks([name for _, name in known])
    return dict(zip(reversed(seen), reversed(known), strict=True))


class Alike:
    """The names that are recorded, by how they look; read when the first new one comes."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, str]] | None = None

    def notes(self, ledger: Reader, entries: Iterable[tuple[Entry, Origin]]) -> tuple[Note, ...]:
        """What to tell of the names among these entries, which come next."""
        named = [
            (entry, origin) for entry, origin in entries if isinstance(entry, Company | NameChange)
        ]
        if not named:
            return ()
        if self._known is None:
            self._known = _by_look(list(ledger.names()))
        return tuple(self._told(self._known, named))

    def _told(
        self,
        known: dict[str, tuple[str, str]],
        named: Iterable[tuple[Company | NameChange, Origin]],
    ) -> Iterator[Note]:
        for entry, origin in named:
            code, name = known.setdefault(names.look(entry.name), (entry.subject, entry.name))
            if code != entry.subject:
                yield Note(
                    origin.sheet,
                    f"第 {origin.row} 行 {entry.subject}“{entry.name}”与 {code}“{name}”"
                    "名称看上去相同而代码不同，请核对是否同一企业、有无冒用。",
                    f"Row {origin.row}: the names of {entry.subject} and {code} look the same.",
                )
