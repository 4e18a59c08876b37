"""Every feed is one by RFC 4287: by an independent validator, and by what no schema says."""

from pathlib import Path

import pytest
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))


def feeds(site: Path) -> list[Path]:
    return sorted(site.rglob("*.atom"))


def faults(content: bytes) -> list[str]:
    SCHEMA.validate(etree.fromstring(content))
    return [str(one.message) for one in SCHEMA.error_log]


def test_every_feed_is_as_the_schema_says(site: Path) -> None:
    every = feeds(site)
    assert len(every) > 100 and site / "feeds/notices.atom" in every
    assert [(path, told) for path in every if (told := faults(path.read_bytes()))] == []


def test_what_the_schema_cannot_say_holds_too(site: Path) -> None:
    """One link to itself; ids are whole addresses, once each; an entry has its page (4.1)."""
    for path in feeds(site):
        root = etree.fromstring(path.read_bytes())
        (own,) = root.findall(f"{ATOM}link[@rel='self']")
        assert own.get("href").endswith(path.relative_to(site).as_posix())
        ids = [one.text for one in root.iter(f"{ATOM}id")]
        assert len(ids) == len(set(ids)) and all(one.startswith("https://") for one in ids)
        for entry in root.iter(f"{ATOM}entry"):
            assert len(entry.findall(f"{ATOM}link[@rel='alternate']")) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<updated>", b"<updated>am "),
        (b"<title>", b"<heading/><title>"),
        (b"<author>", b"<category/><author>"),
        (b' href="', b' address="'),
        (b"<id>", b"<id>a</id><id>"),
        (b"+08:00</updated>", b"</updated>"),
    ],
)
def test_what_is_no_feed_is_found_out(site: Path, old: bytes, new: bytes) -> None:
    content = (site / "feeds/notices.atom").read_bytes()
    assert old in content and faults(content.replace(old, new, 1))
