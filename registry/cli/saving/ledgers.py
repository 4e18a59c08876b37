"""The ledger in a backup: a SQLite file as it is, any other by its export."""

from pathlib import Path

from sqlalchemy import make_url

from registry.cli.saving import databases
from registry.cli.saving.refused import Refused
from registry.ledger import exchange
from registry.ledger.store import Ledger
from scoring.refusal import Refusal

FILE, EXPORT = "register.sqlite3", "register.jsonl"
_EXPORTED = ".jsonl"


def file_of(url: str) -> Path | None:
    """The file of a ledger in SQLite; None for one on a server."""
    address = make_url(url)
    return Path(address.database or "") if address.get_backend_name() == "sqlite" else None


def save(url: str, target: Path) -> tuple[int, str]:
    """Save the ledger there, number and hash of its last link. Raises Refused, LedgerError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    file = file_of(url)
    if file is not None:
        Ledger.open(url, readonly=True).close()  # says in words what is amiss
        databases.copy(file, target)
        return _checked(f"sqlite:///{target}")
    with Ledger.open(url, readonly=True) as ledger, target.open("wb") as stream:
        _require(ledger.verify())
        exchange.export(ledger, stream)
    with target.open("rb") as stream:
        return exchange.end(stream)


def url_of(saved: Path) -> str:
    """The address of what was saved, once it is restored to where it lies."""
    file = saved.with_suffix(".sqlite3") if saved.suffix == _EXPORTED else saved
    return f"sqlite:///{file}"


def stored(saved: Path) -> tuple[int, str]:
    """Number and hash of the last link of what was saved, checked as far as it is a ledger.

    An export is checked while it is replayed. Raises Refused, LedgerError.
    """
    if saved.suffix != _EXPORTED:
        return _checked(f"sqlite:///{saved}")
    with saved.open("rb") as stream:
        return exchange.end(stream)


def restore(saved: Path, url: str) -> None:
    """Bring what was saved to an empty ledger at this address; "" is a SQLite file beside it.

    An address that has the very ledger already is let be. Raises Refused, LedgerError.
    """
    if saved.suffix != _EXPORTED:
        if not url:
            return
        saved, file = saved.with_suffix(_EXPORTED), saved
        with Ledger.open(f"sqlite:///{file}", readonly=True) as old, saved.open("wb") as stream:
            exchange.export(old, stream)
        file.unlink()
    _replay(saved, url or url_of(saved))
    saved.unlink()


def _replay(export: Path, url: str) -> None:
    with Ledger.open(url) as ledger, export.open("rb") as stream:
        end = exchange.end(stream)
        if end[0] and ledger.head() == end:
            return  # a restoration that was broken off had come so far
        stream.seek(0)
        refusal = exchange.replay(stream, ledger)
        _require([refusal] if refusal else [])


def _checked(url: str) -> tuple[int, str]:
    with Ledger.open(url, readonly=True) as ledger:
        _require(ledger.verify())
        return ledger.head()


def _require(refusals: list[Refusal]) -> None:
    for refusal in refusals:
        raise Refused(refusal.zh, refusal.en)
