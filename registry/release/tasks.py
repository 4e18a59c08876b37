"""What workers do: pure functions of a job and of the register as of one state and day."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

import msgspec
from msgspec.structs import replace

from registry.data import credential, delimited, jsonld, updates
from registry.data import files as data_files
from registry.data.columns import Format
from registry.data.earlier import Earlier
from registry.data.yearends import YEAR_ENDS
from registry.public.building import BuildingRegister
from registry.public.disclosure import Disclosure
from registry.public.views import (
    CompanyView,
    NoticeStub,
    NoticeView,
)
from registry.public.views.held import held
from registry.release.jobs import (
    CompaniesDone,
    CompanyJob,
    Mention,
    NoticeJob,
    NoticesDone,
    PartDone,
    PartJob,
    SheetJob,
    Told,
    YearEndJob,
)
from registry.release.memory.companies import Credential, Disclosed
from registry.release.memory.companies import line as decoded
from registry.release.memory.notices import Published
from registry.release.output import Written
from registry.release.place import Place, at
from registry.search import collect
from registry.site import addresses, lines, pages, sheets
from registry.site.errors import SiteError
from registry.site.pages import BOTH, Planned, PlannedFile
from registry.tlog import content

_PACK = msgspec.msgpack.Encoder()


_MENTION: msgspec.msgpack.Decoder[Mention] = msgspec.msgpack.Decoder(Mention)


def companies(job: CompanyJob) -> CompaniesDone:
    """Disclose companies and write the pages of those that are listed."""
    planned: list[Planned] = []
    found = []
    with at(job.settings) as here:
        for disclosure in here.register.disclosures(job.codes, updates.telling):
            own = _company(here, disclosure) if job.pages else []
            planned += own
            told = disclosure.erased or disclosure.hidden or here.beside != BOTH
            lost = _lost(disclosure, own) if told and not here.output.blank else ()
            issued = tuple(_credentials(here, disclosure)) if job.pages else ()
            found.append(replace(disclosed(disclosure, here.logs, lost), credentials=issued))
        return CompaniesDone(found, here.write(planned))


def without(job: CompanyJob) -> list[str]:
    """The paths of what companies may have beside their pages and have not."""
    with at(job.settings) as here:
        return [
            path
            for disclosure in here.register.disclosures(job.codes)
            for path in _lost(disclosure, _company(here, disclosure))
        ]


def _company(here: Place, disclosure: Disclosure) -> list[Planned]:
    """The files of a company: those of its page, of its stub (P-5), or none."""
    association = here.register.association
    if disclosure.view is not None:
        linked = jsonld.company(disclosure.view, here.places)
        issued = credential.of_company(disclosure.view, here.places) if here.credentials else ()
        held = tuple(one.ruleset for one in issued if one.document)
        planned = pages.of_company(disclosure.view, association, linked, held, here.beside)
        return [*planned, *_copies(here, disclosure.view)]
    return pages.of_company(disclosure.stub, association) if disclosure.stub else []


def _copies(here: Place, view: CompanyView) -> Iterator[PlannedFile]:
    """The public copies of a company's commitments (P-4)."""
    for commitment in view.commitments:
        if commitment.copy is not None:
            digest = commitment.copy.sha256
            content = here.register.copy(digest)
            yield PlannedFile(addresses.company_copy(view.code, digest), content)


def _credentials(here: Place, disclosure: Disclosure) -> Iterator[Credential]:
    """What is told of a company's certificates; whoever has the key signs the credentials."""
    if here.credentials and disclosure.view:
        for one in credential.of_company(disclosure.view, here.places):
            told = Credential(one.list, one.place, one.runs)
            if one.document:
                path = addresses.path(addresses.credential(disclosure.code, one.ruleset))
                document = msgspec.json.encode(one.document)
                told = replace(told, path=path, document=document, created=one.created)
            yield told


def _lost(disclosure: Disclosure, planned: Sequence[Planned]) -> tuple[str, ...]:
    """The paths of what a company may have had beside its page and has not."""
    code = disclosure.code
    files = {addresses.company_copy(code, digest) for digest in disclosure.hidden}
    files |= {addresses.company_feed(code), addresses.company_badge(code)}
    return tuple(map(addresses.path, sorted(files.difference(one.address for one in planned))))


def notices(job: NoticeJob) -> NoticesDone:
    """Put notices together and write their pages."""
    with at(job.settings) as here:
        views = [notice_view(here.register, *notice) for notice in job.notices]
        planned: list[Planned] = []
        for view, (_, mentions, _) in zip(views, job.notices, strict=True):
            linked = jsonld.notice(view, here.places) if isinstance(view, NoticeView) else None
            logged = job.logged.get(view.id)
            said = [_MENTION.decode(mention) for mention in mentions]
            ended = [ending for mention in said for ending in mention.endings]
            earlier = [item for mention in said for item in mention.earlier]
            contested = [item for mention in said for item in mention.contested]
            planned += pages.of_notice(view, logged, ended, earlier, contested, linked)
        written = here.write(planned)
    return NoticesDone(list(map(_published, views)), written)


def notice_digests(job: NoticeJob) -> Sequence[tuple[str, bytes, bool]]:
    """What the log commits to of each notice: the path of its twin, the digest of its content.

    And whether that is what an erasure left.
    """
    with at(job.settings) as here:
        views = [notice_view(here.register, *notice) for notice in job.notices]
    return [
        (
            addresses.path(addresses.notice_json(view.id)),
            content.digest(view),
            content.remains(view),
        )
        for view in views
    ]


def list_pages(job: SheetJob) -> Written:
    """Write pages of lists."""
    with at(job.settings) as here:
        return here.write([sheets.page(sheet, here.titles) for sheet in job.sheets])


def part(job: PartJob) -> PartDone:
    """Make a part of a table from the twins that are published, and from its files so far."""
    paths = {one: _path(job, one) for one in job.formats}
    with at(job.settings) as here:
        earlier = _earlier(here, job, paths)
        anew = [of for of in job.subjects if of in job.changed or not earlier.tells(of)]
        twin = addresses.notice_json if job.table == "notices" else addresses.company_json
        twins = _twins(here, [addresses.path(twin(of)) for of in anew])
        given = dict(zip(anew, twins, strict=True))
        made = data_files.made(job.table, job.subjects, given, job.formats, earlier)
        files = {paths[one]: content for one, content in made.files.items()}
        written = here.output.write(list(files.items()))
    rows = {one: made.views if one == "jsonl.gz" else made.rows for one in made.files}
    told = [
        (path, Told(sha256(content).hexdigest(), len(content), number))
        for (path, content), number in zip(files.items(), rows.values(), strict=True)
    ]
    return PartDone(told, written)


def _path(job: PartJob, form: Format) -> str:
    return addresses.path(addresses.data(f"{job.table}/{job.name}.{form}"))


def _earlier(here: Place, job: PartJob, paths: Mapping[Format, str]) -> Earlier:
    """What the part's files told, if all of them are there and as they were made."""
    found = {one: here.output.store.read(paths[one]) or b"" for one in job.before}
    same = all(sha256(content).hexdigest() == job.before[one] for one, content in found.items())
    return Earlier(found if same else {})


def _twins(here: Place, paths: Sequence[str]) -> list[bytes]:
    found = here.output.store.read_all(paths)
    twins = [twin for twin in found if twin is not None]
    if len(twins) < len(found):
        raise SiteError(
            f"缺少已公布的数据文件 {paths[found.index(None)]}。",
            "A published JSON file is missing from the site's folder.",
        )
    return twins


def year_end(job: YearEndJob) -> PartDone:
    """Make a part of the register as it stood on a day."""
    found = (held(decoded(encoded), job.day) for encoded in job.lines)
    rows = [row for one in found for row in YEAR_ENDS.rows(one)]
    content = delimited.encoded(YEAR_ENDS.columns, rows)
    path = addresses.path(addresses.data(f"{YEAR_ENDS.name}/{job.name}.csv"))
    with at(job.settings) as here:
        written = here.output.write([(path, content)])
    told = Told(sha256(content).hexdigest(), len(content), len(rows))
    return PartDone([(path, told)], written)


def notice_view(
    register: BuildingRegister, id_: str, mentions: Sequence[bytes], corrected_by: Sequence[str]
) -> NoticeView | NoticeStub:
    """A notice, put together from what was found of its companies."""
    said = [_MENTION.decode(mention) for mention in mentions]
    items = tuple(item for mention in said for item in mention.items)
    commitments = tuple(item for mention in said for item in mention.commitments)
    return register.notice(id_, items, commitments, corrected_by)


def _published(view: NoticeView | NoticeStub) -> Published:
    if isinstance(view, NoticeStub):
        return Published(view.id, b"", b"")
    document = collect.encode(collect.notice_document(view))
    return Published(view.id, _PACK.encode(lines.of_notice(view)), document)


def disclosed(disclosure: Disclosure, logs: bool, lost: tuple[str, ...] = ()) -> Disclosed:
    """All that the next steps and the next build need of a company."""
    said = _said(disclosure)
    view, day = disclosure.view, disclosure.next_change
    told = view or disclosure.stub
    line = lines.of_company(view) if view else None
    return Disclosed(
        code=disclosure.code,
        line=_PACK.encode(line) if line else b"",
        touched=line.touched.isoformat() if line and line.touched else "",
        document=collect.encode(collect.document(view)) if view else b"",
        mentions={notice: _PACK.encode(mention) for notice, mention in sorted(said.items())},
        next_change=day.isoformat() if day else "",
        digest=content.digest(told) if told and logs else b"",
        stub=disclosure.stub is not None,
        lost=lost,
        moved=disclosure.moved.isoformat() if disclosure.moved else "",
        since=line.since.isoformat() if line else "",
    )


def _said(disclosure: Disclosure) -> dict[str, Mention]:
    said: dict[str, Mention] = {}
    for notice, item in disclosure.items:
        known = said.get(notice, Mention())
        said[notice] = replace(known, items=(*known.items, item))
    for notice, commitment in disclosure.commitments:
        known = said.get(notice, Mention())
        said[notice] = replace(known, commitments=(*known.commitments, commitment))
    for notice, ending in disclosure.endings:
        known = said.get(notice, Mention())
        said[notice] = replace(known, endings=(*known.endings, ending))
    for notice, earlier in disclosure.earlier:
        known = said.get(notice, Mention())
        said[notice] = replace(known, earlier=(*known.earlier, earlier))
    for notice, contested in disclosure.contested:
        known = said.get(notice, Mention())
        said[notice] = replace(known, contested=(*known.contested, contested))
    return said
