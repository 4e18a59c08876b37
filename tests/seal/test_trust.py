"""The folder of trust: read like any data, refused where it is broken, the same years later."""

from datetime import date
from hashlib import sha256

import pytest

from registry.seal.judging import judge
from registry.seal.trust import Trust, TrustError
from tests.seal.attacks import MAKERS
from tests.seal.authorities import COMPANY, Issuer, company, keep, subject
from tests.seal.papers import paper, sign

DAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def root():
    return Issuer(subject("示例根CA"))


@pytest.fixture
def folder(root, tmp_path):
    middle = Issuer(subject("示例中级CA"), parent=root)
    return keep(tmp_path, (root, ("2.5.4.97",)), lists=(root.list(),), intermediates=(middle,))


def test_without_a_folder_nobody_is_trusted_and_nobody_refused(root):
    document = sign(paper(), root.issue(company()), root)
    verdict = judge(document, COMPANY, DAY, Trust.load(None))
    assert (verdict.status, verdict.reason, verdict.zh) == ("unverified", "no_root", "未核验")
    altered = document.replace(b"(page 0)", b"(page 9)")
    assert judge(altered, COMPANY, DAY, Trust()).reason == "digest"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2.5.4.97", "somewhere", "matching regex"),
        ("[[root]]", "[[roots]]", "unknown field"),
        ('sha256 = "', 'sha256 = "0', "matching regex"),
        ("root-1.cer", "root-2.cer", "No such file"),
        ("[[root]]", "[[root]", "trust.toml"),
        ("[[intermediate]]", "[[intermediate]]\ncode = []", "unknown field"),
        ("middle-1.cer", "middle-2.cer", "No such file"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(folder, old, new, told):
    path = folder / "trust.toml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(TrustError, match=told):
        Trust.load(folder)


def test_another_certificate_under_the_name_of_a_root_is_refused(folder, root):
    (folder / "root-1.cer").write_bytes(Issuer(root.name).der)
    with pytest.raises(TrustError, match="SHA-256"):
        Trust.load(folder)


def test_a_list_that_is_not_what_its_name_says_is_refused(folder, root):
    path = next((folder / "lists").glob("*.crl"))
    path.write_bytes(root.list(-1))
    with pytest.raises(TrustError, match="SHA-256"):
        judge(sign(paper(), root.issue(company()), root), COMPANY, DAY, Trust.load(folder))


def test_bytes_that_are_no_list_are_refused(folder, root):
    junk = b"no list"
    (folder / "lists" / f"{sha256(junk).hexdigest()}.crl").write_bytes(junk)
    with pytest.raises(TrustError):
        judge(sign(paper(), root.issue(company()), root), COMPANY, DAY, Trust.load(folder))


def test_a_later_run_with_the_same_lists_comes_to_the_same_verdict(folder, tmp_path):
    """Even where a list issued before the day of receipt reached the archive after it."""
    root = Issuer(subject("另一示例根CA"))
    holder = root.issue(company())
    keep(folder, (root, ("2.5.4.97",)), lists=(root.list(-9),))
    document, trust = sign(paper(), holder, root), Trust.load(folder)
    first = judge(document, COMPANY, DAY, trust)
    assert first.status == "valid"
    root.revoke(holder, -3)
    keep(folder, (root, ("2.5.4.97",)), lists=(root.list(-2),))
    assert judge(document, COMPANY, DAY, trust).reason == "revoked"
    assert judge(document, COMPANY, DAY, trust, first.lists) == first


def test_a_verdict_against_a_document_is_repeated_as_well(world, trust):
    for maker in ("revoked", "same_name_root", "without_list", "other_company", "expired"):
        document = MAKERS[maker](world)
        first = judge(document, COMPANY, DAY, trust)
        assert (first.status == "valid", bool(first.chain)) == (False, True)
        assert judge(document, COMPANY, DAY, trust, first.lists) == first


def test_the_verdict_names_what_it_rests_on(folder, root):
    holder = root.issue(company())
    document = sign(paper(), holder, root)
    verdict = judge(document, COMPANY, DAY, Trust.load(folder))
    assert verdict.digest == sha256(document).hexdigest()
    assert verdict.chain == tuple(sha256(der).hexdigest() for der in (holder.der, root.der))
    assert verdict.lists == tuple(path.stem for path in (folder / "lists").glob("*.crl"))
    assert verdict.trust == sha256((folder / "trust.toml").read_bytes()).hexdigest()
    assert verdict.signer == "西安示例有限公司"
