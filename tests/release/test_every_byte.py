"""Every byte of a small published site is changed, and what verifies the site sees each change.

Pages, feeds and search files are not among them: they are made of what the log has, and no leaf
has their bytes. `docs/security.md` says so, and what tells of them.
"""

import json
from collections.abc import Callable, Iterator, Mapping

import pytest

from registry.tlog import verifying
from registry.tlog.errors import LogError
from registry.tlog.note import WITNESS, Signer
from tests.examples.desk import Desk
from tests.examples.test_worked import WORKED
from tests.release.keeper import KEY, Keeper

Site = Mapping[str, bytes]
WITNESSED = Signer("witness.example", bytes([1]) * 32, WITNESS)
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
#: What may become of a byte, one after the other from byte to byte.
WAYS: tuple[Callable[[bytes], bytes], ...] = (
    lambda byte: bytes([byte[0] ^ 1]),
    lambda byte: b"",
    lambda byte: byte + byte,
    lambda byte: bytes([byte[0] ^ 0x20]),
    lambda byte: b" " + byte,
    lambda byte: b"\n" if byte == b" " else b" ",
    lambda byte: bytes([byte[0] ^ 0x80]),
    lambda byte: byte + b"\r",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Three notices, one of them corrected, one a revocation; a witness cosigned."""
    folder = tmp_path_factory.mktemp("small")
    rows = [WORKED / "licences.jsonl", WORKED / "E-5/results.jsonl", WORKED / "E-5/revoked.jsonl"]
    correction = folder / "correction.jsonl"
    correction.write_text(json.dumps(CORRECTION, ensure_ascii=False), "utf-8")
    Desk(folder).taken([*rows, correction])
    keeper = Keeper(folder, f"sqlite:///{folder / 'register.sqlite3'}")
    keeper.build()
    (keeper.log / "cosigned").mkdir()
    note = WITNESSED.cosigned(keeper.checkpoint(), 1_790_000_000)
    (keeper.log / "cosigned" / "one").write_text(note, "utf-8")
    keeper.build(REGISTRY_LOG_WITNESSES=[str(WITNESSED.verifier)])
    files = [file for file in sorted(keeper.site.rglob("*")) if file.is_file()]
    return {file.relative_to(keeper.site).as_posix(): file.read_bytes() for file in files}


def changes(content: bytes) -> Iterator[bytes]:
    """The content with a byte changed, from byte to byte."""
    for at in range(len(content)):
        byte = content[at : at + 1]
        yield content[:at] + WAYS[at % len(WAYS)](byte) + content[at + 1 :]


def unseen(content: bytes, check: Callable[[bytes], object]) -> list[bytes]:
    """The changes that a check lets pass, which raises LogError or gives faults."""
    found = []
    for changed in changes(content):
        try:
            faults = check(changed)
        except LogError:
            continue
        if not faults:
            found.append(changed)
    return found


def whole(site: Site, name: str) -> Callable[[bytes], list[tuple[str, str]]]:
    """The check of the whole site with another content of one file."""

    def check(changed: bytes) -> list[tuple[str, str]]:
        files = {**site, name: changed}
        return verifying.verify(files.get, KEY.verifier).faults

    return check


def test_the_site_is_what_its_log_says(site: Site) -> None:
    report = verifying.verify(site.get, KEY.verifier)
    assert report.faults == []
    assert report.notices >= 3 and report.witnesses
    assert json.loads(site["notices/2025/0/2025-00001-Q.json"])["corrected_by"]


def test_of_the_log_and_its_openings(site: Site) -> None:
    names = [name for name in site if name.startswith(("log/", "release/"))]
    assert len(names) >= 8
    for name in names:
        assert unseen(site[name], whole(site, name)) == [], name


def test_of_the_data_of_companies_and_notices(site: Site) -> None:
    names = [name for name in site if _is_logged(name)]
    assert len(names) >= 5
    for name in names:

        def check(changed: bytes, name: str = name) -> None:
            verifying.opened({**site, name: changed}.get, KEY.verifier, name)

        left = unseen(site[name], check)
        assert all(_corrections(changed) != _corrections(site[name]) for changed in left), name
        for changed in left:  # a leaf does not know of later notices; those are compared
            assert whole(site, name)(changed), name


def test_of_the_proofs(site: Site) -> None:
    names = [name for name in site if name.endswith(".tlog-proof")]
    assert len(names) >= 3
    for name in names:
        twin = site[name.replace("tlog-proof", "json")]

        def check(changed: bytes, twin: bytes = twin) -> None:
            verifying.verify_notice(twin, changed, KEY.verifier)

        assert unseen(site[name], check) == [], name


@pytest.mark.rule("R-32")
def test_a_correction_that_is_hidden_from_the_notice_that_it_corrects(site: Site) -> None:
    name = "notices/2025/0/2025-00001-Q.json"
    said = json.loads(site[name])
    said["corrected_by"] = []
    hidden = json.dumps(said, ensure_ascii=False, indent=2).encode() + b"\n"
    faults = whole(site, name)(hidden)
    assert [en for _, en in faults] == [f"{name} tells of other corrections than are published."]


def _is_logged(name: str) -> bool:
    return name.startswith(("companies/", "notices/")) and name.endswith(".json")


def _corrections(content: bytes) -> object:
    return json.loads(content).get("corrected_by")
