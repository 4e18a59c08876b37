"""The verbs, each loaded when it is called for, and how every one of them ends."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import typer
from sqlalchemy.exc import SQLAlchemyError
from typer.core import TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command

from registry.cli import console
from registry.cli.failure import Failure
from registry.ledger.errors import LedgerError, LedgerUnavailable
from registry.site.errors import SiteError

#: The verbs in the order of a filing's way; `run` of the module of that name is the command, or
#: its `app` where a verb has commands of its own.
VERBS = (
    "init",
    "check",
    "template",
    "take",
    "commitment",
    "standing",
    "explain",
    "todo",
    "notice",
    "build",
    "publish",
    "rollback",
    "serve",
    "search",
    "export",
    "replay",
    "verify",
    "witness",
    "key",
    "qr",
    "kinds",
)
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
        """Runs the command and leaves with its exit status."""
        try:
            status = super().main(
                args, prog_name, complete_var, False, windows_expand_args, **extra
            )
        except Failure as failure:
            _stop(str(failure))
        except TyperException as wrong:
            path = getattr(getattr(wrong, "ctx", None), "command_path", "registry")
            _stop(f"用法有误，请看 {path} --help。Wrong usage: {wrong.format_message()}")
        except LedgerError as fault:
            found = f"（{fault.refusal.found}）" if fault.refusal.found else ""
            _stop(f"{fault.refusal.zh}{found} {fault.refusal.en}", _status_of(fault))
        except SiteError as fault:
            _stop(str(fault), fault.exitcode)
        except SQLAlchemyError as fault:
            _stop(f"台账无法读写：{_first_line(fault)}。The ledger cannot be read or written.")
        except OSError as fault:
            where = f" {fault.filename}" if fault.filename else ""
            _stop(f"文件无法读写{where}：{fault.strerror}。A file cannot be read or written.")
        else:
            sys.exit(status if isinstance(status, int) else 0)


def _stop(sentence: str, status: int = Failure.exit_code) -> NoReturn:
    console.note(f"错误 {sentence}")
    sys.exit(status)


def _status_of(fault: LedgerError) -> int:
    """A ledger that is out of reach was asked for wrongly; anything else it refused."""
    return Failure.exit_code if isinstance(fault, LedgerUnavailable) else 1


def _first_line(fault: SQLAlchemyError) -> str:
    return str(getattr(fault, "orig", None) or fault).strip().splitlines()[0]
