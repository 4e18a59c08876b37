"""The verdict on a signed document, by one order of checks; the first that fails names it."""

import asyncio
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from typing import Any, TypeVar

import msgspec
from asn1crypto import x509

from registry.seal import detached, gate, holder, pdf
from registry.seal.chain import Authority, digests
from registry.seal.pdf import Signed
from registry.seal.trust import Trust
from registry.seal.verdict import Finding, Verdict, reasons

T = TypeVar("T")


def judge(
    content: bytes,
    company: str,
    received: date,
    trust: Trust,
    lists: tuple[str, ...] | None = None,
    signature: bytes | None = None,
) -> Verdict:
    """The verdict on a PDF that a company (its code) handed in on a day (R-51).

    With a detached `signature` the content may be a file of any kind. `lists` are the revocation
    lists of an earlier verdict that is to be repeated. Raises TrustError for a broken archive,
    nothing for a broken document.
    """
    authority = Authority.on(trust, received, lists)
    start = Verdict(
        status="valid",
        received=received,
        digest=sha256(content).hexdigest(),
        trust=trust.digest,
        signature="" if signature is None else sha256(signature).hexdigest(),
    )
    refused = gate.passes(content) if signature is None else gate.passes_beside(content)
    if refused is not None:
        return against(start, refused)
    found = _done(_signed(content, signature, authority))
    if isinstance(found, Finding):
        return against(start, found)
    return _done(of_signers(start, found, company, authority))


def _done(work: Coroutine[Any, Any, T]) -> T:
    """What comes of it, in a thread of its own: the caller may have a loop running."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result()


async def _signed(
    content: bytes, signature: bytes | None, authority: Authority
) -> tuple[Signed, ...] | Finding:
    if signature is None:
        return await pdf.signatures(content, authority.context())
    return await detached.signatures(content, signature, authority.context())


async def of_signers(
    start: Verdict, signers: Sequence[Signed], company: str, authority: Authority
) -> Verdict:
    """The verdict once every signature is sound: on the certificates, and whose they are."""
    verdict = _told(start, signers)
    paths: list[list[x509.Certificate]] = []
    seen: list[x509.Certificate] = []
    first: Finding | None = None
    for signer in signers:
        path = await authority.path(signer.certificate, signer.others)
        if isinstance(path, Finding):
            first = first or path
            seen += [signer.certificate, *signer.others]
            continue
        if first is None and (finding := pdf_usage(signer.certificate)):
            first = finding
        paths.append(list(reversed(list(path.iter_certs(include_root=True)))))
        seen += paths[-1]
    verdict = msgspec.structs.replace(
        verdict,
        chain=tuple(dict.fromkeys(digests(seen))),
        lists=authority.used(seen),
        personal=verdict.personal or any(map(holder.personal, seen)),
    )
    first = first or _holders(paths, company, authority.trust)
    return against(verdict, first) if first else verdict


def against(verdict: Verdict, finding: Finding) -> Verdict:
    """The verdict with the reason that speaks against the document."""
    status = reasons()[finding.reason].status
    return msgspec.structs.replace(
        verdict, status=status, reason=finding.reason, found=finding.found
    )


def pdf_usage(certificate: x509.Certificate) -> Finding | None:
    """Whether the certificate is for signing at all."""
    usage: Any = certificate.key_usage_value
    if usage is None or usage.native & {"digital_signature", "non_repudiation"}:
        return None
    return Finding("usage", "、".join(sorted(usage.native)))


def _told(start: Verdict, signers: Sequence[Signed]) -> Verdict:
    days = [signer.signed for signer in signers if signer.signed]
    return msgspec.structs.replace(
        start,
        signer="、".join(dict.fromkeys(holder.name(signer.certificate) for signer in signers)),
        signed=max(days, default=None),
        personal=any(holder.personal(signer.certificate) for signer in signers),
    )


def _holders(
    paths: Sequence[Sequence[x509.Certificate]], company: str, trust: Trust
) -> Finding | None:
    """A signer bears this company's code, and none bears another's."""
    named: set[str] = set()
    for path in paths:
        root = trust.root(digests(path[-1:])[0])
        named |= holder.companies(path[0], root.code if root else ())
    if others := sorted(named - {company}):
        return Finding("other_company", "、".join(others))
    return None if company in named else Finding("no_company")
