"""A signature beside a file of any kind."""

from datetime import date

import pytest
from asn1crypto import cms, pem
from pyhanko.sign.signers import SimpleSigner

from registry.seal.judging import judge
from tests.seal.attacks.stamped import Liar
from tests.seal.authorities import COMPANY, RECEIVED, days
from tests.seal.papers import beside, paper, signer, time_stamper

DAY = date(2026, 3, 1)
CONTENT = "本企业承诺守信。\n".encode()


@pytest.fixture(scope="module")
def by(world) -> SimpleSigner:
    return signer(world.holder, world.middle, world.root)


@pytest.fixture(scope="module")
def value(by) -> bytes:
    return beside(CONTENT, by)


def verdict(content, value, trust):
    found = judge(content, COMPANY, DAY, trust, signature=value)
    return found.status, found.reason


def changed(value: bytes, change) -> bytes:
    parsed = cms.ContentInfo.load(value).copy()
    change(parsed["content"])
    return parsed.dump(force=True)


def test_it_is_valid_in_either_form_over_any_file(by, value, trust):
    assert verdict(CONTENT, value, trust) == ("valid", "")
    assert verdict(CONTENT, pem.armor("CMS", value), trust) == ("valid", "")
    document = paper()
    over = beside(document, by)
    assert verdict(document, over, trust) == ("valid", "")


def test_another_content_is_refused(value, trust):
    assert verdict(CONTENT + b" ", value, trust) == ("failed", "digest")
    assert verdict(b"", value, trust) == ("failed", "size")


def test_a_pdf_goes_through_the_gate_all_the_same(by, trust):
    document = paper() + b"<script>"
    over = beside(document, by)
    assert verdict(document, over, trust) == ("failed", "trailing")


def test_a_changed_signature_is_refused(value, trust):
    def flip(signed):
        octets = bytearray(signed["signer_infos"][0]["signature"].native)
        octets[-1] ^= 1
        signed["signer_infos"][0]["signature"] = bytes(octets)

    assert verdict(CONTENT, changed(value, flip), trust) == ("failed", "signature")


@pytest.mark.parametrize("value", [b"", b"junk", b"0\x03\x02\x01\x00"])
def test_what_is_no_signature_is_refused(value, trust):
    assert verdict(CONTENT, value, trust) == ("failed", "structure")


def test_the_structure_is_one_signature_and_nothing_else(by, value, trust):
    def twice(signed):
        signed["signer_infos"] = [signed["signer_infos"][0], signed["signer_infos"][0]]

    def bare(signed):
        one = signed["signer_infos"][0]
        signed["signer_infos"] = [
            {
                "version": "v1",
                "sid": one["sid"],
                "digest_algorithm": one["digest_algorithm"],
                "signature_algorithm": one["signature_algorithm"],
                "signature": one["signature"].native,
            }
        ]

    def doubled(signed):
        attributes = signed["signer_infos"][0]["signed_attrs"]
        attributes.append(next(one for one in attributes if one["type"].native == "message_digest"))

    def nobody(signed):
        signed["signer_infos"] = []

    enveloped = beside(CONTENT, by, detached=False)
    for wrong in (
        *(changed(value, change) for change in (twice, bare, doubled, nobody)),
        enveloped,
        value + b"x",
        value + value,
    ):
        assert verdict(CONTENT, wrong, trust) == ("failed", "structure")


@pytest.mark.parametrize("count", [0, 2])
def test_how_many_signed_is_told(count, value, trust):
    def signed_by(signed):
        signed["signer_infos"] = [signed["signer_infos"][0]] * count

    found = judge(CONTENT, COMPANY, DAY, trust, signature=changed(value, signed_by))
    assert (found.reason, found.found) == ("structure", f"signers: {count}")


def test_a_weak_digest_is_refused(by, trust):
    weak = beside(CONTENT, by, digest="sha1")
    assert verdict(CONTENT, weak, trust) == ("failed", "weak")


def test_the_verdict_names_the_signature_too(value, trust):
    first = judge(CONTENT, COMPANY, DAY, trust, signature=value)
    assert (len(first.signature), first.signature) != (64, first.digest)
    assert judge(CONTENT, COMPANY, DAY, trust, first.lists, value) == first


def test_what_it_states_of_its_time_and_the_stamps_on_it(by, trust, world):
    """A stamp excuses nothing, whoever made it; a false one is refused."""
    stamped = {
        "valid": time_stamper(world.stranger),
        "later": time_stamper(world.middle, days(2)),
        "stamp": time_stamper(world.middle, kind=Liar),
    }
    for expected, stamper in stamped.items():
        value = beside(CONTENT, by, at=RECEIVED, stamper=stamper)
        assert expected in verdict(CONTENT, value, trust), expected
    assert verdict(CONTENT, beside(CONTENT, by, at=days(1)), trust) == ("failed", "later")
