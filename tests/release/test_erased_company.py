"""A company that was erased is named nowhere; what others published stands (P-5)."""

import json
from pathlib import Path
from typing import Any

import pytest

from registry.tlog import verifying
from tests.release.erasing import (
    AFTER,
    BESIDE,
    OTHER_SECRET,
    TOGETHER,
    copied,
    erase,
    erasure,
    found,
)
from tests.release.keeper import KEY, Keeper
from tests.release.publish.press import faults, folder_target, publish
from tests.site.conftest import tree

NUMBER = "秦信协〔2023〕92号"


@pytest.fixture(scope="module")
def after(erasable: Keeper, tmp_path_factory: pytest.TempPathFactory) -> Keeper:
    """Published, then one of two companies of a notice erased."""
    keeper = copied(erasable, tmp_path_factory.mktemp("without"))
    publish(keeper, folder_target(keeper))
    (keeper.folder / "held").write_text(keeper.checkpoint(), "utf-8")
    erase(keeper, erasure(code=TOGETHER, ground="个人信息保护", basis="本人申请，登记第3号"))
    return keeper


def twin(keeper: Keeper, path: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(next(keeper.site.glob(path)).read_text("utf-8"))
    return told


def notice(keeper: Keeper) -> dict[str, Any]:
    ref = twin(keeper, f"companies/*/{BESIDE}.json")["grades"][0]["notice"]
    return twin(keeper, f"notices/*/*/{ref['id']}.json")


@pytest.mark.rule("P-5")
def test_its_name_is_nowhere(erasable: Keeper, after: Keeper) -> None:
    assert len(found(erasable.site, OTHER_SECRET)) > 10
    assert found(after.site, OTHER_SECRET) == []
    assert found(after.log, OTHER_SECRET) == []


@pytest.mark.rule("P-5")
def test_its_page_is_a_stub(after: Keeper) -> None:
    stub = twin(after, f"companies/*/{TOGETHER}.json")
    assert stub["article"] == "《中华人民共和国个人信息保护法》第四十七条"
    assert stub.keys() == {"erased_on", "ground", "article", "basis", "code"}
    read = _reader(after.site)
    assert not verifying.is_listed(read, KEY.verifier, TOGETHER)[0]
    assert verifying.is_listed(read, KEY.verifier, BESIDE)[0]


@pytest.mark.rule("P-5")
def test_the_notice_keeps_the_rest(after: Keeper) -> None:
    told = notice(after)
    assert [item["company"]["code"] for item in told["items"]] == [BESIDE]
    assert told["title"] == "关于公布部分企业信用等级评定结果的公告"
    assert [one["basis"] for one in told["erasures"]] == ["本人申请，登记第3号"]
    assert TOGETHER not in json.dumps(told)
    page = next(after.site.glob(f"notices/*/*/{told['id']}.html")).read_text("utf-8")
    assert "部分撤下" in page and "西安寻常有限公司" in page
    beside = twin(after, f"companies/*/{BESIDE}.json")
    assert beside["grades"][0]["notice"]["title"] == told["title"]


@pytest.mark.rule("P-5")
def test_the_log_tells_it(after: Keeper) -> None:
    assert after.verify(held=(after.folder / "held").read_text("utf-8")) == []
    report = verifying.verify(_reader(after.site), KEY.verifier)
    id_ = notice(after)["id"]
    assert f"notices/2023/0/{id_}.json" in report.erased - report.stubs


@pytest.mark.rule("P-5")
def test_it_is_published_built_anew_and_erased_whole(after: Keeper, tmp_path: Path) -> None:
    keeper = copied(after, tmp_path)
    done = publish(keeper, folder_target(keeper))
    assert found(keeper.folder / "srv", OTHER_SECRET) == []
    assert list(folder_target(keeper).releases()) == [done.release.id]
    erase(keeper, erasure(erased=NUMBER))
    assert keeper.verify() == [] and found(keeper.site, "寻常") == []
    keeper.build(AFTER, keeper.folder / "anew")
    assert tree(keeper.folder / "anew") == tree(keeper.site)
    publish(keeper, folder_target(keeper))
    assert faults(keeper.folder / "srv/current") == []


def _reader(site: Path) -> verifying.Read:
    return lambda path: (site / path).read_bytes() if (site / path).is_file() else None
