"""Of each leaf of a notice the log has what opens it, or an erasure; never both, never none."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from registry.tlog.leaf import Kind, Leaf, ref
from registry.tlog.verifying import erasing

PAGE = "notices/2026/0/2026-00001-0.json"


@dataclass
class Report:
    erased: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def fault(self, zh: str, en: str) -> None:
        assert zh and en
        self.faults.append(en)


def faults(kinds: list[tuple[Kind, int | None]], opened: dict[int, str], *erased: str) -> list[str]:
    """What is found of a log of such leaves, of which some are opened by these files."""
    report = Report(set(erased))
    day = date(2026, 5, 20)
    leaves = [Leaf(kind, day, bytes(32), named).encoded() for kind, named in kinds]
    erasing.check(report, leaves, [kind for kind, _ in kinds], opened)
    return report.faults


NOTICE: tuple[Kind, None] = ("notice", None)


@pytest.mark.rule("P-5")
def test_what_is_in_order() -> None:
    assert faults([NOTICE], {0: PAGE}) == []
    assert faults([NOTICE, ("erase", 0)], {1: PAGE}, PAGE) == []
    assert faults([NOTICE, ("erase", 0), ("erase", 1)], {2: PAGE}, PAGE) == []
    assert faults([("erase", None)], {0: PAGE}, PAGE) == []
    assert faults([("standing", None), ("key", None)], {}) == []


@pytest.mark.rule("P-5")
@pytest.mark.parametrize(
    ("leaves", "opened", "erased", "fault"),
    [
        ([NOTICE], {}, (), "no published notice opens it"),
        ([NOTICE, ("erase", 0)], {}, (), "no stub opens it"),
        ([NOTICE, ("erase", 0)], {0: PAGE}, (), "still opens it"),
        ([NOTICE, ("erase", 0)], {1: PAGE}, (), "does not say so"),
        ([NOTICE], {0: PAGE}, (PAGE,), "is a stub, and leaf 0 is no erasure"),
        ([NOTICE, ("erase", 1)], {1: PAGE}, (PAGE,), "no notice before it"),
        ([NOTICE, ("erase", 9)], {1: PAGE}, (PAGE,), "no notice before it"),
        ([NOTICE, ("erase", -1)], {1: PAGE}, (PAGE,), "no notice before it"),
        ([("standing", None), ("erase", 0)], {1: PAGE}, (PAGE,), "no notice before it"),
        ([NOTICE, ("erase", 0), ("erase", 0)], {1: PAGE, 2: "x"}, (PAGE, "x"), "no notice before"),
    ],
)
def test_what_is_not(
    leaves: list[tuple[Kind, int | None]],
    opened: dict[int, str],
    erased: tuple[str, ...],
    fault: str,
) -> None:
    assert any(fault in one for one in faults(leaves, opened, *erased))


@pytest.mark.parametrize("broken", [b"", b"[]", b'{"ref":"1"}', b'{"ref":true}', b"{}"])
def test_a_broken_leaf_names_none(broken: bytes) -> None:
    assert ref(broken) is None
