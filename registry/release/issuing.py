"""Whoever issues credentials in a build: the one place that has the key; workers have not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from registry.data import credential, integrity
from registry.public.views import Association
from registry.site.errors import SiteError
from registry.site.pages import pretty
from registry.tlog import keys
from registry.tlog.errors import LogError
from registry.tlog.note import Signer, Verifier

_KEY, _OLD = "REGISTRY_CREDENTIAL_KEY", "REGISTRY_CREDENTIAL_OLD_KEYS"


@dataclass(frozen=True)
class Issuer:
    """The association as it signs: its key, and the public keys that it had before."""

    association: Association
    signer: Signer
    old: tuple[Verifier, ...]
    method: str

    @property
    def name(self) -> str:
        """What a site rests on: another key, another address or another old key makes all anew."""
        return " ".join((self.method, *map(str, self.old)))

    def controller(self) -> bytes:
        """`did.json`."""
        every = [self.signer.verifier.key, *(one.key for one in self.old)]
        return pretty(msgspec.json.encode(credential.controller(self.association, every)))

    def issued(self, document: Mapping[str, Any], created: str, known: bytes | None) -> bytes:
        """The file of a signed document. What is `known` stays where it is just this, so that a
        program that signs is asked for what is new alone. Raises SiteError.
        """
        verifier = self.signer.verifier
        if known and _read(known, document, self.method, created, verifier):
            return known
        try:
            proved = integrity.proven(document, self.method, created, self.signer.sign)
        except LogError as fault:
            raise SiteError(fault.zh, fault.en) from fault
        return pretty(msgspec.json.encode(proved))


def issuer(settings: Mapping[str, Any], association: Association) -> Issuer | None:
    """Who the settings say issues credentials, None where nobody does. Raises SiteError."""
    chosen = settings.get(_KEY)
    if not chosen:
        return None
    try:
        signer = keys.signer(chosen)
        old = tuple(map(Verifier.parse, settings.get(_OLD) or ()))
        public = signer.verifier.key
    except LogError as fault:
        raise SiteError(f"{_KEY}：{fault.zh}", fault.en) from fault
    except OSError as fault:
        raise SiteError(
            f"{_KEY} 的密钥文件无法读取：{chosen}。", "The key cannot be read."
        ) from fault
    try:
        return Issuer(association, signer, old, credential.method(association, public))
    except ValueError as fault:
        raise SiteError(
            f"签发凭证的网站须为 https 网址，REGISTRY_ASSOCIATION 的 url 实为“{association.url}”。",
            "Who issues credentials is known by an https address (did:web).",
        ) from fault


def _read(
    known: bytes, document: Mapping[str, Any], method: str, created: str, verifier: Verifier
) -> bool:
    try:
        proved = msgspec.json.decode(known)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    if not isinstance(proved, dict) or pretty(msgspec.json.encode(proved)) != known:
        return False
    return integrity.holds(proved, document, method, created, verifier.signs)
