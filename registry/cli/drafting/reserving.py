"""A number that was given to a draft stands on that draft's notice and on no other (R-32)."""

from collections.abc import Iterator, Sequence

from registry.cli.drafting.asking import NOTICES
from registry.cli.drafting.record import Drafted, Drafts, about, dropped, number_field, reserved
from registry.intake.drafts import Filed
from registry.intake.problems import Problem
from scoring.refusal import Refusal


def problems(filed: Sequence[Filed], ledger: Drafts) -> list[Problem]:
    """A problem at the first row of each notice whose number belongs to another draft.

    The day may have moved since, and so may the wording: whom the notice is about may not.
    """
    return list(_problems(filed, ledger))


def _problems(filed: Sequence[Filed], ledger: Drafts) -> Iterator[Problem]:
    rows: dict[str, list[Filed]] = {}
    for one in filed:
        if number := getattr(one.draft, number_field(one.draft), ""):
            rows.setdefault(number, []).append(one)
    for number, group in rows.items():
        drafted = reserved(ledger, number)
        if drafted is None or not _publishes(group[0]):
            continue
        refusal = _refusal(drafted, group, ledger)
        if refusal is not None:
            yield Problem.at(group[0], (number_field(group[0].draft),), refusal)


def _publishes(row: Filed) -> bool:
    """Whether the row's number is that of a notice, and not a qualification's or the like."""
    kinds = {kind for kinds in NOTICES.values() for kind in kinds} | {"results"}
    return row.draft.kind in kinds


def _refusal(drafted: Drafted, rows: Sequence[Filed], ledger: Drafts) -> Refusal | None:
    number = drafted.number
    if number in dropped(ledger):
        return Refusal(
            "R-32",
            "",
            f"文号“{number}”的公告稿《{drafted.title}》已经作废，此号不再使用。",
            f"The draft with the number {number} was dropped; its number is used no more.",
            found=number,
        )
    drafts = [row.draft for row in rows]
    same = about(drafts) == drafted.about or not drafted.about
    if same and all(one.kind in NOTICES[drafted.kind] for one in drafts):
        return None
    return Refusal(
        "R-32",
        "",
        f"文号“{number}”已留给公告稿《{drafted.title}》，所报事项与该稿不同；"
        f"请收取该稿的报送表 {number}.xlsx，或者另用文号。",
        f"The number {number} is reserved for a draft about something else; "
        f"take {number}.xlsx, or use another number.",
        found=number,
    )
