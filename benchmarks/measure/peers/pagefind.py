"""Pagefind, indexing the same names, or the companies' pages with all that they tell.

Its extended edition, which cuts Chinese into words; the other finds whole names alone.
"""

import json
import shutil
import sys
from dataclasses import dataclass
from html import escape
from pathlib import Path

from benchmarks.measure.files import Written, look
from benchmarks.measure.process import run
from benchmarks.measure.results import Step

_PAGE = (
    '<!doctype html><html lang="zh"><meta charset="utf-8"><title>{name}</title>'
    "<body data-pagefind-body><h1>{name}</h1><p>{former}<p>{code}</body></html>\n"
)


@dataclass(frozen=True)
class Pagefind:
    """The names of a site's companies as pages for Pagefind."""

    site: Path
    work: Path

    def prepare(self) -> None:
        """Write the pages; not measured."""
        shutil.rmtree(self.work, ignore_errors=True)
        for twin in sorted((self.site / "companies").glob("*/*.json")):
            view = json.loads(twin.read_bytes())
            page = self.work / "pages" / twin.parent.name / f"{twin.stem}.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            former = "、".join(each["name"] for each in view["former_names"])
            told = {"name": view["name"], "former": former, "code": view["code"]}
            page.write_text(_PAGE.format_map({k: escape(v) for k, v in told.items()}), "utf-8")

    def names(self) -> Step:
        """The index of all names."""
        note = "a small page for each: name, former names, code"
        return self._index(self.work / "pages", "Pagefind, names", note)

    def pages(self) -> Step:
        """The index of the companies' pages, as Pagefind is mostly used."""
        note = "the companies' pages of our site"
        return self._index(self.site / "companies", "Pagefind, pages", note)

    def _index(self, pages: Path, name: str, note: str) -> Step:
        out = self.work / "index"
        shutil.rmtree(out, ignore_errors=True)
        module = [sys.executable, "-m", "pagefind"]
        cost = run([*module, "--site", pages, "--output-path", out], self.work)
        return Step(name=name, cost=cost, written=Written.between({}, look(out)), note=note)
