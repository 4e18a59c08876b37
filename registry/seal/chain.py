"""Whether a certificate leads to a trust root on the day of receipt, and was not revoked by then.

Nothing is fetched: roots and revocation lists are those of the archive, so that a later run finds
the same. A revocation list must be there for every certificate under the root.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from zoneinfo import ZoneInfo

from asn1crypto import x509
from pyhanko_certvalidator import CertificateValidator
from pyhanko_certvalidator.context import ValidationContext
from pyhanko_certvalidator.errors import (
    DisallowedAlgorithmError,
    ExpiredError,
    InsufficientRevinfoError,
    InvalidCertificateError,
    NotYetValidError,
    PathBuildingError,
    PathValidationError,
    RevokedError,
    ValidationError,
)
from pyhanko_certvalidator.path import ValidationPath

from registry.seal.national import SignatureValidator
from registry.seal.trust import Listed, Trust
from registry.seal.verdict import Finding

_PLACE = ZoneInfo("Asia/Shanghai")
_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (RevokedError, "revoked"),
    (ExpiredError, "expired"),
    (NotYetValidError, "not_yet_valid"),
    (DisallowedAlgorithmError, "weak"),
    (InsufficientRevinfoError, "no_list"),
    (PathValidationError, "untrusted"),
    (ValidationError, "untrusted"),
)


def moment(day: date) -> datetime:
    """The moment at which a document received on that day is judged: the end of the day, there."""
    return datetime.combine(day, time(23, 59, 59), _PLACE)


@dataclass(frozen=True)
class Authority:
    """What certificates are judged by: the trust, its revocation lists, the moment."""

    trust: Trust
    lists: tuple[Listed, ...]
    at: datetime

    @classmethod
    def on(cls, trust: Trust, day: date, only: tuple[str, ...] | None = None) -> "Authority":
        """The authority of that day; `only` the lists that an earlier run used."""
        at = moment(day)
        return cls(trust, tuple(trust.lists(at, only)), at)

    def context(self) -> ValidationContext:
        """A fresh context for the verifier."""
        return ValidationContext(
            trust_roots=self.trust.certificates,
            crls=[listed.content for listed in self.lists],
            moment=self.at,
            allow_fetching=False,
            revocation_mode="require",
            signature_validator=SignatureValidator(),
        )

    async def path(
        self, certificate: x509.Certificate, others: Iterable[x509.Certificate]
    ) -> ValidationPath | Finding:
        """The valid path from a root to the certificate, or what stands against it."""
        if (finding := self._validity(certificate)) is not None:
            return finding
        given = [*others, *self.trust.intermediates]
        validator = CertificateValidator(certificate, given, validation_context=self.context())
        try:
            return await validator.async_validate_path()
        except (PathBuildingError, InvalidCertificateError):
            return self._without_path(certificate, given)
        except ValidationError as error:
            return Finding(next(word for kind, word in _REASONS if isinstance(error, kind)))

    def _validity(self, certificate: x509.Certificate) -> Finding | None:
        """Looked at before anything is missed: what is over is over, whoever issued it."""
        if certificate.not_valid_before > self.at:
            return Finding("not_yet_valid", certificate.not_valid_before.date().isoformat())
        if certificate.not_valid_after < self.at:
            return Finding("expired", certificate.not_valid_after.date().isoformat())
        return None

    def _without_path(
        self, certificate: x509.Certificate, others: list[x509.Certificate]
    ) -> Finding:
        """Nobody known (unverified), the signer themselves, or someone under a root's name."""
        top = certificate
        for _ in others:
            above = [one for one in others if one.subject == top.issuer and one is not top]
            if top.subject == top.issuer or not above:
                break
            top = above[0]
        issuer = str(top.issuer.human_friendly)
        if self.trust.names(top.issuer):
            return Finding("untrusted", issuer)
        if certificate.subject == certificate.issuer:
            return Finding("self_signed", issuer)
        return Finding("no_root", issuer)

    def used(self, path: Iterable[x509.Certificate]) -> tuple[str, ...]:
        """The digests of the lists by the issuers of these certificates."""
        issuers = {certificate.issuer.dump() for certificate in path}
        return tuple(one.digest for one in self.lists if one.issuer.dump() in issuers)


def digests(path: Iterable[x509.Certificate]) -> tuple[str, ...]:
    """The SHA-256 of each certificate, in hex."""
    return tuple(sha256(certificate.dump()).hexdigest() for certificate in path)
