"""The one way in: a file's bytes into drafts and problems, whole and without raising."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from registry.intake import captions, headers
from registry.intake.drafts import BY_KIND, Filed, columns
from registry.intake.headers import Header
from registry.intake.problems import Problem
from registry.intake.rows import SheetReader
from registry.intake.sheets import MAX_FILE, Sheet, open_sheets, refused

#: Sheets with these words in their names are for people, unless they read as a filing.
_FOR_PEOPLE = ("说明", "须知", "示例", "样例", "字典", "选项")
#: The first sheet of our own report (registry.intake.report).
REPORT_SHEET = "核对结果"


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the clerk should know and that stops nothing."""

    sheet: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A file read: its rows as drafts in their order, every problem, every note.

    `digest` is the SHA-256 of `content` in hex; `kinds` the filing kinds found, each once.
    """

    name: str
    content: bytes
    digest: str
    kinds: tuple[str, ...]
    filed: tuple[Filed, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Note, ...]


def read(path: Path, kind: str | None = None) -> Reading:
    """Reads a file from disk; raises OSError where the disk does, never for what the file holds.

    `kind` forces the filing kind of every sheet. Of a file beyond the size limit only the
    beginning is kept: it is refused anyway.
    """
    with path.open("rb") as file:
        return read_bytes(path.name, file.read(MAX_FILE + 1), kind)


def read_bytes(name: str, content: bytes, kind: str | None = None) -> Reading:
    """Reads a file given by its name and bytes; otherwise as `read`."""
    if kind is not None and kind not in BY_KIND:
        opened = refused(
            name, f"没有名为“{kind}”的报送种类。", f'There is no filing kind "{kind}".'
        )
    else:
        opened = open_sheets(name, content)
    parts = [_sheet(name, sheet, kind or sheet.kind) for sheet in opened.sheets]
    filed = [one for part in parts for one in part.filed]
    if not all(sheet.lettered for sheet in opened.sheets):
        filed.sort(key=lambda one: one.origin.row)
    problems = [*opened.problems, *(one for part in parts for one in part.problems)]
    if not filed and not problems:
        problems += refused(name, "文件中没有可报送的数据行。", "There are no rows.").problems
    return Reading(
        name=name,
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        kinds=tuple(dict.fromkeys(part.kind for part in parts if part.kind)),
        filed=tuple(filed),
        problems=tuple(problems),
        notes=tuple(one for part in parts for one in part.notes),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """What one sheet gave."""

    kind: str = ""
    filed: Sequence[Filed] = ()
    problems: Sequence[Problem] = ()
    notes: Sequence[Note] = ()


def _sheet(file: str, sheet: Sheet, kind: str) -> _Part:
    if not sheet.rows:
        return _Part()
    if sheet.hidden or sheet.name == REPORT_SHEET:
        return _Part(
            notes=[Note(sheet.name, "隐藏的或核对用的工作表，未读取。", "Sheet not read.")]
        )
    if kind and kind not in BY_KIND:
        zh, en = f"没有名为“{kind}”的报送种类。", f'There is no filing kind "{kind}".'
        return _refused(file, sheet, zh, en, sheet.rows[-1].number)
    found = headers.find(sheet.rows, kind, f"{captions.title(sheet.rows[:5])} {sheet.name} {file}")
    flaw = _flaw(found)
    if flaw is None:
        filed, problems = SheetReader(file, sheet, found[0]).read()
        return _Part(found[0].kind.kind, filed, problems, _ignored(sheet, found[0]))
    if any(word in sheet.name for word in _FOR_PEOPLE):
        return _Part(notes=[Note(sheet.name, "说明性工作表，未读取。", "Sheet not read.")])
    row = sheet.rows[found[0].at if sheet.lettered else 1].number if found else None
    return _refused(file, sheet, *flaw, row)


def _flaw(found: Sequence[Header]) -> tuple[str, str] | None:
    """Why the sheet cannot be read under what was found, in Chinese and English."""
    if not found:
        return "找不到表头：没有一行像任何一种报送的列标题。", "No header row was found."
    closest = found[0]
    titles = "、".join(f"{h.kind.title}（{h.kind.kind}）" for h in found)
    if len(found) > 1:
        return (
            f"表头同时符合几种报送：{titles}，请用 --kind 指明。",
            f"The header fits several kinds: {', '.join(h.kind.kind for h in found)}.",
        )
    if closest.missing:
        columns = "、".join(f"“{column.header}”" for column in closest.missing)
        zh, en = _named_alone(closest)
        return (
            f"认不出报送种类；最接近{titles}，缺少必填列：{columns}。{zh}",
            f"No kind recognised; {closest.kind.kind} is the closest and lacks {columns}.{en}",
        )
    if closest.doubled:
        doubled = "、".join(f"“{text}”" for text in closest.doubled)
        return f"表头重复：{doubled}，无法确定用哪一列。", f"Headers stand twice: {doubled}."
    return _grades_unread(closest)


def _grades_unread(found: Header) -> tuple[str, str] | None:
    """A list of grades that would be taken for less than that, its grades ignored."""
    zh, en = _named_alone(found)
    if not zh or "grade" in columns(found.kind):
        return None
    return (
        f"表中有信用等级和公布日期，而{found.kind.title}不收等级。{zh}",
        f"The sheet has grades, which {found.kind.kind} does not take.{en}",
    )


def _named_alone(closest: Header) -> tuple[str, str]:
    """The kind that the row would be complete as, had the clerk named it; "" for none."""
    for kind in BY_KIND.values():
        header = headers.read_as(kind, closest.at, closest.texts) if kind.by_name else None
        if header is not None and not header.missing:
            return (
                f"如果是登记册启用以前的名单，请用 --kind {kind.kind} 指明为“{kind.title}”。",
                f" If it is a list of before the register, say --kind {kind.kind}.",
            )
    return "", ""


def _refused(file: str, sheet: Sheet, zh: str, en: str, row: int | None) -> _Part:
    return _Part(problems=refused(file, zh, en, sheet.name, row).problems)


def _ignored(sheet: Sheet, header: Header) -> list[Note]:
    unknown = "、".join(f"“{text}”" for text in header.unknown)
    if not unknown:
        return []
    title = header.kind.title
    return [Note(sheet.name, f"{title}不使用的列，已忽略：{unknown}。", f"Ignored: {unknown}.")]
