"""The chain: what is hashed, and how one link follows another.

Filings and entries are links of one chain, numbered 1, 2, 3 … without a gap. A filing's own link
comes first and the links of its entries after it, up to the next filing; a filing without entries
is a link all the same. Nothing about either can change, nor can one be left out or moved, without
breaking the chain at that place. (That the newest links were cut off shows only to someone who
knows a later head.)

The hash of a link is the SHA-256, in hex, of the canonical bytes (RFC 8785) of its record:

- filing: `{"clerk":…,"digest":…,"kind":…,"name":…,"prev":…,"received":…,"record":"filing",
  "seq":…}`, where `digest` is the SHA-256 of the file's bytes;
- entry: `{"body":{…},"filing":…,"prev":…,"record":"entry","row":…,"seq":…,"sheet":…}`, where
  `body` is the entry as it was once written, `filing` the digest of the filing before it.

`prev` is the hash of the link before, 64 zeros for the first.
"""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import msgspec

from scoring.refusal import Refusal

GENESIS = "0" * 64

# The keys of a record are plain ASCII, so sorting them is all that RFC 8785 asks; the body goes in
# byte for byte.
_RECORDS = msgspec.json.Encoder(order="sorted")


class FilingRecord(msgspec.Struct, frozen=True, tag_field="record", tag="filing"):
    """What the chain binds of a filing: its digest, and under what name, when, by whom."""

    seq: int
    prev: str
    digest: str
    name: str
    kind: str
    received: date
    clerk: str


class EntryRecord(msgspec.Struct, frozen=True, tag_field="record", tag="entry"):
    """What the chain binds of an entry: its body, and the filing, sheet and row it came from."""

    seq: int
    prev: str
    filing: str
    sheet: str
    row: int
    body: msgspec.Raw


Record = FilingRecord | EntryRecord


class Link(msgspec.Struct, frozen=True, omit_defaults=True):
    """A record with its hash and, for a filing, the file's bytes."""

    record: Record
    hash: str
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Head:
    """The last link: its number, its hash, the digest of the filing that new entries belong to."""

    seq: int = 0
    hash: str = GENESIS
    filing: str = ""


def digest(content: bytes) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    return sha256(content).hexdigest()


def seal(record: Record) -> str:
    """The hash of a record."""
    return digest(_RECORDS.encode(record))


def follow(head: Head, link: Link) -> Head | Refusal:
    """The head after this link, or in words why it does not follow (R-32)."""
    record = link.record
    if isinstance(record, FilingRecord):
        filing, belongs = record.digest, digest(link.content)
    else:
        filing, belongs = record.filing, head.filing
    if record.seq != head.seq + 1:
        return broken(head, "缺失或者次序颠倒", "is missing or out of order", str(record.seq))
    if record.prev != head.hash:
        return broken(head, "与前一条不相衔接", "does not continue the link before it")
    if seal(record) != link.hash:
        return broken(head, "内容与其哈希值不符", "does not match its own hash")
    if filing != belongs:
        return broken(head, "与其报送文件不符", "does not fit the file that it came from")
    return Head(record.seq, link.hash, filing)


def broken(head: Head, zh: str, en: str, found: str = "") -> Refusal:
    """The refusal of whatever stands after this head."""
    place = head.seq + 1
    return Refusal(
        rule="R-32",
        article="",
        zh=f"台账第{place}条{zh}，自此以下不可采信。",
        en=f"Link {place} of the ledger {en}; nothing from here on can be relied upon.",
        found=found,
    )
