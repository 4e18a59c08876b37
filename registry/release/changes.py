"""What the last build knew, and what of it no longer holds.

Nothing is taken on trust: where a memory is missing, of another register, another version or of a
later day, or where the last build did not end, everything is done anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec
from jinja2 import Environment

from registry.public.building import BuildingRegister, Changes
from registry.release.memory.companies import Companies
from registry.release.memory.notices import Notices
from registry.release.memory.store import Memory
from registry.site.depends import template_digests, theme_digest
from registry.site.pages import TEMPLATES

#: The packages whose code decides what is written.
_PACKAGES = (
    "registry.public",
    "registry.site",
    "registry.search",
    "registry.data",
    "registry.tlog",
    "registry.release",
)
_HEAD, _AS_OF, _BASIS = "head", "as of", "basis"
_THEME, _TEMPLATES = "theme", "templates"


@dataclass(frozen=True)
class Known:
    """What a build rests on; kept in the memory to be compared by the next one."""

    head: str
    as_of: date
    basis: str
    theme: str
    templates: Mapping[str, str]

    @classmethod
    def now(
        cls, register: BuildingRegister, environment: Environment, old: Memory | None, *keys: str
    ) -> "Known":
        """What this build rests on; templates are read where they are not those of the last one.

        `keys` are the names of the log and of who issues credentials, "" where there is none, and
        what companies have beside their pages.

        Raises what Jinja raises for a template that is not there or is none.
        """
        theme, known = theme_digest(environment), None if old is None else Known.of(old)
        if known is not None and known.theme == theme:
            made = known.templates
        else:
            for name in TEMPLATES:
                environment.get_template(f"{name}.html")
            made = template_digests(environment, TEMPLATES)
        basis = _digest(code(), register.basis, *keys)
        return cls(register.head, register.as_of, basis, theme, made)

    @classmethod
    def of(cls, memory: Memory) -> "Known":
        """What the build rested on that kept this memory."""
        return cls(
            memory.get(_HEAD),
            date.fromisoformat(memory.get(_AS_OF)),
            memory.get(_BASIS),
            memory.get(_THEME),
            msgspec.json.decode(memory.get(_TEMPLATES), type=dict[str, str]),
        )

    def keep(self, memory: Memory) -> None:
        """Remember it."""
        memory.put(_HEAD, self.head)
        memory.put(_AS_OF, self.as_of.isoformat())
        memory.put(_BASIS, self.basis)
        memory.put(_THEME, self.theme)
        memory.put(_TEMPLATES, msgspec.json.encode(self.templates).decode())


@dataclass(frozen=True)
class Stale:
    """What is to be done: companies and notices that changed, templates that did."""

    companies: tuple[str, ...]
    notices: tuple[str, ...]
    templates: frozenset[str]
    since: date


def stale(memory: Memory, now: Known, register: BuildingRegister) -> Stale | None:
    """What no longer holds of what is remembered; None where everything is to be done anew."""
    known = Known.of(memory)
    if known.basis != now.basis or known.as_of > now.as_of:
        return None
    changes: Changes | None = register.changes(known.head, known.as_of)
    if changes is None:
        return None
    due = Companies(memory).due(now.as_of)
    come = Notices(memory).come(known.as_of, now.as_of)
    return Stale(
        companies=tuple(sorted({*changes.companies, *due})),
        notices=tuple(sorted({*changes.notices, *come})),
        templates=frozenset(
            name for name in TEMPLATES if known.templates.get(name) != now.templates[name]
        ),
        since=known.as_of,
    )


@cache
def code() -> str:
    """The digest of the code that decides what is written."""
    found = sha256()
    for package in _PACKAGES:
        for name, content in sorted(_sources(files(package), package)):
            found.update(f"{name}\0{len(content)}\0".encode() + content)
    return found.hexdigest()


def _sources(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    here = [one for one in folder.iterdir() if one.name != "__pycache__"]
    read = [(f"{name}/{one.name}", one.read_bytes()) for one in here if one.is_file()]
    return read + [
        source for one in here if one.is_dir() for source in _sources(one, f"{name}/{one.name}")
    ]


def _digest(*texts: str) -> str:
    return sha256("\0".join(texts).encode()).hexdigest()
