"""What is wrong with the seal or with what is sealed."""

from asn1crypto import core

from registry.seal import sm2
from registry.seal.ofd import structures
from tests.seal.authorities import days, weak_key
from tests.seal.ofd.keys import RSA_SHA1, Key, Signer, company
from tests.seal.ofd.papers import edited, packed, paper, put
from tests.seal.ofd.world import maker

VALUE = "Doc_0/Signs/Sign_0/SignedValue.dat"
COPY = "Doc_0/Signs/Sign_0/Seal.esl"


def _by(w, holder):
    return packed(w.sealed(signer=holder))


def _with(w, **how):
    return packed(w.sealed(**how))


@maker
def byte_in_value(w):
    """In the last number of the signature."""
    return _with(w, value=lambda value: value[:-1] + bytes([value[-1] ^ 1]))


@maker
def value_with_more(w, junk):
    return _with(w, value=lambda value: value + junk.encode())


@maker
def value_is_no_structure(w, text):
    return _with(w, value=lambda _: text.encode())


@maker
def number_out_of_range(w, r, s):
    """The numbers of the signature: kept where none is given, `n` for the order of the curve."""

    def change(made):
        old = sm2._Signature.load(made["signature"].native).native
        numbers = {"n": sm2.N, "0": 0}
        made["signature"] = sm2.encoded(numbers.get(r, old["r"]), numbers.get(s, old["s"]))

    return _with(w, structure=change)


def _stamped(made):
    made["time_stamp"] = b"anything"


@maker
def stamp_of_anything(w):
    """Anybody can put one there or take it away: it lies beside what is signed."""
    return _with(w, structure=_stamped)


@maker
def expired_and_stamped(w):
    holder = w.root.issue(company(), "expired", valid=(-300, -1))
    return _with(w, signer=holder, time=days(-10), structure=_stamped)


@maker
def signature_beyond_the_order(w):
    def change(made):
        old = sm2._Signature.load(made["signature"].native).native
        made["signature"] = sm2.encoded(old["r"] + sm2.N, old["s"])

    return _with(w, structure=change)


@maker
def numbers_side_by_side(w, change):
    """The two numbers without a structure: both, one of them out of range, or one cut short."""

    def bare(made):
        r, s = sm2._Signature.load(made["signature"].native).native.values()
        both = r.to_bytes(32) + s.to_bytes(32)
        made["signature"] = {
            "": both,
            "r": bytes(32) + both[32:],
            "s": both[:32] + bytes(32),
            "n": both[:32] + sm2.N.to_bytes(32),
            "short": both[:-1],
            "swapped": both[32:] + both[:32],
        }[change]

    return _with(w, structure=bare)


@maker
def key_off_the_curve(w):
    point = bytearray(Key("holder").point)
    point[-1] ^= 1
    return _by(w, w.root.issue(company(), "holder", point=bytes(point)))


@maker
def another_key(w):
    return _by(w, Signer(w.holder.der, w.other.sign))


@maker
def algorithm(w, oid):
    def change(made):
        made["signature_alg_id"] = oid

    return _with(w, structure=change)


@maker
def weak(w, how):
    holder = w.rsa(key=weak_key()) if how == "key" else w.rsa(RSA_SHA1)
    return _with(w, signer=holder, data_hash=bytes(20) if how != "key" else b"")


@maker
def weak_maker(w):
    return _with(w, seal=w.seal(maker=w.rsa(key=weak_key())))


@maker
def time_changed(w):
    def change(made):
        made["to_sign"]["time_info"] = days(-20)

    return _with(w, structure=change)


@maker
def another_file_sealed(w):
    """The digest in the seal's value is not that of the signature file."""
    return _with(w, data_hash=sm2.digest(b"another"))


@maker
def another_place(w, place):
    return _with(w, property_info=place)


@maker
def place_without_slash(w):
    return _with(w, property_info="Doc_0/Signs/Sign_0/Signature.xml")


@maker
def critical(w, where):
    if where == "seal":
        return _with(w, seal=w.seal(critical=True))
    return _with(w, critical=True)


@maker
def version(w, value, seal):
    """Another version in what is signed, or in the seal."""
    return _with(w, version=value, seal=w.seal(version=seal))


@maker
def first_version(w):
    """A value of GM/T 0031—2014: two parts, of other fields."""

    class Old(core.Sequence):
        _fields = [("to_sign", core.Sequence), ("signature", core.OctetBitString)]

    class OldToSign(core.Sequence):
        _fields = [("version", core.Integer), ("time_info", core.OctetBitString)]

    inner = OldToSign({"version": 1, "time_info": b"20260219"})
    made = Old({"to_sign": core.Sequence.load(inner.dump()), "signature": b"x"})
    return _with(w, value=lambda _: made.dump())


@maker
def other_version_and_uncovered(w):
    """What is wrong for certain is said before what cannot be verified."""
    return packed({**w.sealed(version=5, seal=w.seal(version=5)), "extra.txt": b"x"})


@maker
def seal_in_time(w, first, last):
    return _with(w, seal=w.seal(valid=(first, last)))


@maker
def sealed_on(w, day):
    return _with(w, time=days(day))


@maker
def seal_by_another_key(w):
    seal = w.seal().made(sign=w.other.sign)
    return packed(put(paper(), _sealing(w, seal)))


@maker
def seal_changed(w):
    """The seal is good for longer than its maker said."""
    seal = w.seal(valid=(-200, -100)).made()
    info = seal["eseal_info"]
    info["property"]["valid_end"] = days(100)
    changed = structures.Seal.load(seal.dump(force=True))
    return packed(put(paper(), _sealing(w, changed)))


def _sealing(w, seal):
    made = w.sealing()
    return type(made)(made.signer, seal)


@maker
def other_copy_of_the_seal(w):
    """The copy beside is covered, and shows another picture."""
    files = w.sealed(cover=lambda paths: [path for path in paths if path != COPY])
    return packed(edited(files, COPY, b"\x89PNG", b"\x89png"))


@maker
def not_in_the_seal(w, digests):
    return _with(w, seal=w.seal(w.other, digests=digests))


@maker
def list_of_unknown_kind(w):
    return _with(w, seal=w.seal(kind=3))


@maker
def own_seal(w):
    return _with(w, seal=w.seal(maker=w.holder))
