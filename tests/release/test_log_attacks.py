"""Every way in which one may cheat with a published log, and what a stranger sees of it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from registry.tlog import verifying
from registry.tlog.errors import LogError
from tests.release.keeper import KEY, LATE, Keeper, twin


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
    file = sorted((site / "release/openings").iterdir())[0]
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
    file = sorted((site / "release/listed").iterdir())[0]
    file.write_text("".join(file.read_text("utf-8").splitlines(True)[:-1]), "utf-8")


def _forget(site: Path, path: str) -> None:
    """No opening of this file is published any more."""
    for opening in (site / "release/openings").iterdir():
        told = json.loads(opening.read_bytes())
        told.pop(path, None)
        opening.write_text(json.dumps(told), "utf-8")


def unopened(site: Path) -> None:
    """The list cannot be shown to be the log's."""
    _forget(site, "release/listed.json")


def taken_away(site: Path) -> None:
    """A company is taken away with its opening, but stands on the list."""
    file = sorted((site / "companies").rglob("*.json"))[0]
    file.unlink()
    _forget(site, str(file.relative_to(site)))


def relisted(site: Path) -> None:
    """The list tells another day."""
    file = site / "release/listed.json"
    file.write_text(file.read_text("utf-8").replace('"as_of":"2026', '"as_of":"2027'), "utf-8")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (unlisted, "is not the listing's"),
        (unopened, "has no release/listed.json"),
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
    assert copy.verify() == [f"{name}: Its checkpoint is not this log's."]


def test_a_tile_that_is_not_what_the_one_above_has(copy: Keeper) -> None:
    [file] = (copy.site / "log/tile/1").rglob("1")
    whole = file.read_bytes()
    file.write_bytes(bytes([whole[0] ^ 1]) + whole[1:])
    assert "tile/0/000 is not what the tile above has." in copy.verify()


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
