"""What workers are asked for and what they answer: what goes between processes and machines."""

from collections.abc import Mapping, Sequence, Set
from datetime import date

import msgspec

from registry.data.columns import Format
from registry.public.views import (
    CommitmentItem,
    ContestedItem,
    EarlierItem,
    EndedItem,
    NoticeItem,
)
from registry.release.memory.companies import Disclosed
from registry.release.memory.notices import Published
from registry.release.output import Written
from registry.site.pages import Logged
from registry.site.sheets import Sheet


class Mention(msgspec.Struct, frozen=True, array_like=True):
    """What a notice says of one company, what of that has ended since, and what that ended.

    And whether the company contests the notice.
    """

    items: tuple[NoticeItem, ...] = ()
    commitments: tuple[CommitmentItem, ...] = ()
    endings: tuple[EndedItem, ...] = ()
    earlier: tuple[EarlierItem, ...] = ()
    contested: tuple[ContestedItem, ...] = ()


class Told(msgspec.Struct, frozen=True, array_like=True):
    """What is told of a file of open data: SHA-256, size in bytes, how many rows."""

    digest: str
    size: int
    rows: int


class CompanyJob(msgspec.Struct, frozen=True, array_like=True):
    """Companies to be disclosed and, where `pages`, written."""

    settings: bytes
    codes: Sequence[str]
    pages: bool = True


class NoticeJob(msgspec.Struct, frozen=True, array_like=True):
    """Notices to be written: id, what they say of companies, which notices correct them.

    `logged` is what their pages print of the log, where there is one.
    """

    settings: bytes
    notices: Sequence[tuple[str, Sequence[bytes], Sequence[str]]]
    logged: Mapping[str, Logged] = {}


class SheetJob(msgspec.Struct, frozen=True, array_like=True):
    """Pages of lists to be written."""

    settings: bytes
    sheets: Sequence[Sheet]


class PartJob(msgspec.Struct, frozen=True, array_like=True):
    """A part of a table of open data, to be made from the published twins of these subjects.

    Where it is known by digest what its files told before, and nothing `changed` of a subject,
    what they told of it is kept and its twin is not read.
    """

    settings: bytes
    table: str
    name: str
    subjects: Sequence[str]
    formats: Sequence[Format]
    changed: Set[str] = frozenset()
    before: Mapping[Format, str] = {}


class YearEndJob(msgspec.Struct, frozen=True, array_like=True):
    """A part of the register as it stood on a day, to be made from the lines of companies."""

    settings: bytes
    day: date
    name: str
    lines: Sequence[bytes]


class CompaniesDone(msgspec.Struct, frozen=True, array_like=True):
    """What a job of companies found and wrote."""

    found: Sequence[Disclosed]
    written: Written


class NoticesDone(msgspec.Struct, frozen=True, array_like=True):
    """What a job of notices found and wrote."""

    found: Sequence[Published]
    written: Written


class PartDone(msgspec.Struct, frozen=True, array_like=True):
    """The files of a part, each with what is told of it, and what was written."""

    files: Sequence[tuple[str, Told]]
    written: Written
