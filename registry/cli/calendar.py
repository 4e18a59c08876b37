"""`registry calendar`: the State Council's holidays of a further year."""

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from registry.cli import clock, console, opening
from registry.cli.failure import Failure
from registry.cli.settings import Given, Settings
from scoring import holiday_notice, overlay
from scoring.overlay import Overlay
from scoring.refusal import Refusal
from scoring.workdays import Calendar

_HEADERS = ("年份 year", "节日 holiday", "放假 off", "上班 worked instead")


def run(
    ctx: typer.Context,
    notice: Annotated[
        str,
        typer.Argument(
            metavar="[NOTICE]",
            help="国务院办公厅通知的全文（.txt，或 - 为粘贴）；省略则列出已知年份。Its whole text.",
        ),
    ] = "",
    replace: Annotated[
        bool,
        typer.Option("--replace", help="替换该年已有的安排。Where that year is known already."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="只核对，不写入。Check only, write nothing.")
    ] = False,
) -> None:
    """收入国务院办公厅公布的下一年节假日安排。Add the holidays of a further year.

    粘贴通知全文：日期与星期、起止与天数互相核对，调休上班的须是周末。收入后，原为暂定的期限即为
    确定。The notice is checked against itself; deadlines that were provisional become firm.

    \b
    例 Examples:
      registry calendar
      registry calendar 2027年放假通知.txt
    """
    given: Given = ctx.obj
    settings = given.read()
    if not notice:
        _known(opening.rules(settings).calendar)
        return
    found = holiday_notice.parse(_text(notice))
    if isinstance(found, list):
        _refuse(found)
    console.table(_HEADERS, _rows(found))
    if dry_run:
        console.note(f"{found.year} 年的安排核对无误，未写入。In order, not written.")
        return
    _write(found, settings, replace=replace)


def _known(calendar: Calendar) -> None:
    """This year and the next, and whether their holidays are known."""
    this = clock.today().year
    rows = [
        (str(year), "已知 known" if calendar.covers(year) else "尚无，期限暂定 provisional")
        for year in (this, this + 1)
    ]
    console.table(("年份 year", "节假日安排 holidays"), rows)


def _text(notice: str) -> str:
    try:
        return sys.stdin.read() if notice == "-" else Path(notice).read_text("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Failure(
            f"{notice} 不是 UTF-8 文本，请把通知全文另存为 .txt（UTF-8）。", "It is no UTF-8 text."
        ) from wrong


def _rows(found: Overlay) -> list[tuple[str, ...]]:
    """A line for each holiday; the working days stand behind the last one."""
    worked = "、".join(map(str, found.workdays))
    rows: list[tuple[str, ...]] = [
        (str(found.year), one.name, f"{one.first} 至 {one.last}", "") for one in found.holidays
    ]
    return [*rows, (str(found.year), "调休上班", "", worked)] if worked else rows


def _write(found: Overlay, settings: Settings, *, replace: bool) -> None:
    if not settings.calendar_dir:
        raise Failure(
            '设置 REGISTRY_CALENDAR_DIR 为空，不知道写到哪里；请填写一个文件夹，如 "节假日"。',
            "REGISTRY_CALENDAR_DIR names no folder to write to.",
        )
    folder = Path(settings.calendar_dir)
    path = folder / f"{found.year}.toml"
    text = overlay.written(found)
    if path.is_file() and path.read_text("utf-8") == text:
        console.say(f"{found.year} 年的安排已经收入，未作改动。Known already, nothing changed.")
        return
    others = [one for one in folder.glob("*.toml") if one != path] if folder.is_dir() else []
    if any(overlay.read(one).year == found.year for one in others):
        _refuse([_doubled(found.year)])
    if not replace and (path.is_file() or Calendar.standard().covers(found.year)):
        _refuse([_there(found.year)])
    folder.mkdir(parents=True, exist_ok=True)
    # Whole or not at all: a half file would stop every command.
    half = path.with_suffix(".part")
    half.write_text(text, "utf-8")
    half.replace(path)
    console.say(
        f"已收入 {path}：{found.citation}。涉及 {found.year} 年的期限不再是暂定。"
        "Deadlines that touch that year are firm now."
    )


def _there(year: int) -> Refusal:
    return Refusal(
        "D-15",
        "",
        f"{year} 年的节假日安排已有，与此不同或随程序附带；确要替换的，请用 --replace。",
        "The holidays of that year are known already: --replace, if that is meant.",
    )


def _doubled(year: int) -> Refusal:
    return Refusal(
        "D-15",
        "",
        f"补充文件夹中另有一个文件载有 {year} 年的安排，请先移走。",
        "Another file in the folder has that year.",
    )


def _refuse(refusals: list[Refusal]) -> NoReturn:
    for one in refusals:
        console.say(f"{one.zh}{one.en}")
    console.note("没有收入。Nothing was added.")
    raise typer.Exit(1)
