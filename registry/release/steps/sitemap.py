"""The sitemap: companies by hash, notices by month, lists, all other pages; and its index.

It follows whatever makes pages. The groups in which a company or a notice changed are made anew.
"""

from collections.abc import Callable, Iterator
from functools import partial

from registry.data import parts
from registry.release.memory.notices import line
from registry.release.work import Work
from registry.site import addresses, sitemap
from registry.site.sitemap import Indexed

#: So many companies make a group, about: few enough for an act, and few groups for the index.
_EACH = 2048
_PART, _CUT = "sitemap", "sitemap cut"
_NOT_INDEXED = {addresses.path(addresses.NOT_FOUND)}

#: Finds the pages of a group; None where nothing changed in it.
_Pages = Callable[[], Iterator[Indexed]] | None


def run(work: Work) -> None:
    """Bring it up to date."""
    url = work.place.register.association.url
    groups = {
        **_companies(work),
        **_notices(work),
        "lists": partial(_lists, work) if work.lists.recut else None,
        "pages": partial(_others, work),
    }
    paths = [path for path in work.files.of(_PART) if groups.get(_group(path), _gone) is None]
    for name, pages in groups.items():
        if pages is not None:
            made = sitemap.parts(url, name, list(pages()))
            files = [(addresses.path(address), content) for address, content in made]
            work.add(_PART, files)
            paths += [path for path, _ in files]
    work.keep_only(_PART, paths)
    index = sitemap.index(url, (f"/{path}" for path in sorted(paths)))
    about = ((addresses.SITEMAP, index), (addresses.ROBOTS, sitemap.robots(url)))
    work.bring("about sitemap", [(addresses.path(address), content) for address, content in about])


def _gone() -> Iterator[Indexed]:
    """The pages of a group that there is no more."""
    return iter(())


def _group(path: str) -> str:
    """The group that a file is of; it has more files than one where its addresses are too many."""
    return path.rpartition("/")[2].rpartition("-")[0]


def _companies(work: Work) -> dict[str, _Pages]:
    number = parts.number(work.companies.count(), _EACH)
    anew = work.stale is None or work.memory.get(_CUT) != str(number)
    work.memory.put(_CUT, str(number))
    codes = work.stale.companies if work.stale is not None else ()
    changed = {parts.of_company(code, number) for code in codes}
    return {
        f"companies-{parts.name(one)}": partial(_of_part, work, one, number)
        if anew or one in changed
        else None
        for one in range(number)
    }


def _of_part(work: Work, part: int, number: int) -> Iterator[Indexed]:
    touched = work.companies.touched(part, number)
    return ((addresses.company(code), day) for code, day in touched)


def _notices(work: Work) -> dict[str, _Pages]:
    return {
        f"notices-{month}": partial(_of_month, work, month)
        if work.stale is None or month in work.months
        else None
        for month in work.notices.begun()
    }


def _of_month(work: Work, month: str) -> Iterator[Indexed]:
    ids = sorted(work.notices.of_month(month))
    lines = work.notices.lines(ids)
    as_of = work.place.register.as_of
    return ((addresses.notice(id_), line(lines[id_]).touched(as_of)) for id_ in ids)


def _lists(work: Work) -> Iterator[Indexed]:
    return ((address, None) for address in work.lists.addresses())


def _others(work: Work) -> Iterator[Indexed]:
    """Every page that no other group has."""
    return (
        (f"/{path}", None)
        for path in sorted((*work.files.of("editorial"), *work.files.of("whole")))
        if path.endswith(".html") and path not in _NOT_INDEXED
    )
