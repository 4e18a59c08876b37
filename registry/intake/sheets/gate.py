"""The gate for workbooks: a zip of strangers' making is measured before anything reads it.

What passes is packed anew, so that the reader behind the gate sees exactly what was measured.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import IO

from registry.intake.sheets.parts import HostileError, Part, WorksheetPart

MAX_MEMBERS = 1_000
MAX_UNPACKED = 64 * 2**20
#: Honest sheets shrink ten- to fortyfold; small ones may be anything.
MAX_RATIO = 250
SMALL = 16 * 2**20
_PIECE = 256 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_XML = (".xml", ".rels")
#: Parts that no filing needs and that could act on their own, by a piece of their path.
_ACTIVE = {
    "vbaproject": ("宏", "macros"),
    "macrosheets/": ("宏", "macros"),
    "externallinks/": ("对其他工作簿的链接", "links to other workbooks"),
    "embeddings/": ("嵌入的对象", "embedded objects"),
    "activex/": ("控件", "controls"),
}
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    zipfile.LargeZipFile,
)


@dataclass(frozen=True, slots=True)
class Passed:
    """A workbook that passed: its XML parts packed anew; by part, cells to refuse one by one."""

    content: bytes
    formulas: dict[str, list[str]] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=dict)


def admit(content: bytes) -> Passed:
    """Measures a workbook's bytes; raises HostileError with the reason when they are refused."""
    if content.startswith(_OLE):
        raise HostileError(
            "这是旧式 .xls 或加密的工作簿：请在表格软件中另存为不加密的 .xlsx",
            "an old .xls or an encrypted workbook: save it as .xlsx without a password",
        )
    if not content.startswith(_ZIP):
        raise HostileError("不是 .xlsx 工作簿：文件内容与扩展名不符", "not an .xlsx workbook")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _measure(archive)
            return _repack(archive)
    except _BROKEN as error:
        raise HostileError(
            "工作簿已损坏或不完整", "the workbook is damaged or cut short"
        ) from error


def _measure(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    names = [m.filename.lower() for m in members]
    for piece, (zh, en) in _ACTIVE.items():
        if any(piece in name for name in names):
            raise HostileError(f"工作簿中含有{zh}，不予读取", f"the workbook has {en}")
    if len(members) > MAX_MEMBERS or len(set(names)) < len(names):
        raise HostileError("工作簿结构异常", "the workbook has an unusual structure")
    if sum(m.file_size for m in members) > MAX_UNPACKED or any(
        m.file_size > max(SMALL, MAX_RATIO * m.compress_size) for m in members
    ):
        raise _bomb()


def _repack(archive: zipfile.ZipFile) -> Passed:
    out = io.BytesIO()
    passed = Passed(b"")
    budget = MAX_UNPACKED
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for member in archive.infolist():
            if member.filename.lower().endswith(_XML):
                part = _part(member.filename)
                with packed.open(member.filename, "w") as target:
                    budget -= _copy(archive, member, part, target, budget)
                if isinstance(part, WorksheetPart):
                    passed.formulas[member.filename] = part.formulas
                    passed.errors[member.filename] = part.errors
    return Passed(out.getvalue(), passed.formulas, passed.errors)


def _part(name: str) -> Part:
    return WorksheetPart() if "worksheets/" in name.lower() and name.endswith(".xml") else Part()


def _copy(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, part: Part, target: IO[bytes], budget: int
) -> int:
    """Unpacks one member through its part into `target`; gives the bytes that it took."""
    taken = 0
    with archive.open(member) as source:
        while piece := source.read(_PIECE):
            taken += len(piece)
            if taken > budget:
                raise _bomb()
            part.feed(piece)
            target.write(piece)
    part.feed(b"", final=True)
    return taken


def _bomb() -> HostileError:
    limit = MAX_UNPACKED // 2**20
    return HostileError(
        f"解压后过大（超过 {limit} MB 或压缩比异常），不予读取",
        f"it unpacks to more than {limit} MB or is packed abnormally tight",
    )
