"""A signed value that bears an electronic seal (GB/T 38540—2020): whose, by whom, over what."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from asn1crypto import x509

from registry.seal.ofd import digests, structures
from registry.seal.ofd.claimed import Claim
from registry.seal.ofd.document import Document
from registry.seal.ofd.keys import digest, signed_by
from registry.seal.ofd.refused import RefusedError
from registry.seal.pdf import UNREADABLE, Signed, there
from registry.seal.verdict import Finding

_PLACE = ZoneInfo("Asia/Shanghai")


def sealed(document: Document, claim: Claim, at: datetime) -> Signed | Finding:
    """The signer and the seal's maker, when all of it is sound in itself at that moment.

    Sound says nothing of whom to trust: that is the certificates' matter.
    """
    value = document.files[claim.value]
    try:
        version = structures.version(value)
        if version != structures.VERSION:
            return Finding("seal_version", str(version))
        read = structures.Sealed.load(value, strict=True)
        _ = read.native  # parses it whole
        return _sound(document, claim, read, at)
    except RefusedError as refused:
        return refused.finding
    except UNREADABLE as error:
        return Finding("structure", type(error).__name__)


def _sound(document: Document, claim: Claim, read: Any, at: datetime) -> Signed:
    signed = read["to_sign"]
    algorithm = read["signature_alg_id"].dotted
    if signed["data_hash"].native != digest(algorithm, document.files[claim.path]):
        raise RefusedError("digest", claim.path)
    signer = _certificate(read["cert"])
    if not signed_by(signer, algorithm, signed.dump(), read["signature"].native):
        raise RefusedError("signature")
    if signed["property_info"].native.removeprefix("/") != claim.path:
        raise RefusedError("property", signed["property_info"].native)
    seal = signed["eseal"]
    if claim.seal and document.files[claim.seal] != seal.dump():
        raise RefusedError("seal_altered", claim.seal)
    _plain(signed["ext_datas"])
    maker = _made(seal)
    if maker.public_key.dump() == signer.public_key.dump():
        raise RefusedError("seal_own")
    _held(seal["eseal_info"]["property"], signer)
    time = _in_time(seal["eseal_info"]["property"], _moment(signed["time_info"]), at)
    return Signed(signer, (), there(time), maker)


def _certificate(octets: Any) -> x509.Certificate:
    """A certificate, read whole. Raises ValueError."""
    certificate = x509.Certificate.load(octets.native, strict=True)
    _ = certificate.native
    return certificate


def _plain(extensions: Any) -> None:
    """What nobody here understands must not be called critical."""
    for extension in extensions or ():
        if extension["critical"].native:
            raise RefusedError("structure", extension["extn_id"].dotted)


def _made(seal: Any) -> x509.Certificate:
    """Whose seal it is by its maker's signature; the maker's certificate."""
    info = seal["eseal_info"]
    header = info["header"]
    if (header["id"].native, header["version"].native) != ("ES", structures.VERSION):
        raise RefusedError("seal_version", f"{header['id'].native} {header['version'].native}")
    _plain(info["ext_datas"])
    maker = _certificate(seal["cert"])
    algorithm = seal["sign_alg_id"].dotted
    if not signed_by(maker, algorithm, info.dump(), seal["signed_value"].native):
        raise RefusedError("seal_altered")
    return maker


def _held(about: Any, signer: x509.Certificate) -> None:
    """The seal names the signer's certificate, or its digest, among those that may use it."""
    own = signer.dump()
    kind, listed = about["cert_list_type"].native, about["cert_list"].native
    if kind == 1:
        held = own in listed
    elif kind == 2:
        named = [(digests.named(one["type"]), one["value"]) for one in listed]
        held = any(digest_ is not None and digest_(own) == value for digest_, value in named)
    else:
        raise RefusedError("structure", f"certListType {kind}")
    if not held:
        raise RefusedError("seal_holder")


def _in_time(about: Any, stated: datetime, at: datetime) -> datetime:
    """The moment of signing as stated: not to come, and within the seal's validity.

    It is the signer's own word, so the seal must not have ended by the moment of judgement either.
    """
    first, last = _moment(about["valid_start"]), _moment(about["valid_end"])
    if stated > at:
        raise RefusedError("later", stated.astimezone(_PLACE).isoformat())
    if not first <= stated <= last or last < at:
        days = (first.astimezone(_PLACE).date(), last.astimezone(_PLACE).date())
        raise RefusedError("seal_period", " … ".join(day.isoformat() for day in days))
    return stated


def _moment(time: Any) -> datetime:
    """A time of the structure; where it names no zone, it is that of China."""
    moment: datetime = time.native
    return moment if moment.tzinfo else moment.replace(tzinfo=_PLACE)
