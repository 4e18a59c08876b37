"""Erasures: what was published is shown no longer, on a ground that the law knows (P-5)."""

from registry.ledger.entries import AgencyLicence, CompanyErasure, Entry, Ground, NoticeErasure
from registry.state import erasing
from registry.state.admit.row import Check, Row, once
from registry.state.erasing import Reach
from registry.state.grounds import GROUNDS
from registry.state.shown import first_day
from scoring.refusal import Refusal

#: Notices about licences tell who may evaluate now (R-42 to R-44) and are not erased.
_STAY = ("licence", "cancellation", "agency_ban")


def one_subject(row: Row) -> Refusal | None:
    """A row is about a notice or about a company."""
    if bool(row.draft.erased) != bool(row.draft.code):
        return None
    return _p5(
        row,
        "撤下公告、撤下企业代码须填其一，且只填其一。",
        "Name either the notice or the company that is erased.",
        row.draft.erased,
    )


def notice_published(row: Row) -> Refusal | None:
    """P-5, R-32: the notice is published, is about companies, and is not erased yet."""
    typed = row.draft.erased
    if not typed:
        return None
    reach = _reach(row)
    if reach is None:
        return _p5(row, f"登记册中没有公告“{typed}”。", "No such notice is published.", typed)
    if row.working.erased(reach.notices[0].id):
        return _p5(row, f"公告“{typed}”已经撤下。", "This notice is erased already.", typed)
    if reach.notices[0].kind in _STAY:
        return _p5(
            row,
            "资格证类公告载明现时谁可从事评价，不得撤下；有误的请报“更正公告”。",
            "Notices about licences are not erased; file a correction.",
            typed,
        )
    for notice in reach.notices:
        holder = row.working.reserve(f"erasure:{notice.id}", row.filed.origin)
        if holder and not row.working.erased(notice.id):
            return _p5(row, f"公告“{notice.id}”已由{holder}撤下。", "Another row erases it.", typed)
    return None


def company_published(row: Row) -> Refusal | None:
    """P-5, R-19: the company is listed, is no agency, and is not erased yet."""
    code, company = row.draft.code, row.company
    if not code or row.draft.erased:
        return None
    if company is not None and company.erased is not None:
        return _p5(row, f"企业 {code} 的公示已经撤下。", "This company is erased already.", code)
    if company is None or first_day(company, row.rules) is None:
        return _p5(row, f"登记册没有公布代码为 {code} 的企业。", "No such company is listed.", code)
    if any(
        isinstance(state.entry, AgencyLicence) and state.entry.agency == code
        for state in row.working.licences.by_number.values()
    ):
        return _p5(row, "该代码是评价机构，不得撤下。", "This is an agency, which stays.", code)
    return None


def not_before_publication(row: Row) -> Refusal | None:
    """P-5: nothing is erased before it is published."""
    draft, company, reach = row.draft, row.company, _reach(row)
    published = max((notice.day for notice in reach.notices), default=None) if reach else None
    if draft.code:
        published = first_day(company, row.rules) if company else None
    if published is None or draft.day >= published:
        return None
    return _p5(
        row,
        f"撤下日期（{draft.day}）早于公布日期（{published}）。",
        "It is erased before it is published.",
        draft.day.isoformat(),
        f"不早于 {published}",
    )


def ground_in_force(row: Row) -> Refusal | None:
    """P-5: the law that the ground stands in is in force on the day."""
    basis = GROUNDS[row.draft.ground]
    if basis.first_day is None or row.draft.day >= basis.first_day:
        return None
    return _p5(
        row,
        f"{basis.article}自 {basis.first_day} 起施行，撤下日期在此之前。",
        "The law of this ground was not in force yet.",
        row.draft.day.isoformat(),
        f"不早于 {basis.first_day}",
    )


def basis_tells_nothing(row: Row) -> Refusal | None:
    """P-5: the basis is published, so it does not repeat what is erased."""
    reach = _reach(row)
    word = erasing.repeated(row.draft.basis, reach.words) if reach else ""
    if not word:
        return None
    return _p5(
        row,
        f"撤下依据随存根公布，不得写入被撤下的内容（“{word}”）。",
        "The basis is public and must not repeat what is erased.",
        row.draft.basis,
    )


@once
def _reach(row: Row) -> Reach | None:
    """What the row is about; None where it is not published."""
    if row.draft.erased and not row.draft.code:
        notice = row.working.published(row.draft.erased)
        return erasing.of_notice(row.working.ledger, notice) if notice else None
    return erasing.of_company(row.working.ledger, row.draft.code) if row.draft.code else None


def _p5(row: Row, zh: str, en: str, found: str, expected: str = "") -> Refusal:
    ground = row.draft.ground
    article = GROUNDS[ground].article if ground else ""
    return Refusal("P-5", article, zh, en, found=found, expected=expected)


def erasure_entries(row: Row) -> list[Entry]:
    """The erasures: of a notice and what repeats it, or of a company."""
    draft, reach = row.draft, _reach(row)
    ground: Ground = draft.ground
    if reach is None:
        return []
    if draft.code:
        return [
            CompanyErasure(
                day=draft.day,
                company=draft.code,
                ground=ground,
                basis=draft.basis,
                notices=tuple(notice.id for notice in reach.notices),
                retitled=tuple(sorted(reach.retitled)),
                silent=tuple(sorted(reach.silent)),
            )
        ]
    return [
        NoticeErasure(day=draft.day, notice=notice.id, ground=ground, basis=draft.basis)
        for notice in reach.notices
        if not row.working.erased(notice.id)
    ]


def not_erased(row: Row) -> Refusal | None:
    """P-5: nothing more is published of a company that was erased."""
    company = row.company if getattr(row.draft, "code", "") else None
    if company is None or company.erased is None:
        return None
    return Refusal(
        "P-5",
        GROUNDS[company.erased.ground].article,
        f"企业 {row.draft.code} 的公示已于 {company.erased.day} 依法撤下，不再收取关于它的报送。",
        "This company was erased from the register; nothing more is taken about it.",
        found=row.draft.code,
    )


ERASURE = (
    Check(("erased", "code"), one_subject),
    Check(("erased", "ground"), notice_published, at=("erased",)),
    Check(("code", "ground"), company_published, at=("code",)),
    Check(("erased", "code", "day", "ground"), not_before_publication, at=("day",)),
    Check(("day", "ground"), ground_in_force, at=("day", "ground")),
    Check(("erased", "code", "basis", "ground"), basis_tells_nothing, at=("basis",)),
)
#: What is asked of every row about a company, of whatever kind but this.
STANDING = Check(("code",), not_erased)
