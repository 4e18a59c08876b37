"""One build as Pelican's signals drive it (registry.site.plugin): begun, fed and finished.

Settings, templates and the permanence of addresses are checked before anything is written.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from registry.release import executors, permanence, terms
from registry.release.changes import Known, Stale, stale
from registry.release.issuing import Issuer, issuer
from registry.release.jobs import CompanyJob
from registry.release.logged import CHECKPOINT, BuildLog
from registry.release.memory import repairs
from registry.release.memory.files import Files
from registry.release.memory.store import Memory
from registry.release.place import Place, leave, memory_file, memory_folder, packed
from registry.release.steps import companies, credentials, data, lists, log, notices, search, whole
from registry.release.tasks import without
from registry.release.work import Work
from registry.search.memory import SearchMemory
from registry.site import addresses, assets, editorial
from registry.site.errors import SiteError
from registry.site.pages import PlannedPage
from registry.site.result import BuildResult, Progress


class Run:
    """The state of one build."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        """Check everything that can be checked before writing."""
        self.copies: list[tuple[str, Path]] = []
        self._settings = settings
        self.place = Place(settings)
        self._expected: set[str] = set()
        self._editorial: list[PlannedPage] = []
        self._searched = memory_folder(settings) / "search.sqlite3"
        self._old: Memory | None = None
        try:
            self._check()
        except BaseException:
            self.close()
            raise

    def _check(self) -> None:
        assets.check(self._settings.get("REGISTRY_BROWSER_LIBRARIES", {}))
        self._terms = terms.of(self._settings)
        self._old = self._remembered()
        keys = [one.name if one else "" for one in (self.log, self.issuer)]
        keys.append(repr(self.place.beside))
        self._known = Known.now(self.place.register, self.place.environment, self._old, *keys)
        self._stale = self._compared()

    @cached_property
    def search_memory(self) -> SearchMemory:
        """What the search remembers."""
        self._searched.parent.mkdir(parents=True, exist_ok=True)
        return SearchMemory.open(self._searched)

    @cached_property
    def log(self) -> BuildLog | None:
        """The public log, where there is one; it goes on from what is published."""
        if not self.place.logs:
            return None
        register = self.place.register
        log = BuildLog(self._settings, register.association, register.as_of)
        log.check(self.place.output.store.read(CHECKPOINT))
        return log

    @cached_property
    def issuer(self) -> Issuer | None:
        """Who issues credentials, where such are issued."""
        return issuer(self._settings, self.place.register.association)

    def expect_editorial(self, read: Mapping[str, Any], logged: Sequence[str]) -> None:
        """Take note of the pages that Pelican read; refuse when one is missing."""
        editorial.check(Path(self._settings["PATH"]), read, logged)
        self._expected |= {source.save_as for source in read.values()}

    def write_editorial(self, path: str, template: str, source: Any) -> None:
        """Take a page that Pelican read; it is written with the others."""
        page = {"page": editorial.page(source)}
        self._editorial.append(PlannedPage(f"/{path}", template, page))

    def finish(self) -> BuildResult:
        """Do everything."""
        self._check_editorial()
        settings = packed(self._settings, **_state(self.place), REGISTRY_BLANK=self._blank)
        with executors.choose(
            self._settings.get("REGISTRY_EXECUTOR") or executors.DEFAULT
        ) as executor:
            heard = self.search_memory.begin(whole=self._stale is None)
            work = Work(
                self.place,
                settings,
                self._memory(),
                executor,
                heard,
                self.log,
                self._stale,
                self.issuer,
            )
            try:
                if self._old is not None and self._stale is None:
                    permanence.check(self._old, self.place.register, settings, work.map)
                strays = self.place.output.begun()
                self.place.output.open_journal()
                self.steps(work)
                removed = self._remove(work, strays)
            except BaseException:
                work.memory.drop()
                raise
            executor.everywhere(leave)
            self.search_memory.commit(erased=work.erased)
            self._known.keep(work.memory)
            repairs.keep(work.memory, self.place.register.repairs)
            work.memory.keep(erased=work.erased)
        self.place.output.close_journal()
        pages, changed, unchanged = msgspec.structs.astuple(work.written)
        return BuildResult(pages, changed, unchanged, removed)

    def close(self) -> None:
        """Give back what was opened, however the build ended."""
        if self._old is not None:
            self._old.drop()
        if "search_memory" in vars(self):
            self.search_memory.close()
        log: BuildLog | None = vars(self).get("log")
        if log is not None:
            log.close()
        self.place.close()
        leave()

    def _remembered(self) -> Memory | None:
        """The last build's memory, None where there is none."""
        output = self.place.output
        old = Memory.found(memory_file(self._settings))
        self._blank = old is None and not any(output.store.names())
        if old is None and not self._blank and not output.under_way():
            raise self._foreign()
        return old

    def _foreign(self) -> SiteError:
        folder = self._settings["OUTPUT_PATH"]
        if memory_file(self._settings).is_file():
            return SiteError(
                f"输出目录 {folder} 是由另一版本的程序生成的，或其生成记忆已损坏；"
                "请另选空目录重新生成，公布的网址不变。",
                "Another version built this folder, or its memory is damaged: build into an empty"
                " one; what is published keeps its addresses.",
            )
        return SiteError(
            f"输出目录 {folder} 已有文件，且不是本程序生成的；请另选空目录。",
            "The output folder holds files that no build of a register wrote.",
        )

    def _compared(self) -> Stale | None:
        if self._old is None or self.place.output.under_way() or not self._searched.is_file():
            return None
        if self.search_memory.is_empty or log.went_on(self._old, self.log):
            return None
        return stale(self._old, self._known, self.place.register)

    def _memory(self) -> Memory:
        if self._old is None or self._stale is None:
            return Memory.made(memory_file(self._settings))
        return self._old

    def _check_editorial(self) -> None:
        """Every page that Pelican read has come to be written, at an address of its own."""
        paths = [addresses.path(page.address) for page in self._editorial]
        missing = sorted(self._expected.difference(paths))
        if missing:
            raise SiteError(
                f"应生成的页面有 {len(missing)} 个未生成，如 {missing[0]}。",
                f"{len(missing)} planned pages were not written, such as {missing[0]}.",
            )
        editorial.distinct(paths)

    def steps(self, work: Work) -> None:
        """Everything that a site consists of, one step after another."""
        rulesets = tuple(self.place.register.rulesets())
        progress: Progress = self._settings.get("REGISTRY_PROGRESS") or (lambda done, total: None)
        # What companies say of notices is let go with that step: a first build knows of all.
        notices.run(work, companies.run(work, progress), rulesets)
        credentials.run(work)
        lists.run(work, rulesets)
        offered = data.run(work, self._terms, rulesets)
        whole.run(work, rulesets, [*self._editorial, *offered], self.copies)
        log.run(work)
        search.run(work)

    def _remove(self, work: Work, strays: Sequence[str]) -> int:
        """Remove what earlier builds wrote, or had begun to, and this one has no more."""
        gone = work.removed
        if self._old is not None and self._stale is None:
            gone |= Files(self._old).all()
        gone |= set(strays)
        if gone:  # mostly nothing is, and there are many files
            gone -= work.files.all()
        unpublished = {path for path in gone if not work.publishes(path)}
        return self.place.output.remove(unpublished | work.lost | _beside(work, strays))


def _beside(work: Work, strays: Iterable[str]) -> set[str]:
    """What is left of a build that did not end beside pages of companies that have no such file."""
    begun = {path for path in strays if path.startswith("companies/")}
    codes = sorted({path.rpartition("/")[2].partition(".")[0] for path in begun})
    jobs = (CompanyJob(work.settings, part, pages=False) for part in companies.partitions(codes))
    return begun.intersection(path for lost in work.map(without, jobs) for path in lost)


def _state(place: Place) -> dict[str, str]:
    """The one state and day that every worker sees."""
    register = place.register
    return {"REGISTRY_HEAD": register.head, "REGISTRY_AS_OF": register.as_of.isoformat()}
