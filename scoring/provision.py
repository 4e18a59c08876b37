"""A value of a regulation: never without its rule, its article and its first day of use."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, TypeVar

import msgspec

from scoring.refusal import Refusal

Text = Annotated[str, msgspec.Meta(pattern=r"\S")]
RuleNumber = Annotated[str, msgspec.Meta(pattern=r"^[RDP]-[1-9]\d*$")]
Count = Annotated[int, msgspec.Meta(ge=0)]
Positive = Annotated[int, msgspec.Meta(ge=1)]


class Provision(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every value carries: rule "R-20", article "第十二条", first day, Chinese sentence."""

    rule: RuleNumber
    article: Text
    first_day: date
    text: Text

    def refuse(
        self, zh: str, en: str, *, found: str = "", expected: str = "", rule: str = ""
    ) -> Refusal:
        """A refusal that cites this value's article, and its rule unless another is named."""
        return Refusal(rule or self.rule, self.article, zh, en, found, expected)


P = TypeVar("P", bound=Provision)


def in_force(values: Iterable[P], day: date) -> P | None:
    """The value in force on a day: the newest that has begun; None where none has."""
    begun = (value for value in values if value.first_day <= day)
    return max(begun, key=lambda value: value.first_day, default=None)
