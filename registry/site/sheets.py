"""One page of a list, from the lines that were kept of what stands on it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

import msgspec

from registry.site import listings
from registry.site.lines import (
    ChangeLine,
    CommitmentLine,
    CompanyHead,
    CompanyLine,
    GradeLine,
    NoticeLine,
)
from registry.site.membership import Key, grades_in
from registry.site.pages import PlannedPage

_COMPANY: msgspec.msgpack.Decoder[CompanyLine] = msgspec.msgpack.Decoder(CompanyLine)
_HEAD: msgspec.msgpack.Decoder[CompanyHead] = msgspec.msgpack.Decoder(CompanyHead)
_NOTICE: msgspec.msgpack.Decoder[NoticeLine] = msgspec.msgpack.Decoder(NoticeLine)
_DAY = len("2026-11-20-")
_CODE = 18


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a list. `members` stand in the list's own order, `lines` are theirs, encoded.

    Neighbours are addresses, "" where there is none. `index` tells that readers begin here, and
    that there are `total` on the list; or as many at least, where it is by code and goes on.
    """

    key: Key
    name: str
    total: int
    members: Sequence[str]
    lines: Sequence[bytes]
    address: str
    previous: str
    next: str
    index: bool


class Row(msgspec.Struct, frozen=True):
    """A company in a list, with the grades that the list is about."""

    company: CompanyHead
    grades: tuple[GradeLine, ...]


class Changed(msgspec.Struct, frozen=True):
    """What became of the company of this code."""

    code: str
    change: ChangeLine


def members_of_notice(line: NoticeLine) -> Iterator[tuple[Key, str]]:
    """The lists of a notice: of its month, its kind, its rule set; under what it stands there."""
    day = line.day.isoformat()
    member = f"{day}-{line.id}"
    yield ("notices", day[:7]), member
    yield ("notices-by-kind", line.kind, day[:4]), member
    if line.ruleset:
        yield ("notices-by-ruleset", line.ruleset, day[:4]), member


def member_of_commitment(line: CommitmentLine) -> tuple[Key, str]:
    """The list of a commitment's month, and under what it stands there."""
    day = line.published_on.isoformat()
    return ("commitments", day[:7]), f"{day}-{line.code}-{line.notice.id}"


def member_of_change(code: str, day: date) -> tuple[Key, str]:
    """The list of a month's changes, and under what those of a company on a day stand there."""
    iso = day.isoformat()
    return ("changes", iso[:7]), f"{iso}-{code}"


def subject(key: Key, member: str) -> str:
    """Whose line a member shows: a company's code, a notice's id."""
    if key[0] in listings.OF_NOTICES:
        return member[_DAY:]
    return member[_DAY : _DAY + _CODE] if key[0] in listings.BY_DAY else member


def digest(told: object) -> str:
    """The digest of what a page tells, its template aside: SHA-256 in hexadecimal."""
    return sha256(msgspec.msgpack.encode(told)).hexdigest()


def page(sheet: Sheet, titles: Mapping[str, str]) -> PlannedPage:
    """The page of a sheet; `titles` are those of the rule sets."""
    listing = listings.listing(sheet.key, sheet.name, sheet.total, titles)
    template, rows = _rows(sheet)
    return PlannedPage(sheet.address, template, {"listing": listing, "sheet": sheet, "rows": rows})


def _rows(sheet: Sheet) -> tuple[str, tuple[Any, ...]]:
    """The template of a kind of list, and what it shows; the newest first in lists by day."""
    kind = sheet.key[0]
    if kind in listings.OF_NOTICES:
        template = "notices_month" if kind == "notices" else "notices_year"
        return template, tuple(map(_NOTICE.decode, reversed(sheet.lines)))
    if kind == "commitments":
        pairs = zip(sheet.lines, sheet.members, strict=True)
        return "commitments_month", tuple(commitment_of(*pair) for pair in pairs)[::-1]
    if kind == "changes":
        told = zip(reversed(sheet.lines), reversed(sheet.members), strict=True)
        return "changes_month", tuple(row for pair in told for row in changes_of(*pair))
    grades = grades_in(sheet.key)
    companies = map(_HEAD.decode, sheet.lines)
    template = "referral_region" if kind == "referral" else "list"
    return template, tuple(Row(line, grades(line)) for line in companies)


def changes_of(company: bytes, member: str) -> Iterator[Changed]:
    """The changes of a company, whose line is given encoded, that stand under a member."""
    known = _COMPANY.decode(company)
    for change in known.changes:
        if member_of_change(known.code, change.day)[1] == member:
            yield Changed(known.code, change)


def commitment_of(company: bytes, member: str) -> CommitmentLine:
    """The commitment of a company, whose line is given encoded, that stands under a member."""
    known = _COMPANY.decode(company).commitments
    return next(one for one in known if member_of_commitment(one)[1] == member)
