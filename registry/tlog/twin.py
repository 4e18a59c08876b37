"""A published JSON file as the log sees it, read once."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import msgspec

from registry.tlog import leaf
from registry.tlog.errors import LogError

#: The field that only a stub has, and that of a notice from which companies were erased.
_STUB = "erased_on"
_REMAINS = (_STUB, "erasures")


class Twin:
    """What a file says. Raises LogError where it is no JSON, or says something twice."""

    def __init__(self, file: bytes) -> None:
        self.file = file
        self.said = leaf.content(file)

    @cached_property
    def digest(self) -> bytes:
        """What its leaf commits to. Raises LogError."""
        return leaf.digest(self.said)

    @property
    def fields(self) -> Mapping[str, Any]:
        """The object that it is; empty for what is none."""
        return self.said if isinstance(self.said, Mapping) else {}

    @property
    def remains(self) -> bool:
        """Whether it is what an erasure left: a stub, or a notice without some companies (P-5)."""
        return any(mark in self.fields for mark in _REMAINS)

    @property
    def is_stub(self) -> bool:
        """Whether it is a stub, which tells nothing of what it stands for."""
        return _STUB in self.fields

    @property
    def in_form(self) -> bool:
        """Whether it is written as it is published: no byte of it is free."""
        try:
            encoded = msgspec.json.encode(self.said)
        except UnicodeEncodeError:
            return False
        return self.file in (encoded, msgspec.json.format(encoded, indent=2) + b"\n")

    def check_form(self) -> None:
        """Raises LogError unless it is written as it is published."""
        if not self.in_form:
            raise out_of_form()


def out_of_form() -> LogError:
    """What is told of a file that is written otherwise."""
    return LogError("写法与公布的不同。", "It is not written as it was published.")
