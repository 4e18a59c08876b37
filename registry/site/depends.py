"""What a page rests on beside its own facts: a digest that changes when any of it does.

That is the sources of its template and of every template which that one extends, includes or
imports; the scripts whose digests it bears; what every page is given (the frame, the words, where
the site stands); and the code that renders. Two builds with the same digest make the same page of
the same facts.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial
from hashlib import sha256
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import msgspec
from jinja2 import Environment, nodes

from registry.site.trees import choices

_LIBRARIES = ("jinja2", "markdown", "markupsafe", "nh3")
_BORNE = re.compile(r"\b(integrity|preloads)\('([^']+)'\)")
_REFERS = (nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)


#: The templates that one refers to, by its name.
_References = Callable[[str], Sequence[str]]


def template_digests(environment: Environment, names: Iterable[str]) -> dict[str, str]:
    """The digest of each kind of page, such as "company": SHA-256 in hexadecimal.

    `environment` is one of `registry.site.render`, a name as `render.page` takes it. Raises what
    Jinja raises for a template that is not there or is none.
    """
    referred = cache(partial(_referred, environment))  # pages share most of what they are made of
    same = _code(), _given(environment)
    return {
        name: _together((*same, *_sources(environment, f"{name}.html", referred))) for name in names
    }


@lru_cache(maxsize=1)
def theme_digest(environment: Environment) -> str:
    """The digest of everything that any page may rest on; soon told, since nothing is parsed.

    Once for an environment, whose templates stay as they are while a build uses it.
    """
    sources = (_named(environment, name) for name in sorted(environment.list_templates()))
    return _together((_code(), _given(environment), *chain.from_iterable(sources)))


def _together(parts: Iterable[bytes]) -> str:
    made = sha256()
    for part in parts:
        made.update(sha256(part).digest())
    return made.hexdigest()


def _templates(name: str, referred: _References) -> set[str]:
    """The names of a template and of all that it is made of, however far."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += referred(name)
    return found


def _sources(environment: Environment, name: str, referred: _References) -> Iterator[bytes]:
    """Names and texts, in order."""
    for found in sorted(_templates(name, referred)):
        yield from _named(environment, found)


def _named(environment: Environment, name: str) -> Sequence[bytes]:
    source = _source(environment, name)
    borne = (_digest(environment, *found) for found in _BORNE.findall(source))
    return name.encode(), source.encode(), *borne


def _digest(environment: Environment, function: str, script: str) -> bytes:
    known = environment.globals[function]
    assert callable(known)
    return str(known(script)).encode()


def _referred(environment: Environment, name: str) -> list[str]:
    """Of a name that is partly known late, every template that it can stand for."""
    there, found = environment.list_templates(), list[str]()
    for node in environment.parse(_source(environment, name), name).find_all(_REFERS):
        assert isinstance(node, _REFERS)
        match node.template:
            case nodes.Const(value=str() as one):
                found += {one} & {*there} if getattr(node, "ignore_missing", False) else [one]
            case nodes.Concat() as several:
                found += [one for _, one in choices(environment, several)] or there
            case _:
                found += there
    return found


def _source(environment: Environment, name: str) -> str:
    if environment.loader is None:
        raise TypeError("an environment without templates")
    return environment.loader.get_source(environment, name)[0]


def _given(environment: Environment) -> bytes:
    """What every page is given; the functions among it differ by where the site stands only."""
    known = {k: value for k, value in environment.globals.items() if not callable(value)}
    url = environment.globals.get("url")
    at = url("/") if callable(url) else ""
    return msgspec.json.encode([known, str(at)], order="deterministic")


@cache
def _code() -> bytes:
    """This package's code, and the versions of what it renders with."""
    files = sorted(file for file in Path(__file__).parent.iterdir() if file.suffix == ".py")
    parts = [version(library).encode() for library in _LIBRARIES]
    return b"".join(sha256(part).digest() for part in (*parts, *(f.read_bytes() for f in files)))
