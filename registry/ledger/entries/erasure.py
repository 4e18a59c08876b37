"""Erasures: what was published and may be shown no longer (P-5). The ledger itself keeps it."""

from typing import Literal

from registry.ledger.entries.base import CompanyEntry, Entry

#: Why: 信用修复, 个人信息保护法, 人民法院裁判, 差错 (`registry.state.grounds`).
Ground = Literal["repair", "personal", "court", "mistake"]


class NoticeErasure(Entry, frozen=True, kw_only=True, omit_defaults=True, tag="notice_erasure"):
    """From `day` on the notice with the id `notice` is a stub. `basis` is public with it."""

    notice: str
    ground: Ground
    basis: str

    @property
    def subject(self) -> str:
        """The erasure: it takes no number of a notice."""
        return f"erasure:{self.notice}"

    @property
    def claims(self) -> tuple[str, ...]:
        """A notice is erased once."""
        return (f"erasure:{self.notice}",)


class CompanyErasure(
    CompanyEntry, frozen=True, kw_only=True, omit_defaults=True, tag="company_erasure"
):
    """From `day` on the company's page is a stub, and its rows leave the notices that name it.

    `notices` are the ids of these; `retitled` those whose titles name it, `silent` those whose
    texts do or may. `basis` is public.
    """

    ground: Ground
    basis: str
    notices: tuple[str, ...] = ()
    retitled: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """A company is erased once."""
        return (f"erasure:{self.company}",)
