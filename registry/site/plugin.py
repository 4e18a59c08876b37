"""The Pelican plugin: signals to a run, and nothing else.

Pelican only logs what `register()` raises and goes on, so `register()` connects and no more; the
checks sit in `initialized` and in the run, where an exception ends Pelican with a non-zero status.
The writer is Pelican's by shape, not by inheritance: it takes editorial pages and writes nothing;
everything is written when Pelican has finished, by the run.
"""

import logging
import sys
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from registry.site import run, settings
from registry.site.run import Run

# Where a build keeps its state: in the settings of its own Pelican, so that builds do not meet.
RUN = "REGISTRY_RUN"
COMPLAINTS = "REGISTRY_COMPLAINTS"
RESULT = "REGISTRY_RESULT"

_LOGGER = logging.getLogger("pelican")


class Complaints(logging.Handler):
    """Keeps what Pelican logs as an error and would pass over."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message, with the exception behind it."""
        cause = sys.exc_info()[1]  # Pelican logs within its except clause, without the cause
        self.said.append(record.getMessage() + (f"（{cause}）" if cause else ""))


class RegisterWriter:
    """Takes what Pelican's own generators hand over: editorial pages, and nothing else."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        self._run: Run = settings[RUN]

    def write_file(self, name: str, template: Any, context: Any, **more: Any) -> None:
        """Take an editorial page with the template that it asks for."""
        self._run.write_editorial(name, template.name.removesuffix(".html"), more["page"])


def register() -> None:
    """Connect, and nothing that could fail."""
    signals.initialized.connect(_prepare)
    signals.get_generators.connect(_begin)
    signals.get_writer.connect(_writer)
    signals.page_generator_finalized.connect(_expect)
    signals.static_generator_finalized.connect(_take_over)
    signals.finalized.connect(_finish)


def _prepare(pelican: Any) -> None:
    settings.impose(pelican.settings)


def _begin(pelican: Any) -> None:
    pelican.settings[RUN] = run.begin(pelican.settings)
    pelican.settings[COMPLAINTS] = complaints = Complaints()
    _LOGGER.addHandler(complaints)


def _writer(pelican: Any) -> type[RegisterWriter]:
    return RegisterWriter


def _expect(generator: Any) -> None:
    complaints: Complaints = generator.settings[COMPLAINTS]
    _LOGGER.removeHandler(complaints)
    run: Run = generator.settings[RUN]
    run.expect_editorial(generator.context["generated_content"], complaints.said)


def _take_over(generator: Any) -> None:
    """Copy static files ourselves: through the same output as everything else."""
    run: Run = generator.settings[RUN]
    folder = Path(generator.path)
    run.copies += [(file.save_as, folder / file.source_path) for file in generator.staticfiles]
    generator.staticfiles.clear()


def _finish(pelican: Any) -> None:
    pelican.settings[RESULT] = pelican.settings[RUN].finish()
