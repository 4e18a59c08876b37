"""The first step: companies are disclosed and written, and what became of each is remembered."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from zlib import crc32

from registry.release.jobs import CompaniesDone, CompanyJob
from registry.release.memory.companies import Disclosed
from registry.release.memory.companies import line as decoded
from registry.release.memory.lists import Place
from registry.release.memory.named import Pair
from registry.release.steps import credentials, yearends
from registry.release.tasks import companies
from registry.release.work import STUBS, Work
from registry.site import addresses
from registry.site.counting import counted, counted_at_ends
from registry.site.errors import SiteError
from registry.site.lines import ChangeLine, CompanyLine
from registry.site.membership import Key, lists_of
from registry.site.sheets import member_of_change, member_of_commitment

#: So many companies make a partition, about; fewer where that leaves nothing for other processes.
_PARTITION, _LEAST, _SHARES = 400, 50, 8

Progress = Callable[[int, int], None]


def run(work: Work, progress: Progress) -> set[str]:
    """Bring all companies up to date; the notices that say something else of them than before."""
    changed = None if work.stale is None else set(work.stale.companies)
    work.rewritten.update(changed or ())
    codes = _codes(work)
    before = set() if work.memory.fresh else work.stubs("companies")
    notices: set[str] = set()
    done = 0
    for result in work.map(companies, _jobs(work, codes)):
        _check(result)
        work.written += result.written
        news = [one for one in result.found if changed is None or one.code in changed]
        notices |= _absorb(work, news)
        _keep_stubs(work, result.found, before)
        done += len(result.found)
        progress(done, len(codes))
    work.memory.index()
    return notices


def partitions(codes: Sequence[str]) -> Iterator[list[str]]:
    """Codes by a stable hash: the partition of a code depends on nothing but how many there are."""
    size = min(_PARTITION, max(_LEAST, len(codes) // _SHARES))
    number = 1
    while number * size < len(codes):
        number *= 2
    parts: list[list[str]] = [[] for _ in range(number)]
    for code in codes:
        parts[crc32(code.encode()) % number].append(code)
    return filter(None, parts)


def _codes(work: Work) -> Sequence[str]:
    if work.stale is None:
        return work.place.register.codes()
    listed = work.companies.listed() if "company" in work.stale.templates else ()
    stubs = work.stubs("companies") if "stub" in work.stale.templates else ()
    return sorted({*listed, *stubs, *work.stale.companies})


def _jobs(work: Work, codes: Sequence[str]) -> Iterator[CompanyJob]:
    return (CompanyJob(work.settings, part) for part in partitions(codes))


def _check(result: CompaniesDone) -> None:
    """Each listed company has its page, and each that was erased its stub."""
    listed = sum(1 for one in result.found if one.line or one.stub)
    if result.written.pages != listed:
        raise SiteError(
            f"应生成的企业页有 {listed} 个，实际生成 {result.written.pages} 个。",
            f"{listed} companies' pages were planned, {result.written.pages} were made.",
        )


def _absorb(work: Work, found: Sequence[Disclosed]) -> set[str]:
    """Remember what was found; the notices that are to be written anew for it."""
    codes = [one.code for one in found]
    fresh = work.memory.fresh
    lines = {} if fresh else work.companies.lines(codes)
    mentions = {} if fresh else work.companies.mentions(codes)
    notices: set[str] = set()
    named: Counter[Pair] = Counter()
    if not fresh:
        work.moved |= work.companies.moved(codes)
    work.moved.update(one.moved for one in found if one.moved)
    for one in found:
        said = mentions.get(one.code, {})
        keys = said.keys() | one.mentions.keys()
        notices.update(key for key in keys if said.get(key) != one.mentions.get(key))
        old = lines.get(one.code, b"")
        work.relisted |= bool(old) != bool(one.line)
        before, after = (decoded(line) if line else None for line in (old, one.line))
        if old != one.line:
            _enter(work, before, after)
        named.subtract(_named(before, said))
        named.update(_named(after, one.mentions))
        work.regions |= _regions(before) ^ _regions(after)
    work.named.change(named)
    work.regions.update(region for (_, region), number in named.items() if number)
    heard = ((one.code, one.document) for one in found if one.document or one.code in lines)
    work.search.companies(heard)
    work.log_standings((one.code, one.digest) for one in found if one.digest)
    work.companies.replace(found, mentions)
    credentials.of_companies(work, found)
    return notices


def _keep_stubs(work: Work, found: Sequence[Disclosed], before: set[str]) -> None:
    """Note whose pages are stubs now, whose are so no longer, and what companies have lost."""
    for one in found:
        paths = addresses.both(addresses.company(one.code))
        work.lost.update(one.lost)
        if one.stub:
            work.files.add(STUBS, paths)
            work.erased |= one.code not in before
        elif one.code in before:
            work.files.forget(paths)


def _enter(work: Work, old: CompanyLine | None, new: CompanyLine | None) -> None:
    """Note where on the lists the company stands now, and where it stood; what it counts for.

    A place that tells of it what it told is left alone.
    """
    before, after = dict(_places(old)), dict(_places(new))
    told, tells = _changes(old), _changes(new)
    for place in told.keys() | tells.keys():
        if told.get(place) == tells.get(place):
            del before[place], after[place]
        else:
            work.changed.add(place[0][1])
    if not work.memory.fresh:
        yearends.concerned(work, old, new)
    work.lists.change(before, after)
    work.counts.change(_counted(old), _counted(new))


def _named(line: CompanyLine | None, notices: Iterable[str]) -> list[Pair]:
    """The region that a company's page tells, with each notice that names the company."""
    return [(id_, region) for id_ in notices for region in _regions(line)]


def _regions(line: CompanyLine | None) -> set[str]:
    """The region that a company's page tells, if it tells one."""
    return {line.region.code} if line and line.region.code else set()


def _counted(line: CompanyLine | None) -> Iterator[Key]:
    if line:
        yield from counted(line)
        yield from counted_at_ends(line)


def _changes(line: CompanyLine | None) -> dict[Place, list[ChangeLine]]:
    """What lists of changes tell of a company, by where it stands there."""
    found: dict[Place, list[ChangeLine]] = {}
    if line:
        for change in line.changes:
            found.setdefault(member_of_change(line.code, change.day), []).append(change)
    return found


def _places(line: CompanyLine | None) -> Iterator[tuple[Place, str]]:
    """Where a company stands on lists, with what each list is called."""
    if line is None:
        return
    for key, name in lists_of(line):
        yield (key, line.code), name
    for commitment in line.commitments:
        yield member_of_commitment(commitment), ""
    for change in line.changes:
        yield member_of_change(line.code, change.day), ""
