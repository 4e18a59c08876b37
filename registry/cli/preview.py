"""`registry preview`: the next site beside the one that is there, on this machine alone."""

import signal
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Annotated, BinaryIO

import typer

from registry.cli import console, diff, opening
from registry.cli.differing import trial
from registry.cli.differing.page import page
from registry.cli.failure import Failure
from registry.cli.serve import LOOPBACK, Pages, server
from registry.cli.settings import Given
from registry.site.build import build, read

_CHANGES = "/preview/"
_HEADERS = ("网站 site", "地址 address")


class _Next(Pages):
    """The next site, and beside it the page that tells what changes."""

    changes = b""

    def send_head(self) -> BinaryIO | BytesIO | None:
        """The page of changes stands at an address that no site has."""
        if self.path.partition("?")[0] != _CHANGES:
            return super().send_head()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.changes)))
        self.end_headers()
        return BytesIO(self.changes)


def run(
    ctx: typer.Context,
    output: Annotated[
        Path | None, typer.Option(metavar="DIR", help="已生成的网站。Where the site was built.")
    ] = None,
    as_of: Annotated[
        str, typer.Option(metavar="DAY", help="按此日的状况生成，默认今天。As of this day.")
    ] = "",
    port: Annotated[
        int, typer.Option(min=0, max=65534, help="端口，0 为任一空闲端口。0 takes a free one.")
    ] = 8000,
) -> None:
    """预览下一次生成的网站，与现有的对照，只对本机开放。The next site beside the live one.

    生成到临时文件夹，现有网站、公示日志和台账都不动；按 Ctrl-C 停止并清除。Built into a temporary
    folder: neither site nor log nor ledger is touched. Ctrl-C stops it and removes the folder.

    \b
    例 Example:
      registry preview --output output --port 8000
    """
    given: Given = ctx.obj
    found = diff.compared(given, output, as_of)
    day = opening.day(as_of) if as_of else None
    settings = read(given.settings, output, day, given.override())
    live = Path(settings["OUTPUT_PATH"])
    if settings.get("REGISTRY_STORE") or not (live / "index.html").is_file():
        raise Failure(
            f"只能预览生成到文件夹的网站，{live} 中没有。",
            "Only a site that was built into a folder can be previewed.",
        )
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # which removes the folder, too
    with trial.folder(live) as folder:
        more = trial.copied(settings, live, folder)
        more |= diff.UNGATED
        build(given.settings, None, found.as_of, {**given.override(), **more})
        for line in diff.summary(found):
            console.note(line)
        _serve(found, trial.site(folder), live, port)


def _serve(found: diff.Diff, site: Path, live: Path, port: int) -> None:
    """Both sites, until Ctrl-C."""
    with server(live, port and port + 1) as old, server(site, port, _Next) as new:
        before, after = (f"http://{LOOPBACK}:{one.server_address[1]}" for one in (old, new))
        _Next.changes = page(found, before)
        Thread(target=old.serve_forever, daemon=True).start()
        rows = (("变动 changes", after + _CHANGES), ("下一版 next", f"{after}/"))
        console.table(_HEADERS, (*rows, ("现有 live", f"{before}/")))
        console.note("按 Ctrl-C 停止并清除。Ctrl-C stops it and removes what was built.")
        try:
            new.serve_forever()
        finally:
            old.shutdown()
