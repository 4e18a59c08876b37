"""Whom the association trusts to name a signer: roots, where each keeps the code, revocation lists.

All of it lies in one folder: `trust.toml`, the roots' certificates beside it, and in `lists/`
the revocation lists, each under its SHA-256. Nothing is ever fetched.
"""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import msgspec
from asn1crypto import crl, pem, x509

FILE = "trust.toml"
LISTS = "lists"
Oid = Annotated[str, msgspec.Meta(pattern=r"^[0-2](\.[0-9]+)+$")]
Digest = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]


class TrustError(ValueError):
    """A folder of trust that an engineer must mend; the message names the file and the place."""


class Intermediate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An authority below a root: its certificate's file and digest (of the DER form).

    Not trusted by itself. It is here for documents that do not bring it: no electronic seal does.
    """

    name: Annotated[str, msgspec.Meta(pattern=r"\S")]
    certificate: str
    sha256: Digest


class Root(Intermediate, frozen=True, forbid_unknown_fields=True):
    """A trust root, and where the company's code stands in the certificates under it: attributes
    of the subject or extensions, by OID."""

    code: Annotated[tuple[Oid, ...], msgspec.Meta(min_length=1)]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    root: tuple[Root, ...] = ()
    intermediate: tuple[Intermediate, ...] = ()


@dataclass(frozen=True)
class Listed:
    """A revocation list of the archive with its digest."""

    digest: str
    content: crl.CertificateList

    @property
    def issuer(self) -> x509.Name:
        """Who issued it."""
        return self.content.issuer

    @property
    def since(self) -> datetime:
        """When it was issued."""
        since: datetime = self.content["tbs_cert_list"]["this_update"].native
        return since

    @property
    def part(self) -> tuple[bytes, bytes]:
        """Which list it is a state of: the issuer's whole list, or one of its parts."""
        point = self.content.issuing_distribution_point_value
        return self.issuer.dump(), point.dump() if point else b""


@dataclass(frozen=True)
class Trust:
    """Trust roots with their certificates, the archive's folder, and the digest of `trust.toml`.

    `intermediates` are certificates that may lead to a root, and need not come with a document.
    """

    roots: tuple[tuple[Root, x509.Certificate], ...] = ()
    folder: Path | None = None
    digest: str = ""
    intermediates: tuple[x509.Certificate, ...] = ()

    @classmethod
    def load(cls, folder: Path | None) -> "Trust":
        """The trust kept in a folder; without a folder nobody is trusted. Raises TrustError."""
        if folder is None:
            return cls()
        try:
            content = (folder / FILE).read_bytes()
            read = msgspec.convert(tomllib.loads(content.decode("utf-8")), _File)
        except (OSError, ValueError) as error:
            raise TrustError(f"{folder / FILE}: {error}") from error
        roots = tuple((root, _certificate(folder, root)) for root in read.root)
        between = tuple(_certificate(folder, one) for one in read.intermediate)
        return cls(roots, folder, sha256(content).hexdigest(), between)

    @cached_property
    def certificates(self) -> list[x509.Certificate]:
        """The roots' certificates."""
        return [certificate for _, certificate in self.roots]

    def root(self, digest: str) -> Root | None:
        """The root whose certificate has this digest."""
        return next((root for root, _ in self.roots if root.sha256 == digest), None)

    def names(self, name: x509.Name) -> bool:
        """Whether a root bears this name."""
        return any(certificate.subject == name for certificate in self.certificates)

    def lists(self, moment: datetime, only: tuple[str, ...] | None = None) -> list[Listed]:
        """The newest state of each revocation list that had been issued at that moment.

        `only` are the digests of those used in an earlier run. Raises TrustError.
        """
        newest: dict[tuple[bytes, bytes], Listed] = {}
        for path in sorted((self.folder / LISTS).glob("*.crl")) if self.folder else ():
            if only is not None and path.stem not in only:
                continue
            listed = _listed(path)
            before = newest.get(listed.part)
            if listed.since <= moment and (before is None or before.since < listed.since):
                newest[listed.part] = listed
        return sorted(newest.values(), key=lambda listed: listed.digest)


def _certificate(folder: Path, root: Intermediate) -> x509.Certificate:
    path = folder / root.certificate
    try:
        der = _der(path.read_bytes())
        certificate = x509.Certificate.load(der)
        _ = certificate.native  # parses it whole
    except (OSError, ValueError) as error:
        raise TrustError(f"{path}: {error}") from error
    if sha256(der).hexdigest() != root.sha256:
        raise TrustError(f"{path}: SHA-256 is {sha256(der).hexdigest()}, not {root.sha256}")
    return certificate


def _listed(path: Path) -> Listed:
    content = path.read_bytes()
    digest = sha256(content).hexdigest()
    if digest != path.stem:
        raise TrustError(f"{path}: its SHA-256 is {digest}")
    try:
        listed = Listed(digest, crl.CertificateList.load(_der(content)))
        _ = listed.part, listed.since
    except ValueError as error:
        raise TrustError(f"{path}: {error}") from error
    return listed


def _der(content: bytes) -> bytes:
    """DER out of PEM or DER."""
    return bytes(pem.unarmor(content)[2]) if pem.detect(content) else content
