"""Opens what the verbs work on: the ledger, the rules, a day."""

from datetime import date
from getpass import getuser
from pathlib import Path

from sqlalchemy import make_url

from registry.cli import clock
from registry.cli.failure import Failure
from registry.cli.seal import Seal
from registry.cli.settings import Settings
from registry.ledger.store import Ledger
from registry.state.rules import Rules
from scoring.overlay import CalendarError
from scoring.rulefile import RuleSetError
from scoring.ruleset import RuleBook
from scoring.workdays import Calendar


def ledger(settings: Settings, *, readonly: bool = False) -> Ledger:
    """The ledger at the settings' address, made where there is none unless `readonly`.

    Raises LedgerUnavailable, which every verb ends on with its sentence.
    """
    return Ledger.open(settings.url, readonly=readonly)


def trial_ledger(settings: Settings) -> Ledger:
    """The ledger for a trial: one in memory where there is none yet, so that none is made."""
    address = make_url(settings.url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").exists():
        return Ledger.open("sqlite://")
    return Ledger.open(settings.url)


def rules(settings: Settings) -> Rules:
    """The rule sets, shipped and the association's own, with the holiday calendar.

    Raises Failure for a folder that is not there, a broken file, an unknown default.
    """
    folders = [_folder(name) for name in settings.ruleset_dirs]
    overlay = _folder(settings.calendar_dir) if settings.calendar_dir else None
    try:
        book, calendar = RuleBook.load(*folders), Calendar.standard(overlay)
    except (RuleSetError, CalendarError) as broken:
        raise Failure(
            f"评价办法或节假日文件有误：{broken}。", "A rule set or calendar file is broken."
        ) from broken
    if settings.ruleset not in book.ids:
        known = "、".join(book.ids)
        raise Failure(
            f"没有评价办法 {settings.ruleset}，现有：{known}。", "There is no such rule set."
        )
    return Rules(book, settings.ruleset, calendar, settings.objection_days)


def seal(settings: Settings) -> Seal:
    """What documents are judged by. Raises Failure for a folder of trust that is not there."""
    return Seal(_folder(settings.trust_dir) if settings.trust_dir else None)


def clerk(settings: Settings) -> str:
    """Who is at the desk: by the settings, else by the system; "" where neither knows."""
    if settings.clerk:
        return settings.clerk
    try:
        return getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return ""


def _folder(name: str) -> Path:
    if not Path(name).is_dir():
        raise Failure(f"找不到文件夹 {name}。", "A folder that the settings name is not there.")
    return Path(name)


def day(text: str) -> date:
    """A day as typed on the command line, today where none was. Raises Failure."""
    if not text:
        return clock.today()
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise Failure(
            f"“{text}”不是日期，请写作 2026-03-01。", "A day is written like 2026-03-01."
        ) from wrong
