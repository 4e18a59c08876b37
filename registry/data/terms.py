"""On what terms the data may be used: the association's choice, told in every description of it."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Annotated

import msgspec

from registry.public.views import Association


class Licence(msgspec.Struct, frozen=True):
    """A licence: its identifier (SPDX, as Data Packages name it), titles, and where its text is."""

    name: str
    title: str
    english_title: str
    path: Annotated[str, msgspec.Meta(pattern="^https?://")]


def licence(chosen: Mapping[str, str]) -> Licence | None:
    """The licence of a setting, None for an empty one.

    Raises msgspec.ValidationError for one that is not whole.
    """
    return msgspec.convert(chosen, Licence) if chosen else None


def text(association: Association, licence: Licence | None) -> bytes:
    """`LICENCE.txt`: the licence, and what holds beside it."""
    name = "licensed" if licence else "unlicensed"
    said = files(__package__).joinpath(f"{name}.txt").read_text("utf-8")
    given = msgspec.to_builtins(licence) if licence else {}
    keeper = {"association": association.name, "english_name": association.english_name}
    return said.format_map({**given, **keeper, "url": association.url}).encode()
