"""Signatures that stock `ssh-keygen -Y verify` checks (OpenSSH PROTOCOL.sshsig), with Ed25519."""

from base64 import b64decode, b64encode
from hashlib import sha512
from textwrap import wrap

from registry.tlog.note import Signer, Verifier

#: Where the signature of `SHA256SUMS` lies, and where it says who signs.
SIGNATURE, ALLOWED = "SHA256SUMS.sig", "release/allowed_signers"
#: What the signature is for; `ssh-keygen -n` names it.
NAMESPACE = "file"
_MAGIC, _VERSION, _KIND, _HASH = b"SSHSIG", (1).to_bytes(4, "big"), b"ssh-ed25519", b"sha512"
_WIDTH = 70
_KEY, _SIGNED = 32, 64


def signed(content: bytes, signer: Signer) -> bytes:
    """The signature of a file, as a file beside it."""
    return _written(signer.verifier, signer.sign(_told(content)))


def allowed(principal: str, verifier: Verifier) -> bytes:
    """The file of allowed signers: who signs releases, and for what."""
    key = b64encode(_key(verifier)).decode()
    return f'{principal} namespaces="{NAMESPACE}" {_KIND.decode()} {key}\n'.encode()


def holds(content: bytes, signature: bytes, signers: bytes) -> bool:
    """Whether a file is signed by whom a file of allowed signers names, both in this form alone."""
    try:
        principal, *_, key = signers.decode().split()
        verifier = Verifier(principal, b64decode(key)[-_KEY:])
        held = b64decode(b"".join(signature.splitlines()[1:-1]))[-_SIGNED:]
    except ValueError:
        return False
    if (allowed(principal, verifier), _written(verifier, held)) != (signers, signature):
        return False
    return verifier.signs(_told(content), held)


def _told(content: bytes) -> bytes:
    """What is signed."""
    return _MAGIC + _about() + _text(sha512(content).digest())


def _about() -> bytes:
    return _text(NAMESPACE.encode()) + _text(b"") + _text(_HASH)


def _written(verifier: Verifier, signature: bytes) -> bytes:
    blob = _text(_KIND) + _text(signature)
    whole = _MAGIC + _VERSION + _text(_key(verifier)) + _about() + _text(blob)
    lines = wrap(b64encode(whole).decode(), _WIDTH)
    return "\n".join(
        ("-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", "")
    ).encode()


def _key(verifier: Verifier) -> bytes:
    return _text(_KIND) + _text(verifier.key)


def _text(held: bytes) -> bytes:
    return len(held).to_bytes(4, "big") + held
