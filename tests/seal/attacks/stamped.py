"""Time stamps, true and false, and what a signature says of its time and form."""

from hashlib import sha256

from pyhanko.sign.ades.api import CAdESSignedAttrSpec
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from tests.seal.attacks.spoilt import byte_in_last_value
from tests.seal.attacks.world import maker, plain
from tests.seal.authorities import RECEIVED, company, days
from tests.seal.papers import stamp, time_stamper

_KNOWN, _UNKNOWN = b"/adbe.pkcs7.detached", b"/made.up.by.a.vendor"
_CONTENT = {
    "subfilter": SigSeedSubFilter.PADES,
    "cades_signed_attr_spec": CAdESSignedAttrSpec(timestamp_content=True),
}


class Liar(DummyTimeStamper):
    """Stamps something else than what it is given."""

    async def async_timestamp(self, message_digest, md_algorithm):
        return await super().async_timestamp(bytes(len(message_digest)), md_algorithm)


class LiarOnce(DummyTimeStamper):
    """Does so for the first that it stamps in earnest; to take measure, nothing is stamped."""

    lied = False

    async def async_timestamp(self, message_digest, md_algorithm):
        if not self.lied and message_digest != sha256(b"").digest():
            self.lied = True
            message_digest = bytes(len(message_digest))
        return await super().async_timestamp(message_digest, md_algorithm)


@maker
def stamped_by_unknown(w):
    """Nothing rests on a stamp, so it does not matter who made it."""
    return stamp(w.signed(), time_stamper(w.stranger))


@maker
def stamped_later(w):
    return stamp(w.signed(), time_stamper(w.middle, days(2)))


@maker
def stamp_of_another(w):
    return stamp(w.signed(), time_stamper(w.middle, kind=Liar))


@maker
def byte_in_stamp(w):
    return byte_in_last_value(stamp(w.signed(), time_stamper(w.middle)))


@maker
def stamped_and_not_signed(w):
    return stamp(plain(), time_stamper(w.middle))


@maker
def expired_and_stamped_before(w):
    """What had ended by the day of receipt is not made good by a stamp of when it had not."""
    holder = w.middle.issue(company(), valid=(-300, -1))
    stamper = time_stamper(w.middle, days(-10))
    return stamp(w.by(holder, w.middle, w.root, at=days(-10), stamper=stamper), stamper)


@maker
def revoked_and_stamped_before(w):
    stamper = time_stamper(w.middle, days(-40))
    return w.by(w.revoked, w.middle, w.root, at=days(-40), stamper=stamper)


@maker
def signature_stamped(w):
    return w.signed(stamper=time_stamper(w.middle))


@maker
def signature_stamped_by_unknown(w):
    return w.signed(stamper=time_stamper(w.stranger))


@maker
def signature_stamped_later(w):
    return w.signed(stamper=time_stamper(w.middle, days(2)))


@maker
def signature_stamp_of_another(w):
    return w.signed(stamper=time_stamper(w.middle, kind=Liar))


@maker
def content_stamped(w):
    return w.signed(stamper=time_stamper(w.middle), **_CONTENT)


@maker
def content_stamp_of_another(w):
    return w.signed(stamper=time_stamper(w.middle, RECEIVED, LiarOnce), **_CONTENT)


@maker
def signed_later(w):
    return w.signed(at=days(2))


@maker
def signature_of_unknown_form(w):
    return w.signed().replace(_KNOWN, _UNKNOWN)


@maker
def beside_one_of_unknown_form(w):
    """Whose it is nobody here can tell; it may be another company's."""
    return w.signed(signature_of_unknown_form(w), name="Second")


@maker
def beside_one_of_unknown_form_and_changed(w):
    return beside_one_of_unknown_form(w).replace(b"(page 0)", b"(page 1)", 1)
