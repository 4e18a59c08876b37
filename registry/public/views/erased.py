"""What the public still sees of something that was erased (P-5): that it was, when and why."""

from datetime import date

from registry.public.views.base import View
from registry.public.views.notice import NoticeView


class Erasure(View, frozen=True, kw_only=True):
    """Since when something is shown no longer, on which ground, by which article and paper."""

    erased_on: date
    ground: str
    article: str
    basis: str


class NoticeStub(Erasure, frozen=True, kw_only=True):
    """What is left of a notice that was published on `day`: neither its kind nor a word of it."""

    id: str
    day: date


class CompanyStub(Erasure, frozen=True, kw_only=True):
    """What is left of a company: its code, which its address has."""

    code: str


class RedactedNotice(NoticeView, frozen=True, kw_only=True):
    """A notice without the companies that were erased: no row, no name in title or text."""

    erasures: tuple[Erasure, ...]
