"""Text, names, codes and other cells that stay text."""

import hashlib
import re
import unicodedata
from datetime import date
from typing import Any

from registry.identity import codes, industries, names
from registry.identity.text import compact, strange
from registry.intake.cells.base import CellType, refuse, shown, text_of
from scoring.refusal import Refusal

#: Zero-width spaces and marks that copying leaves behind; in plain text they mean nothing.
_LEFT_BY_COPYING = str.maketrans("", "", "\u200b\u200c\u200d\u2060\ufeff\u00ad")
_LINE_BREAKS = re.compile(r"\r\n?|\u2028|\u2029|_x000[dD]_")
_DIGEST = re.compile(r"(?:SHA-?256[:=]?)?([0-9A-F]{64})", re.ASCII)
_SEPARATORS = re.compile(r"[、，,；;/\r\n\t]+")
_YEAR_IN_BRACKETS = re.compile(r"[\[(〔【{]((?:19|20|21)\d{2})年?[\])〕】}]", re.ASCII)
_GRADE = re.compile(r"(?:信用)?(?:等级)?[:]?(.{1,8}?)(?:(?:信用)?等级|级)?(?:信用)?(?:企业)?")
#: More digits than a spreadsheet's numbers can hold.
_EXACT_DIGITS = 15


def read_text(raw: Any) -> str | Refusal:
    """Text in NFC, line breaks kept, without what nobody can see."""
    text = unicodedata.normalize("NFC", text_of(raw)).translate(_LEFT_BY_COPYING)
    text = _LINE_BREAKS.sub("\n", text).strip()
    odd = strange(text.replace("\n", "").replace("\t", ""))
    if not odd:
        return text
    mark = f"U+{ord(odd):04X}"
    return Refusal(
        "",
        "",
        f"文字中有不可见、易混淆或未定义的字符（{mark}），请重新输入。",
        f"The text has a character that cannot be seen or told apart ({mark}).",
        mark,
    )


def read_name(raw: Any) -> str | Refusal:
    """A name of a company or an agency in its clean form."""
    if not isinstance(raw, str):
        return refuse(raw, "名称", NAME.example, "a name")
    return names.clean(raw)


def read_names(raw: Any) -> tuple[str, ...] | Refusal:
    """Several names, each once, in the order of the cell."""
    if not isinstance(raw, str):
        return refuse(raw, "姓名", NAMES.example, "a list of names")
    found: dict[str, None] = {}
    for part in _parts(raw):
        name = names.clean(part)
        if isinstance(name, Refusal):
            return name
        found[name] = None
    return tuple(found) or refuse(raw, "姓名", NAMES.example, "a list of names")


def _parts(raw: str) -> list[str]:
    """The cell cut at its separators; at spaces where it has no other and they part whole names."""
    parts = [part for part in _SEPARATORS.split(raw) if part.strip()]
    if len(parts) == 1 and all(len(word) > 1 for word in parts[0].split()):
        return parts[0].split()
    return parts


def read_code(raw: Any) -> str | Refusal:
    """A unified social credit code (P-10)."""
    return codes.parse(raw) if isinstance(raw, str) else _lost_digits(raw, "P-10")


def read_certificate(raw: Any) -> str | Refusal:
    """A certificate number, without spaces, in half-width capitals."""
    if isinstance(raw, bool | date) or (
        isinstance(raw, int | float) and len(text_of(raw)) > _EXACT_DIGITS
    ):
        return _lost_digits(raw, "")
    number = compact(text_of(raw)).upper()
    odd = strange(number)
    fits = not odd and len(number) <= 40 and any(c.isalnum() for c in number)
    return number if fits else refuse(raw, "证书编号", CERTIFICATE.example, "a certificate number")


def _lost_digits(raw: Any, rule: str) -> Refusal:
    return Refusal(
        rule,
        "",
        "该单元格不是文本，电子表格的数值只保留十五位：请把单元格格式设为“文本”后重新填写。",
        "The cell is not text; a spreadsheet keeps fifteen digits only: format it as text.",
        shown(raw),
    )


def read_document(raw: Any) -> str | Refusal:
    """An association's document number, its year in 〔〕: 陕信协〔2025〕18号."""
    number = compact(text_of(raw)) if isinstance(raw, str | int | float) else ""
    if not number or len(number) > 60 or strange(number):
        return refuse(raw, "文号", DOCUMENT.example, "a document number")
    return _YEAR_IN_BRACKETS.sub(r"〔\1〕", number)


def read_digest(raw: Any) -> str | Refusal:
    """A SHA-256 in 64 lower-case hexadecimal digits."""
    match = _DIGEST.fullmatch(compact(text_of(raw)).upper())
    return (
        match.group(1).lower()
        if match
        else refuse(raw, "64 位十六进制的 SHA-256 摘要", DIGEST.example, "a SHA-256")
    )


def read_industry(raw: Any) -> str | Refusal:
    """A section letter of GB/T 4754."""
    return industries.parse(text_of(raw))


def read_grade(raw: Any) -> str | Refusal:
    """A grade's name without 级; whether a rule set has it is for the rules to say (R-2, R-4)."""
    typed = compact(raw).upper() if isinstance(raw, str) else ""
    match = _GRADE.fullmatch(typed)
    if match is None or strange(typed) or typed.isdigit():
        return refuse(raw, "信用等级", GRADE.example, "a grade", "R-2")
    return match.group(1)


TEXT = CellType("文字", "文字", read_text)
NAME = CellType("名称", "西安××有限公司", read_name)
NAMES = CellType("多个名称（以顿号分隔）", "甲某、乙某", read_names)
CODE = CellType("统一社会信用代码", "91350100M000100Y43", read_code)
CERTIFICATE = CellType("证书编号", "200700101100035", read_certificate)
DOCUMENT = CellType("文号", "陕信协〔2025〕18号", read_document)
DIGEST = CellType("SHA-256 摘要（64 位十六进制）", hashlib.sha256(b"").hexdigest(), read_digest)
INDUSTRY = CellType(
    "行业门类（GB/T 4754）", "制造业", read_industry, choices=industries.section_names()
)
GRADE = CellType("信用等级", "AA", read_grade)
RULESET = CellType("评价办法", "shaanxi-2006", read_text)
