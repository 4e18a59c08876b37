"""What was erased is nowhere any more, and the log tells that it was (P-5)."""

import json
import shutil
from pathlib import Path

import pytest

from registry.site.errors import SiteError
from registry.tlog import keyring, openings, rebuilding, verifying, whole
from registry.tlog.errors import LogError
from registry.tlog.log import Log
from tests.release.erasing import (
    AFTER,
    ALONE,
    BEFORE,
    SECRET,
    copied,
    erase,
    erasure,
    found,
)
from tests.release.keeper import KEY, Keeper
from tests.site.conftest import tree

NUMBER = "秦信协〔2023〕91号"


@pytest.fixture(scope="module")
def after(erasable: Keeper, tmp_path_factory: pytest.TempPathFactory) -> Keeper:
    """The notice is erased; the checkpoint from before is kept in `held`."""
    keeper = copied(erasable, tmp_path_factory.mktemp("after"))
    (keeper.folder / "held").write_text(keeper.checkpoint(), "utf-8")
    erase(keeper, erasure(erased=NUMBER))
    return keeper


@pytest.fixture
def spoilt(after: Keeper, tmp_path: Path) -> Keeper:
    return copied(after, tmp_path)


def notice(keeper: Keeper) -> Path:
    """The file of the notice, published or a stub."""
    return next(keeper.site.glob("notices/2023/0/2023-00003-*.json"))


def company(keeper: Keeper, code: str = ALONE) -> Path:
    return keeper.site / f"companies/{code[-2:]}/{code}.json"


@pytest.mark.rule("P-5")
def test_nothing_of_it_is_left(erasable: Keeper, after: Keeper) -> None:
    told = found(erasable.site, SECRET)
    assert len(told) > 10
    assert {
        "feeds/kind/grade.atom",
        "feeds/region/610100.atom",
        "notices/kind/grade/2023/index.html",
        "notices/ruleset/shaanxi-2006/2023/index.html",
    } <= set(told)
    assert found(after.site, SECRET) == []
    assert found(after.log, SECRET) == []
    assert SECRET in notice(erasable).read_text("utf-8")


@pytest.mark.rule("P-5")
def test_what_is_left_is_a_stub(after: Keeper) -> None:
    told = json.loads(notice(after).read_text("utf-8"))
    assert told == {
        "erased_on": "2023-07-10",
        "ground": "court",
        "article": "人民法院发生法律效力的裁判",
        "basis": "（2023）陕01民终1号民事判决书",
        "id": notice(after).stem,
        "day": "2023-05-08",
    }
    page = notice(after).with_suffix(".html").read_text("utf-8")
    assert "依法停止公示" in page and 'content="noindex"' in page and NUMBER not in page


@pytest.mark.rule("P-5")
def test_the_log_goes_on_and_names_what_was_erased(after: Keeper) -> None:
    assert after.verify(held=(after.folder / "held").read_text("utf-8")) == []
    read = _reader(after.site)
    report = verifying.verify(read, KEY.verifier)
    path = str(notice(after).relative_to(after.site))
    assert path in report.stubs and path in report.erased
    proof = notice(after).with_suffix(".tlog-proof").read_bytes()
    verifying.verify_notice(notice(after).read_bytes(), proof, KEY.verifier)


@pytest.mark.rule("P-5")
def test_who_kept_the_notice_and_its_proof_can_still_prove_it(erasable: Keeper) -> None:
    proof = notice(erasable).with_suffix(".tlog-proof").read_bytes()
    verifying.verify_notice(notice(erasable).read_bytes(), proof, KEY.verifier)


@pytest.mark.rule("P-5")
@pytest.mark.rule("P-12")
def test_a_company_of_which_nothing_is_shown_is_listed_no_more(after: Keeper) -> None:
    assert json.loads(company(after).read_text("utf-8")).keys() == {
        "erased_on",
        "ground",
        "article",
        "basis",
        "code",
    }
    assert not verifying.is_listed(_reader(after.site), KEY.verifier, ALONE)[0]
    assert (after.site / "release/listed.json").read_text("utf-8").find(AFTER) > 0


def test_a_site_that_follows_is_the_one_that_is_built_at_once(spoilt: Keeper) -> None:
    spoilt.build(AFTER, spoilt.folder / "anew")
    assert tree(spoilt.folder / "anew") == tree(spoilt.site)
    before = spoilt.checkpoint()
    spoilt.build(AFTER)
    assert spoilt.checkpoint() == before


def _reader(site: Path) -> verifying.Read:
    return lambda path: (site / path).read_bytes() if (site / path).is_file() else None


def _put_back(erasable: Keeper, spoilt: Keeper) -> list[str]:
    """The notice as it was, its proof and what opens it."""
    for suffix in (".json", ".tlog-proof"):
        file = notice(spoilt).with_suffix(suffix)
        file.write_bytes((erasable.site / file.relative_to(spoilt.site)).read_bytes())
    return spoilt.verify()


@pytest.mark.rule("P-5")
def test_what_was_erased_is_not_put_back(erasable: Keeper, spoilt: Keeper) -> None:
    """Neither with the stub's opening nor with its own."""
    path = str(notice(spoilt).relative_to(spoilt.site))
    assert f"{path}: The content is not what the leaf commits to." in _put_back(erasable, spoilt)
    _reopened(erasable, spoilt, path)
    assert any("was erased by leaf" in fault for fault in spoilt.verify())
    assert any("no stub opens it" in fault for fault in spoilt.verify())


@pytest.mark.rule("P-5")
def test_a_stub_without_an_erasure(erasable: Keeper, tmp_path: Path) -> None:
    """A notice is not replaced by a stub of which the log knows nothing, whoever has the key."""
    keeper = copied(erasable, tmp_path)
    file = notice(keeper)
    stub = {"erased_on": AFTER, "ground": "court", "article": "", "basis": "", "id": file.stem}
    file.write_text(json.dumps(stub), "utf-8")
    assert any("not what the leaf commits to" in fault for fault in keeper.verify())
    assert any("is a stub, and leaf" in fault for fault in keeper.verify())


@pytest.mark.rule("P-5")
def test_an_erasure_without_its_stub(spoilt: Keeper) -> None:
    notice(spoilt).unlink()
    assert f"{notice_path(spoilt)} is missing." in spoilt.verify()


@pytest.mark.rule("P-5")
def test_a_forged_stub(spoilt: Keeper) -> None:
    file = notice(spoilt)
    file.write_text(file.read_text("utf-8").replace("2023-07-10", "2023-07-11"), "utf-8")
    assert any("not what the leaf commits to" in fault for fault in spoilt.verify())


@pytest.mark.rule("P-5")
def test_a_register_of_an_earlier_day_does_not_bring_it_back(spoilt: Keeper) -> None:
    with pytest.raises(SiteError, match="never edited"):
        spoilt.build(BEFORE, spoilt.folder / "earlier")


@pytest.mark.rule("P-5")
def test_everything_made_anew_over_what_was_published(erasable: Keeper, tmp_path: Path) -> None:
    """As after a build that was killed: nothing of it is left in what stays."""
    keeper = copied(erasable, tmp_path)
    (keeper.site / ".memory/journal.txt").touch()
    erase(keeper, erasure(erased=NUMBER))
    assert keeper.verify() == [] and found(keeper.site, SECRET) == []


@pytest.mark.rule("P-5")
def test_what_was_erased_before_it_was_built(erasable: Keeper, tmp_path: Path) -> None:
    """There is no leaf to name, and nothing amiss."""
    keeper = copied(erasable, tmp_path)
    shutil.rmtree(keeper.site)
    shutil.rmtree(keeper.log)
    erase(keeper, erasure(erased=NUMBER))
    assert keeper.verify() == [] and found(keeper.site, SECRET) == []


@pytest.mark.rule("P-5")
def test_the_log_made_anew_from_a_site_with_stubs(spoilt: Keeper) -> None:
    """It goes on from there, with the proofs that are published."""
    before = spoilt.checkpoint()
    proofs = {file: file.read_bytes() for file in spoilt.site.rglob("*.tlog-proof")}
    shutil.rmtree(spoilt.log)
    log = Log(spoilt.log / "log.sqlite3")
    proved = [(keyring.PATH, keyring.PROOF)]
    signed = rebuilding.rebuild(_reader(spoilt.site), KEY.verifier, log, proved)
    log.close()
    assert whole.check(spoilt.log / "log.sqlite3") == signed
    anew = spoilt.folder / "anew"
    spoilt.build(AFTER, anew)
    assert (anew / "log/checkpoint").read_text("utf-8") == before
    assert {
        spoilt.site / file.relative_to(anew): file.read_bytes()
        for file in anew.rglob("*.tlog-proof")
    } == proofs


@pytest.mark.rule("P-5")
def test_no_log_is_made_of_a_site_that_lacks_a_stub(spoilt: Keeper) -> None:
    path = notice_path(spoilt)
    count = openings.count((spoilt.site / openings.COUNT).read_bytes())
    file = spoilt.site / openings.path(openings.number(path, count))
    opened = json.loads(file.read_bytes())
    del opened[path]
    file.write_text(json.dumps(opened), "utf-8")
    with pytest.raises(LogError, match="lacks"):
        rebuilding.rebuild(_reader(spoilt.site), KEY.verifier, Log(spoilt.folder / "new"), ())


def notice_path(keeper: Keeper) -> str:
    folder = keeper.site / "notices/2023/0"
    return f"notices/2023/0/{next(folder.glob('2023-00003-*.html')).stem}.json"


def _reopened(erasable: Keeper, spoilt: Keeper, path: str) -> None:
    """Have the published openings open the leaf that was erased."""

    def file(keeper: Keeper) -> Path:
        count = openings.count((keeper.site / openings.COUNT).read_bytes())
        return keeper.site / openings.path(openings.number(path, count))

    held, old = (json.loads(file(keeper).read_text("utf-8")) for keeper in (spoilt, erasable))
    file(spoilt).write_text(json.dumps({**held, path: old[path]}), "utf-8")
