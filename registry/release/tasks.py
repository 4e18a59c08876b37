"""What workers do: pure functions of a job and of the register as of one state and day."""

from collections.abc import Sequence

import msgspec

from registry.public.disclosure import Disclosure
from registry.public.views import CommitmentItem, NoticeItem
from registry.release.memory.companies import Disclosed
from registry.release.memory.notices import Published
from registry.release.output import Written
from registry.release.place import place
from registry.search import collect
from registry.site import lines, pages, sheets
from registry.site.pages import Planned
from registry.site.sheets import Sheet

_PACK = msgspec.msgpack.Encoder()


class Mention(msgspec.Struct, frozen=True, array_like=True):
    """What a notice says of one company."""

    items: tuple[NoticeItem, ...] = ()
    commitments: tuple[CommitmentItem, ...] = ()


_MENTION: msgspec.msgpack.Decoder[Mention] = msgspec.msgpack.Decoder(Mention)


class CompanyJob(msgspec.Struct, frozen=True, array_like=True):
    """Companies to be disclosed and, where `pages`, written."""

    settings: bytes
    codes: Sequence[str]
    pages: bool = True


class NoticeJob(msgspec.Struct, frozen=True, array_like=True):
    """Notices to be written: id, what they say of companies, which notices correct them."""

    settings: bytes
    notices: Sequence[tuple[str, Sequence[bytes], Sequence[str]]]


class SheetJob(msgspec.Struct, frozen=True, array_like=True):
    """Pages of lists to be written."""

    settings: bytes
    sheets: Sequence[Sheet]


class CompaniesDone(msgspec.Struct, frozen=True, array_like=True):
    """What a job of companies found and wrote."""

    found: Sequence[Disclosed]
    written: Written


class NoticesDone(msgspec.Struct, frozen=True, array_like=True):
    """What a job of notices found and wrote."""

    found: Sequence[Published]
    written: Written


def companies(job: CompanyJob) -> CompaniesDone:
    """Disclose companies and write the pages of those that are listed."""
    here = place(job.settings)
    planned: list[Planned] = []
    found = []
    for disclosure in here.register.disclosures(job.codes):
        if disclosure.view is not None and job.pages:
            planned += pages.of_company(disclosure.view)
        found.append(_disclosed(disclosure))
    return CompaniesDone(found, here.write(planned))


def notices(job: NoticeJob) -> NoticesDone:
    """Put notices together and write their pages."""
    here = place(job.settings)
    planned: list[Planned] = []
    found = []
    for id_, mentions, corrected_by in job.notices:
        said = [_MENTION.decode(mention) for mention in mentions]
        view = here.register.notice(
            id_,
            tuple(item for mention in said for item in mention.items),
            tuple(item for mention in said for item in mention.commitments),
            corrected_by,
        )
        planned += pages.of_notice(view)
        line = _PACK.encode(lines.of_notice(view))
        document = collect.encode(collect.notice_document(view))
        found.append(Published(view.id, line, document))
    return NoticesDone(found, here.write(planned))


def list_pages(job: SheetJob) -> Written:
    """Write pages of lists."""
    here = place(job.settings)
    return here.write([sheets.page(sheet, here.titles) for sheet in job.sheets])


def _disclosed(disclosure: Disclosure) -> Disclosed:
    said: dict[str, Mention] = {}
    for notice, item in disclosure.items:
        known = said.get(notice, Mention())
        said[notice] = Mention((*known.items, item), known.commitments)
    for notice, commitment in disclosure.commitments:
        known = said.get(notice, Mention())
        said[notice] = Mention(known.items, (*known.commitments, commitment))
    view, day = disclosure.view, disclosure.next_change
    line = lines.of_company(view) if view else None
    return Disclosed(
        code=disclosure.code,
        line=_PACK.encode(line) if line else b"",
        touched=line.touched.isoformat() if line and line.touched else "",
        document=collect.encode(collect.document(view)) if view else b"",
        mentions={notice: _PACK.encode(mention) for notice, mention in sorted(said.items())},
        next_change=day.isoformat() if day else "",
    )
