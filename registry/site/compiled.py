"""Compiled templates are kept from build to build: to compile them is a fifth of an act's work.

By Jinja's own cache, in the folder that it makes for the user alone.
"""

from contextlib import suppress
from functools import cached_property
from hashlib import sha256

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from registry.site.depends import theme_digest


class Compiled(FileSystemBytecodeCache):
    """Templates compiled with what never changes in them: they rest on more than their source."""

    def __init__(self, environment: Environment) -> None:
        """Raises RuntimeError or OSError where there is no folder that is safe."""
        super().__init__()
        self._environment = environment

    @cached_property
    def _basis(self) -> str:
        return theme_digest(self._environment)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """One file for each name, so that they do not become more with every theme."""
        return super().get_cache_key(name)

    def get_source_checksum(self, source: str) -> str:
        """Of all that the template may rest on."""
        return sha256(f"{self._basis} {source}".encode()).hexdigest()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Where there is no room for it, the next build compiles once more."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def keep(environment: Environment) -> None:
    """Have an environment keep what it compiles, where that is safe."""
    with suppress(RuntimeError, OSError):
        environment.bytecode_cache = Compiled(environment)
