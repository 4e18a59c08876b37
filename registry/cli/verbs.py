"""How every verb ends: 0 done, 1 refused, 2 used wrongly, and never a traceback for a mistake."""

import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from sqlalchemy.exc import SQLAlchemyError
from typer.core import TyperGroup
from typer.exceptions import TyperException

from registry.cli import console
from registry.cli.failure import Failure
from registry.ledger.errors import LedgerError, LedgerUnavailable
from registry.site.errors import SiteError


class Verbs(TyperGroup):
    """The group of all verbs. Says in one sentence why a command could not be carried out."""

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
            _stop(f"台账无法读写：{_first_line(fault)} The register cannot be read or written.")
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
