"""A small published site, all of it in memory: its files by their paths."""

import json
from collections.abc import Mapping

import pytest

from registry.release.storage.folder import Folder
from registry.tlog.note import WITNESS, Secret
from tests.examples.desk import Desk
from tests.examples.test_worked import WORKED
from tests.release.keeper import Keeper
from tests.release.publish.press import folder_target, publish

Site = Mapping[str, bytes]
WITNESSED = Secret("witness.example", bytes([1]) * 32, WITNESS)
CORRECTION = {
    "kind": "correction",
    "被更正公告": "2025-00001-Q",
    "更正日期": "2025-07-01",
    "更正内容": "证书编号印刷有误，现予更正，其他内容不变。",
    "统一社会信用代码": "91610113MA25XQHN2P",
    "更正项目": "证书编号",
    "原为": "202500111100005",
    "更正为": "202500111100006",
}


@pytest.fixture(scope="session")
def small_keeper(tmp_path_factory: pytest.TempPathFactory) -> Keeper:
    """Three notices, one of them corrected, one a revocation; a witness cosigned."""
    folder = tmp_path_factory.mktemp("small")
    rows = [WORKED / "licences.jsonl", WORKED / "E-5/results.jsonl", WORKED / "E-5/revoked.jsonl"]
    correction = folder / "correction.jsonl"
    correction.write_text(json.dumps(CORRECTION, ensure_ascii=False), "utf-8")
    Desk(folder).taken([*rows, correction])
    keeper = Keeper(folder, f"sqlite:///{folder / 'register.sqlite3'}")
    witnesses = [str(WITNESSED.verifier)]
    keeper.build(REGISTRY_LOG_WITNESSES=witnesses)
    (keeper.log / "cosigned").mkdir()
    note = WITNESSED.cosigned(keeper.checkpoint(), 1_790_000_000)
    (keeper.log / "cosigned" / "one").write_text(note, "utf-8")
    keeper.build(REGISTRY_LOG_WITNESSES=witnesses)
    return keeper


@pytest.fixture(scope="session")
def small(small_keeper: Keeper) -> Site:
    """What was built of it."""
    store = Folder(str(small_keeper.site))
    return {name: (small_keeper.site / name).read_bytes() for name in store.names()}


@pytest.fixture(scope="session")
def small_published(small_keeper: Keeper) -> Site:
    """What was published of it, as a stranger finds it."""
    publish(small_keeper, folder_target(small_keeper))
    root = small_keeper.folder / "srv/current"
    return {name: (root / name).read_bytes() for name in Folder(str(root)).names()}
