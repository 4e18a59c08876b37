"""The second step: notices are put together from what was found of companies, logged and written.

What is logged is checked before anything is written: a notice is never edited (R-32).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from registry.release.logged import BuildLog
from registry.release.memory.notices import Published
from registry.release.memory.notices import line as decoded
from registry.release.tasks import NoticeJob, notice_digests, notices
from registry.release.work import Work
from registry.site.sheets import member_of_notice

_BATCH = 100


def run(work: Work, said: set[str]) -> None:
    """Bring notices up to date; `said` are those that say something else of companies now."""
    pairs = work.place.register.corrections(None if work.stale is None else work.stale.notices)
    work.notices.correct(pairs)
    ids = _ids(work, said, pairs)
    if work.log is not None:
        _log(work, work.log, ids)
    for result in work.map(notices, _jobs(work, ids)):
        work.written += result.written
        _absorb(work, result.found)


def _log(work: Work, log: BuildLog, ids: Iterable[str]) -> None:
    """Log notices and, where it is another day or others are listed, who is."""
    for digests in work.map(notice_digests, _jobs(work, ids)):
        log.notices(digests)
    same_day = work.stale is not None and work.stale.since == work.place.register.as_of
    listed = [] if same_day and not work.relisted else log.listing(work.companies.listed())
    log.commit()
    if listed:
        work.bring("listed", listed)


def _ids(work: Work, said: set[str], pairs: Iterable[tuple[str, str]]) -> Sequence[str]:
    if work.stale is None:
        return work.place.register.notice_ids()
    corrected = {notice for notice, _ in pairs}
    everything = work.notices.ids() if "notice" in work.stale.templates else ()
    return sorted({*work.stale.notices, *said, *corrected, *everything})


def _jobs(work: Work, ids: Iterable[str]) -> Iterator[NoticeJob]:
    waiting = iter(ids)
    while some := list(islice(waiting, _BATCH)):
        parts = [(id_, work.notices.mentions(id_), work.notices.corrections(id_)) for id_ in some]
        logged = work.log.references(some) if work.log is not None else {}
        yield NoticeJob(work.settings, parts, logged)


def _absorb(work: Work, found: Sequence[Published]) -> None:
    for one in found:
        line = decoded(one.line)
        places = {member_of_notice(line): "", (("sitemap", "notices"), line.id): ""}
        work.lists.change((), places)
        work.months.update(day.isoformat()[:7] for day in line.days)
    work.search.notices((one.id, one.document) for one in found)
    work.notices.replace(found)
