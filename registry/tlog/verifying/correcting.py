"""Checks that each notice tells of just those corrections that are published of it (R-32).

No leaf has that: it comes later. What a correction corrects, its own leaf has.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from registry.public.views import NoticeRef
from registry.tlog.verifying.report import Report


@dataclass(frozen=True)
class Told:
    """How a notice is named, what it corrects, and what corrects it."""

    itself: Any
    corrects: Any
    corrected_by: Any


def told(notice: Mapping[str, Any]) -> Told:
    """What a notice's JSON tells."""
    by = notice.get("corrected_by", [])
    return Told(_ref(notice), _ref(notice.get("corrects")), by)


def check(report: Report, notices: Mapping[str, Told]) -> None:
    """`notices` are by path; those of which nothing can be read are told of elsewhere."""
    given: dict[str, list[Any]] = {}
    for _, notice in sorted(notices.items()):
        if notice.corrects:
            given.setdefault(notice.corrects["id"], []).append(notice.itself)
    for path, notice in sorted(notices.items()):
        expected, by = given.get(PurePosixPath(path).stem, []), notice.corrected_by
        if not isinstance(by, list) or sorted(map(repr, by)) != sorted(map(repr, expected)):
            report.fault(
                f"{path} 所列更正公告与已公布的不符。",
                f"{path} tells of other corrections than are published.",
            )


def _ref(said: Any) -> dict[str, Any] | None:
    """How one notice names another."""
    if not isinstance(said, Mapping) or not isinstance(said.get("id"), str):
        return None
    return {field: said.get(field) for field in NoticeRef.__struct_fields__}
