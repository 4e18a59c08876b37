"""The whole ledger as JSON Lines, and a ledger built anew from them.

The first line is `{"format":…,"head":…,"seq":…,"version":1}`, the head of the chain at the time;
then one line for each link, in order: `{"content":…,"hash":…,"record":{…}}`, `content` being the
file's bytes in base64 (filings only) and `record` what the hash is taken of
(`registry.ledger.chain`). Same ledger, same bytes. Docs: docs/formats/export.md.
"""

from typing import BinaryIO

import msgspec

from registry.ledger.chain import Link
from registry.ledger.errors import BrokenChain, LedgerError
from registry.ledger.store import Ledger, Transaction
from scoring.refusal import Refusal

FORMAT = "enterprise-credit-register/ledger"
VERSION = 1

_LINES = msgspec.json.Encoder(order="sorted")


class Heading(msgspec.Struct, frozen=True):
    """The first line: where the chain must end."""

    format: str
    head: str
    seq: int
    version: int


_HEADING = msgspec.json.Decoder(Heading)
_LINK = msgspec.json.Decoder(Link)


def export(ledger: Ledger, stream: BinaryIO) -> None:
    """Write the whole ledger, as it is at this moment, line by line."""
    with ledger.snapshot() as now:
        seq, head = now.head()
        stream.write(_LINES.encode(Heading(FORMAT, head, seq, VERSION)) + b"\n")
        for link in now.links():
            stream.write(_LINES.encode(link) + b"\n")


def end(stream: BinaryIO) -> tuple[int, str]:
    """Where an export says that its chain ends. Raises BrokenChain where it is no export."""
    heading = _heading(stream.readline())
    return heading.seq, heading.head


def replay(stream: BinaryIO, ledger: Ledger) -> Refusal | None:
    """Fill an empty ledger from an export: the same chain, or a refusal and nothing recorded.

    Refused: a target that is not empty; an export with a line damaged, missing, moved, added or
    cut off (R-32).
    """
    try:
        with ledger.transaction() as transaction:
            _require_empty(transaction)
            heading = _heading(stream.readline())
            for number, line in enumerate(stream, start=2):
                _restore(transaction, line, number)
            _require_end(transaction, heading)
    except LedgerError as error:
        return error.refusal
    return None


def _heading(line: bytes) -> Heading:
    try:
        heading = _HEADING.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        heading = None
    if heading is None or (heading.format, heading.version) != (FORMAT, VERSION):
        raise _damaged(
            "第1行不是本系统台账导出文件的文件头", "line 1 is not the heading of a ledger's export"
        )
    return heading


def _restore(transaction: Transaction, line: bytes, number: int) -> None:
    try:
        transaction.restore(_LINK.decode(line))
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise _damaged(
            f"第{number}行无法读取", f"line {number} cannot be read", str(error)
        ) from error


def _require_empty(transaction: Transaction) -> None:
    seq, _ = transaction.head()
    if seq:
        raise _damaged(
            f"目标台账已有{seq}条记录，只能导入空台账",
            f"the target holds {seq} links already and must be empty",
            str(seq),
        )


def _require_end(transaction: Transaction, heading: Heading) -> None:
    seq, head = transaction.head()
    if (seq, head) != (heading.seq, heading.head):
        raise _damaged(
            f"文件应止于第{heading.seq}条，实际止于第{seq}条，可能被截断或者增补",
            f"the export should end with link {heading.seq} but ends with link {seq}: "
            "it was cut off or added to",
            str(seq),
        )


def _damaged(zh: str, en: str, found: str = "") -> BrokenChain:
    return BrokenChain(
        Refusal(
            rule="R-32",
            article="",
            zh=f"台账未导入：{zh}。",
            en=f"Nothing was replayed: {en}.",
            found=found,
        )
    )
