"""The fourth step: pages that tell of the whole, feeds, the sitemap, copied files."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from registry.public.views import RuleSetView
from registry.release.steps import changes, feeds, sitemap
from registry.release.steps.yearends import files as year_files
from registry.release.work import Work
from registry.site import addresses, assets, offline, yearends
from registry.site.lines import CommitmentLine
from registry.site.pages import Planned, PlannedFile, PlannedPage
from registry.site.sheets import commitment_of, subject
from registry.site.whole import NEWEST, Whole
from registry.tlog import single


def run(
    work: Work,
    rulesets: Sequence[RuleSetView],
    editorial: Sequence[PlannedPage],
    copies: Sequence[tuple[str, Path]],
) -> None:
    """Write what tells of the whole; each part in full, since each is small."""
    work.write("editorial", editorial)
    whole = _whole(work, rulesets)
    ends = yearends.pages(whole.counts, rulesets, work.place.register.as_of, year_files(work))
    work.write("whole", [*whole.pages(), *ends, *_verifying(work)])
    feeds.run(work)
    sitemap.run(work)
    settings = work.place.settings
    libraries: Mapping[str, str] = settings.get("REGISTRY_BROWSER_LIBRARIES", {})
    theme = assets.files(Path(settings["THEME"]), libraries)
    work.bring("theme", [(addresses.path(address), content) for address, content in theme])
    work.bring("copies", [(path, file.read_bytes()) for path, file in sorted(copies)])


def _verifying(work: Work) -> Iterator[Planned]:
    """Where readers check what they have against the log."""
    if work.log is not None:
        yield PlannedPage(addresses.VERIFY, "verify")
        settings = work.place.settings
        libraries: Mapping[str, str] = settings.get("REGISTRY_BROWSER_LIBRARIES", {})
        page = offline.made(Path(settings["THEME"]), libraries)
        yield PlannedFile(addresses.OFFLINE, page)
        yield PlannedFile(addresses.OFFLINE_SCRIPT, single.made())


def _whole(work: Work, rulesets: Sequence[RuleSetView]) -> Whole:
    return Whole(
        register=work.place.register,
        rulesets=rulesets,
        companies=work.companies.count(),
        listings=work.listings(),
        notices=work.notices.newest(NEWEST),
        commitments=_newest_commitments(work),
        counts=work.counts.all(),
        changes=changes.months(work),
    )


def _newest_commitments(work: Work) -> list[CommitmentLine]:
    newest = work.lists.newest("commitments", NEWEST)
    lines = work.companies.lines({subject(key, member) for key, member in newest})
    return [commitment_of(lines[subject(*place)], place[1]) for place in newest]
