"""The second step: notices are put together from what was found of companies, logged and written.

What is logged is checked before anything is written: a notice is never edited (R-32).
"""

from collections.abc import Iterable, Iterator, Sequence

from registry.public.views import RuleSetView
from registry.release.batches import batches
from registry.release.jobs import NoticeJob
from registry.release.logged import BuildLog
from registry.release.memory.notices import Published
from registry.release.memory.notices import line as decoded
from registry.release.tasks import notice_digests, notices
from registry.release.work import STUBS, Work
from registry.site import addresses, machines
from registry.site.lines import NoticeLine
from registry.site.membership import Key
from registry.site.pages import PlannedFile
from registry.site.sheets import members_of_notice
from registry.tlog import listing

_BATCH = 100


def run(work: Work, said: set[str], rulesets: Sequence[RuleSetView]) -> None:
    """Bring notices up to date; `said` are those that say something else of companies now."""
    register, changed = work.place.register, None if work.stale is None else work.stale.notices
    _forget(work, register.erased(changed))
    pairs = register.corrections(changed)
    work.notices.correct(pairs)
    ids = _ids(work, said, pairs)
    if work.stale is not None:
        work.rewritten.update(ids)
    if work.log is not None:
        _log(work, work.log, ids, rulesets)
    for result in work.map(notices, _jobs(work, ids)):
        work.written += result.written
        _absorb(work, result.found)


def _forget(work: Work, erased: Sequence[str]) -> None:
    """Take what was erased (P-5) out of lists, feeds, the search and the memory."""
    lines = {} if work.memory.fresh else work.notices.lines(erased)
    for encoded in lines.values():
        line = decoded(encoded)
        work.lists.change(list(members_of_notice(line)), {})
        work.counts.change([_counted(line)], ())
        _note(work, line)
    work.search.notices((id_, None) for id_ in lines)
    work.notices.forget(lines)
    work.erased |= bool(lines) or (work.memory.fresh and bool(erased))


def _log(work: Work, log: BuildLog, ids: Iterable[str], rulesets: Sequence[RuleSetView]) -> None:
    """Log notices, agencies, rule sets; and who is listed, where that or the day is another."""
    for digests in work.map(notice_digests, _jobs(work, ids)):
        log.notices(digests)
    agencies = machines.of_agencies(work.place.register.agencies())
    versions = machines.of_rulesets(rulesets)
    log.twins("licence", agencies)
    log.twins("ruleset", versions)
    if work.stale is None:
        log.require(set(_paths(work, ids, [*agencies, *versions])))
    same_day = work.stale is not None and work.stale.since == work.place.register.as_of
    listed = [] if same_day and not work.relisted else log.listing(work.companies.listed())
    log.commit()
    if listed:
        work.bring("listed", listed)


def _paths(work: Work, ids: Iterable[str], others: Iterable[PlannedFile]) -> Iterator[str]:
    """Where everything lies that opens a leaf, where all of it is made anew."""
    codes = {*work.companies.listed(), *work.stubs("companies")}
    told = [*map(addresses.company_json, codes), *map(addresses.notice_json, ids)]
    yield from map(addresses.path, [*told, *(file.address for file in others)])
    yield listing.PATH


def _ids(work: Work, said: set[str], pairs: Iterable[tuple[str, str]]) -> Sequence[str]:
    if work.stale is None:
        return work.place.register.notice_ids()
    corrected = {notice for notice, _ in pairs}
    everything = work.notices.ids() if "notice" in work.stale.templates else ()
    stubs = work.stubs("notices") if "stub" in work.stale.templates else ()
    return sorted({*work.stale.notices, *said, *corrected, *everything, *stubs})


def _jobs(work: Work, ids: Iterable[str]) -> Iterator[NoticeJob]:
    for some in batches(ids, _BATCH):
        parts = [(id_, work.notices.mentions(id_), work.notices.corrections(id_)) for id_ in some]
        logged = work.log.references(some) if work.log is not None else {}
        yield NoticeJob(work.settings, parts, logged)


def _absorb(work: Work, found: Sequence[Published]) -> None:
    standing = [one for one in found if one.line]
    known = {} if work.memory.fresh else work.notices.lines(one.id for one in standing)
    work.counts.change((_counted(decoded(old)) for old in known.values()), ())
    for one in standing:
        line = decoded(one.line)
        work.counts.change((), [_counted(line)])
        work.lists.change((), dict.fromkeys(members_of_notice(line), ""))
        _note(work, line)
    work.search.notices((one.id, one.document) for one in standing)
    work.notices.replace(standing)
    for one in found:
        if not one.line:
            work.files.add(STUBS, addresses.both(addresses.notice(one.id)))


def _note(work: Work, line: NoticeLine) -> None:
    """Which feeds may tell something else."""
    work.months.update(day.isoformat()[:7] for day in line.days)
    work.kinds.add(line.kind)
    work.regions |= work.named.regions(line.id)


def _counted(line: NoticeLine) -> Key:
    return "notice", f"{line.day:%Y}", line.kind
