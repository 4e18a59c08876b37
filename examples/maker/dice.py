"""Choices that look random and are the same on every machine and under every Python."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")

SEED = "秦信企业信用协会（示例）"


def below(limit: int, *key: object) -> int:
    """A number from 0 to `limit` - 1 that depends on the key alone."""
    text = "|".join((SEED, *map(str, key)))
    return int(sha256(text.encode()).hexdigest(), 16) % limit


def pick(choices: Sequence[T], *key: object) -> T:
    """One of the choices."""
    return choices[below(len(choices), *key)]


def digest(*key: object) -> str:
    """What stands for the SHA-256 of a document that does not exist."""
    return sha256("|".join((SEED, *map(str, key))).encode()).hexdigest()
