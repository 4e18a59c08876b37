"""Signatures that stock `ssh-keygen -Y verify` checks (OpenSSH PROTOCOL.sshsig), with Ed25519."""

from base64 import b64encode
from hashlib import sha512
from textwrap import wrap

from registry.tlog.note import Signer, Verifier

#: What the signature is for; `ssh-keygen -n` names it.
NAMESPACE = "file"
_MAGIC, _VERSION, _KIND, _HASH = b"SSHSIG", (1).to_bytes(4, "big"), b"ssh-ed25519", b"sha512"
_WIDTH = 70


def signed(content: bytes, signer: Signer) -> bytes:
    """The signature of a file, as a file beside it."""
    about = _text(NAMESPACE.encode()) + _text(b"") + _text(_HASH)
    signature = signer.sign(_MAGIC + about + _text(sha512(content).digest()))
    blob = _text(_KIND) + _text(signature)
    whole = _MAGIC + _VERSION + _text(_key(signer.verifier)) + about + _text(blob)
    lines = wrap(b64encode(whole).decode(), _WIDTH)
    return "\n".join(
        ("-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", "")
    ).encode()


def allowed(principal: str, verifier: Verifier) -> bytes:
    """The file of allowed signers: who signs releases, and for what."""
    key = b64encode(_key(verifier)).decode()
    return f'{principal} namespaces="{NAMESPACE}" {_KIND.decode()} {key}\n'.encode()


def _key(verifier: Verifier) -> bytes:
    return _text(_KIND) + _text(verifier.key)


def _text(held: bytes) -> bytes:
    return len(held).to_bytes(4, "big") + held
