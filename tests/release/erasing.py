"""A register in which a name that stands nowhere else is published, and then erased."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from registry.identity import codes
from tests.examples.desk import FILINGS, Desk
from tests.published import texts
from tests.release.keeper import Keeper

#: In the name of a company whose notice is about it alone, and of one that stands with others.
SECRET, OTHER_SECRET = "赑屃羱", "鼋鼍夔"
BEFORE, AFTER = "2023-06-30", "2023-07-15"
ALONE, TOGETHER, BESIDE = (codes.complete("91610102", f"MAER000{n}") for n in (1, 2, 3))
_FEW = 6
_CERTIFICATES = {ALONE: "90001", TOGETHER: "90002", BESIDE: "90003"}


def result(code: str, name: str, number: str, announced: str) -> dict[str, Any]:
    return {
        "kind": "results",
        "name": name,
        "code": code,
        "address": "西安市新城区一路1号",
        "legal_representative": f"{name[2:5]}某",
        "score": "85",
        "grade": "AA",
        "agency": "商洛钊砝信用评价有限公司",
        "evaluators": "邹庚辰、孙辛巳",
        "qualified": "2020-01-01",
        "applied": "2023-01-10",
        "evaluated": "2023-03-25",
        "decided": "2023-05-06",
        "announced": announced,
        "certificate": f"2023001011{_CERTIFICATES.get(code, '90009')}",
        "number": number,
    }


def published() -> list[dict[str, Any]]:
    """The only notice of its month; and one about two companies, the first named in its title."""
    return [
        result(ALONE, f"西安{SECRET}有限公司", "秦信协〔2023〕91号", "2023-05-08"),
        result(TOGETHER, f"西安{OTHER_SECRET}有限公司", "秦信协〔2023〕92号", "2023-06-26"),
        result(BESIDE, "西安寻常有限公司", "秦信协〔2023〕92号", "2023-06-26"),
    ]


def erasure(**changes: str) -> dict[str, str]:
    values = {"kind": "erasure", "day": "2023-07-10", "ground": "人民法院裁判"}
    return {**values, "basis": "（2023）陕01民终1号民事判决书", **changes}


def filed(folder: Path, name: str, *rows: dict[str, Any]) -> Path:
    """A filing as lines of JSON."""
    file = folder / f"{name}.jsonl"
    lines = (json.dumps(one, ensure_ascii=False) for one in rows)
    file.write_text("\n".join(lines), "utf-8")
    return file


@pytest.fixture(scope="session")
def erasable(tmp_path_factory: pytest.TempPathFactory) -> Keeper:
    """A register in which all this stands, built before it is erased."""
    folder = tmp_path_factory.mktemp("erasable")
    desk = Desk(folder).taken(sorted(FILINGS.iterdir())[:_FEW])
    desk.taken([filed(folder, "published", *published())])
    keeper = keeper_of(folder)
    keeper.build(BEFORE)
    return keeper


def keeper_of(folder: Path) -> Keeper:
    return Keeper(folder / "kept", f"sqlite:///{folder / 'register.sqlite3'}")


def copied(keeper: Keeper, folder: Path) -> Keeper:
    """The same elsewhere, ledger included."""
    shutil.copytree(keeper.folder.parent, folder, symlinks=True, dirs_exist_ok=True)
    return keeper_of(folder)


def erase(keeper: Keeper, *rows: dict[str, str]) -> None:
    """Take the erasures and build the site of a later day."""
    folder = keeper.folder.parent
    Desk(folder).taken([filed(folder, f"erased{len(list(folder.iterdir()))}", *rows)])
    keeper.build(AFTER)


def found(folder: Path, word: str) -> list[str]:
    """The files in a folder, hidden ones too, that have a word in any encoding, packed or not."""
    raw = [word.encode(encoding) for encoding in ("utf-8", "gb18030", "utf-16-le")]
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    plain = {str(f.relative_to(folder)) for f in files if any(r in f.read_bytes() for r in raw)}
    return sorted(plain.union(path for path, text in texts(folder) if word in path + text))
