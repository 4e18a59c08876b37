"""Made-up certificate authorities, the certificates that they issue, and a folder of trust."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from registry.identity import codes

COMPANY = codes.complete("91610102", "MA000001")
OTHER = codes.complete("91610102", "MA000002")
RECEIVED = datetime(2026, 3, 1, tzinfo=UTC)
ORGANISATION_ID = NameOID.ORGANIZATION_IDENTIFIER
SERIAL = NameOID.SERIAL_NUMBER
#: Extensions in which some Chinese issuers keep the code, and the identity number of a person.
CODE_EXTENSION = x509.ObjectIdentifier("1.2.156.10260.4.1.4")
CODE_EXTENSION_2 = x509.ObjectIdentifier("1.2.86.11.7.3")
PERSONAL_EXTENSION = x509.ObjectIdentifier("1.2.156.10260.4.1.1")


def days(number: int) -> datetime:
    """So many days from the day of receipt."""
    return RECEIVED + timedelta(days=number)


@dataclass
class Holder:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: object

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)


def subject(common: str, **codes_at: str) -> x509.Name:
    """A subject with codes in attributes, by the attribute's dotted OID with underscores."""
    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "CN")]
    parts += [
        x509.NameAttribute(x509.ObjectIdentifier(oid.strip("_").replace("_", ".")), value)
        for oid, value in codes_at.items()
    ]
    return x509.Name([*parts, x509.NameAttribute(NameOID.COMMON_NAME, common)])


def company(code: str = COMPANY) -> x509.Name:
    """The subject of a company's certificate with the code where most keep it."""
    return subject("西安示例有限公司", _2_5_4_97=code)


@dataclass
class Issuer:
    """An authority: issues, revokes, and publishes its list."""

    name: x509.Name
    key: object = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    parent: "Issuer | None" = None
    revoked: list[tuple[int, datetime]] = field(default_factory=list)
    serial: int = 100

    def __post_init__(self) -> None:
        above = self.parent or self
        self.certificate = _signed(
            self.name, above.name, self.key, above.key, (days(-2000), days(4000)), [], ca=True
        )

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    def issue(
        self,
        name: x509.Name,
        *,
        valid: tuple[int, int] = (-300, 300),
        extensions: tuple[tuple[x509.ObjectIdentifier, bytes], ...] = (),
        signing: bool = True,
        digest: hashes.HashAlgorithm | None = None,
        key: object = None,
    ) -> Holder:
        key = key or ec.generate_private_key(ec.SECP256R1())
        made = _signed(
            name,
            self.name,
            key,
            self.key,
            (days(valid[0]), days(valid[1])),
            [x509.UnrecognizedExtension(oid, value) for oid, value in extensions],
            signing=signing,
            digest=digest or hashes.SHA256(),
        )
        return Holder(made, key)

    def revoke(self, holder: Holder, day: int) -> None:
        self.revoked.append((holder.certificate.serial_number, days(day)))

    def list(self, since: int = -5, until: int = 25) -> bytes:
        """The revocation list of that day, DER."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.name)
            .last_update(days(since))
            .next_update(days(until))
        )
        for serial, day in self.revoked:
            entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(day)
            builder = builder.add_revoked_certificate(entry.build())
        made = builder.sign(self.key, hashes.SHA256())
        return made.public_bytes(Encoding.DER)


def _signed(
    name, issuer, key, issuing_key, valid, extensions, *, ca=False, signing=True, digest=None
):
    usage = x509.KeyUsage(
        digital_signature=signing and not ca,
        content_commitment=signing and not ca,
        key_encipherment=not signing,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=ca,
        crl_sign=ca,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(valid[0])
        .not_valid_after(valid[1])
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuing_key.public_key()),
            critical=False,
        )
    )
    for extension in extensions:
        builder = builder.add_extension(extension, critical=False)
    return builder.sign(issuing_key, digest or hashes.SHA256())


def weak_key() -> rsa.RSAPrivateKey:
    """A key that was long enough once."""
    return rsa.generate_private_key(65537, 1024)


def keep(
    folder: Path,
    *roots: tuple[Issuer, tuple[str, ...]],
    lists: tuple[bytes, ...],
    intermediates: tuple[Issuer, ...] = (),
) -> Path:
    """A folder of trust: each root with the places of the code, and the lists under their hash."""
    (folder / "lists").mkdir(parents=True, exist_ok=True)
    lines = []
    for number, (root, places) in enumerate(roots, start=1):
        (folder / f"root-{number}.cer").write_bytes(root.der)
        lines += [
            "[[root]]",
            f'name = "示例根证书 {number}"',
            f'certificate = "root-{number}.cer"',
            f'sha256 = "{sha256(root.der).hexdigest()}"',
            f"code = {list(places)!r}",
        ]
    for number, one in enumerate(intermediates, start=1):
        (folder / f"middle-{number}.cer").write_bytes(one.der)
        lines += [
            "[[intermediate]]",
            f'name = "示例中级证书 {number}"',
            f'certificate = "middle-{number}.cer"',
            f'sha256 = "{sha256(one.der).hexdigest()}"',
        ]
    (folder / "trust.toml").write_text("\n".join(lines).replace("'", '"') + "\n", "utf-8")
    for content in lists:
        (folder / "lists" / f"{sha256(content).hexdigest()}.crl").write_bytes(content)
    return folder
