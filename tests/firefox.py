"""Debian's Firefox as Playwright starts it: by WebDriver BiDi, with a relay between the two.

Playwright asks every context for a colour scheme, by a command that Debian's extended-support
release does not know yet. The relay answers this one itself and passes on everything else; a scheme
other than the usual one still goes to the browser, so that no test believes it was set. Once the
release knows the command, Playwright may start the browser itself.

`python tests/firefox.py BROWSER ARGUMENTS…` takes what the browser takes, and says on standard
error where the relay listens, as the browser would.
"""

import asyncio
import json
import re
import sys
from collections.abc import AsyncIterable
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse, web

UNKNOWN = "emulation.setMediaFeaturesOverride"
USUAL = {"prefers-color-scheme": "light"}
LISTENING = re.compile(rb"WebDriver BiDi listening on (ws://\S+)")


def starter(folder: Path, browser: str) -> Path:
    """A program in `folder` that starts the browser behind the relay."""
    program = folder / "firefox"
    command = (sys.executable, str(Path(__file__).resolve()), browser)
    quoted = " ".join(f"'{part}'" for part in command)
    program.write_text(f'#!/bin/sh\nexec {quoted} "$@"\n', "utf-8")
    program.chmod(0o755)
    return program


def answer(call: dict[str, Any]) -> dict[str, Any] | None:
    """What the relay itself answers to a call; nothing where the browser is to be asked."""
    features = call.get("params", {}).get("features")
    if call.get("method") == UNKNOWN and features in (USUAL, {}):
        return {"type": "success", "id": call["id"], "result": {}}
    return None


async def _passed_on(
    there: AsyncIterable[Any], here: web.WebSocketResponse | ClientWebSocketResponse
) -> None:
    async for message in there:
        await here.send_str(message.data)
    await here.close()


async def _relay(browser: str) -> int:
    async def session(request: web.Request) -> web.WebSocketResponse:
        here = web.WebSocketResponse(max_msg_size=0)
        await here.prepare(request)
        async with ClientSession() as client:
            there = await client.ws_connect(f"{browser}{request.path}", max_msg_size=0)
            back = asyncio.create_task(_passed_on(there, here))
            async for message in here:
                if own := answer(json.loads(message.data)):
                    await here.send_str(json.dumps(own))
                else:
                    await there.send_str(message.data)
            back.cancel()
        return here

    served = web.Application()
    served.router.add_get("/session", session)
    runner = web.AppRunner(served)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return int(runner.addresses[0][1])


async def main(command: list[str]) -> int:
    """Start the browser, and the relay as soon as the browser listens; the browser's own end."""
    browser = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
    assert browser.stderr is not None
    async for line in browser.stderr:
        if found := LISTENING.search(line):
            port = await _relay(found[1].decode())
            print(f"WebDriver BiDi listening on ws://127.0.0.1:{port}", file=sys.stderr, flush=True)
        else:
            sys.stderr.buffer.write(line)
            sys.stderr.flush()
    return await browser.wait()


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
