"""Where a shard lies: its name is a hash of its key and never depends on what is in it."""

from hashlib import sha256
from zlib import crc32


def number(key: str, files: int) -> int:
    """The file of `key` among so many; keys with the same text before a tab share it."""
    return crc32(key.partition("\t")[0].encode()) % files


def path(family: str, at: int) -> str:
    """The name of a file of a family, two folders deep."""
    return f"{family}/{at & 0xFF:02x}/{at >> 8:02x}.bin"


def digest(content: bytes) -> bytes:
    """What tells whether a file is the same as before."""
    return sha256(content).digest()[:12]
