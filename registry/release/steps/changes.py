"""What changed, a file for each month, so that two days ask for few: from lines and notices.

It follows the lists, on which everything stands by day. Rows of companies that did not change are
taken from the file as it was: a month may have tens of thousands.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256

import msgspec

from registry.data import delimited
from registry.data.changes import CHANGES, Change
from registry.data.columns import Cell
from registry.release.batches import batches
from registry.release.jobs import Told
from registry.release.memory.companies import line as decoded
from registry.release.work import Work
from registry.site.sheets import subject
from registry.site.words import word

_BATCH = 500
#: The part of the site that the files belong to.
PART = "data"
_FOLDER, _END = "data/changes/", ".csv"


def months(work: Work) -> list[str]:
    """The months that have a file."""
    paths = (path for path in work.files.of(PART) if path.startswith(_FOLDER))
    return [path.removeprefix(_FOLDER).removesuffix(_END) for path in paths]


def run(work: Work) -> list[str]:
    """Bring the files up to date; the months that have one."""
    lists = {listed.key[1] for listed in work.lists.all() if listed.key[0] == "changes"}
    until = work.place.register.as_of
    every = sorted(lists.union(work.notices.months(until)))
    told = {} if work.stale is None else work.files.told(PART)
    for month in every:
        if work.stale is None or month in work.changed or month in work.months:
            path = f"{_FOLDER}{month}{_END}"
            rows = sorted(_rows(work, month, _earlier(work, path, told.get(path))), key=_order)
            content = delimited.head(CHANGES.columns) + delimited.texts(rows)
            work.add(PART, [(path, content)])
            now = Told(sha256(content).hexdigest(), len(content), len(rows))
            work.files.tell({path: msgspec.json.encode(now).decode()})
    return every


def _order(row: Change) -> tuple[str, str, str]:
    """By day, and within a day by code."""
    return row.day, row.code, row.notice


def _earlier(work: Work, path: str, told: str | None) -> list[Change] | None:
    """The rows that a file had, if it is as it was made."""
    content = work.place.output.store.read(path) if told else None
    if not told or content is None:
        return None
    same = sha256(content).hexdigest() == msgspec.json.decode(told, type=Told).digest
    return [Change(*cells) for cells in delimited.read(content)] if same else None


def _rows(work: Work, month: str, earlier: list[Change] | None) -> list[Change]:
    """What is told of companies in a month, and the notices that tell of none."""
    if earlier is None or work.stale is None:
        key = ("changes", month)
        members = work.lists.members(key)
        found = list(_of_companies(work, month, {subject(key, one) for one in members}))
    else:
        changed = set(work.stale.companies)
        found = [row for row in earlier if row.code and row.code not in changed]
        found += _of_companies(work, month, changed)
    told = {row.notice for row in found}
    for day, line in work.notices.published(month, work.place.register.as_of):
        if line.id not in told:
            event = word(line.kind, "notice")
            said = (line.title, line.id, line.number)
            found.append(_row(day, line.kind, event, "", "", "", "", *said))
    return found


def _of_companies(work: Work, month: str, codes: Iterable[str]) -> Iterator[Change]:
    for some in batches(sorted(codes), _BATCH):
        for code, encoded in work.companies.lines(some).items():
            for told in decoded(encoded).changes:
                if told.day.isoformat().startswith(month):
                    event = word(told.kind, "event")
                    said = (told.name, told.ruleset, told.was, told.becomes)
                    yield _row(told.day, told.kind, event, code, *said, told.notice, told.number)


def _row(*cells: Cell) -> Change:
    return Change(*map(delimited.shown, cells))
