"""Attacks on a small published site, each with the verdict that a stranger hears."""

import fnmatch
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from registry.tlog import verifying
from registry.tlog.errors import LogError
from tests.release.keeper import KEY
from tests.release.small import Site

FILE = Path(__file__).with_name("attacks.toml")
ATTACKS = tomllib.loads(FILE.read_text("utf-8"))["attack"]


def attacked(site: Site, attack: dict[str, str]) -> dict[str, bytes]:
    """The site after an attack."""
    files = dict(site)
    [name] = fnmatch.filter(site, attack["file"])
    before = files.pop(name)
    if "by" in attack:
        files[name] = site[attack["by"]]
    elif "find" in attack:
        put = attack["put"].encode()
        found = re.compile(attack["find"].encode())
        files[name] = found.sub(lambda _: put, before, count=1)
        assert files[name] != before
    return files


def verdict(files: dict[str, bytes]) -> list[str]:
    """What a stranger hears, in English."""
    try:
        return [en for _, en in verifying.verify(files.get, KEY.verifier).faults]
    except LogError as refused:
        return [refused.en]


def test_nothing_is_said_of_a_site_as_it_was_published(small: Site) -> None:
    assert verdict(dict(small)) == []


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack["name"])
def test_an_attack_meets_its_verdict(
    small: Site, attack: dict[str, str], record_property: Callable[[str, str], None]
) -> None:
    said = verdict(attacked(small, attack))
    got = next((one for one in said if one.endswith(attack["says"])), "; ".join(said))
    record_property("expected", attack["says"])
    record_property("got", got)
    assert got.endswith(attack["says"]), said
