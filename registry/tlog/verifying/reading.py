"""Reads what is published; what is not there is told as missing."""

from collections.abc import Callable

from registry.tlog import tiles
from registry.tlog.errors import LogError
from registry.tlog.merkle import Node

#: A published file by its path, None where there is none.
Read = Callable[[str], bytes | None]

_LOG = "log/"


def file(read: Read, path: str) -> bytes:
    """A published file. Raises LogError."""
    found = read(path)
    if found is None:
        raise LogError(f"缺少日志文件 {path}。", f"The log's file {path} is missing.")
    return found


def of_log(read: Read, name: str) -> bytes:
    """A file of the log by its name there. Raises LogError."""
    return file(read, _LOG + name)


def note(read: Read) -> str:
    """The checkpoint as it is signed. Raises LogError."""
    try:
        return of_log(read, "checkpoint").decode()
    except UnicodeDecodeError as wrong:
        raise LogError("checkpoint 不是文本。", "checkpoint is no text.") from wrong


def tile_of(read: Read, size: int, level: int, number: int) -> bytes:
    """A tile, whole or as far as the tree of this size has it. Raises LogError."""
    return of_log(read, tiles.path(level, number, tiles.width(size, level, number)))


def nodes(read: Read, size: int) -> Node:
    """The nodes of the tree of this size."""
    return tiles.nodes(lambda level, number: tile_of(read, size, level, number))
