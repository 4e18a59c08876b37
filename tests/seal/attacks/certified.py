"""Whose certificate it is, and whom to trust."""

from tests.seal.attacks.world import maker, plain
from tests.seal.authorities import (
    CODE_EXTENSION,
    CODE_EXTENSION_2,
    COMPANY,
    OTHER,
    PERSONAL_EXTENSION,
    Holder,
    Issuer,
    company,
    subject,
    weak_key,
)
from tests.seal.papers import sign


@maker
def code_in_serial(w):
    return w.by(w.narrow.issue(subject("西安示例有限公司", _2_5_4_5=COMPANY)), w.narrow)


@maker
def code_in_extension(w, place, form):
    oid = {"4": CODE_EXTENSION, "3": CODE_EXTENSION_2}[place]
    text = COMPANY.encode()
    value = {"utf8": b"\x0c\x12" + text, "printable": b"\x13\x12" + text, "bare": text}[form]
    holder = w.root.issue(subject("西安示例有限公司"), extensions=((oid, value),))
    return w.by(holder, w.root)


@maker
def code_with_prefix(w):
    return w.by(w.root.issue(company("USCCCN-" + COMPANY)), w.root)


@maker
def code_elsewhere(w):
    """In the place that other roots name, and this one does not."""
    return w.by(w.narrow.issue(company()), w.narrow)


@maker
def code_in_name_only(w):
    return w.by(w.root.issue(subject("西安示例有限公司 " + COMPANY)), w.root)


@maker
def code_false(w):
    return w.by(w.root.issue(company(COMPANY[:-1] + ("0" if COMPANY[-1] != "0" else "1"))), w.root)


@maker
def two_codes(w):
    name = subject("西安示例有限公司", _2_5_4_97=COMPANY, _2_5_4_5=OTHER)
    return w.by(w.root.issue(name), w.root)


@maker
def other_company(w):
    return w.by(w.other, w.middle, w.root)


@maker
def personal_number(w):
    value = b"\x13\x12" + b"11010119900307123X"
    return w.by(w.root.issue(company(), extensions=((PERSONAL_EXTENSION, value),)), w.root)


# Whether the certificate holds.


@maker
def expired(w):
    return w.by(w.middle.issue(company(), valid=(-300, -1)), w.middle, w.root)


@maker
def not_yet_valid(w):
    return w.by(w.middle.issue(company(), valid=(2, 300)), w.middle, w.root)


@maker
def self_signed(w):
    alone = Issuer(company())
    return w.by(Holder(_own(alone), alone.key))


def _own(alone):
    return alone.issue(company(), key=alone.key).certificate


@maker
def unknown_root(w):
    return w.by(w.stranger.issue(company()), w.stranger)


@maker
def unknown_root_left_out(w):
    return w.by(w.stranger.issue(company()))


@maker
def same_name_root(w):
    fake = Issuer(w.root.name)
    return w.by(fake.issue(company()), fake)


@maker
def same_name_middle(w):
    fake_root = Issuer(w.root.name)
    fake = Issuer(w.middle.name, parent=fake_root)
    return w.by(fake.issue(company()), fake, fake_root)


@maker
def company_as_issuer(w):
    """A company's own certificate is no authority's."""
    below = Issuer(company(OTHER), key=w.other.key)
    below.certificate = w.other.certificate
    below.name = w.other.certificate.subject
    return w.by(below.issue(company()), below, w.middle, w.root)


@maker
def revoked(w):
    return w.by(w.revoked, w.middle, w.root)


@maker
def revoked_after_receipt(w):
    return w.by(w.revoked_later, w.middle, w.root)


@maker
def without_list(w):
    return w.by(w.unlisted.issue(company()), w.unlisted)


@maker
def stale_list(w):
    return w.by(w.stale.issue(company()), w.stale)


@maker
def list_after_receipt(w):
    return w.by(w.later.issue(company()), w.later)


@maker
def not_for_signing(w):
    return w.by(w.middle.issue(company(), signing=False), w.middle, w.root)


@maker
def weak_key_length(w):
    return w.by(w.middle.issue(company(), key=weak_key()), w.middle, w.root)


@maker
def weak_digest(w):
    return sign(plain(), w.holder, w.middle, w.root, md_algorithm="sha1")


@maker
def weak_certificate(w):
    """Signed by an authority whose own key is too short."""
    return w.by(w.feeble.issue(company()), w.feeble, w.root)
