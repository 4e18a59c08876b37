"""What is wrong with whoever made the seal, or seals with it."""

from asn1crypto import core, x509

from tests.seal.authorities import OTHER
from tests.seal.ofd.keys import Signer, company, name
from tests.seal.ofd.papers import packed
from tests.seal.ofd.world import maker


def _by(w, holder):
    return packed(w.sealed(signer=holder))


def _with(w, **how):
    return packed(w.sealed(**how))


@maker
def maker_unknown(w):
    return _with(w, seal=w.seal(maker=w.stranger.issue(name("无名制章"), "nobody")))


@maker
def maker_unlisted(w):
    return _with(w, seal=w.seal(maker=w.unlisted.issue(name("无列表制章"), "nobody's list")))


@maker
def maker_revoked(w):
    return _with(w, seal=w.seal(maker=w.maker_revoked))


@maker
def maker_expired(w):
    old = w.seals.issue(name("示例制章中心"), "old maker", valid=(-300, -1))
    return _with(w, seal=w.seal(maker=old))


@maker
def maker_under_a_roots_name(w):
    return _with(w, seal=w.seal(maker=w.fake.issue(name("示例制章中心"), "fake maker")))


@maker
def maker_not_for_signing(w):
    odd = w.seals.issue(name("示例制章中心"), "odd maker", signing=False)
    return _with(w, seal=w.seal(maker=odd))


@maker
def maker_with_another_code(w):
    """A maker of seals is a company too, and seals nothing here."""
    other = w.seals.issue(name("示例制章中心", OTHER), "maker with a code")
    return _with(w, seal=w.seal(maker=other))


@maker
def unknown_maker_of_another_company(w):
    """What is wrong for certain is said before what is missing."""
    seal = w.seal(w.other, maker=w.stranger.issue(name("无名制章"), "nobody"))
    return _with(w, signer=w.other, seal=seal)


@maker
def other_company(w):
    return _by(w, w.other)


@maker
def no_code(w):
    return _by(w, w.person)


@maker
def unique_identifier_as_text(w):
    """As authorities of the government network have it, where X.520 has bits."""
    subject = company().copy()
    subject.chosen.append([{"type": "unique_identifier", "value": core.UTF8String("B00102")}])
    again = x509.Name.load(subject.dump(force=True))
    return _by(w, w.root.issue(again, "unique"))


@maker
def revoked(w):
    return _by(w, w.revoked)


@maker
def expired(w):
    return _by(w, w.root.issue(company(), "expired", valid=(-300, -1)))


@maker
def not_yet_valid(w):
    return _by(w, w.root.issue(company(), "early", valid=(5, 300)))


@maker
def not_for_signing(w):
    return _by(w, w.root.issue(company(), "odd", signing=False))


@maker
def self_signed(w):
    alone = type(w.root)(company(), word="alone")
    return _by(w, Signer(alone.der, alone.key.sign))


@maker
def under_a_roots_name(w):
    return _by(w, w.fake.issue(company(), "fake"))


@maker
def unknown_root(w):
    return _by(w, w.stranger.issue(company(), "stranger"))


@maker
def unlisted_root(w):
    return _by(w, w.unlisted.issue(company(), "unlisted"))


@maker
def certificate_is_none(w):
    def change(made):
        made["cert"] = b"0\x03\x02\x01\x00"

    assert x509.Certificate.load(w.holder.der).subject
    return _with(w, structure=change)
