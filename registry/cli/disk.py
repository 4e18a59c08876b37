"""Is the disk full? The system, SQLite and PostgreSQL each say so in their own way."""

import errno
import sqlite3

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
#: SQLite's own: full, and what it makes of a file that may not grow.
_SQLITE = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_SHMOPEN,
    sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_SHMMAP,
}
_POSTGRESQL = "53100"


def is_full(fault: BaseException) -> bool:
    """Whether this, or what led to it, is that nothing more can be written."""
    seen: BaseException | None = fault
    while seen is not None:
        if _says_so(seen) or _says_so(getattr(seen, "orig", None)):
            return True
        seen = seen.__cause__ or seen.__context__
    return False


def _says_so(fault: object) -> bool:
    return (
        (isinstance(fault, OSError) and fault.errno in _FULL)
        or getattr(fault, "sqlite_errorcode", None) in _SQLITE
        or getattr(fault, "sqlstate", None) == _POSTGRESQL
    )
