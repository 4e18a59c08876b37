"""Witnesses: who cosigns the log, and when they refuse."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from registry.identity import codes
from registry.tlog import checkpoint, verifying, witness
from registry.tlog.errors import LogError
from registry.tlog.note import WITNESS, Secret
from tests.browser import served
from tests.examples.desk import Desk
from tests.release.keeper import EARLY, KEY, LATE, Keeper

ONE = Secret("witness.example", bytes([1]) * 32, WITNESS)
OTHER = Secret("other.example", bytes([2]) * 32, WITNESS)
NOON = 1_790_000_000


def reader(site: Path) -> verifying.Read:
    return lambda path: (site / path).read_bytes() if (site / path).is_file() else None


def cosign(site: Path, seen: str = "", signer: Secret = ONE, time: int = NOON) -> str:
    return witness.cosign(reader(site), KEY.verifier, seen, signer, time)


def test_a_log_that_goes_on_is_cosigned(kept: Keeper) -> None:
    early = (kept.folder / "early").read_text("utf-8")
    note = cosign(kept.site, early)
    assert ONE.verifier.seen(note) == NOON
    assert KEY.verifier.opened(note) == KEY.verifier.opened(kept.checkpoint())
    with pytest.raises(LogError, match="did not sign"):
        OTHER.verifier.seen(note)
    with pytest.raises(LogError, match="did not sign"):
        ONE.verifier.opened(note)


def test_a_log_that_went_back_is_not(kept: Keeper, copy: Keeper) -> None:
    late = kept.checkpoint()
    old = Keeper(copy.folder / "old", copy.ledger)
    old.build(EARLY)
    with pytest.raises(LogError, match="went back"):
        cosign(old.site, late)


def test_a_log_that_was_written_anew_is_not(kept: Keeper, copy: Keeper) -> None:
    early = (kept.folder / "early").read_text("utf-8")
    other = Keeper(copy.folder / "other", copy.ledger)
    other.build(LATE)
    with pytest.raises(LogError, match="were rewritten"):
        cosign(other.site, early)


def test_a_log_of_another_name_is_not(kept: Keeper) -> None:
    now = checkpoint.opened(kept.checkpoint(), KEY.verifier)
    other = replace(now, origin="other.example").signed(KEY)
    with pytest.raises(LogError, match="went back"):
        cosign(kept.site, other)


def test_only_a_witness_cosigns(kept: Keeper) -> None:
    with pytest.raises(LogError, match="no key of a witness"):
        cosign(kept.site, signer=KEY)


def test_the_site_shows_whom_it_names(copy: Keeper) -> None:
    """The newest signature of each; those of others, and for other checkpoints, are left out."""
    named = [str(ONE.verifier)]
    copy.build(REGISTRY_LOG_WITNESSES=named)
    folder = copy.log / "cosigned"
    folder.mkdir()
    for name, signer, time in (("a", ONE, NOON), ("b", ONE, NOON + 60), ("c", OTHER, NOON)):
        (folder / name).write_text(cosign(copy.site, signer=signer, time=time), "utf-8")
    (folder / "d").write_text("nothing of the kind", "utf-8")
    early = (copy.folder / "early").read_text("utf-8")
    (folder / "e").write_text(ONE.cosigned(early, NOON + 120), "utf-8")
    copy.build(REGISTRY_LOG_WITNESSES=named)
    report = verifying.verify(reader(copy.site), KEY.verifier)
    assert not report.faults
    assert report.witnesses == {"witness.example": NOON + 60}
    assert "other.example" not in copy.checkpoint()


def test_by_commands_alone_over_the_web(copy: Keeper, tmp_path: Path) -> None:
    desk, key, seen = Desk(tmp_path), tmp_path / "w.key", tmp_path / "seen"
    made = desk.run("key", "witness.example", key, "--witness")
    assert made.output.startswith("witness.example+")
    assert key.stat().st_mode & 0o777 == 0o600
    again = desk.run("key", "witness.example", key, "--witness")
    assert again.exit_code == 2 and "已存在" in again.output
    assert desk.run("key", "has space", tmp_path / "x").exit_code == 2
    with served(copy.site) as address:
        for _ in range(2):
            done = desk.run("witness", address, "--key", key, "--seen", seen)
            assert done.exit_code == 0, done.output
        whole = desk.run("verify", address)
        assert whole.exit_code == 0 and "均与日志相符" in whole.output, whole.output
        code = desk.run("verify", address, "--code", codes.complete("91610423", "MAQMYWA7"))
        assert "未列有" in code.output
        wrong = desk.run("verify", address, "--code", "91610423MAQMYWA190")
        assert wrong.exit_code == 2 and "校验位" in wrong.output
        shutil.rmtree(copy.site / "log")
        gone = desk.run("witness", address, "--key", key, "--seen", seen, "--log", KEY.verifier)
        assert gone.exit_code == 1 and "没有日志检查点" in gone.output
    assert desk.run("verify", "http://127.0.0.1:9").exit_code == 2
    assert desk.run("verify", tmp_path / "nowhere").exit_code == 2
