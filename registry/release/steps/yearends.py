"""The register as it stood at the end of each ended year: written once, and left as it is.

A year's files are made from the lines of companies; they are made anew only where a line that
changed tells something else of that day: what was filed late, what was erased (P-5).
"""

from collections.abc import Iterator

import msgspec

from registry.data import parts
from registry.data.yearends import YEAR_ENDS
from registry.public.views.held import held
from registry.release.batches import batches
from registry.release.jobs import YearEndJob
from registry.release.steps.changes import PART
from registry.release.tasks import year_end
from registry.release.work import Work
from registry.site.lines import CompanyLine
from registry.site.yearends import ended, listed, of

_BATCH = 500
_CUT = "year-end {}"
_FOLDER = f"data/{YEAR_ENDS.name}/"


def concerned(work: Work, old: CompanyLine | None, new: CompanyLine | None) -> None:
    """Note at the end of which years a company stood otherwise, by its old line and its new one."""
    lines = [line for line in (old, new) if line]
    for year in range(min(line.since for line in lines).year, work.place.register.as_of.year):
        told = [held(line, of(year)) for line in lines]
        if len(told) < 2 or told[0] != told[1]:
            work.ends.setdefault(year, set()).add(lines[0].code)


def run(work: Work) -> list[str]:
    """Bring the files up to date; their names."""
    counts = work.counts.all()
    names: list[str] = []
    jobs: list[Iterator[YearEndJob]] = []
    for year in ended(counts, work.place.register.as_of):
        number = parts.number(listed(counts, year))
        names += [_name(year, one) for one in range(number)]
        jobs.append(_jobs(work, year, number, _wanted(work, year, number)))
    for done in work.map(year_end, (job for some in jobs for job in some)):
        work.written += done.written
        work.files.add(PART, [path for path, _ in done.files])
        work.files.tell({path: msgspec.json.encode(told).decode() for path, told in done.files})
    return names


def files(work: Work) -> dict[int, list[str]]:
    """The files of each year, by their paths below the data's folder."""
    found: dict[int, list[str]] = {}
    for path in work.files.of(PART):
        if path.startswith(_FOLDER):
            name = path.removeprefix(_FOLDER)
            found.setdefault(int(name.partition("-")[0]), []).append(f"{YEAR_ENDS.name}/{name}")
    return found


def _wanted(work: Work, year: int, number: int) -> set[int]:
    """The parts that are to be made."""
    cut = _CUT.format(year)
    whole = work.stale is None or work.memory.get(cut) != str(number)
    work.memory.put(cut, str(number))
    if whole:
        return set(range(number))
    return {parts.of_company(code, number) for code in work.ends.get(year, ())}


def _jobs(work: Work, year: int, number: int, wanted: set[int]) -> Iterator[YearEndJob]:
    found: dict[int, list[str]] = {one: [] for one in sorted(wanted)}
    for one, code in work.companies.in_parts(wanted, number, of(year)):
        found[one].append(code)
    for one, codes in found.items():
        lines: list[bytes] = []
        for some in batches(codes, _BATCH):
            known = work.companies.lines(some)
            lines += [known[code] for code in some]
        yield YearEndJob(work.settings, of(year), _name(year, one), lines)


def _name(year: int, part: int) -> str:
    return f"{year}-{parts.name(part)}"
