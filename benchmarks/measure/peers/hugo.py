"""Hugo, rendering the companies' pages from the same views, with the register's own frame."""

import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from benchmarks.measure.cost import Cost
from benchmarks.measure.files import Written, look
from benchmarks.measure.ours import ROOT
from benchmarks.measure.process import run
from benchmarks.measure.results import Step

_CONFIG = """baseURL = "https://register.example/"
languageCode = "zh-CN"
title = "register"
disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "404"]
"""
_LAYOUT = Path(__file__).parent / "hugo-company.html"
_CHANGED = "更名后的企业有限公司"


@dataclass(frozen=True)
class Hugo:
    """A Hugo project of a site's companies: each one's JSON twin is a page's front matter."""

    site: Path
    work: Path

    def prepare(self) -> None:
        """Write the project; not measured."""
        shutil.rmtree(self.work, ignore_errors=True)
        (self.work / "layouts").mkdir(parents=True)
        (self.work / "data").mkdir()
        shutil.copy(ROOT / "registry" / "site" / "words.toml", self.work / "data" / "words.toml")
        (self.work / "hugo.toml").write_text(_CONFIG, "utf-8")
        twins = self._twins()
        first = next(twins)
        (self.work / "layouts" / "page.html").write_text(self._layout(first), "utf-8")
        for twin in (first, *twins):
            self._page(twin)

    def whole(self) -> Step:
        """All companies' pages, from nothing."""
        cost, written = self._render()
        note = f"{written.files} company pages, nothing else"
        return Step(name="Hugo, company pages", cost=cost, written=written, note=note)

    def changed(self) -> Step:
        """All of it again after one company changed its name."""
        twin = next(self._twins())
        self._page(twin, _CHANGED)
        cost, written = self._render()
        note = "one page's source changed, everything rendered again"
        return Step(name="Hugo after one change", cost=cost, written=written, note=note)

    def _twins(self) -> Iterator[Path]:
        for folder in sorted((self.site / "companies").iterdir()):
            yield from sorted(folder.glob("*.json"))

    def _page(self, twin: Path, name: str = "") -> None:
        view = json.loads(twin.read_text("utf-8"))
        place = f"companies/{twin.parent.name}/{twin.stem}"
        front = {"title": name or view["name"], "url": f"/{place}.html", "params": {"v": view}}
        page = self.work / "content" / f"{place}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(json.dumps(front, ensure_ascii=False) + "\n", "utf-8")

    def _layout(self, twin: Path) -> str:
        """The frame of one of our own pages, with Hugo's words where that page has its own."""
        view = json.loads(twin.read_text("utf-8"))
        page = twin.with_suffix(".html").read_text("utf-8")
        before, rest = page.split("<main", 1)
        after = rest.split("</main>", 1)[1]
        place = f"/companies/{twin.parent.name}/{twin.stem}"
        frame = before.replace(place, "{{ $place }}").replace(view["code"], "{{ $v.code }}")
        frame = frame.replace(escape(view["name"]), "{{ $v.name }}")
        return _LAYOUT.read_text("utf-8").replace("FRAME", frame).replace("FOOT", after)

    def _render(self) -> tuple[Cost, Written]:
        public = self.work / "public"
        before = look(public)
        hugo = Path(sys.executable).with_name("hugo")
        cost = run([hugo, "--noBuildLock", "--quiet"], self.work)
        return cost, Written.between(before, look(public))
