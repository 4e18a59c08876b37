"""SM2 and SM3: what OpenSSL signs is verified, what is out of order is not."""

from datetime import date

import pytest
from asn1crypto import cms, core

from registry.seal import sm2
from registry.seal.judging import judge
from registry.seal.trust import Trust
from tests.seal.authorities import COMPANY, OTHER
from tests.seal.papers import beside, paper, sign_by
from tests.seal.sm import Office, Signer

CONTENT = "本企业承诺守信。".encode()


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Office:
    return Office(tmp_path_factory.mktemp("sm")).open()


@pytest.fixture(scope="module")
def day(office) -> date:
    return office.day


@pytest.fixture(scope="module")
def trust(office, tmp_path_factory) -> Trust:
    return office.trust(tmp_path_factory.mktemp("trust"))


@pytest.fixture(scope="module")
def key(office) -> bytes:
    return office.certificate("holder").public_key["public_key"].native


@pytest.fixture(scope="module")
def signature(office) -> bytes:
    return office.sign(CONTENT)


def test_the_example_of_the_standard():
    """GB/T 32918.5, appendix A: key, message and signature of the recommended curve."""
    key = bytes.fromhex(
        "0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
        "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"
    )
    r = 0xF5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3
    s = 0xB1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA
    assert sm2.verifies(sm2.encoded(r, s), b"message digest", key)
    assert not sm2.verifies(sm2.encoded(r, s), b"message digest.", key)


def test_what_openssl_signs_is_verified(signature, key):
    assert sm2.verifies(signature, CONTENT, key)
    assert not sm2.verifies(signature, CONTENT + b" ", key)


def test_numbers_out_of_range_are_refused(signature, key):
    r, s = sm2._Signature.load(signature).native.values()
    assert sm2.verifies(sm2.encoded(r, s), CONTENT, key)
    for wrong in ((0, s), (r, 0), (sm2.N, s), (r, sm2.N), (r + sm2.N, s), (r, s + sm2.N)):
        assert not sm2.verifies(sm2.encoded(*wrong), CONTENT, key)
    assert not sm2.verifies(sm2.encoded(-r, s), CONTENT, key)
    assert not sm2.verifies(sm2.encoded(r, sm2.N - r), CONTENT, key)


def test_only_one_encoding_is_taken(signature, key):
    padded = core.Sequence.load(signature).contents
    long_form = b"\x30\x81" + bytes([len(padded)]) + padded
    for wrong in (signature + b"\0", long_form, signature[:-1], b"", b"\x30\x00"):
        assert not sm2.verifies(wrong, CONTENT, key)


def test_a_key_that_is_no_point_of_the_curve_is_refused(signature, key):
    x, y = key[1:33], key[33:]
    beyond = (int.from_bytes(y, "big") + sm2.P).to_bytes(33, "big")
    for wrong in (
        b"\x04" + x + (int.from_bytes(y, "big") ^ 1).to_bytes(32, "big"),
        b"\x04" + bytes(64),
        b"\x04" + x + beyond,
        b"\x02" + x,
        b"\x06" + x + y,
        b"\0",
    ):
        assert not sm2.verifies(signature, CONTENT, wrong)


def test_a_pdf_signed_with_sm2_is_valid_under_a_root_in_sm2(office, trust, day):
    document = sign_by(paper(), office.signer, md_algorithm="sm3")
    verdict = judge(document, COMPANY, day, trust)
    assert (verdict.status, verdict.reason) == ("valid", "")
    assert (len(verdict.chain), len(verdict.lists)) == (2, 1)
    assert judge(document, OTHER, day, trust).reason == "other_company"
    altered = document.replace(b"(page 0)", b"(page 7)")
    assert judge(altered, COMPANY, day, trust).reason == "digest"


@pytest.mark.parametrize("kind", ["rfc 5652", "gb/t 35275"])
def test_detached_with_the_identifiers_of_either_standard(office, trust, day, kind):
    value = national(office) if kind == "gb/t 35275" else beside(CONTENT, office.signer, "sm3")
    verdict = judge(CONTENT, COMPANY, day, trust, signature=value)
    assert (verdict.status, verdict.reason) == ("valid", "")
    wrong = judge(CONTENT + b" ", COMPANY, day, trust, signature=value)
    assert wrong.reason == "digest"


def national(office) -> bytes:
    """Signed data as GB/T 35275 names all of it: data, signed data, SM3, signing with SM2."""
    data, signed_data = "1.2.156.10197.6.1.4.2.1", "1.2.156.10197.6.1.4.2.2"
    certificate = office.certificate("holder")
    attributes = cms.CMSAttributes(
        [
            {"type": "content_type", "values": [cms.ContentType(data)]},
            {"type": "message_digest", "values": [sm2.digest(CONTENT)]},
        ]
    )
    signer = {
        "version": "v1",
        "sid": {
            "issuer_and_serial_number": {
                "issuer": certificate.issuer,
                "serial_number": certificate.serial_number,
            }
        },
        "digest_algorithm": {"algorithm": "sm3"},
        "signed_attrs": attributes,
        "signature_algorithm": {"algorithm": "1.2.156.10197.1.301.1"},
        "signature": office.sign(attributes.dump()),
    }
    content = {
        "version": "v1",
        "digest_algorithms": [{"algorithm": "sm3"}],
        "encap_content_info": {"content_type": data},
        "certificates": [certificate, office.certificate("root")],
        "signer_infos": [signer],
    }
    made = cms.ContentInfo({"content_type": signed_data, "content": cms.SignedData(content)}).dump()
    assert all(core.ObjectIdentifier(name).dump() in made for name in (data, signed_data))
    return made


def test_another_algorithm_by_name_or_by_key_is_refused(office, trust, day):
    named_otherwise = beside(CONTENT, Signer(office, "sha256_ecdsa"), "sha256")
    assert judge(CONTENT, COMPANY, day, trust, signature=named_otherwise).status == "failed"
