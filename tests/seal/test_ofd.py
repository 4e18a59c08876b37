"""The attack list for OFD: each document is made, judged, and gets the verdict of its row."""

import tomllib
import zipfile
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.seal.confined import judge_confined
from registry.seal.copying import draw
from registry.seal.judging import judge
from registry.seal.ofd.document import Document, opened
from registry.seal.scan import judge_scan
from registry.seal.trust import Trust
from registry.seal.verdict import Finding
from tests.seal.authorities import (
    COMPANY,
    OTHER,
    PERSONAL_EXTENSION,
    RECEIVED,
    Issuer,
    company,
    keep,
    subject,
)
from tests.seal.ofd import MAKERS
from tests.seal.ofd.keys import Signer, of
from tests.seal.ofd.papers import LIST, Seal, Sealing, packed, paper, put
from tests.seal.papers import beside, signer
from tests.seal.sm import Office

CASES = tomllib.loads(Path(__file__).with_name("ofd").joinpath("attacks.toml").read_text("utf-8"))
DAY = date(2026, 3, 1)
SOUND = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _id(case) -> str:
    return "-".join([case["make"], *(repr(one)[:40] for one in case.get("with", {}).values())])


@pytest.mark.rule("R-51")
@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("case", CASES["case"], ids=_id)
def test_verdict(case, ofd_world, ofd_trust, record_property):
    content = MAKERS[case["make"]](ofd_world, **case.get("with", {}))
    verdict = judge(content, COMPANY, DAY, ofd_trust)
    expected, got = (case["verdict"], case.get("reason", "")), (verdict.status, verdict.reason)
    record_property("expected", " ".join(expected).strip())
    record_property("got", " ".join(got).strip())
    assert got == expected, verdict.found
    assert case.get("found") in (None, verdict.found)


def test_every_maker_has_a_case():
    assert {case["make"] for case in CASES["case"]} == MAKERS.keys()


@pytest.fixture(scope="module")
def sealed(ofd_world) -> dict[str, bytes]:
    return ofd_world.sealed()


@pytest.fixture(scope="module")
def good(sealed) -> bytes:
    return packed(sealed)


@pytest.mark.rule("R-51")
def test_the_verdict_names_what_it_rests_on_and_is_repeated(good, ofd_world, ofd_trust):
    """The signer's path and then the seal maker's, and the list of either's issuer."""
    verdict = judge(good, COMPANY, DAY, ofd_trust)
    w = ofd_world
    path = (w.holder.der, w.root.der, w.maker.der, w.seals.der)
    assert verdict.chain == tuple(sha256(der).hexdigest() for der in path)
    assert len(verdict.lists) == 2
    assert (verdict.signer, verdict.signed) == ("西安示例有限公司", date(2026, 2, 19))
    assert verdict.digest == sha256(good).hexdigest()
    assert judge(good, COMPANY, DAY, ofd_trust, verdict.lists) == verdict
    assert judge_confined(good, COMPANY, DAY, ofd_trust.folder) == verdict


@pytest.mark.rule("R-51")
def test_without_trust_roots_it_is_unverified_unless_it_is_wrong(good, ofd_world):
    found = judge(good, COMPANY, DAY, Trust())
    assert (found.status, found.reason, found.zh) == ("unverified", "no_root", "未核验")
    altered = MAKERS["byte_in_page"](ofd_world)
    assert judge(altered, COMPANY, DAY, Trust()).reason == "digest"


@pytest.mark.rule("R-51")
def test_what_openssl_seals_is_valid(tmp_path_factory):
    """Keys, certificates, list and signatures by OpenSSL: nothing of it by our own arithmetic."""
    office = Office(tmp_path_factory.mktemp("sm")).open()
    trust = office.trust(tmp_path_factory.mktemp("trust"))
    holder, maker = (
        Signer(office.der(name), lambda content, name=name: office.sign(content, name))
        for name in ("holder", "maker")
    )
    days = (office.day - RECEIVED.date()).days
    seal = Seal(maker, (holder.der,), valid=(days - 300, days + 300)).made()
    at = datetime(office.day.year, office.day.month, office.day.day, 3, tzinfo=UTC)
    content = packed(put(paper(), Sealing(holder, seal, time=at)))
    found = judge(content, COMPANY, office.day, trust)
    assert (found.status, found.reason, found.found) == ("valid", "", "")
    assert judge(content, OTHER, office.day, trust).reason == "other_company"


@pytest.mark.rule("P-4")
@pytest.mark.parametrize("whose", ["signer", "maker"])
def test_a_personal_number_in_either_certificate_is_told(whose, tmp_path):
    root, number = Issuer(subject("示例根CA")), ((PERSONAL_EXTENSION, b"11010119900307123X"),)
    holder = of(root.issue(company(), extensions=number if whose == "signer" else ()))
    maker = of(root.issue(subject("制章人"), extensions=number if whose == "maker" else ()))
    content = packed(put(paper(), Sealing(holder, Seal(maker, (holder.der,)).made())))
    trust = Trust.load(keep(tmp_path, (root, ("2.5.4.97",)), lists=(root.list(),)))
    found = judge(content, COMPANY, DAY, trust)
    assert (found.status, found.personal) == ("valid", True)


@pytest.mark.rule("R-51")
def test_a_certificate_between_is_kept_beside_the_roots(tmp_path):
    """No seal brings one. By itself it is trusted as little as one that comes with a document."""
    root = Issuer(subject("示例根CA"))
    middle = Issuer(subject("示例中级CA"), parent=root)
    holder, maker = of(middle.issue(company())), of(middle.issue(subject("示例制章中心")))
    content = packed(put(paper(), Sealing(holder, Seal(maker, (holder.der,)).made())))
    told = []
    places, lists = ("2.5.4.97",), (root.list(), middle.list())
    forged = Issuer(middle.name, parent=root)
    for number, (roots, between) in enumerate(
        [([root], ()), ([root], (middle,)), ([], (middle,)), ([root], (forged,))]
    ):
        folder = tmp_path / str(number)
        keep(folder, *((one, places) for one in roots), lists=lists, intermediates=between)
        told.append(judge(content, COMPANY, DAY, Trust.load(folder)).reason)
    assert told == ["no_root", "", "no_root", "untrusted"]


@pytest.mark.rule("R-51")
def test_no_byte_of_a_file_is_free_but_in_the_list(ofd_world, ofd_trust):
    """The list of signatures is covered by none: what may differ there says nothing."""
    files = ofd_world.sealed()
    for name, content in files.items():
        step = max(1, len(content) // 12)
        for place in {*range(0, len(content), step), len(content) - 1}:
            changed = bytearray(content)
            changed[place] ^= 0x01
            found = judge(packed({**files, name: bytes(changed)}), COMPANY, DAY, ofd_trust)
            assert name == LIST or found.status == "failed", (name, place)


def test_an_ofd_goes_through_the_gate_with_a_signature_beside_it_too(world, trust, ofd_world):
    by = signer(world.holder, world.middle, world.root)
    plain = MAKERS["unsigned"](ofd_world, listed="")
    found = judge(plain, COMPANY, DAY, trust, signature=beside(plain, by))
    assert (found.status, found.reason) == ("valid", "")
    acting = MAKERS["acting"](ofd_world, element="<ofd:Movie/>")
    assert judge(acting, COMPANY, DAY, trust, signature=beside(acting, by)).reason == "active"
    other = packed({"word/document.xml": b"<Movie/>"})
    assert judge(other, COMPANY, DAY, trust, signature=beside(other, by)).status == "valid"


def test_an_ofd_is_no_scan_and_has_no_public_copy(good, ofd_world, ofd_trust):
    told = [
        judge_scan(content, COMPANY, DAY, ofd_trust)
        for content in (good, MAKERS["byte_in_page"](ofd_world), packed(paper()))
    ]
    assert [(one.status, one.reason) for one in told] == [
        ("valid", ""),
        ("failed", "digest"),
        ("failed", "picture"),
    ]
    assert draw(good, ()) == Finding("undrawn")


def test_what_takes_all_memory_is_over_the_limits(good, monkeypatch):
    def grow(_):
        raise MemoryError

    monkeypatch.setattr("registry.seal.ofd.document.unpacked", grow)
    assert opened(good) == Finding("limits")


@SOUND
@given(data=st.data())
def test_bytes_that_nobody_thought_of(data, good):
    """Whatever is done to the package, it is opened or refused, and never falls over."""
    content = bytearray(good)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        length = data.draw(st.integers(0, 4))
        content[place : place + length] = data.draw(st.binary(max_size=6))
    assert isinstance(opened(bytes(content)), Document | Finding)


_NAMES = st.sampled_from(("Signature", "SignedInfo", "References", "Reference", "Seal", "Pages"))
_TREES = st.recursive(
    st.just(""),
    lambda inner: st.builds(
        "<ofd:{0} FileRef='{2}' BaseLoc='{2}' CheckMethod='SM3'>{1}</ofd:{0}>".format,
        _NAMES,
        st.lists(inner, max_size=3).map("".join),
        st.sampled_from(("", "/OFD.xml", "..", "Signature.xml", "/Doc_0/Signs/Signatures.xml")),
    ),
    max_leaves=8,
)


@SOUND
@given(tree=_TREES, value=st.binary(max_size=40), name=st.sampled_from((LIST, "signature")))
def test_any_structure_is_judged(tree, value, name, sealed, ofd_trust):
    """Signature files and lists of any elements, values of any bytes: refused, none is valid."""
    files = dict(sealed)
    folder = "Doc_0/Signs/Sign_0"
    name = f"{folder}/Signature.xml" if name == "signature" else name
    root = files[name].split(b">")[1] + b">"
    files[name] = b"".join((root, tree.encode(), b"</", root.split()[0][2:], b">"))
    files[f"{folder}/SignedValue.dat"] = value
    found = judge(packed(files), COMPANY, DAY, ofd_trust)
    assert found.status == "failed"


def test_a_package_of_a_hundred_megabytes_stays_within_the_limits(ofd_world, ofd_trust):
    """As much as may be in it, pressed as tight as may be."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in ofd_world.sealed().items():
            archive.writestr(zipfile.ZipInfo(name), content)
        for number in range(98):
            archive.writestr(zipfile.ZipInfo(f"x{number}.png"), bytes(2**20), zipfile.ZIP_DEFLATED)
    found = judge_confined(out.getvalue(), COMPANY, DAY, ofd_trust.folder)
    assert (found.status, found.reason, found.found) == ("failed", "coverage", "x0.png")
