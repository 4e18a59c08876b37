"""What a cache must purge is told after each publication: all of it, and nothing that is new."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.cli import purging
from tests.examples.desk import FILINGS, Desk

URL = "https://register.example"
_FEW = 6

names = st.text("abcdefgh", min_size=1, max_size=3)
paths = st.lists(names, min_size=1, max_size=4).map(lambda parts: f"{'/'.join(parts)}.html")


def prefixes(stale: list[str]) -> list[str]:
    """The addresses and folders that are told, without the sentence above them."""
    return [line.strip().partition("（")[0] for line in purging.told(stale, URL)[1:]]


@given(st.lists(paths, min_size=1, max_size=60, unique=True))
def test_whatever_a_reader_may_still_have_is_told(stale: list[str]) -> None:
    told = prefixes(stale)
    for address in purging.addresses(stale):
        assert any(
            f"{URL}{address}" == one or (one.endswith("/") and f"{URL}{address}".startswith(one))
            for one in told
        ), address
    assert len(told) <= max(20, len({one.partition("/")[0] for one in stale}) + 1)


def test_a_few_are_told_one_by_one_and_many_by_their_folders() -> None:
    assert f"{URL}/lists/" in prefixes(["lists/index.html"])
    assert f"{URL}/lists/index.html" in prefixes(["lists/index.html"])
    many = [f"companies/{number}/{number}.html" for number in range(30)]
    assert prefixes([*many, "robots.txt"]) == [
        f"{URL}/companies/", f"{URL}/log/", f"{URL}/robots.txt"
    ]  # fmt: skip
    [line] = [line for line in purging.told(many, URL) if "companies" in line]
    assert line.endswith("/companies/（30）")


def test_each_publication_tells_what_changed_under_an_address_that_was_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGISTRY_LOG", str(tmp_path / "log"))
    desk = Desk(tmp_path).taken(sorted(FILINGS.iterdir())[:_FEW])
    desk.build()
    site, server = tmp_path / "site", tmp_path / "srv"
    first = desk.run("publish", server, "--output", site)
    assert first.exit_code == 0, first.output
    assert "CDN 不须清除" in first.stdout and URL not in first.stdout
    (site / "robots.txt").write_text("User-agent: *\n", "utf-8")
    (site / "new.txt").write_text("new", "utf-8")
    again = desk.run("publish", server, "--output", site).stdout
    assert f"  {URL}/robots.txt\n" in again and f"  {URL}/log/checkpoint\n" in again
    assert "new.txt" not in again and "index.html" not in again and "/log/tile/" not in again
    (site / "new.txt").unlink()
    assert f"  {URL}/new.txt\n" in desk.run("publish", server, "--output", site).stdout
