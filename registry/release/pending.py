"""What the next build would change, told before it is published. Nothing is written.

The memory of the last build tells whom new entries and days concern; only their views are made and
held against the twins that are there. Where everything would be made anew, everything is compared.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from registry.public.disclosure import Disclosure
from registry.public.views import NoticeStub
from registry.release.batches import batches
from registry.release.changes import Known, Stale, stale
from registry.release.issuing import issuer
from registry.release.logged import signer
from registry.release.memory.companies import Companies, Disclosed
from registry.release.memory.companies import line as decoded
from registry.release.memory.notices import Notices
from registry.release.memory.store import Memory
from registry.release.place import Place, memory_file
from registry.release.tasks import disclosed, notice_view
from registry.site import addresses, pages, settings
from registry.site.errors import SiteError
from registry.site.membership import Key, lists_of
from registry.tlog.errors import LogError

Progress = Callable[[int, int], None]
#: What each notice says of each company by its code, b"" of whom it says nothing any more.
Said = dict[str, dict[str, bytes]]
_BATCH = 400


@dataclass(frozen=True)
class Change:
    """A page of a company, a notice or an agency that would be another.

    The twins are b"" where there is none. Where they are the same, only what stands beside the
    facts changes: on a notice's page what has ended since.
    """

    subject: str
    name: str
    address: str
    old: bytes
    new: bytes


@dataclass
class Pending:
    """What would change from the day of the last build to another.

    `whole` tells that everything would be made anew, since rules, agencies, keeper or code are
    others or the last build did not end. `templates` are those that changed: all their pages would.
    `lists` are the lists, by key, on which somebody would come, go or stand as another.
    """

    since: date
    as_of: date
    whole: bool
    templates: tuple[str, ...]
    companies: list[Change] = field(default_factory=list)
    notices: list[Change] = field(default_factory=list)
    agencies: list[Change] = field(default_factory=list)
    lists: dict[Key, str] = field(default_factory=dict)


def pending(configured: dict[str, Any], progress: Progress) -> Pending:
    """Compare the site of these settings with the register as of their day.

    Raises SiteError where no build has left a memory.
    """
    settings.impose(configured)
    place = Place(configured)
    memory = Memory.found(memory_file(configured))
    try:
        if memory is None:
            raise SiteError(
                f"{configured['OUTPUT_PATH']} 中没有生成过的网站，或其生成记忆不可读，无从比较。",
                "No build has left its memory there; there is nothing to compare with.",
            )
        return _Comparison(place, memory).made(progress)
    finally:
        if memory is not None:
            memory.drop()
        place.close()


class _Comparison:
    """One comparison under way."""

    def __init__(self, place: Place, memory: Memory) -> None:
        self._place, self._memory = place, memory
        self._companies, self._notices = Companies(memory), Notices(memory)
        self._said: Said = {}
        issues = issuer(place.settings, place.register.association)
        keys = _log_name(place), issues.name if issues else "", repr(place.beside)
        now = Known.now(place.register, place.environment, memory, *keys)
        known = Known.of(memory)
        under_way = place.output.under_way()
        self._stale: Stale | None = None if under_way else stale(memory, now, place.register)
        templates = sorted(self._stale.templates) if self._stale else []
        self._found = Pending(known.as_of, now.as_of, self._stale is None, tuple(templates))

    def made(self, progress: Progress) -> Pending:
        codes = self._codes()
        for done, some in enumerate(batches(codes, _BATCH)):
            progress(done * _BATCH, len(codes))
            self._compare(some)
        for some in batches(self._ids(), _BATCH):
            self._compare_notices(some)
        for agency in self._place.register.agencies():
            old, new = self._twin(addresses.agency_json(agency.code)), pages.twin(agency)
            if old != new:
                address = addresses.agency(agency.code)
                self._found.agencies.append(Change(agency.code, agency.name, address, old, new))
        return self._found

    def _codes(self) -> Sequence[str]:
        if self._stale is not None:
            return self._stale.companies
        return sorted({*self._place.register.codes(), *self._companies.listed()})

    def _compare(self, codes: Sequence[str]) -> None:
        """Some companies: their pages, their lists, and what notices say of them."""
        lines = self._companies.lines(codes)
        said = self._companies.mentions(codes)
        for one in self._place.register.disclosures(codes):
            found = disclosed(one, logs=False)
            self._company(one, lines.get(one.code, b""))
            self._enter(lines.get(one.code, b""), found.line)
            self._mention(found, said.get(one.code, {}))

    def _company(self, one: Disclosure, line: bytes) -> None:
        old = self._twin(addresses.company_json(one.code))
        told = one.view or one.stub
        new = pages.twin(told) if told else b""
        if old != new:
            name = one.view.name if one.view else decoded(line).name if line else ""
            address = addresses.company(one.code)
            self._found.companies.append(Change(one.code, name, address, old, new))

    def _enter(self, old: bytes, new: bytes) -> None:
        if old != new:
            for line in filter(None, (old, new)):
                self._found.lists.update(lists_of(decoded(line)))

    def _mention(self, found: Disclosed, known: Mapping[str, bytes]) -> None:
        for notice in known.keys() | found.mentions.keys():
            body = found.mentions.get(notice, b"")
            if self._stale is None or known.get(notice, b"") != body:
                self._said.setdefault(notice, {})[found.code] = body

    def _ids(self) -> Sequence[str]:
        if self._stale is None:
            return self._place.register.notice_ids()
        return sorted({*self._stale.notices, *self._said, *self._corrected})

    @cached_property
    def _corrected(self) -> Mapping[str, set[str]]:
        """Which notices are corrected by which, among those that are new or (whole) all."""
        found: dict[str, set[str]] = {}
        wanted = None if self._stale is None else self._stale.notices
        for corrected, correction in self._place.register.corrections(wanted):
            found.setdefault(corrected, set()).add(correction)
        return found

    def _compare_notices(self, ids: Sequence[str]) -> None:
        known = self._notices.said(ids)
        for id_ in ids:
            bodies = known.get(id_, {}) | self._said.get(id_, {})
            mentions = [bodies[code] for code in sorted(bodies) if bodies[code]]
            by = sorted(self._corrected.get(id_, set()).union(self._notices.corrections(id_)))
            view = notice_view(self._place.register, id_, mentions, by)
            old, new = self._twin(addresses.notice_json(id_)), pages.twin(view)
            if old != new or bodies != known.get(id_, {}):
                name = "" if isinstance(view, NoticeStub) else view.title
                change = Change(id_, name, addresses.notice(id_), old, new)
                self._found.notices.append(change)

    def _twin(self, address: str) -> bytes:
        return self._place.output.store.read(addresses.path(address)) or b""


def _log_name(place: Place) -> str:
    """The name of the log; "" where there is none yet, lest asking made its demo key."""
    if not place.logs or not (Path(place.settings["REGISTRY_LOG"]) / "log.sqlite3").is_file():
        return ""
    try:
        return signer(place.settings, place.register.association).name
    except LogError as fault:
        raise SiteError(fault.zh, fault.en) from fault
