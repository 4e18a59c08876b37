"""A log's key is replaced: both sign for a while, and what the old one signed still stands."""

from pathlib import Path

import pytest

from registry.site.errors import SiteError
from registry.tlog import verifying
from registry.tlog.errors import LogError
from registry.tlog.note import Secret, Verifier
from tests.release.keeper import EARLY, KEY, LATE, Keeper

NEW = Secret(KEY.name, bytes(range(2, 34)))


def faults(keeper: Keeper, verifier: Verifier) -> list[str]:
    def read(path: str) -> bytes | None:
        file = keeper.site / path
        return file.read_bytes() if file.is_file() else None

    return [en for _, en in verifying.verify(read, verifier).faults]


@pytest.fixture
def replaced(ledger: str, tmp_path: Path) -> Keeper:
    """A site of an early day under the old key, and of a late one under both."""
    keeper = Keeper(tmp_path, ledger)
    keeper.build(EARLY)
    old = tmp_path / "old.key"
    keeper.key.rename(old)
    _keep(keeper.key, NEW)
    keeper.build(LATE, REGISTRY_LOG_OLD_KEYS=[str(old)])
    return keeper


def test_both_keys_sign_and_then_the_old_one_retires(replaced: Keeper) -> None:
    assert faults(replaced, NEW.verifier) == faults(replaced, KEY.verifier) == []
    replaced.build("2026-11-23", REGISTRY_LOG_OLD_KEYS=[str(KEY.verifier)])
    assert faults(replaced, NEW.verifier) == []
    with pytest.raises(LogError, match="did not sign this"):
        faults(replaced, KEY.verifier)


def test_a_key_that_nobody_announced_is_a_fault(replaced: Keeper) -> None:
    """Who can write to the server names a key, and signs proofs with it."""
    other = Secret(KEY.name, bytes(32))
    file = replaced.site / "log/log.json"
    text = file.read_text("utf-8")
    file.write_text(text.replace(str(KEY.verifier), str(other.verifier)), "utf-8")
    assert any(fault.startswith("log/log.json: ") for fault in faults(replaced, NEW.verifier))


def test_a_replaced_key_that_is_left_out_is_a_fork(replaced: Keeper) -> None:
    """Nobody can tell any more that the log goes on from what it signed."""
    _keep(replaced.key, Secret(KEY.name, bytes(range(3, 35))))
    with pytest.raises(SiteError, match="LOG-E-FORK"):
        replaced.build("2026-11-24")


def test_a_key_of_another_log_replaces_none(replaced: Keeper) -> None:
    stranger = Secret("other.example/log", bytes(32)).verifier
    with pytest.raises(SiteError, match="不是同一日志的"):
        replaced.build("2026-11-24", REGISTRY_LOG_OLD_KEYS=[str(stranger)])


def _keep(file: Path, signer: Secret) -> None:
    file.touch(0o600)
    file.write_text(f"{signer}\n", "utf-8")
