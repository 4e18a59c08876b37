"""Keys that sign, SM2 among them, and authorities that issue certificates in SM2.

The signing is written out from GB/T 32918.2 for tests alone: no secret here is one.
"""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from asn1crypto import crl, keys, x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from registry.seal import sm2
from tests.seal.authorities import COMPANY, Holder, days

SM2_WITH_SM3 = "1.2.156.10197.1.501"
RSA_SHA256 = "1.2.840.113549.1.1.11"
RSA_SHA1 = "1.2.840.113549.1.1.5"
ECDSA_SHA256 = "1.2.840.10045.4.3.2"


@dataclass(frozen=True)
class Key:
    """A key on the SM2 curve, made of a word, so that it is the same each time."""

    word: str

    @property
    def secret(self) -> int:
        return int.from_bytes(sha256(self.word.encode()).digest()) % (sm2.N - 2) + 1

    @property
    def point(self) -> bytes:
        x, y = affine(sm2._sum(self.secret, sm2.G, 0, sm2.G))
        return b"\x04" + x.to_bytes(32) + y.to_bytes(32)

    def sign(self, content: bytes) -> bytes:
        own = sm2._affine(self.point)
        e = int.from_bytes(sm2.digest(sm2._z(own) + content))
        k = int.from_bytes(sha256(self.word.encode() + content).digest()) % (sm2.N - 1) + 1
        r = (e + affine(sm2._sum(k, sm2.G, 0, sm2.G))[0]) % sm2.N
        s = pow(1 + self.secret, -1, sm2.N) * (k - r * self.secret) % sm2.N
        return sm2.encoded(r, s)


def affine(point) -> tuple[int, int]:
    x, y, z = point
    return x * pow(z, -2, sm2.P) % sm2.P, y * pow(z, -3, sm2.P) % sm2.P


@dataclass(frozen=True)
class Signer:
    """A certificate, DER, with what signs for it, and the algorithm's identifier."""

    der: bytes
    sign: object
    algorithm: str = SM2_WITH_SM3


def of(holder: Holder, algorithm: str = "") -> Signer:
    """A signer by a key of the other tests: RSA or ECDSA."""
    key = holder.key
    if isinstance(key, rsa.RSAPrivateKey):
        digest = hashes.SHA1() if algorithm == RSA_SHA1 else hashes.SHA256()
        return Signer(
            holder.der,
            lambda content: key.sign(content, padding.PKCS1v15(), digest),
            algorithm or RSA_SHA256,
        )
    return Signer(
        holder.der, lambda content: key.sign(content, ec.ECDSA(hashes.SHA256())), ECDSA_SHA256
    )


def name(common: str, code: str = "", **more: str) -> x509.Name:
    parts = {"country_name": "CN", "common_name": common, **more}
    return x509.Name.build({**parts, **({"organization_identifier": code} if code else {})})


def company(code: str = COMPANY) -> x509.Name:
    return name("西安示例有限公司", code)


@dataclass
class Authority:
    """An authority in SM2: issues, revokes, publishes its list."""

    name: x509.Name
    word: str = ""
    revoked: list[tuple[int, datetime]] = field(default_factory=list)
    count: int = 100

    def __post_init__(self) -> None:
        self.key = Key(self.word or self.name.human_friendly)
        self.der = self._certified(self.name, self.key.point, (-2000, 4000), ca=True)

    def issue(
        self, name: x509.Name, word: str, valid=(-300, 300), signing=True, point: bytes = b""
    ) -> Signer:
        key = Key(word)
        der = self._certified(name, point or key.point, valid, signing=signing)
        return Signer(der, key.sign)

    def revoke(self, holder: Signer, day: int) -> None:
        self.revoked.append((x509.Certificate.load(holder.der).serial_number, days(day)))

    def list(self, since: int = -5, until: int = 25) -> bytes:
        content = crl.TbsCertList(
            {
                "version": "v2",
                "signature": {"algorithm": SM2_WITH_SM3},
                "issuer": self.name,
                "this_update": _time(since),
                "next_update": _time(until),
                "revoked_certificates": [
                    {"user_certificate": number, "revocation_date": x509.Time({"utc_time": day})}
                    for number, day in self.revoked
                ],
            }
        )
        return crl.CertificateList(
            {
                "tbs_cert_list": content,
                "signature_algorithm": {"algorithm": SM2_WITH_SM3},
                "signature": self.key.sign(content.dump()),
            }
        ).dump()

    def _certified(self, name, point, valid, *, ca=False, signing=True) -> bytes:
        self.count += 1
        usage = {"key_cert_sign", "crl_sign"} if ca else {"digital_signature", "non_repudiation"}
        usage = usage if ca or signing else {"key_encipherment"}
        curve = keys.ECDomainParameters(name="named", value="1.2.156.10197.1.301")
        content = x509.TbsCertificate(
            {
                "version": "v3",
                "serial_number": self.count,
                "signature": {"algorithm": SM2_WITH_SM3},
                "issuer": self.name,
                "validity": {"not_before": _time(valid[0]), "not_after": _time(valid[1])},
                "subject": name,
                "subject_public_key_info": {
                    "algorithm": {"algorithm": "ec", "parameters": curve},
                    "public_key": keys.ECPointBitString(point),
                },
                "extensions": [
                    _extension("basic_constraints", {"ca": ca}),
                    _extension("key_usage", usage),
                ],
            }
        )
        return x509.Certificate(
            {
                "tbs_certificate": content,
                "signature_algorithm": {"algorithm": SM2_WITH_SM3},
                "signature_value": self.key.sign(content.dump()),
            }
        ).dump()


def _extension(kind: str, value) -> dict:
    return {"extn_id": kind, "critical": True, "extn_value": value}


def _time(day: int) -> x509.Time:
    return x509.Time({"utc_time": days(day)})
