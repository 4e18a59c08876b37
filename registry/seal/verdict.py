"""What is found out about a signed document: a verdict, and the first reason against it."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

Status = Literal["valid", "attested", "attested_once", "unverified", "failed"]


class Finding(msgspec.Struct, frozen=True):
    """The first thing that speaks against a document: a reason of `reasons.toml`, what was seen."""

    reason: str
    found: str = ""


class Reason(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A reason in words. `status` tells what it does: a document fails, or stays unverified."""

    status: Status
    zh: str
    en: str


class Verdict(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The verdict on one document, and all that a later run needs to come to the same one.

    `reason` is "" where the signature holds. `digest` is the SHA-256 of the document (in hex, like
    all digests here), `signature` that of a detached one. `chain` are the certificates from the
    signer to the root, or those that came with the signature where they lead to none; `lists` the
    revocation lists used, `trust` the file of trust roots. `signed` is the day that the signer
    states. `personal` tells of a personal identity number in a certificate: such a document is
    never published (P-4). `copy` is the digest of the public copy drawn from the document.
    """

    status: Status
    reason: str = ""
    found: str = ""
    received: date
    digest: str
    signature: str = ""
    signer: str = ""
    signed: date | None = None
    chain: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    trust: str = ""
    personal: bool = False
    copy: str = ""

    @property
    def zh(self) -> str:
        """The verdict as a reader sees it, in Chinese."""
        return WORDS[self.status][0]

    @property
    def en(self) -> str:
        """The same in English."""
        return WORDS[self.status][1]


WORDS: dict[Status, tuple[str, str]] = {
    "valid": ("数字签名有效", "Digital signature valid"),
    "attested": ("扫描件已由两名经办人核对", "Scan attested by two clerks"),
    "attested_once": (
        "扫描件一人已核对，待第二人",
        "Scan attested by one clerk of two",
    ),
    "unverified": ("未核验", "Not verified"),
    "failed": ("核验未通过", "Verification failed"),
}


@cache
def reasons() -> dict[str, Reason]:
    """All reasons by their identifier, in the order in which they are looked for."""
    text = files("registry.seal").joinpath("reasons.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, Reason])
