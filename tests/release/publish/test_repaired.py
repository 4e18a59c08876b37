"""How many repairs each release took account of is noted at the desk."""

from pathlib import Path

import pytest

from registry.release.publish.repaired import Repairs

pytestmark = [pytest.mark.rule("R-52"), pytest.mark.rule("P-5")]


def test_a_release_shows_only_what_was_repaired_after_it(tmp_path: Path) -> None:
    Repairs(1, tmp_path).note("one")
    Repairs(2, tmp_path).note("two")
    now = Repairs(2, tmp_path)
    assert now.shown_by("one") and not now.shown_by("two")
    assert not Repairs(1, tmp_path).shown_by("one")


def test_of_a_release_that_nobody_noted_the_worst_is_taken(tmp_path: Path) -> None:
    assert Repairs(1, tmp_path).shown_by("unknown")
    assert not Repairs(0, tmp_path).shown_by("unknown")
    (tmp_path / "repairs.json").write_bytes(b"{")
    assert Repairs(1, tmp_path).shown_by("one")


def test_of_a_site_that_nobody_remembers_the_worst_is_taken(tmp_path: Path) -> None:
    Repairs(1, tmp_path).note("one")
    lost = Repairs(None, tmp_path)
    lost.note("two")
    assert lost.shown_by("one") and Repairs(1, tmp_path).shown_by("two")


def test_the_same_release_is_noted_anew(tmp_path: Path) -> None:
    Repairs(1, tmp_path).note("one")
    Repairs(2, tmp_path).note("one")
    assert not Repairs(2, tmp_path).shown_by("one")
    assert [file.name for file in tmp_path.iterdir()] == ["repairs.json"]
