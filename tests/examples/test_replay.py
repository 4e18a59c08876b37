"""An export builds the ledger anew, on either engine: same chain head, same site."""

from pathlib import Path

import pytest

from registry.ledger.store import Ledger
from registry.site.build import build
from tests.examples.desk import AS_OF, ROOT, Desk
from tests.postgres import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url"]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty ledger's address."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path / 'again.sqlite3'}"


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


@pytest.mark.rule("R-32")
def test_a_replayed_ledger_gives_the_same_site(
    example: Desk, site: Path, url: str, tmp_path: Path
) -> None:
    exported = tmp_path / "ledger.jsonl"
    assert example.run("export", exported).exit_code == 0
    replayed = example.run("--register", url, "replay", exported)
    assert replayed.exit_code == 0, replayed.output
    with Ledger.open(url) as again:
        assert again.verify() == []
        with Ledger.open(f"sqlite:///{example.folder / 'register.sqlite3'}") as first:
            assert again.head() == first.head()
    overrides = {"REGISTRY_URL": url, "REGISTRY_AS_OF": AS_OF}
    build(ROOT / "pelicanconf.py", tmp_path / "site", overrides=overrides)
    first_site, again_site = files(site), files(tmp_path / "site")
    assert first_site.keys() == again_site.keys()
    assert [path for path in first_site if first_site[path] != again_site[path]] == []
