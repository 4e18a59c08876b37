"""R-50: a marked value in every private field, and the whole output searched."""

from pathlib import Path

import pytest

from registry.ledger import exchange
from registry.ledger.store import Ledger
from registry.site.build import build
from tests.public import planted
from tests.published import texts
from tests.state.desk import Desk

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def desk() -> Desk:
    return planted.plant()


@pytest.fixture(scope="module")
def site(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built from a ledger on disk that holds all the secrets."""
    folder = tmp_path_factory.mktemp("planted")
    url = f"sqlite:///{folder / 'register.sqlite3'}"
    with (folder / "ledger.jsonl").open("w+b") as stream:
        exchange.export(desk.ledger, stream)
        stream.seek(0)
        with Ledger.open(url) as ledger:
            exchange.replay(stream, ledger)
    overrides = {
        "REGISTRY_URL": url,
        "REGISTRY_AS_OF": "2026-11-22",
    }
    build(ROOT / "pelicanconf.py", folder / "site", overrides=overrides)
    return folder / "site"


def everything(site: Path) -> str:
    """All that is published: every path, every file, unpacked where it is packed."""
    return "\n".join(f"{path}\n{text}" for path, text in texts(site))


@pytest.mark.rule("R-50")
@pytest.mark.rule("R-19")
@pytest.mark.rule("R-12")
@pytest.mark.rule("R-52")
def test_nothing_private_reaches_the_output(site: Path) -> None:
    published = everything(site)
    assert planted.NAMED in published
    assert planted.SCORED in published
    assert "gongkai" in published
    found = [secret for secret in planted.secrets() if secret in published]
    assert not found


@pytest.mark.rule("R-50")
def test_every_private_column_was_planted(desk: Desk) -> None:
    """Each private text column's mark is in the ledger or was too private even for that."""
    ledger = "".join(str(item.entry) for item in desk.ledger.entries())
    kept = {"telephone", "fax", "email", "contact", "id_number", "remark"}
    for kind, name in planted.private_columns():
        if kind in ("company", "commitment", "results") and name in kept:
            assert planted.mark(f"{kind}{name}") in ledger, (kind, name)
    for word in ("contest", "refused", "ban", "basis", "own", "repaired", "status", "unmarked"):
        assert planted.mark(word) in ledger, word
    for column in ("objectionreason", "objection_decisionbasis"):
        assert planted.mark(column) in ledger, column
    for word in ("found", "signer", "signature", "chain", "list", "trust"):
        assert planted.mark(word) in ledger, word


def test_the_search_of_the_output_would_find_a_leak(site: Path) -> None:
    """The proof's own eyes: what is public is found in pages, twins, index, feed and names."""
    published = everything(site)
    for known in (
        planted.NAMED,
        "西安甲",
        "守信承诺",
        "ZX20260077",
        "异议撤回",
        "数字签名有效",
        "9" * 64,
    ):
        assert known in published
