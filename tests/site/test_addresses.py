"""Addresses: computed from a code or number alone, apart from one another, never leading out."""

from collections import Counter
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.identity import codes, notice_ids
from registry.site import addresses

CODE = "91350100M000100Y43"
REAL_CODES = st.builds(
    codes.complete,
    st.sampled_from(["91610100", "92610300", "52610000", "A1610100"]),
    st.text(codes.ALPHABET, min_size=8, max_size=8),
)
REAL_IDS = st.builds(notice_ids.make, st.integers(1949, 9999), st.integers(1, 999_999))
ANYTHING = st.one_of(st.text(), st.sampled_from(["..", "../x", "/etc/passwd", "a/b", "", "index"]))


def test_of_a_company_is_its_code_in_the_folder_of_its_last_two_characters() -> None:
    """The address that the pages tell readers to type."""
    assert addresses.company(CODE) == f"/companies/43/{CODE}.html"
    assert addresses.company_json(CODE) == f"/companies/43/{CODE}.json"
    assert addresses.agency(CODE) == f"/agencies/{CODE}.html"


@pytest.mark.rule("P-9")
def test_of_a_notice_is_its_number_in_the_folder_of_its_year() -> None:
    """The register's own identifier, not the association's document number."""
    assert addresses.notice("2025-00012-K") == "/notices/2025/0/2025-00012-K.html"
    assert addresses.notice_json("2025-00012-K") == "/notices/2025/0/2025-00012-K.json"


@pytest.mark.rule("P-10")
@pytest.mark.parametrize(
    "bad", ["91350100M000100Y44", CODE.lower(), f" {CODE}", "", "../../x", CODE + "\n"]
)
def test_refuse_what_is_no_code(bad: str) -> None:
    """Codes that do not check, and ones that are not in their one form."""
    for address in (addresses.company, addresses.company_json, addresses.agency):
        with pytest.raises(ValueError, match="unified social credit code"):
            address(bad)


@pytest.mark.parametrize("bad", ["2025-00012-X", "2025-00012-k", "202500012K", "", "../x"])
def test_refuse_what_is_no_notice(bad: str) -> None:
    """Identifiers whose check character is wrong, and ones not in their one form."""
    with pytest.raises(ValueError, match="notice identifier"):
        addresses.notice(bad)


@settings(deadline=None)
@given(code=ANYTHING, key=ANYTHING)
def test_never_lead_out_of_the_site(code: str, key: str) -> None:
    """Whatever is asked for: an address below the root, or a refusal."""
    for ask in (
        lambda: addresses.company(code),
        lambda: addresses.notice(code),
        lambda: addresses.agency(code),
        lambda: addresses.ruleset(key),
        lambda: addresses.listing("grade", key, code),
        lambda: addresses.listing("region", key),
        lambda: addresses.theme(key),
    ):
        try:
            parts = PurePosixPath(addresses.path(ask())).parts
        except ValueError:
            continue
        assert not any(part.startswith((".", "/")) for part in parts)


@settings(deadline=None)
@given(
    st.sets(REAL_CODES, max_size=20),
    st.sets(REAL_IDS, max_size=20),
    st.sets(st.text(min_size=1), max_size=8),
)
def test_differ_where_things_differ(bodies: set[str], notices: set[str], names: set[str]) -> None:
    """No two things share an address, a company and an agency with one code included."""
    keys = sorted(names - {"index"})
    made = [
        *(
            f(code)
            for code in bodies
            for f in (addresses.company, addresses.company_json, addresses.agency)
        ),
        *(f(number) for number in notices for f in (addresses.notice, addresses.notice_json)),
        *map(addresses.ruleset, keys),
        *(addresses.listing("grade", a, b, start=n) for a in keys for b in keys for n in ("", "9")),
        *(addresses.listing("region", a) for a in keys),
        *(addresses.listing(kind) for kind in ("lapsed", "revoked", "void")),
        *(
            f("2026-11", n)
            for f in (addresses.commitments_of, addresses.notices_of)
            for n in ("", "9")
        ),
    ]
    assert len(made) == len(set(made))


def test_spread_companies_over_folders() -> None:
    """At 230,000 companies no folder holds more than a few thousand files (a page and a twin)."""
    sample = (codes.complete("91610100", f"MA{n:06}") for n in range(0, 690_000, 30))
    folders = Counter(addresses.company(code).split("/")[2] for code in sample)
    assert max(folders.values()) * 10 * 2 < 4000


def test_of_lists_know_their_keys() -> None:
    """A kind of list takes its own number of keys."""
    assert (
        addresses.listing("grade", "shaanxi-2006", "A+")
        == "/lists/grade/shaanxi-2006/A_2b_/index.html"
    )
    assert addresses.listing("lapsing", "2027-09", start="9") == "/lists/lapsing/2027-09/9.html"
    for wrong in (("grade", "AA"), ("lapsed", "x"), ("score",)):
        with pytest.raises(ValueError, match="no list"):
            addresses.listing(*wrong)
