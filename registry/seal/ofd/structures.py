"""The structures of an electronic seal and of what is sealed with it (GB/T 38540—2020), in ASN.1.

The standard's own names, in its order; its version is 4. Bytes are read as they stand: what was
signed is what is there, and nothing is encoded anew.
"""

from asn1crypto import core

VERSION = 4


class Extension(core.Sequence):  # type: ignore[misc]  # asn1crypto has no types
    """ExtData."""

    _fields = [
        ("extn_id", core.ObjectIdentifier),
        ("critical", core.Boolean, {"default": False}),
        ("extn_value", core.OctetString),
    ]


class Extensions(core.SequenceOf):  # type: ignore[misc]
    """ExtensionDatas."""

    _child_spec = Extension


class Header(core.Sequence):  # type: ignore[misc]
    """SES_Header: "ES", the version, who made the software."""

    _fields = [("id", core.IA5String), ("version", core.Integer), ("vid", core.IA5String)]


class Certificates(core.SequenceOf):  # type: ignore[misc]
    """CertInfoList: the certificates that may sign with the seal."""

    _child_spec = core.OctetString


class CertificateDigest(core.Sequence):  # type: ignore[misc]
    """CertDigestObj: the digest of such a certificate, and which digest it is."""

    _fields = [("type", core.PrintableString), ("value", core.OctetString)]


class CertificateDigests(core.SequenceOf):  # type: ignore[misc]
    """CertDigestList."""

    _child_spec = CertificateDigest


class Property(core.Sequence):  # type: ignore[misc]
    """SES_ESPropertyInfo: the seal's name, who may sign with it, and from when till when.

    Of which kind the list of certificates is, its type says: 1 whole ones, 2 digests.
    """

    _fields = [
        ("type", core.Integer),
        ("name", core.UTF8String),
        ("cert_list_type", core.Integer),
        ("cert_list", core.Any),
        ("create_date", core.GeneralizedTime),
        ("valid_start", core.GeneralizedTime),
        ("valid_end", core.GeneralizedTime),
    ]
    _oid_pair = ("cert_list_type", "cert_list")
    _oid_specs = {1: Certificates, 2: CertificateDigests}


class Picture(core.Sequence):  # type: ignore[misc]
    """SES_ESPictrueInfo (the standard's spelling), in millimetres."""

    _fields = [
        ("type", core.IA5String),
        ("data", core.OctetString),
        ("width", core.Integer),
        ("height", core.Integer),
    ]


class SealInfo(core.Sequence):  # type: ignore[misc]
    """SES_SealInfo: what the seal's maker signs."""

    _fields = [
        ("header", Header),
        ("es_id", core.IA5String),
        ("property", Property),
        ("picture", Picture),
        ("ext_datas", Extensions, {"explicit": 0, "optional": True}),
    ]


class Seal(core.Sequence):  # type: ignore[misc]
    """SESeal: the seal, with its maker's certificate and signature."""

    _fields = [
        ("eseal_info", SealInfo),
        ("cert", core.OctetString),
        ("sign_alg_id", core.ObjectIdentifier),
        ("signed_value", core.OctetBitString),
    ]


class ToSign(core.Sequence):  # type: ignore[misc]
    """TBS_Sign: what the company signs, the digest of the signature file among it."""

    _fields = [
        ("version", core.Integer),
        ("eseal", Seal),
        ("time_info", core.GeneralizedTime),
        ("data_hash", core.OctetBitString),
        ("property_info", core.IA5String),
        ("ext_datas", Extensions, {"explicit": 0, "optional": True}),
    ]


class Sealed(core.Sequence):  # type: ignore[misc]
    """SES_Signature: the signed value of a document that is sealed."""

    _fields = [
        ("to_sign", ToSign),
        ("cert", core.OctetString),
        ("signature_alg_id", core.ObjectIdentifier),
        ("signature", core.OctetBitString),
        ("time_stamp", core.OctetBitString, {"explicit": 0, "optional": True}),
    ]


class _Version(core.Sequence):  # type: ignore[misc]
    """As much of any version as tells which it is: it stands first in what is signed."""

    _fields = [
        ("version", core.Integer),
        *((f"rest_{n}", core.Any, {"optional": True}) for n in range(8)),
    ]


class _Any(core.Sequence):  # type: ignore[misc]
    _fields = [
        ("to_sign", _Version),
        *((f"rest_{n}", core.Any, {"optional": True}) for n in range(8)),
    ]


def version(value: bytes) -> int:
    """The version of a sealed value, read before the rest. Raises ValueError, TypeError."""
    return int(_Any.load(value, strict=True)["to_sign"]["version"].native)
