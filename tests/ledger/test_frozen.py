"""A ledger and an export of each version that was ever released open, verify and build ever after.

`frozen/<version>` was written by that version of the program; none is ever written anew.
"""

import io
import shutil
from pathlib import Path

import pytest

from registry.ledger import schema
from registry.ledger.errors import LedgerUnavailable
from registry.ledger.exchange import export, replay
from registry.ledger.store import Ledger
from tests.examples.desk import ROOT, Desk
from tests.ledger.acts import grade
from tests.ledger.test_append_only import attempt
from tests.ledger.test_store import take

FROZEN = sorted((Path(__file__).parent / "frozen").glob("[0-9]*"))
HEADS = {"1": (334, "62d2285b7d3ccd94e8107de6fa94a9276557569f8dacbaf94087460dc9bc83ab")}
MORE = ROOT / "tests/filings/03-公共信用评价结果.csv"


def copied(frozen: Path, folder: Path) -> Path:
    """A copy to be opened: opening writes beside it."""
    return Path(shutil.copy(frozen / "ledger.sqlite3", folder / "register.sqlite3"))


@pytest.fixture(params=FROZEN, ids=lambda path: path.name)
def frozen(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_every_version_before_this_one_is_frozen() -> None:
    assert [path.name for path in FROZEN] == [str(number) for number in range(1, schema.VERSION)]


def test_it_opens_verifies_and_exports_the_same_bytes(frozen: Path, tmp_path: Path) -> None:
    file = copied(frozen, tmp_path)
    with Ledger.open(f"sqlite:///{file}", readonly=True) as ledger:
        assert ledger.head() == HEADS[frozen.name]
        assert ledger.verify() == []
        stream = io.BytesIO()
        export(ledger, stream)
    assert stream.getvalue() == (frozen / "ledger.jsonl").read_bytes()


def test_its_export_is_replayed_into_either_engine(frozen: Path, ledger: Ledger) -> None:
    with (frozen / "ledger.jsonl").open("rb") as stream:
        assert replay(stream, ledger) is None
    assert ledger.head() == HEADS[frozen.name]
    assert ledger.verify() == []


def test_it_goes_on_and_builds(frozen: Path, tmp_path: Path) -> None:
    copied(frozen, tmp_path)
    desk = Desk(tmp_path).taken([MORE])
    site = desk.build("2026-03-02")
    assert len(list((site / "companies").rglob("*.json"))) > 20
    assert desk.run("verify").exit_code == 0


def test_a_newer_version_is_refused_and_left_alone(url: str) -> None:
    with Ledger.open(url) as ledger:
        take(ledger, "a", grade(1))
        head = ledger.head()
    attempt(url, "INSERT INTO versions (version) VALUES (99)")
    for readonly in (True, False):
        with pytest.raises(LedgerUnavailable, match="请先升级程序") as refused:
            Ledger.open(url, readonly=readonly)
        assert "upgrade the program" in str(refused.value)
    assert head[0] == 2
