"""What changed, a file for each month, so that two days ask for few: from lines and notices.

It follows the lists, on which everything stands by day.
"""

from collections.abc import Iterator
from hashlib import sha256

import msgspec

from registry.data import delimited
from registry.data.changes import CHANGES, Change
from registry.release.batches import batches
from registry.release.jobs import Told
from registry.release.work import Work
from registry.site.sheets import Changed, changes_of, subject
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
    lists = {listed.key[1]: listed for listed in work.lists.all() if listed.key[0] == "changes"}
    until = work.place.register.as_of
    every = sorted({*lists, *work.notices.months(until)})
    for month in every:
        if work.stale is None or month in work.changed or month in work.months:
            rows = list(_rows(work, month))
            cells = [row for one in rows for row in CHANGES.rows(one)]
            content = delimited.encoded(CHANGES.columns, cells)
            path = f"{_FOLDER}{month}{_END}"
            work.add(PART, [(path, content)])
            told = Told(sha256(content).hexdigest(), len(content), len(rows))
            work.files.tell({path: msgspec.json.encode(told).decode()})
    return every


def _rows(work: Work, month: str) -> list[Change]:
    """Everything of a month by day, and within a day by code."""
    found = [_of_company(one) for one in _companies(work, month)]
    told = {one.notice for one in found}
    until = work.place.register.as_of
    for day, line in work.notices.published(month, until):
        if line.id not in told:
            event = word(line.kind, "notice")
            found.append(
                Change(day, line.kind, event, "", "", "", "", line.title, line.id, line.number)
            )
    return sorted(found, key=lambda one: (one.day, one.code, one.notice))


def _companies(work: Work, month: str) -> Iterator[Changed]:
    key = ("changes", month)
    for some in batches(work.lists.members(key), _BATCH):
        lines = work.companies.lines(subject(key, member) for member in some)
        for member in some:
            yield from changes_of(lines[subject(key, member)], member)


def _of_company(one: Changed) -> Change:
    told = one.change
    return Change(
        told.day,
        told.kind,
        word(told.kind, "event"),
        one.code,
        told.name,
        told.ruleset,
        told.was,
        told.becomes,
        told.notice,
        told.number,
    )
