"""A build under way: what its steps share."""

import ctypes
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

from registry.release.changes import Stale
from registry.release.executors import Executor
from registry.release.issuing import Issuer
from registry.release.logged import BuildLog
from registry.release.memory.companies import Companies
from registry.release.memory.counts import Counts
from registry.release.memory.credentials import Credentials
from registry.release.memory.files import Files
from registry.release.memory.lists import Lists
from registry.release.memory.named import Named
from registry.release.memory.notices import Notices
from registry.release.memory.store import Memory
from registry.release.output import File, Written
from registry.release.place import Place, lent
from registry.search.memory import Update
from registry.site import addresses, listings
from registry.site.listings import Listing
from registry.site.pages import Planned, PlannedPage, digest

#: The part of the site that consists of what is left of things erased (P-5).
STUBS = "stubs"

J = TypeVar("J")
R = TypeVar("R")

#: With fewer jobs than this it is not worth waking other processes.
_WORTH_IT = 4


@dataclass
class Work:
    """The memory that this build fills, where it writes, and who works for it.

    `stale` is None where everything is done anew. `search` hears at once what became of companies
    and notices, so that nobody holds all of them. `rewritten` are the companies and notices whose
    JSON files may be others, where not all are. `months`, `kinds` and `regions` are those whose
    feeds may tell something else, `changed` the months in which something else is told of
    companies; `ends` are those of whom something else is told at the end of a year, `moved` the
    days since which rows of changed companies are or were as they are. `relisted` tells that
    companies came or went, `erased` that something is shown no longer, so that nothing of it stays
    in any memory either; `lost` are files of listed companies that go with it.
    """

    place: Place
    settings: bytes
    memory: Memory
    executor: Executor
    search: Update
    log: BuildLog | None
    stale: Stale | None
    issuer: Issuer | None = None
    written: Written = field(default_factory=Written)
    removed: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    rewritten: set[str] = field(default_factory=set)
    months: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    ends: dict[int, set[str]] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)
    relisted: bool = False
    erased: bool = False

    def __post_init__(self) -> None:
        self.companies = Companies(self.memory)
        self.notices = Notices(self.memory)
        self.named = Named(self.memory)
        self.lists = Lists(self.memory)
        self.counts = Counts(self.memory)
        self.credentials = Credentials(self.memory)
        self.files = Files(self.memory)

    def renders(self, template: str) -> bool:
        """Whether all pages of this template are made anew."""
        return self.stale is None or template in self.stale.templates

    def listings(self) -> list[Listing]:
        """Every list as it is told."""
        return [
            listings.listing(listed.key, listed.name, listed.members, self.place.titles)
            for listed in self.lists.all()
        ]

    def log_standings(self, found: Iterable[tuple[str, bytes]]) -> None:
        """Log what became of companies, by code, where there is a log."""
        if self.log is not None:
            self.log.standings(found)

    def rest(self) -> None:
        """Give back what earlier steps needed to be quick, before one that needs much memory."""
        self.executor.refresh()
        self.memory.rest()
        self.place.register.rest()
        with suppress(AttributeError, OSError, TypeError):
            # Else glibc keeps what lies below anything that is still in use. Others have no such.
            ctypes.CDLL(None).malloc_trim(0)

    def map(self, task: Callable[[J], R], jobs: Iterable[J]) -> Iterator[R]:
        """Have a task done for each job; results come in the order of the jobs."""
        waiting = iter(jobs)
        first: list[J] = []
        for job in waiting:
            first.append(job)
            if len(first) == _WORTH_IT:
                break
        else:
            return self._here(task, first)
        return self.executor.map(task, _all(first, waiting))

    def _here(self, task: Callable[[J], R], jobs: Iterable[J]) -> Iterator[R]:
        for job in jobs:
            with lent(self.settings, self.place):
                done = task(job)
            yield done

    def stubs(self, folder: str) -> set[str]:
        """The subjects in a folder ("companies", "notices") whose pages are stubs."""
        paths = (path.split("/") for path in self.files.of(STUBS))
        return {name.partition(".")[0] for top, *_, name in paths if top == folder}

    def publishes(self, path: str) -> bool:
        """Whether this is a page of a company or a notice, or its twin: such are never removed."""
        folder, _, name = path.rpartition("/")
        subject = name.partition(".")[0]
        if folder.startswith("companies/"):
            return bool(self.companies.lines([subject]))
        return folder.startswith("notices/") and bool(self.notices.lines([subject]))

    def write(self, part: str, planned: Iterable[Planned]) -> None:
        """Write all that a part of the site consists of; render what tells something else."""
        every = list(planned)
        known = {} if self.stale is None else self.files.told(part)
        told = {addresses.path(one.address): digest(one) for one in every}
        self.add(part, [self.place.file(one) for one in every if self._differs(one, known)])
        self.files.tell(told)
        self.keep_only(part, told)

    def _differs(self, planned: Planned, known: Mapping[str, str]) -> bool:
        if not isinstance(planned, PlannedPage) or self.renders(planned.template):
            return True
        return known.get(addresses.path(planned.address)) != digest(planned)

    def bring(self, part: str, files: Sequence[File]) -> None:
        """Write all files that a part of the site consists of."""
        self.add(part, files)
        self.keep_only(part, (path for path, _ in files))

    def add(self, part: str, files: Sequence[File]) -> None:
        """Write some files of a part of the site."""
        self.written += self.place.output.write(files)
        self.files.add(part, (path for path, _ in files))

    def drop(self, part: str, paths: Iterable[str]) -> None:
        """A part of the site has these files no longer."""
        gone = set(paths)
        if gone:
            self.keep_only(part, set(self.files.of(part)) - gone)

    def keep_only(self, part: str, paths: Iterable[str]) -> None:
        """A part of the site consists of these files and no others."""
        self.removed |= self.files.keep_only(part, paths)


def _all(first: Sequence[J], rest: Iterator[J]) -> Iterator[J]:
    yield from first
    yield from rest
