"""Parts of a build by themselves, as settings name them (REGISTRY_BUILD)."""

from collections.abc import Iterator

from registry.release.jobs import CompanyJob
from registry.release.output import Written
from registry.release.place import at
from registry.release.run import Run
from registry.release.steps import search
from registry.release.steps.companies import partitions
from registry.release.tasks import companies
from registry.release.work import Work
from registry.site import pages
from registry.site.pages import Planned


def write(job: CompanyJob) -> Written:
    """Disclose companies and write their pages."""
    with at(job.settings) as here:
        views = (disclosure.view for disclosure in here.register.disclosures(job.codes))
        planned: list[Planned] = [pages.company_page(view) for view in views if view is not None]
        return here.write(planned)


class PagesAlone(Run):
    """Company pages and nothing else, from the ledger: what Hugo is asked for too."""

    def steps(self, work: Work) -> None:
        """By the same partitions and workers. Nothing is remembered, so nothing is a stray."""
        work.place.output.close_journal()
        for written in work.map(write, self._jobs(work)):
            work.written += written

    def _jobs(self, work: Work) -> Iterator[CompanyJob]:
        codes = self.place.register.codes()
        return (CompanyJob(work.settings, part, pages=False) for part in partitions(codes))


class SearchAlone(PagesAlone):
    """The search of companies and nothing else, from the ledger."""

    def steps(self, work: Work) -> None:
        """Documents by workers, then the index."""
        for result in work.map(companies, self._jobs(work)):
            work.search.companies((one.code, one.document) for one in result.found)
        search.run(work)
