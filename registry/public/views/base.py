"""Small views that others are made of. A view has public fields only (RULES 6, R-50)."""

from datetime import date

import msgspec


class View(msgspec.Struct, frozen=True, kw_only=True):
    """Anything that may be shown. Encodes to the JSON that readers get."""


class Term(View, frozen=True, kw_only=True):
    """A coded value with its Chinese and English words, e.g. region 610100 西安市."""

    code: str
    zh: str
    en: str = ""


class CompanyRef(View, frozen=True, kw_only=True):
    """A company named on another page. `name` is the one borne on that page's day."""

    code: str
    name: str


class NoticeRef(View, frozen=True, kw_only=True):
    """A notice named on another page: permanent id, document number (may be empty), kind, day."""

    id: str
    number: str
    kind: str
    title: str
    day: date


class AgencyRef(View, frozen=True, kw_only=True):
    """An agency named on another page. `listed` tells whether it has a page of its own."""

    code: str
    name: str
    listed: bool = True
