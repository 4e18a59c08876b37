"""One build, from the settings to the last file: what the plugin's signals work on.

Nothing is written before the settings, the templates and the permanence of addresses have been
checked, and nothing is removed before every planned page has been written.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment

from registry.public.views import PublicRegister
from registry.site import addresses, assets, editorial, permanence, render, sitemap
from registry.site import settings as configured
from registry.site.errors import SiteError
from registry.site.pages import Planned, PlannedPage
from registry.site.plan import TEMPLATES, Plan
from registry.site.writing import Output

Extra = Callable[[PublicRegister], Any]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """How many pages there are, and how many files were written, left as they were, removed."""

    pages: int
    written: int
    unchanged: int
    removed: int


@dataclass
class Run:
    """The state of one build."""

    settings: Mapping[str, Any]
    plan: Plan
    output: Output
    environment: Environment
    extras: Sequence[Extra]
    progress: Progress | None
    expected: set[str]
    copies: list[tuple[str, Path]] = field(default_factory=list)
    indexed: list[sitemap.Indexed] = field(default_factory=list)
    pages: int = 0

    @classmethod
    def begin(cls, settings: Mapping[str, Any]) -> "Run":
        """Read the register and check everything that can be checked before writing."""
        register = configured.register(settings)
        made = configured.environment(settings, register.association)
        for template in TEMPLATES:
            made.get_template(f"{template}.html")
        assets.check(settings.get("REGISTRY_BROWSER_LIBRARIES", {}))
        output = Output(Path(settings["OUTPUT_PATH"]))
        plan = Plan.of(register)
        permanent = plan.permanent()
        permanence.check(output, permanent)
        return cls(
            settings=settings,
            plan=plan,
            output=output,
            environment=made,
            extras=[configured.imported(name) for name in settings.get("REGISTRY_EXTRAS", ())],
            progress=settings.get("REGISTRY_PROGRESS"),
            expected=set(map(addresses.path, permanent)),
        )

    def expect_editorial(self, read: Mapping[str, Any], logged: Sequence[str]) -> None:
        """Take note of the pages that Pelican read; refuse when one is missing."""
        folder = Path(self.settings["PATH"])
        editorial.check(folder, read, logged)
        self.expected |= {source.save_as for source in read.values()}

    def write_editorial(self, path: str, template: str, source: Any) -> None:
        """Write a page that Pelican read."""
        self._page(PlannedPage(f"/{path}", template, {"page": editorial.page(source)}))

    def write_all(self) -> None:
        """Write the register's pages and everything beside them."""
        companies = len(self.plan.survey.touched)
        done = 0
        for planned in self.plan.all():
            self._planned(planned)
            if self.progress and isinstance(planned, PlannedPage) and "company" in planned.context:
                done += 1
                self.progress(done, companies)
        for extra in self.extras:
            for address, content in extra(self.plan.register):
                self._file(address, content)
        libraries = self.settings.get("REGISTRY_BROWSER_LIBRARIES", {})
        for address, content in assets.files(Path(self.settings["THEME"]), libraries):
            self._file(address, content)
        for path, file in sorted(self.copies):
            self.output.write(path, file.read_bytes())

    def finish(self) -> BuildResult:
        """Compare planned with written, write what tells of the whole, remove what is stale."""
        missing = sorted(self.expected - self.output.written)
        if missing:
            raise SiteError(
                f"应生成的页面有 {len(missing)} 个未生成，如 {missing[0]}。",
                f"{len(missing)} planned pages were not written, such as {missing[0]}.",
            )
        for address, content in sitemap.files(self.plan.register.association.url, self.indexed):
            self._file(address, content)
        permanence.record(self.output, self.plan.permanent())
        self.output.close()
        return BuildResult(
            self.pages, self.output.changed, self.output.unchanged, self.output.removed
        )

    def _planned(self, planned: Planned) -> None:
        if isinstance(planned, PlannedPage):
            self._page(planned)
        else:
            self._file(planned.address, planned.content)

    def _page(self, page: PlannedPage) -> None:
        content = render.page(self.environment, page.template, page.address, page.context)
        self._file(page.address, content)
        self.pages += 1
        if page.indexed:
            self.indexed.append((page.address, page.touched))

    def _file(self, address: str, content: bytes) -> None:
        self.output.write(addresses.path(address), content)
