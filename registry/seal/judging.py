"""The verdict on a signed document, by one order of checks; the first that fails names it."""

import asyncio
from collections.abc import Coroutine, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from typing import Any, TypeVar

import msgspec
from asn1crypto import x509

from registry.seal import detached, gate, holder, pdf
from registry.seal.chain import Authority, digests
from registry.seal.ofd import document as ofd
from registry.seal.ofd import package
from registry.seal.ofd.signatures import signatures as ofd_signatures
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
    """The verdict on a PDF or an OFD that a company (its code) handed in on a day (R-51).

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
    passed = _passed(content, signature)
    if isinstance(passed, Finding):
        return against(start, passed)
    found = _done(_signed(passed, signature, authority))
    if isinstance(found, Finding):
        return against(start, found)
    return _done(of_signers(start, found, company, authority))


def _done(work: Coroutine[Any, Any, T]) -> T:
    """What comes of it, in a thread of its own: the caller may have a loop running."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result()


def _passed(content: bytes, signature: bytes | None) -> bytes | ofd.Document | Finding:
    """What passed the gate; a PDF and an OFD go through theirs with a signature beside, too."""
    if package.claims(content) or (signature is None and package.is_zip(content)):
        document = ofd.opened(content)
        return document if isinstance(document, Finding) or signature is None else content
    passes = gate.passes if signature is None else gate.passes_beside
    return passes(content) or content


async def _signed(
    passed: bytes | ofd.Document, signature: bytes | None, authority: Authority
) -> tuple[Signed, ...] | Finding:
    if isinstance(passed, ofd.Document):
        return await ofd_signatures(passed, authority.context(), authority.at)
    if signature is None:
        return await pdf.signatures(passed, authority.context())
    return await detached.signatures(passed, signature, authority.context())


async def of_signers(
    start: Verdict, signers: Sequence[Signed], company: str, authority: Authority
) -> Verdict:
    """The verdict once every signature is sound: on the certificates, and whose they are."""
    verdict = _told(start, signers)
    paths: list[list[x509.Certificate]] = []
    seen: list[x509.Certificate] = []
    findings = list(_to_come(signers, authority))
    for certificate, others, maker in _certificates(signers):
        path = await authority.path(certificate, others)
        if isinstance(path, Finding):
            findings.append(_of_maker(path) if maker else path)
            seen += [certificate, *others]
            continue
        if finding := usage(certificate):
            findings.append(_of_maker(finding) if maker else finding)
        certificates = list(reversed(list(path.iter_certs(include_root=True))))
        paths += [] if maker else [certificates]
        seen += certificates
    verdict = msgspec.structs.replace(
        verdict,
        chain=tuple(dict.fromkeys(digests(seen))),
        lists=authority.used(seen),
        personal=verdict.personal or any(map(holder.personal, seen)),
    )
    complete = len(paths) == len(signers)
    finding = _first([*findings, *_holders(paths, company, authority.trust, complete)])
    return against(verdict, finding) if finding else verdict


def _certificates(
    signers: Sequence[Signed],
) -> Iterator[tuple[x509.Certificate, tuple[x509.Certificate, ...], bool]]:
    """Each signer's certificate, then that of the seal's maker, with what came with it."""
    for signer in signers:
        yield signer.certificate, signer.others, False
        if signer.maker is not None:
            yield signer.maker, (), True


def _of_maker(finding: Finding) -> Finding:
    """The finding, saying that it is about the maker of the seal."""
    return Finding(finding.reason, f"制章人 seal maker：{finding.found}".removesuffix("："))


def _first(findings: Sequence[Finding]) -> Finding | None:
    """What is wrong for certain before what is missing."""
    certain = [one for one in findings if reasons()[one.reason].status == "failed"]
    return next(iter([*certain, *findings]), None)


def against(verdict: Verdict, finding: Finding) -> Verdict:
    """The verdict with the reason that speaks against the document."""
    status = reasons()[finding.reason].status
    return msgspec.structs.replace(
        verdict, status=status, reason=finding.reason, found=finding.found
    )


def usage(certificate: x509.Certificate) -> Finding | None:
    """Whether the certificate is for signing at all."""
    stated: Any = certificate.key_usage_value
    if stated is None or stated.native & {"digital_signature", "non_repudiation"}:
        return None
    return Finding("usage", "、".join(sorted(stated.native)))


def _to_come(signers: Sequence[Signed], authority: Authority) -> Iterator[Finding]:
    """Who received a document cannot have received it before it was signed."""
    for signer in signers:
        if signer.signed is not None and signer.signed > authority.at.date():
            yield Finding("later", signer.signed.isoformat())


def _told(start: Verdict, signers: Sequence[Signed]) -> Verdict:
    days = [signer.signed for signer in signers if signer.signed]
    return msgspec.structs.replace(
        start,
        signer="、".join(dict.fromkeys(holder.name(signer.certificate) for signer in signers)),
        signed=max(days, default=None),
        personal=any(holder.personal(signer.certificate) for signer in signers),
    )


def _holders(
    paths: Sequence[Sequence[x509.Certificate]], company: str, trust: Trust, complete: bool
) -> Iterator[Finding]:
    """A signer bears this company's code, and none bears another's.

    That nobody does is known only when the paths of all signers are: `complete`.
    """
    named: set[str] = set()
    for path in paths:
        root = trust.root(digests(path[-1:])[0])
        named |= holder.companies(path[0], root.code if root else ())
    if others := sorted(named - {company}):
        yield Finding("other_company", "、".join(others))
    elif complete and company not in named:
        yield Finding("no_company")
