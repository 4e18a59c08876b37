"""Credentials, where they are issued: those of companies as these are done, then what tells which
hold. An act costs one credential, or none where it ends a grade, and one status list of it.
"""

from collections.abc import Iterable, Sequence

import msgspec

from registry.data import credential
from registry.release.issuing import Issuer
from registry.release.memory.companies import Credential, Disclosed
from registry.release.output import File
from registry.release.work import Work
from registry.site import addresses
from registry.site.pages import pretty

_PART = "credentials"


def of_companies(work: Work, found: Sequence[Disclosed]) -> None:
    """Sign and write the credentials of companies; those that they have no more go."""
    if work.issuer is None:
        return
    work.removed |= work.credentials.replace(found)
    issued = [each for one in found for each in one.credentials if each.path]
    known = _known(work, (one.path for one in issued))
    work.written += work.place.output.write(
        [(one.path, _signed(work.issuer, one, known.get(one.path))) for one in issued]
    )


def run(work: Work) -> None:
    """The status lists that changed, and who issues."""
    if work.issuer is None:
        return
    lists = set(work.credentials.lists())
    changed = lists if work.stale is None else work.credentials.changed
    work.add(_PART, [_list(work, work.issuer, name) for name in sorted(changed & lists)])
    context = pretty(msgspec.json.encode(credential.CONTEXT))
    about = {addresses.ISSUER: work.issuer.controller(), addresses.CONTEXT: context}
    work.add(_PART, [(addresses.path(address), content) for address, content in about.items()])
    work.drop(_PART, map(_path, changed - lists))


def _signed(issuer: Issuer, one: Credential, known: bytes | None) -> bytes:
    return issuer.issued(msgspec.json.decode(one.document), one.created, known)


def _list(work: Work, issuer: Issuer, name: str) -> File:
    path = _path(name)
    told = credential.status_list(name, work.credentials.running(name), work.place.places)
    return path, issuer.issued(told, "", _known(work, [path]).get(path))


def _known(work: Work, paths: Iterable[str]) -> dict[str, bytes | None]:
    """What is there already, where there is anything."""
    output = work.place.output
    return {} if output.blank else {path: output.store.read(path) for path in paths}


def _path(name: str) -> str:
    return addresses.path(addresses.status_list(name))
