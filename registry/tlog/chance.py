"""The only chance there is: what must not be guessed. Nothing else may rest on it."""

import secrets

_SIZE = 32


def secret() -> bytes:
    """A new salt or key: 32 bytes that nobody can guess."""
    return secrets.token_bytes(_SIZE)
