"""Signatures without a seal: CMS and signed data of GB/T 35275 over the signature file."""

from asn1crypto import cms, x509

from registry.seal import sm2
from tests.seal.ofd.keys import SM2_WITH_SM3
from tests.seal.ofd.papers import packed
from tests.seal.ofd.world import maker
from tests.seal.papers import beside
from tests.seal.papers import signer as classic_signer

DATA, SIGNED_DATA = "1.2.156.10197.6.1.4.2.1", "1.2.156.10197.6.1.4.2.2"


def value(content, by, *, bare, held=None, change=None, algorithm="1.2.156.10197.1.301.1"):
    """Signed data as GB/T 35275 names it, of attributes or of the digest alone (`bare`)."""
    certificate = x509.Certificate.load(by.der)
    digest = sm2.digest(content) if held is None else held
    attributes = cms.CMSAttributes(
        [
            {"type": "content_type", "values": [cms.ContentType(DATA)]},
            {"type": "message_digest", "values": [digest]},
        ]
    )
    issuer = {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    info = {
        "version": "v1",
        "sid": {"issuer_and_serial_number": issuer},
        "digest_algorithm": {"algorithm": "sm3"},
        "signature_algorithm": {"algorithm": algorithm},
        "signature": by.sign(digest if bare else attributes.dump()),
        **({} if bare else {"signed_attrs": attributes}),
    }
    inner = {"content_type": DATA, **({"content": digest} if bare else {})}
    content = {
        "version": "v1",
        "digest_algorithms": [{"algorithm": "sm3"}],
        "encap_content_info": inner,
        "certificates": [certificate],
        "signer_infos": [info],
    }
    if change is not None:
        change(content)
    return cms.ContentInfo({"content_type": SIGNED_DATA, "content": cms.SignedData(content)}).dump()


def _signed(w, how):
    return packed(w.sealed(kind="Sign", copy=False, value=how))


@maker
def signed_data(w, bare):
    return _signed(w, lambda content: value(content, w.holder, bare=bare))


@maker
def signed_data_by(w, bare, who):
    return _signed(w, lambda content: value(content, getattr(w, who), bare=bare))


@maker
def signed_data_over_another(w, bare):
    return _signed(w, lambda _: value(b"another file", w.holder, bare=bare))


@maker
def signed_data_by_another_key(w, bare):
    by = type(w.holder)(w.holder.der, w.other.sign)
    return _signed(w, lambda content: value(content, by, bare=bare))


@maker
def signed_data_changed(w, what):
    changes = {
        "two signers": lambda data: data["signer_infos"].append(data["signer_infos"][0]),
        "no signer": lambda data: data["signer_infos"].clear(),
        "no certificate": lambda data: data["certificates"].clear(),
        "another's certificate": lambda data: data.update(
            certificates=[x509.Certificate.load(w.other.der)]
        ),
        "no content": lambda data: data["encap_content_info"].pop("content"),
        "other digest": lambda data: data["signer_infos"][0].update(
            digest_algorithm={"algorithm": "sha256"}
        ),
    }
    return _signed(w, lambda content: value(content, w.holder, bare=True, change=changes[what]))


@maker
def signed_data_by_key(w):
    """Whose the key is, an identifier of the key says: not by this form."""
    key = cms.SignerIdentifier({"subject_key_identifier": b"x"})
    return _signed(
        w,
        lambda content: value(
            content,
            w.holder,
            bare=True,
            change=lambda data: data["signer_infos"][0].update(sid=key),
        ),
    )


@maker
def signed_data_with_more(w):
    return _signed(w, lambda content: value(content, w.holder, bare=True) + b"x")


@maker
def signed_in_rsa(w):
    """A detached signature as beside any file (RFC 5652)."""
    holder = w.classic_holder
    return _signed(w, lambda content: beside(content, classic_signer(holder, w.classic)))


@maker
def signed_bare_value(w):
    """A signature with no certificate at all."""
    return _signed(w, w.holder.sign)


@maker
def signed_data_of_nothing(w):
    data = cms.ContentInfo({"content_type": "data", "content": b"x"}).dump()
    return _signed(w, lambda _: data)


@maker
def signed_called_sealed(w):
    """Called a seal in the list, which nothing covers."""
    return packed(
        w.sealed(
            kind="Seal",
            copy=False,
            value=lambda _: value(b"", w.holder, bare=True, algorithm=SM2_WITH_SM3),
        )
    )
