"""Does every reader's task in Chromium and writes `docs/tasks.md`: `python -m examples.reading`.

Needs Debian's chromium and fonts-noto-cjk, as the browser tests do.
"""

import shutil
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from examples.reading import made
from examples.reading.reader import Reader
from examples.reading.tasks import TASKS, Task
from examples.reading.telling import Done, written
from examples.reading.wire import Wire, counted
from tests.browser import FLAGS

DOCS = Path(__file__).parents[2] / "docs"
_SCREEN = {"width": 1024, "height": 720}
#: What is drawn is half as large: it shows what a reader sees and is not read.
_DRAWN = (512, 360)


def main() -> None:
    """Each task twice in a browser that had nothing: cold, then with what the first time left."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = made.site(Path(folder))
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(FLAGS)
        )
        with counted(site) as wire:
            done = list(_done(chromium, wire))
        chromium.close()
    page = DOCS / "tasks.md"
    page.write_text(written(page.read_text("utf-8"), done), "utf-8")


def _done(chromium: Browser, wire: Wire) -> Iterator[Done]:
    for task in TASKS:
        context = chromium.new_context(
            locale="zh-CN", base_url=wire.address, viewport=_SCREEN, accept_downloads=True
        )
        cold, reader = _act(context, task, wire)
        _keep(reader.page, task)
        reader.page.evaluate("localStorage.clear()")  # what is watched would be dropped again
        warm, _ = _act(context, task, wire)
        yield Done(task, reader.presses, reader.characters, cold, warm)
        context.close()


def _act(context: BrowserContext, task: Task, wire: Wire) -> tuple[tuple[int, int], Reader]:
    """What went over the wire from opening the page on to the end of the task."""
    page = context.new_page()
    page.clock.set_fixed_time(f"{made.AS_OF}T12:00:00+08:00")
    wire.taken()
    page.goto(task.begins)
    page.wait_for_load_state("networkidle")
    reader = Reader(page)
    task.act(reader)
    page.wait_for_load_state("networkidle")
    return wire.taken(), reader


def _keep(page: Page, task: Task) -> None:
    drawn = Image.open(BytesIO(page.screenshot())).convert("RGB").resize(_DRAWN)
    target = DOCS / "tasks" / f"{task.name}.webp"
    target.parent.mkdir(exist_ok=True)
    drawn.save(target, quality=50, method=6)


if __name__ == "__main__":
    main()
