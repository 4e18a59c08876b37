"""What a worker needs to do its part of a build: templates, register, store.

A worker gets the settings as bytes and makes its own of everything, once; so it may be this
process, another one, or another machine that reaches the same ledger and store.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, cast

import msgspec
from jinja2 import Environment

from registry.data.places import Places
from registry.public.building import BuildingRegister
from registry.release import storage
from registry.release.output import File, Output, Written
from registry.site import addresses, render
from registry.site import settings as configured
from registry.site.pages import Beside, Planned, PlannedPage

_PLAIN = str | int | float | bool | None


@dataclass(frozen=True)
class Place:
    """Where work is done under these settings."""

    settings: Mapping[str, Any]

    @cached_property
    def register(self) -> BuildingRegister:
        """The register as of the settings' day and state."""
        return cast(BuildingRegister, configured.register(self.settings))

    @cached_property
    def environment(self) -> Environment:
        """The templates."""
        return configured.environment(self.settings, self.register.association)

    @cached_property
    def output(self) -> Output:
        """Where files go."""
        return output(self.settings)

    @cached_property
    def places(self) -> Places:
        """Where the site's pages and files are, as whole addresses."""
        keeper = self.register.association

        def whole(address: Callable[..., str]) -> Callable[..., str]:
            return lambda *names: keeper.url + address(*names)

        return Places(
            association=keeper,
            company=whole(addresses.company),
            notice=whole(addresses.notice),
            file=whole(lambda name: addresses.data(name) if name else addresses.DATA),
            certificate=whole(addresses.certificate),
            status=whole(addresses.status_list),
            context=keeper.url + addresses.CONTEXT,
        )

    @property
    def logs(self) -> bool:
        """Whether what is published goes into a public log."""
        return bool(self.settings.get("REGISTRY_LOG"))

    @property
    def credentials(self) -> bool:
        """Whether grades are issued as credentials."""
        return bool(self.settings.get("REGISTRY_CREDENTIAL_KEY"))

    @cached_property
    def beside(self) -> Beside:
        """What companies have beside their pages."""
        return Beside.of(self.settings)

    @cached_property
    def titles(self) -> dict[str, str]:
        """What the rule sets are called."""
        return {ruleset.id: ruleset.title for ruleset in self.register.rulesets()}

    def file(self, planned: Planned) -> File:
        """A planned page or file as it is to be written."""
        path = addresses.path(planned.address)
        if not isinstance(planned, PlannedPage):
            return path, planned.content
        made = render.page(self.environment, planned.template, planned.address, planned.context)
        return path, made

    def write(self, planned: list[Planned]) -> Written:
        """Render and write."""
        return self.output.write([self.file(one) for one in planned])

    def close(self) -> None:
        """Give back what was opened."""
        if "register" in vars(self):
            self.register.close()


def output(settings: Mapping[str, Any]) -> Output:
    """Where the settings say that the site goes."""
    url = settings.get("REGISTRY_STORE") or settings["OUTPUT_PATH"]
    store = storage.open(url, settings.get("REGISTRY_STORE_OPTIONS") or {})
    journal = memory_folder(settings) / "journal.txt"
    return Output(store, journal, bool(settings.get("REGISTRY_BLANK")))


def memory_folder(settings: Mapping[str, Any]) -> Path:
    """Where builds keep their memory: hidden in the output folder, so that both stay together."""
    chosen = settings.get("REGISTRY_MEMORY")
    return Path(chosen) if chosen else Path(settings["OUTPUT_PATH"]) / ".memory"


def memory_file(settings: Mapping[str, Any]) -> Path:
    """What a build remembers of the site."""
    return memory_folder(settings) / "site.sqlite3"


def packed(settings: Mapping[str, Any], **more: Any) -> bytes:
    """The plain values of Pelican's settings, for a worker."""
    plain = {name: value for name, value in {**settings, **more}.items() if _plain(value)}
    return msgspec.msgpack.encode(plain)


class _Kept:
    """The last place of work of this process; one job works there at a time."""

    lock = Lock()
    settings = b""
    place: Place | None = None
    lent: tuple[bytes, Place] | None = None


@contextmanager
def at(settings: bytes) -> Iterator[Place]:
    """The place of work under these settings, kept for the next job under the same."""
    with _Kept.lock:
        if _Kept.lent is not None and _Kept.lent[0] == settings:
            yield _Kept.lent[1]
            return
        if _Kept.place is None or _Kept.settings != settings:
            _leave()
            _Kept.settings, _Kept.place = settings, Place(msgspec.msgpack.decode(settings))
        yield _Kept.place


@contextmanager
def lent(settings: bytes, place: Place) -> Iterator[None]:
    """Meanwhile jobs under these settings, done by whoever lends it, are done at a place in use.

    To open another is a twentieth of an act.
    """
    _Kept.lent = settings, place
    try:
        yield
    finally:
        _Kept.lent = None


def leave() -> None:
    """Give back what the last build opened in this process."""
    with _Kept.lock:
        _leave()


def _leave() -> None:
    if _Kept.place is not None:
        _Kept.place.close()
        _Kept.place = None


def _plain(value: Any) -> bool:
    if isinstance(value, Mapping):
        return all(isinstance(key, str) and _plain(one) for key, one in value.items())
    if isinstance(value, list | tuple):
        return all(map(_plain, value))
    return isinstance(value, _PLAIN)
