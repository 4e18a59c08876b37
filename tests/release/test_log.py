"""The public log of a site: what a build adds to it, and what it refuses."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from registry.site.errors import SiteError
from registry.tlog import checkpoint, verifying
from registry.tlog.twin import Twin
from tests.examples.desk import FILINGS, Desk
from tests.release.keeper import EARLY, KEY, LATE, Keeper, twin
from tests.site.conftest import tree

#: Grades have lapsed by then, and nothing else happened since.
LATER = "2027-06-30"


def test_everything_is_in_the_log(kept: Keeper) -> None:
    held = (kept.folder / "early").read_text("utf-8")
    assert kept.verify(held=held) == []
    notices = {file.with_suffix("") for file in (kept.site / "notices").rglob("*-*.json")}
    assert {
        file.with_suffix("") for file in (kept.site / "notices").rglob("*.tlog-proof")
    } == notices
    early, late = (checkpoint.opened(one, KEY.verifier) for one in (held, kept.checkpoint()))
    assert early.size < late.size


def test_a_whole_build_and_one_that_follows_are_the_same(kept: Keeper, copy: Keeper) -> None:
    """The log aside, which has its own history, a site has no history."""
    copy.build(site=copy.folder / "anew")
    assert tree(copy.folder / "anew") == tree(kept.site)


def test_nothing_comes_of_nothing(copy: Keeper) -> None:
    before = copy.checkpoint()
    copy.build()
    assert copy.checkpoint() == before


def test_a_proof_is_never_another(copy: Keeper) -> None:
    fresh = Keeper(copy.folder / "fresh", copy.ledger)
    fresh.build(EARLY)
    proofs = {file: file.read_bytes() for file in fresh.site.rglob("*.tlog-proof")}
    fresh.build(LATE)
    assert proofs
    assert {file: file.read_bytes() for file in proofs} == proofs


def test_the_page_prints_what_one_compares(kept: Keeper) -> None:
    file = twin(kept.site)
    proof = file.with_suffix(".tlog-proof").read_bytes()
    signed = verifying.verify_notice(file.read_bytes(), proof, KEY.verifier)
    page = file.with_suffix(".html").read_text("utf-8")
    assert signed.short in page and f"第 {signed.size} 条" in page


@pytest.mark.rule("P-12")
def test_that_a_code_is_not_listed_is_proved(kept: Keeper) -> None:
    """With a few files, without reading the rest."""
    read: list[str] = []

    def counted(path: str) -> bytes | None:
        read.append(path)
        return (kept.site / path).read_bytes() if (kept.site / path).is_file() else None

    files = (kept.site / "companies").rglob("*.json")
    listed = sorted(one.stem for one in files if not Twin(one.read_bytes()).is_stub)
    for code in (listed[0], listed[-1], listed[len(listed) // 2]):
        assert verifying.is_listed(counted, KEY.verifier, code)[0]
    for code in ("0", "9" + "Z" * 17, listed[3][:-1] + "!"):
        found, listing, _ = verifying.is_listed(counted, KEY.verifier, code)
        assert not found and listing.as_of.isoformat() == LATE and listing.count == len(listed)
    assert not any(path.startswith("companies/") for path in read)


def test_agencies_and_rule_sets_are_in_the_log(kept: Keeper) -> None:
    files = [*kept.site.glob("agencies/*.json"), *kept.site.rglob("rules/**/*.json")]

    def read(path: str) -> bytes | None:
        return (kept.site / path).read_bytes() if (kept.site / path).is_file() else None

    assert verifying.verify(read, KEY.verifier).others == len(files) >= 10
    for file in files:
        path = file.relative_to(kept.site).as_posix()
        assert verifying.opened(read, KEY.verifier, path)[0] == file.read_bytes()


def test_the_log_of_another_history(copy: Keeper, other: Keeper) -> None:
    """As large as ours, under our key: it does not go on from what we published."""
    shutil.rmtree(copy.log)
    shutil.copytree(other.log, copy.log)
    with pytest.raises(SiteError, match="LOG-E-FORK"):
        copy.build()


def test_companies_that_come_on_the_day_of_the_last_build(tmp_path: Path) -> None:
    new = FILINGS / "0055-第三批信用承诺书.xlsx"
    desk = Desk(tmp_path).taken(sorted(file for file in FILINGS.iterdir() if file < new))
    keeper = Keeper(tmp_path / "kept", f"sqlite:///{tmp_path / 'register.sqlite3'}")
    keeper.build(LATE)
    before = (keeper.site / "release/listed.json").read_bytes()
    desk.taken([new])
    keeper.build(LATE)
    assert keeper.verify() == []
    assert (keeper.site / "release/listed.json").read_bytes() != before


def test_a_log_that_was_lost_is_not_begun_anew(copy: Keeper) -> None:
    shutil.rmtree(copy.log)
    with pytest.raises(SiteError, match="LOG-E-FORK"):
        copy.build()
    assert copy.verify() == []


def test_a_log_from_an_old_backup(kept: Keeper, copy: Keeper) -> None:
    shutil.rmtree(copy.log)
    old = Keeper(copy.folder / "old", copy.ledger)
    old.build(EARLY)
    shutil.copytree(old.log, copy.log)
    with pytest.raises(SiteError, match="LOG-E-FORK"):
        copy.build()


def test_a_site_that_lacks_what_its_log_has_is_not_built(copy: Keeper) -> None:
    """Of an earlier day, say, or from a ledger out of an old backup; the log stays as it was."""
    with pytest.raises(SiteError, match="this build has not"):
        copy.build(EARLY, copy.folder / "past")
    copy.build(EARLY, copy.folder / "past", REGISTRY_LOG="")
    before = copy.checkpoint()
    copy.build()
    assert copy.checkpoint() == before and copy.verify() == []


@pytest.mark.parametrize("path", ["companies/", "agencies/", "rules/", "notices/"])
def test_nothing_of_what_the_log_has_may_be_lost(copy: Keeper, path: str) -> None:
    base = sqlite3.connect(copy.log / "log.sqlite3")
    with base:
        base.execute(
            "UPDATE openings SET path = path || '-' WHERE path ="
            " (SELECT max(path) FROM openings WHERE path LIKE ?)",
            (f"{path}%",),
        )
    base.close()
    with pytest.raises(SiteError, match=f"such as {path}"):
        copy.build(site=copy.folder / "anew")


def test_what_another_build_added_to_the_log_is_put_right(copy: Keeper) -> None:
    """A build into another folder, as of a day on which no notice was missing yet."""
    copy.build(LATER, copy.folder / "other")
    assert copy.verify(copy.folder / "other") == []
    copy.build()
    assert copy.verify() == []


def test_a_notice_that_was_edited_is_not_published(copy: Keeper) -> None:
    """What the ledger says now is not what the log has: nothing is written."""
    before = tree(copy.site)
    base = sqlite3.connect(copy.log / "log.sqlite3")
    with base:
        base.execute("UPDATE openings SET digest = x'00' WHERE path = ?", (_path(copy),))
    base.close()
    with pytest.raises(SiteError, match="never edited"):
        copy.build(REGISTRY_NAV=[("/index.html", "首页", "Home")], site=copy.folder / "anew")
    assert tree(copy.site) == before


def _path(keeper: Keeper) -> str:
    return str(twin(keeper.site).relative_to(keeper.site))


def test_one_build_at_a_time(copy: Keeper) -> None:
    base = sqlite3.connect(copy.log / "log.sqlite3", isolation_level=None)
    base.execute("BEGIN IMMEDIATE")
    with pytest.raises(SiteError, match="Another program"):
        copy.build()
    base.close()
    copy.build()


def test_an_official_register_has_a_key_of_its_own(copy: Keeper) -> None:
    with pytest.raises(SiteError, match="a key of its own"):
        copy.build(REGISTRY_LOG_KEY="", REGISTRY_DEMO=False)
    copy.key.chmod(0o644)
    with pytest.raises(SiteError, match="0600"):
        copy.build()
