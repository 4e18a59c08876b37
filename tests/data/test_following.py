"""Data that follow the last build are those of a build from nothing; an act touches few files."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.data import columnar, parts
from registry.release.storage.folder import Folder
from registry.site.errors import SiteError
from tests.data.conftest import built
from tests.release.keeper import EARLY, LATE


def digests(site: Path) -> dict[str, str]:
    files = sorted(path for path in (site / "data").rglob("*") if path.is_file())
    return {
        path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files
    }


def test_parts_grow_in_doublings_and_hold_everybody():
    assert [parts.number(n) for n in (0, 1, 512, 513, 1025)] == [1, 1, 1, 2, 4]
    codes = [f"code {n}" for n in range(5000)]
    sizes = [0] * parts.number(len(codes))
    for code in codes:
        sizes[parts.of_company(code, len(sizes))] += 1
    assert sum(sizes) == len(codes) and max(sizes) < 512


@given(st.text("0123456789ABCDEFGH", min_size=1), st.integers(0, 32))
def test_a_part_is_a_stretch_of_all_places(code: str, doublings: int) -> None:
    number = 2**doublings
    first, last = parts.stretch(parts.of_company(code, number), number)
    assert first <= parts.place(code) <= last
    assert (last - first + 1) * number == 2**32


def test_a_register_that_grew_has_the_data_of_one_built_anew(
    ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "_EACH", 40)
    site = built(ledger, tmp_path / "site", EARLY, REGISTRY_PARQUET=False)
    early = digests(site)
    built(ledger, site, LATE)
    assert digests(site) == digests(built(ledger, tmp_path / "anew", LATE))
    assert len(set(digests(site)) - set(early)) > 20  # more parts, and Parquet beside them
    built(ledger, site, "2026-11-23")  # a day on which hardly anything lapses
    later = digests(site)
    built(ledger, site, "2026-12-31")
    changed = {path for path, digest in digests(site).items() if later.get(path) != digest}
    assert "data/register/00000.csv" in later and 0 < len(changed) < len(later) / 2


def test_a_file_that_is_missing_is_told(ledger: str, tmp_path: Path) -> None:
    site = built(ledger, tmp_path / "site", EARLY, REGISTRY_PARQUET=False)
    gone = next((site / "notices").rglob("*.json"))
    gone.unlink()
    with pytest.raises(SiteError, match=gone.name):
        built(ledger, site, EARLY)  # all parts are made anew, since Parquet is asked for


def test_who_did_not_change_is_told_of_as_before(
    ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = built(ledger, tmp_path / "site", "2026-11-23", REGISTRY_PARQUET=False)
    anew = built(ledger, tmp_path / "anew", "2026-12-31", REGISTRY_PARQUET=False)
    asked: list[str] = []
    read_all = Folder.read_all

    def reading(store: Folder, paths: Sequence[str]) -> list[bytes | None]:
        asked.extend(paths)
        return read_all(store, paths)

    monkeypatch.setattr(Folder, "read_all", reading)
    built(ledger, site, "2026-12-31", REGISTRY_PARQUET=False)
    assert digests(site) == digests(anew)
    companies = {path for path in asked if path.startswith("companies/")}
    assert 0 < len(companies) < len(list((site / "companies").rglob("*.json"))) / 4


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"other")])
def test_a_part_that_is_not_as_it_was_made_is_made_of_the_twins(
    ledger: str, tmp_path: Path, harm: Callable[[Path], object]
) -> None:
    site = built(ledger, tmp_path / "site", "2026-11-23", REGISTRY_PARQUET=False)
    for path in (*(site / "data" / "register").iterdir(), site / "data/changes/2026-11.csv"):
        harm(path)
    built(ledger, site, "2026-12-31", REGISTRY_PARQUET=False)
    anew = built(ledger, tmp_path / "anew", "2026-12-31", REGISTRY_PARQUET=False)
    assert digests(site) == digests(anew)


@pytest.mark.parametrize(
    ("settings", "said"),
    [({"REGISTRY_LICENCE": {"name": "CC0-1.0"}}, "REGISTRY_LICENCE"), ({}, "pyarrow")],
)
def test_terms_that_cannot_be_are_refused(
    ledger: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: dict[str, object],
    said: str,
) -> None:
    monkeypatch.setattr(columnar, "made_by", lambda: "")
    with pytest.raises(SiteError, match=said):
        built(ledger, tmp_path / "site", **settings)
    assert not (tmp_path / "site").exists()
