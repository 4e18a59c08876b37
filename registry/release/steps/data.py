"""The open data: parts of tables that a change concerns, made from twins; what describes them.

It follows companies and notices, whose published twins are all that it reads.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from registry.data import described, opensearch, parts
from registry.data.columns import Format
from registry.data.files import SHEETS, TABLES
from registry.data.package import Offered, Resource
from registry.public.views import RuleSetView
from registry.release.jobs import PartJob, Told
from registry.release.steps import changes, referral, updates, yearends
from registry.release.tasks import part
from registry.release.terms import Terms
from registry.release.work import Work
from registry.site import addresses, asof
from registry.site.pages import PlannedPage

_PART, _ABOUT = changes.PART, "about data"
_CUT = "data cut"
_FOLDER = addresses.path(addresses.data("x"))[:-1]
#: A part of each table by its name, with the subjects that are in it.
_Parts = dict[str, list[str]]


def run(work: Work, terms: Terms, rulesets: Sequence[RuleSetView]) -> list[PlannedPage]:
    """Bring the data up to date; the pages that tell of it."""
    number = parts.number(work.companies.count())
    cut = f"{number} {terms.basis} {' '.join(terms.formats)}"
    anew = work.stale is None or work.memory.get(_CUT) != cut
    referred, updated = referral.Parts(work, anew), updates.Parts(work, anew)
    tables = {
        "register": _register(work, number, anew),
        "notices": _notices(work, anew),
        "referral": referred.made(),
        "updates": updated.made(),
    }
    for done in work.map(part, _jobs(work, terms, tables, anew)):
        work.written += done.written
        work.files.add(_PART, [path for path, _ in done.files])
        work.files.tell({path: msgspec.json.encode(told).decode() for path, told in done.files})
    months = changes.run(work)
    ends = yearends.run(work)
    work.memory.put(_CUT, cut)
    names = {
        "register": [parts.name(one) for one in range(number)],
        "notices": work.notices.begun(),
        "referral": referred.names,
        "updates": updated.names,
        "changes": months,
        "year-ends": ends,
    }
    every = [(table, one) for table in TABLES for one in _formats(terms, table) if names[table]]
    paths = {key: [_path(*key, name) for name in names[key[0]]] for key in every}
    work.keep_only(_PART, [path for some in paths.values() for path in some])
    resources = _resources(work, paths)
    _describe(work, terms, resources)
    told = {"resources": resources, "licence": terms.licence}
    return [
        PlannedPage(addresses.DATA, "data", told),
        asof.page(_sizes(resources), work.listings(), rulesets),
        referral.page(work, resources, rulesets),
    ]


def _jobs(work: Work, terms: Terms, tables: Mapping[str, _Parts], anew: bool) -> Iterator[PartJob]:
    told = {} if anew else work.files.told(_PART)
    for table, found in tables.items():
        formats = _formats(terms, table)
        for name, subjects in sorted(found.items()):
            known = {one: told.get(_path(table, one, name)) for one in formats}
            yield PartJob(
                work.settings,
                table,
                name,
                subjects,
                formats,
                work.rewritten.intersection(subjects),
                {one: _told(encoded).digest for one, encoded in known.items() if encoded},
            )


def _register(work: Work, number: int, anew: bool) -> _Parts:
    """Companies by hash; the parts in which one changed, came or went."""
    wanted = set(range(number))
    if work.stale is not None and not anew:
        wanted = {parts.of_company(code, number) for code in work.stale.companies}
    found: _Parts = {parts.name(one): [] for one in wanted}
    for one, code in work.companies.in_parts(wanted, number):
        found[parts.name(one)].append(code)
    return found


def _notices(work: Work, anew: bool) -> _Parts:
    """Notices by the month of their day; the months in which one came or was corrected."""
    months = work.notices.begun()
    return {
        month: list(work.notices.of_month(month))
        for month in months
        if anew or month in work.months
    }


def _formats(terms: Terms, table: str) -> Sequence[Format]:
    return ("csv",) if table in SHEETS else terms.formats


def _path(table: str, form: Format, name: str) -> str:
    return addresses.path(addresses.data(f"{table}/{name}.{form}"))


def _resources(work: Work, paths: dict[tuple[str, Format], list[str]]) -> Sequence[Resource]:
    told = work.files.told(_PART)
    return [
        Resource(table, form, tuple(_offered(path, told[path]) for path in some))
        for (table, form), some in paths.items()
    ]


def _sizes(resources: Sequence[Resource]) -> list[int]:
    """Of the files that hold each company's whole twin."""
    return [
        file.size
        for one in resources
        if (one.table, one.format) == ("register", "jsonl.gz")
        for file in one.files
    ]


def _offered(path: str, encoded: str) -> Offered:
    told = _told(encoded)
    return Offered(path.removeprefix(_FOLDER), told.digest, told.size, told.rows)


def _told(encoded: str) -> Told:
    return msgspec.json.decode(encoded, type=Told)


def _describe(work: Work, terms: Terms, resources: Sequence[Resource]) -> None:
    places = work.place.places
    files = [
        (addresses.path(addresses.data(name)), content)
        for name, content in described.files(resources, places, terms.licence)
    ]
    keeper = work.place.register.association
    search = opensearch.described(keeper, keeper.url + addresses.SEARCH)
    work.bring(_ABOUT, [*files, (addresses.path(addresses.OPENSEARCH), search)])
