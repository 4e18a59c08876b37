"""The sentence that a command ends with where it did not do its work, and its exit status."""

import sqlite3

from sqlalchemy.exc import SQLAlchemyError
from typer.exceptions import TyperException

from registry.cli import disk
from registry.cli.failure import Failure
from registry.ledger.errors import LedgerError, LedgerUnavailable
from registry.site.errors import SiteError

_FULL = (
    "磁盘已满，或文件不得再增大：没有办完的未记录、未发布，腾出空间后再次运行即可。"
    "The disk is full: what was under way is neither recorded nor shown. Make room, run it again."
)


def of(fault: Exception) -> tuple[str, int]:
    """How it ends after this exception; a defect of ours is raised on."""
    if disk.is_full(fault):
        return _FULL, Failure.exit_code
    match fault:
        case Failure():
            return str(fault), fault.exit_code
        case TyperException():
            path = getattr(getattr(fault, "ctx", None), "command_path", "registry")
            said = f"用法有误，请看 {path} --help。Wrong usage: {fault.format_message()}"
            return said, Failure.exit_code
        case LedgerError():
            found = f"（{fault.refusal.found}）" if fault.refusal.found else ""
            return f"{fault.refusal.zh}{found} {fault.refusal.en}", _status_of(fault)
        case SiteError():
            return str(fault), fault.exitcode
    return _out_of_reach(fault), Failure.exit_code


def _out_of_reach(fault: Exception) -> str:
    if isinstance(fault, (SQLAlchemyError, sqlite3.Error)):
        return f"数据库无法读写：{_first_line(fault)}。A database cannot be read or written."
    if isinstance(fault, OSError):
        where = f" {fault.filename}" if fault.filename else ""
        return f"文件无法读写{where}：{fault.strerror}。A file cannot be read or written."
    raise fault


def _status_of(fault: LedgerError) -> int:
    """A ledger that is out of reach was asked for wrongly; anything else it refused."""
    return Failure.exit_code if isinstance(fault, LedgerUnavailable) else 1


def _first_line(fault: Exception) -> str:
    return str(getattr(fault, "orig", None) or fault).strip().splitlines()[0]
