"""Files into sheets: every format that a filing may come in, hostile ones refused."""

from pathlib import PurePath

from registry.intake.sheets.base import MAX_FILE, Opened, Row, Sheet, letters, refused
from registry.intake.sheets.delimited import open_delimited
from registry.intake.sheets.excel import open_workbook
from registry.intake.sheets.lines import open_lines

_OPENERS = {
    ".xlsx": open_workbook,
    ".xlsm": open_workbook,
    ".csv": open_delimited,
    ".tsv": open_delimited,
    ".txt": open_delimited,
    ".jsonl": open_lines,
    ".ndjson": open_lines,
}


def open_sheets(name: str, content: bytes) -> Opened:
    """The sheets of a file, its format by its extension. Never raises for what it holds."""
    if len(content) > MAX_FILE:
        return refused(
            name,
            f"文件超过 {MAX_FILE // 2**20} MB，请拆分。",
            f"The file is larger than {MAX_FILE // 2**20} MB.",
        )
    opener = _OPENERS.get(PurePath(name).suffix.lower())
    if opener is None:
        return refused(
            name,
            "只收 .xlsx、.csv、.jsonl 文件；.xls、.et、.ods 请另存为 .xlsx。",
            "Only .xlsx, .csv and .jsonl files are taken; save .xls, .et, .ods as .xlsx.",
        )
    return opener(name, content)


__all__ = ["MAX_FILE", "Opened", "Row", "Sheet", "letters", "open_sheets", "refused"]
