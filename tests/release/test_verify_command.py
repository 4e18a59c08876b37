"""`registry verify` of a folder, of an address on the web and of a saved notice."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from registry.identity import codes
from tests.browser import served
from tests.examples.desk import Desk
from tests.release.keeper import KEY, Keeper, twin

NOBODY = codes.complete("91610423", "MAQMYWA7")
Verify = Callable[..., tuple[int, str]]


@pytest.fixture
def verify(tmp_path: Path) -> Verify:
    """The command; its exit status and what it says."""
    desk = Desk(tmp_path / "desk")

    def run(*words: object) -> tuple[int, str]:
        done = desk.run("verify", *words, "--key", str(KEY.verifier))
        return done.exit_code, done.output

    return run


def test_a_folder_and_the_same_on_the_web(verify: Verify, kept: Keeper) -> None:
    with served(kept.site) as address:
        for target in (kept.site, address, f"{address}/"):
            status, said = verify(target, "--since", kept.folder / "early")
            assert status == 0 and "均与日志相符" in said, said


def test_a_notice_alone_that_was_altered_or_lacks_its_proof(
    verify: Verify, kept: Keeper, tmp_path: Path
) -> None:
    notice = twin(kept.site)
    saved = Path(shutil.copy(notice, tmp_path / "saved.json"))
    status, said = verify(saved)
    assert status == 2 and "公告旁边没有证明文件" in said
    shutil.copy(notice.with_suffix(".tlog-proof"), tmp_path / "saved.tlog-proof")
    status, said = verify(saved)
    assert status == 0 and "公告属实" in said
    told = {**json.loads(saved.read_bytes()), "title": "另一题目"}
    saved.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", "utf-8")
    status, said = verify(saved)
    assert status == 1 and "公告属实" not in said


def test_the_history_before_a_checkpoint_that_somebody_kept(
    verify: Verify, kept: Keeper, other: Keeper, tmp_path: Path
) -> None:
    """Of the whole site and of the answer about one code."""
    another, late = tmp_path / "another", tmp_path / "late"
    another.write_text(other.checkpoint(), "utf-8")
    early = kept.folder / "early"
    late.write_text(kept.checkpoint(), "utf-8")
    with served(kept.site) as address:
        for words in ((kept.site,), (kept.site, "--code", NOBODY), (address, "--code", NOBODY)):
            for held in (early, late):
                assert verify(*words, "--since", held)[0] == 0
            status, said = verify(*words, "--since", another)
            assert status == 1 and "已被改写" in said


def test_a_log_that_went_back(verify: Verify, kept: Keeper, tmp_path: Path) -> None:
    late, early = tmp_path / "late", Keeper(tmp_path / "early", kept.ledger)
    early.build("2024-06-30")
    late.write_text(kept.checkpoint(), "utf-8")
    for words in ((early.site,), (early.site, "--code", NOBODY)):
        status, said = verify(*words, "--since", late)
        assert status == 1 and "不在本日志之前" in said


def test_what_is_asked_of_a_site_is_not_passed_over(verify: Verify, kept: Keeper) -> None:
    """A notice alone has no history and no list, nor has the ledger."""
    notice = twin(kept.site)
    for words in (
        (notice, "--since", kept.folder / "early"),
        (notice, "--code", NOBODY),
        ("--since", kept.folder / "early"),
        ("--code", NOBODY),
    ):
        status, said = verify(*words)
        assert status == 2 and "用于网站" in said
