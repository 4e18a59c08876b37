"""The third step: the pages of lists on which something changed."""

from collections.abc import Iterable, Iterator, Sequence

from registry.public.views import RuleSetView
from registry.release.batches import batches
from registry.release.jobs import SheetJob
from registry.release.memory.lists import Key, Listed
from registry.release.memory.stretches import Stretch
from registry.release.tasks import list_pages
from registry.release.work import Work
from registry.site import addresses, listings, sheets
from registry.site.sheets import Sheet

_BATCH = 20
_TEMPLATES = {
    "notices": "notices_month",
    "notices-by-kind": "notices_year",
    "notices-by-ruleset": "notices_year",
    "commitments": "commitments_month",
    "referral": "referral_region",
    "changes": "changes_month",
}


def run(work: Work, rulesets: Sequence[RuleSetView]) -> None:
    """Bring lists up to date."""
    standing = _standing(rulesets)
    for key in sorted(standing):
        work.lists.require(key)
    work.lists.count()
    kept = []
    for listed in work.lists.all():
        if listed.members or listed.key in standing:
            kept.append(listed)
        else:
            work.removed.update(map(addresses.path, work.lists.forget(listed)))
    for written in work.map(list_pages, _jobs(work, kept)):
        work.written += written


def _standing(rulesets: Sequence[RuleSetView]) -> set[Key]:
    """The lists to which links hold, whoever is on them."""
    grades = {
        ("grade", ruleset.id, band.grade)
        for ruleset in rulesets
        for band in ruleset.bands
        if band.listed
    }
    return grades.union(listings.STATES)


def _jobs(work: Work, lists: Iterable[Listed]) -> Iterator[SheetJob]:
    pages = (sheet for listed in lists for sheet in _sheets(work, listed))
    for some in batches(pages, _BATCH):
        yield SheetJob(work.settings, some)


def _sheets(work: Work, listed: Listed) -> Iterator[Sheet]:
    """The pages of a list that tell something else than they did, or whose template does."""
    anew = work.renders(_TEMPLATES.get(listed.key[0], "list"))
    for stretch, address in _placed(work, listed, anew=anew):
        sheet = _sheet(work, listed, stretch, address)
        if work.lists.tells(listed, stretch.start, sheets.digest(sheet)) or anew:
            yield sheet


def _placed(work: Work, listed: Listed, *, anew: bool) -> list[tuple[Stretch, str]]:
    """The pages of a list that are to be made, with where they stand now; noted as such."""
    stretches = work.lists.everything(listed) if anew else work.lists.concerned(listed)
    placed = [(stretch, _address(listed, stretch)) for stretch in stretches]
    work.removed.update(map(addresses.path, work.lists.place(listed, placed)))
    return placed


def _address(listed: Listed, stretch: Stretch) -> str:
    return listings.address(listed.key, "" if _is_index(listed, stretch) else stretch.start)


def _is_index(listed: Listed, stretch: Stretch) -> bool:
    """Whether readers begin here: where the list begins, or at its end, where that is newest."""
    return (stretch.from_tail if listed.newest_first else stretch.from_head) == 0


def _sheet(work: Work, listed: Listed, stretch: Stretch, address: str) -> Sheet:
    ahead = (stretch.before, stretch.from_head)
    behind = (stretch.after, stretch.from_tail)
    if listed.newest_first:
        ahead, behind = behind, ahead
    index = _is_index(listed, stretch)
    return Sheet(
        key=listed.key,
        name=listed.name,
        total=_told(listed, alone=not behind[0]) if index else 0,
        members=stretch.members,
        lines=_lines(work, listed.key, stretch.members),
        address=address,
        previous=listings.address(listed.key, "" if ahead[1] == 1 else ahead[0])
        if ahead[0]
        else "",
        next=listings.address(listed.key, behind[0]) if behind[0] else "",
        index=index,
    )


def _told(listed: Listed, *, alone: bool) -> int:
    """How many the first page tells: of a long list by code its first two digits.

    Where the newest stand first, whatever comes changes that page anyway. Where they do not, each
    act would rewrite the beginning of every list that it concerns.
    """
    number = listed.members
    if alone or listed.newest_first:
        return number
    unit: int = 10 ** max(0, len(str(number)) - 2)
    return number // unit * unit


def _lines(work: Work, key: Key, members: Sequence[str]) -> list[bytes]:
    subjects = [sheets.subject(key, member) for member in members]
    known = work.notices if key[0] in listings.OF_NOTICES else work.companies
    lines = known.lines(subjects)
    return [lines[subject] for subject in subjects]
