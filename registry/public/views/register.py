"""The whole public register as of a day: the only thing that site, search and data ever see."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from registry.public.views.base import View
from registry.public.views.company import CompanyView
from registry.public.views.licence import AgencyView, PractitionerView
from registry.public.views.notice import NoticeView
from registry.public.views.ruleset import RuleSetView


class Association(View, frozen=True, kw_only=True):
    """Who keeps the register, from the settings. `url` is the site's own address, no slash."""

    name: str
    english_name: str = ""
    url: str = ""
    icp: str = ""
    address: str = ""
    telephone: str = ""
    email: str = ""
    scope: str = ""
    founded: date | None = None


class PublicRegister(Protocol):
    """Views as of `as_of`. Each method may be called often and yields in the order it names."""

    @property
    def as_of(self) -> date:
        """The day that the register is shown as of."""
        ...

    @property
    def association(self) -> Association:
        """Who keeps it."""
        ...

    def companies(self) -> Iterable[CompanyView]:
        """All listed companies by code."""
        ...

    def notices(self) -> Iterable[NoticeView]:
        """All notices, newest first by day, then by id downwards."""
        ...

    def agencies(self) -> Iterable[AgencyView]:
        """All agencies by code."""
        ...

    def practitioners(self) -> Iterable[PractitionerView]:
        """All practitioners by licence number."""
        ...

    def rulesets(self) -> Iterable[RuleSetView]:
        """All rule sets in use by id."""
        ...

    def close(self) -> None:
        """Give back what the register reads from; it is not asked again."""
        ...
