"""The verbs, each loaded when it is called for, and how every one of them ends."""

import atexit
import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from registry.cli import clock, console, ending, interrupt, runs

#: The verbs in the order of a filing's way; `run` of the module of that name is the command, or
#: its `app` where a verb has commands of its own.
VERBS = (
    "init",
    "check",
    "template",
    "take",
    "approve",
    "commitment",
    "standing",
    "explain",
    "todo",
    "notice",
    "diff",
    "preview",
    "build",
    "publish",
    "rollback",
    "serve",
    "search",
    "export",
    "replay",
    "roles",
    "backup",
    "restore",
    "verify",
    "witness",
    "key",
    "calendar",
    "certificate",
    "qr",
    "kinds",
)
#: What Python ends with where a defect of ours is raised on.
_DEFECT = 1
#: After so many new objects a look for what nobody needs.
_SELDOM = 50_000
#: How help looks: plain text, the same on a terminal and in a pipe.
HELP: dict[str, Any] = {
    "rich_markup_mode": None,
    "add_completion": False,
    "context_settings": {"help_option_names": ["-h", "--help"], "max_content_width": 100},
}


class Verbs(TyperGroup):
    """The group of all verbs.

    A command ends with 0 done, 1 refused, 2 used wrongly; a mistake ends it with one sentence,
    never with a traceback.
    """

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all verbs."""
        return list(VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, its module loaded now; None when there is none."""
        if cmd_name not in VERBS:
            return None
        module = import_module(f"registry.cli.{cmd_name}")
        if hasattr(module, "app"):
            return get_command(module.app)
        verb = typer.Typer(**HELP)
        verb.command(cmd_name)(module.run)
        return get_command(verb)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Runs the command, notes the run and leaves with its exit status."""
        # What is loaded stays: to look through it again and again is a tenth of a short command,
        # and to take it apart at the end another.
        gc.set_threshold(_SELDOM)
        atexit.register(gc.freeze)
        words = sys.argv[1:] if args is None else args
        began, status = clock.now(), _DEFECT
        console.SAID.clear()
        try:
            status = self._status(words, prog_name, complete_var, windows_expand_args, **extra)
        finally:
            runs.note(_verb(words), began, status)
        sys.exit(status)

    def _status(
        self,
        words: Sequence[str],
        prog_name: str | None,
        complete_var: str | None,
        windows_expand_args: bool,
        **extra: Any,
    ) -> int:
        """The exit status of the command, once it has said what there is to say."""
        try:
            status = super().main(
                words, prog_name, complete_var, False, windows_expand_args, **extra
            )
        except KeyboardInterrupt:
            status = interrupt.STATUS
        except Exception as fault:
            sentence, status = ending.of(fault)
            console.note(f"错误 {sentence}")
        if status == interrupt.STATUS:  # typer, too, tells Ctrl-C so
            console.note(interrupt.SENTENCE)
        return status if isinstance(status, int) else 0


def _verb(words: Sequence[str]) -> str:
    """The verb among the words of a command, "" where there is none."""
    return next((word for word in words if word in VERBS), "")
