"""An address once published is never lost (R-32): what the last build published, this one does.

Asked of everything that was published where a build does everything anew; a build that follows the
last one's state of the ledger cannot lose anything, since nothing is ever taken from the ledger.
"""

from collections.abc import Callable, Iterable, Iterator

from registry.public.building import BuildingRegister
from registry.release.jobs import CompaniesDone, CompanyJob
from registry.release.memory.companies import Companies
from registry.release.memory.files import Files
from registry.release.memory.notices import Notices
from registry.release.memory.store import Memory
from registry.release.steps.companies import partitions
from registry.release.tasks import companies
from registry.site import addresses
from registry.site.errors import SiteError

Map = Callable[
    [Callable[[CompanyJob], CompaniesDone], Iterable[CompanyJob]], Iterator[CompaniesDone]
]

_NAMED = 3


def check(old: Memory, register: BuildingRegister, settings: bytes, execute: Map) -> None:
    """Refuse to go on when an address that was published would be lost.

    Nothing has been written by then. Raises SiteError naming the first of the lost addresses.
    """
    lost = sorted(
        [
            *map(addresses.company, _companies(old, settings, execute)),
            *map(addresses.notice, set(Notices(old).ids()).difference(register.notice_ids())),
            *_others(old, register),
        ]
    )
    if lost:
        named = "、".join(lost[:_NAMED])
        raise SiteError(
            f"已公布的网址不得消失：{named}（共{len(lost)}个）。如需查看过去某日的登记册，"
            "请将 REGISTRY_LOG 设为空，输出到另一目录。",
            f"Published addresses would be lost ({len(lost)}): {', '.join(lost[:_NAMED])}.",
        )


def _companies(old: Memory, settings: bytes, execute: Map) -> Iterator[str]:
    codes = Companies(old).listed()
    jobs = (CompanyJob(settings, part, pages=False) for part in partitions(codes))
    for result in execute(companies, jobs):
        yield from (one.code for one in result.found if not (one.line or one.stub))


def _others(old: Memory, register: BuildingRegister) -> set[str]:
    """Agencies and rule sets: what was there for machines and is no more."""
    now = {addresses.agency_json(agency.code) for agency in register.agencies()}
    for ruleset in register.rulesets():
        now.add(addresses.ruleset_json(ruleset.id))
        now |= {addresses.scoring(ruleset.id, scoring.since) for scoring in ruleset.scorings}
    before = {f"/{path}" for path in Files(old).of("whole")}
    kept = {path for path in before if path.startswith(("/agencies/", "/rules/"))}
    return {path for path in kept if path.endswith(".json")} - now
