"""The public log of a site: what a build adds to it, and every way in which one may cheat."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from registry.site.build import build
from registry.site.errors import SiteError
from registry.tlog import checkpoint, verifying
from registry.tlog.errors import LogError
from registry.tlog.note import Signer
from tests.examples.desk import FILINGS, ROOT, Desk
from tests.site.conftest import tree

EARLY, LATE = "2024-06-30", "2026-11-22"
KEY = Signer("register.example/log", bytes(range(32)))


class Keeper:
    """One who keeps a ledger and its log, and builds the site again and again."""

    def __init__(self, folder: Path, ledger: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.ledger = folder, ledger
        self.site, self.log = folder / "site", folder / "log"
        self.key = folder / "log.key"
        self.key.touch(0o600)
        self.key.write_text(f"{KEY}\n", "utf-8")

    def build(self, day: str = LATE, site: Path | None = None, **more: object) -> None:
        given = {
            "REGISTRY_URL": self.ledger,
            "REGISTRY_EXECUTOR": "inline",
            "REGISTRY_LOG": str(self.log),
            "REGISTRY_LOG_KEY": str(self.key),
            **more,
        }
        path = ROOT / "pelicanconf.py"
        build(path, site or self.site, date.fromisoformat(day), given)

    def verify(self, site: Path | None = None, held: str = "") -> list[str]:
        """What is not as it should be, in English."""
        root = site or self.site

        def read(path: str) -> bytes | None:
            return (root / path).read_bytes() if (root / path).is_file() else None

        kept = checkpoint.opened(held, KEY.verifier) if held else None
        report = verifying.verify(read, KEY.verifier, kept)
        assert report.notices and report.standings
        return [en for _, en in report.faults]

    def checkpoint(self) -> str:
        return (self.site / "log/checkpoint").read_text("utf-8")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("ledger")
    Desk(folder).taken(sorted(FILINGS.iterdir()))
    return f"sqlite:///{folder / 'register.sqlite3'}"


@pytest.fixture(scope="module")
def kept(ledger: str, tmp_path_factory: pytest.TempPathFactory) -> Keeper:
    """A site that was built early, and again late."""
    keeper = Keeper(tmp_path_factory.mktemp("kept"), ledger)
    keeper.build(EARLY)
    (keeper.folder / "early").write_text(keeper.checkpoint(), "utf-8")
    keeper.build(LATE)
    return keeper


@pytest.fixture(scope="module")
def other(ledger: str, tmp_path_factory: pytest.TempPathFactory) -> Keeper:
    """The same site with another history, under the same key: every leaf at the same place."""
    keeper = Keeper(tmp_path_factory.mktemp("other"), ledger)
    keeper.build(EARLY)
    keeper.build(LATE)
    return keeper


@pytest.fixture
def copy(kept: Keeper, tmp_path: Path) -> Keeper:
    """A copy of it, to be spoilt."""
    shutil.copytree(kept.folder, tmp_path, dirs_exist_ok=True)
    return Keeper(tmp_path, kept.ledger)


def twin(site: Path, beginning: str = "notices") -> Path:
    return sorted((site / beginning).rglob("*-*.json" if beginning == "notices" else "*.json"))[0]


def test_everything_is_in_the_log(kept: Keeper) -> None:
    held = (kept.folder / "early").read_text("utf-8")
    assert kept.verify(held=held) == []
    notices = {file.with_suffix("") for file in (kept.site / "notices").rglob("*-*.json")}
    assert {file.with_suffix("") for file in kept.site.rglob("*.tlog-proof")} == notices
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


def edited(site: Path) -> None:
    file = twin(site)
    told = json.loads(file.read_bytes())
    file.write_text(json.dumps({**told, "title": told["title"] + "（改）"}), "utf-8")


def graded(site: Path) -> None:
    file = next(
        file
        for file in sorted((site / "companies").rglob("*.json"))
        if b'"grades": [\n' in file.read_bytes()
    )
    told = json.loads(file.read_bytes())
    told["grades"][0]["grade"] = "AAA+"
    file.write_text(json.dumps(told), "utf-8")


def deleted(site: Path) -> None:
    twin(site).unlink()


def hidden(site: Path) -> None:
    """A notice is taken away with its proof and its opening."""
    file = twin(site)
    file.unlink()
    file.with_suffix(".tlog-proof").unlink()
    _forget(site, str(file.relative_to(site)))


def unproved(site: Path) -> None:
    twin(site).with_suffix(".tlog-proof").unlink()


def swapped(site: Path) -> None:
    """The proof of another notice."""
    one, other = sorted(site.rglob("*.tlog-proof"))[:2]
    one.write_bytes(other.read_bytes())


def salted(site: Path) -> None:
    """Salts of two files are swapped."""
    file = sorted((site / "log/openings").iterdir())[0]
    told = json.loads(file.read_bytes())
    one, other = sorted(told)[:2]
    told[one][1], told[other][1] = told[other][1], told[one][1]
    file.write_text(json.dumps(told), "utf-8")


def untiled(site: Path) -> None:
    (site / "log/tile/0/000").unlink()


def bundled(site: Path) -> None:
    """A leaf in a bundle is another."""
    file = site / "log/tile/entries/000"
    file.write_bytes(file.read_bytes().replace(b'"t":"notice"', b'"t":"nothin"', 1))


def unlisted(site: Path) -> None:
    """A code is taken out of the list."""
    file = sorted((site / "log/listed").iterdir())[0]
    file.write_text("".join(file.read_text("utf-8").splitlines(True)[:-1]), "utf-8")


def _forget(site: Path, path: str) -> None:
    """No opening of this file is published any more."""
    for opening in (site / "log/openings").iterdir():
        told = json.loads(opening.read_bytes())
        told.pop(path, None)
        opening.write_text(json.dumps(told), "utf-8")


def unopened(site: Path) -> None:
    """The list cannot be shown to be the log's."""
    _forget(site, "log/listed.json")


def taken_away(site: Path) -> None:
    """A company is taken away with its opening, but stands on the list."""
    file = sorted((site / "companies").rglob("*.json"))[0]
    file.unlink()
    _forget(site, str(file.relative_to(site)))


def relisted(site: Path) -> None:
    """The list tells another day."""
    file = site / "log/listed.json"
    file.write_text(file.read_text("utf-8").replace('"as_of":"2026', '"as_of":"2027'), "utf-8")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (unlisted, "is not the listing's"),
        (unopened, "has no log/listed.json"),
        (taken_away, "not those of the"),
        (relisted, "not what the leaf commits to"),
        (edited, "not what the leaf commits to"),
        (graded, "not what the leaf commits to"),
        (deleted, "is missing"),
        (hidden, "no published notice opens it"),
        (unproved, "There is no proof"),
        (swapped, "not what the leaf commits to"),
        (salted, "not what the leaf commits to"),
        (untiled, "is missing"),
        (bundled, "other hashes than its leaves"),
    ],
)
def test_attacks_on_a_site(copy: Keeper, spoil: Callable[[Path], None], said: str) -> None:
    spoil(copy.site)
    faults = copy.verify()
    assert any(said in fault for fault in faults), faults


@pytest.mark.rule("P-12")
def test_that_a_code_is_not_listed_is_proved(kept: Keeper) -> None:
    """With a few files, without reading the rest."""
    read: list[str] = []

    def counted(path: str) -> bytes | None:
        read.append(path)
        return (kept.site / path).read_bytes() if (kept.site / path).is_file() else None

    listed = sorted(file.stem for file in (kept.site / "companies").rglob("*.json"))
    for code in (listed[0], listed[-1], listed[len(listed) // 2]):
        assert verifying.is_listed(counted, KEY.verifier, code)[0]
    for code in ("0", "9" + "Z" * 17, listed[3][:-1] + "!"):
        found, listing, _ = verifying.is_listed(counted, KEY.verifier, code)
        assert not found and listing.as_of.isoformat() == LATE and listing.count == len(listed)
    assert not any(path.startswith("companies/") for path in read)


@pytest.mark.parametrize("spoil", [unlisted, relisted])
def test_a_spoilt_list_proves_nothing(copy: Keeper, spoil: Callable[[Path], None]) -> None:
    spoil(copy.site)
    code = sorted(file.stem for file in (copy.site / "companies").rglob("*.json"))[0]

    def read(path: str) -> bytes | None:
        return (copy.site / path).read_bytes() if (copy.site / path).is_file() else None

    with pytest.raises(LogError):
        verifying.is_listed(read, KEY.verifier, code)


def test_the_checkpoint_of_another_history(copy: Keeper, other: Keeper) -> None:
    shutil.copy(other.site / "log/checkpoint", copy.site / "log/checkpoint")
    assert "The tiles are not those of the signed checkpoint." in copy.verify()


def test_the_proof_of_another_history(copy: Keeper, other: Keeper) -> None:
    """It opens the notice, and the key signed it; but it is of no tree of this log."""
    name = twin(copy.site).with_suffix(".tlog-proof").relative_to(copy.site)
    shutil.copy(other.site / name, copy.site / name)
    assert copy.verify() == [f"{name}: Its checkpoint is not this log's."]


def test_the_proof_of_another_leaf(copy: Keeper) -> None:
    """Of a log that has the notice elsewhere."""
    elsewhere = Keeper(copy.folder / "elsewhere", copy.ledger)
    elsewhere.build(LATE)
    last = sorted((copy.site / "notices").rglob("*-*.json"))[-1]
    name = last.with_suffix(".tlog-proof").relative_to(copy.site)
    shutil.copy(elsewhere.site / name, copy.site / name)
    assert copy.verify() == [f"{name}: It proves another leaf."]


def test_a_tile_that_is_not_what_the_one_above_has(copy: Keeper) -> None:
    [file] = (copy.site / "log/tile/1").rglob("1")
    whole = file.read_bytes()
    file.write_bytes(bytes([whole[0] ^ 1]) + whole[1:])
    assert "tile/0/000 is not what the tile above has." in copy.verify()


def test_the_log_of_another_history(copy: Keeper, other: Keeper) -> None:
    """As large as ours, under our key: it does not go on from what we published."""
    shutil.rmtree(copy.log)
    shutil.copytree(other.log, copy.log)
    with pytest.raises(SiteError, match="LOG-E-FORK"):
        copy.build()


def test_companies_that_come_on_the_day_of_the_last_build(tmp_path: Path) -> None:
    filings = sorted(FILINGS.iterdir())
    desk = Desk(tmp_path).taken(filings[:-1])
    keeper = Keeper(tmp_path / "kept", f"sqlite:///{tmp_path / 'register.sqlite3'}")
    keeper.build(LATE)
    before = (keeper.site / "log/listed.json").read_bytes()
    desk.taken(filings[-1:])
    keeper.build(LATE)
    assert keeper.verify() == []
    assert (keeper.site / "log/listed.json").read_bytes() != before


def test_every_byte_of_the_log(copy: Keeper) -> None:
    """Of checkpoint and tiles, each changed byte is seen."""
    names = ["log/checkpoint", *(str(f.relative_to(copy.site)) for f in _files(copy.site))]
    for name in names:
        file = copy.site / name
        whole = file.read_bytes()
        for at in range(0, len(whole), 1 if name == "log/checkpoint" else 97):
            file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            try:
                assert copy.verify(), (name, at)
            except LogError:
                continue
        file.write_bytes(whole)


def _files(site: Path) -> list[Path]:
    return sorted(file for file in (site / "log/tile/0").rglob("*") if file.is_file())


def test_history_that_was_written_anew(kept: Keeper, copy: Keeper) -> None:
    """Who has the key may sign another history; who kept a checkpoint sees it."""
    shutil.rmtree(copy.log)
    shutil.rmtree(copy.site)
    copy.build()
    assert copy.verify() == []
    held = (kept.folder / "early").read_text("utf-8")
    assert copy.verify(held=held) == ["History before the checkpoint that you hold was rewritten."]


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
    with pytest.raises(SiteError, match="its own key"):
        copy.build(REGISTRY_LOG_KEY="", REGISTRY_DEMO=False)
    copy.key.chmod(0o644)
    with pytest.raises(SiteError, match="0600"):
        copy.build()
