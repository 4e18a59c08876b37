"""Every byte of a small published site is changed, and what verifies the site sees each change.

Pages, feeds and search files are not among them: they are made of what the log has, and no leaf
has their bytes. The manifest of a release has them (`publish/test_every_published_byte.py`).
"""

import json
from collections.abc import Callable, Iterator

import pytest

from registry.tlog import verifying
from registry.tlog.errors import LogError
from tests.release.keeper import KEY
from tests.release.small import Site

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


def changes(content: bytes, step: int = 1) -> Iterator[bytes]:
    """The content with a byte changed, from byte to byte, or at every so many."""
    for at in range(0, len(content), step):
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


def test_the_site_is_what_its_log_says(small: Site) -> None:
    report = verifying.verify(small.get, KEY.verifier)
    assert report.faults == []
    assert report.notices >= 3 and report.witnesses
    assert json.loads(small["notices/2025/0/2025-00001-Q.json"])["corrected_by"]


def test_of_the_log_and_its_openings(small: Site) -> None:
    names = [name for name in small if name.startswith(("log/", "release/"))]
    assert len(names) >= 8
    for name in names:
        assert unseen(small[name], whole(small, name)) == [], name


def test_of_the_data_of_companies_and_notices(small: Site) -> None:
    names = [name for name in small if _is_logged(name)]
    assert len(names) >= 5
    for name in names:

        def check(changed: bytes, name: str = name) -> None:
            verifying.opened({**small, name: changed}.get, KEY.verifier, name)

        left = unseen(small[name], check)
        assert all(_corrections(changed) != _corrections(small[name]) for changed in left), name
        for changed in left:  # a leaf does not know of later notices; those are compared
            assert whole(small, name)(changed), name


def test_of_the_proofs(small: Site) -> None:
    names = [name for name in small if name.endswith(".tlog-proof")]
    assert len(names) >= 3
    for name in names:
        twin = small[name.replace("tlog-proof", "json")]

        def check(changed: bytes, twin: bytes = twin) -> None:
            verifying.verify_notice(twin, changed, KEY.verifier)

        assert unseen(small[name], check) == [], name


@pytest.mark.rule("R-32")
def test_a_correction_that_is_hidden_from_the_notice_that_it_corrects(small: Site) -> None:
    name = "notices/2025/0/2025-00001-Q.json"
    said = json.loads(small[name])
    said["corrected_by"] = []
    hidden = json.dumps(said, ensure_ascii=False, indent=2).encode() + b"\n"
    faults = whole(small, name)(hidden)
    assert [en for _, en in faults] == [f"{name} tells of other corrections than are published."]


def _is_logged(name: str) -> bool:
    return name.startswith(("companies/", "notices/")) and name.endswith(".json")


def _corrections(content: bytes) -> object:
    return json.loads(content).get("corrected_by")
