"""The files of the search: one prebuilt lunr index of companies, one of notices.

`/search/manifest.json` names the digest of each, `/search/characters.json` holds the tables for
typing, and the others an index with the rows to show. Only views are read: what is not public
cannot be here (R-19, R-50); a BBB company is found, and no notice of it exists (R-18).
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Generic, TypeVar

import msgspec

from registry.public.views import CompanyView, NoticeView, PublicRegister
from registry.search import characters, documents, grams, tokens

FOLDER = "/search/"
FORMAT = 1
Row = TypeVar("Row")


class Part(msgspec.Struct, Generic[Row], frozen=True):
    """One index file: lunr's serialised index, and row n for its reference "n"."""

    index: tokens.Serialised
    rows: list[Row]


class Manifest(msgspec.Struct, frozen=True):
    """Which files there are: name to digest, so that a reader keeps what has not changed."""

    format: int
    files: dict[str, str]


def files(register: PublicRegister) -> Iterator[tuple[str, bytes]]:
    """Every file of the search as (site-absolute address, bytes); the manifest comes last."""
    digests = {}
    for name, content in _parts(list(register.companies()), list(register.notices())):
        digests[name] = sha256(content).hexdigest()[:16]
        yield f"{FOLDER}{name}.json", content
    yield f"{FOLDER}manifest.json", _encoded(Manifest(FORMAT, dict(sorted(digests.items()))))


def _parts(
    companies: Sequence[CompanyView], notices: Sequence[NoticeView]
) -> Iterator[tuple[str, bytes]]:
    names = [_normalised(documents.company_names(view)) for view in companies]
    texts = [_normalised(documents.notice_texts(view)) for view in notices]
    tables = characters.of((n for of_one in names for n in of_one), (t for ts in texts for t in ts))
    yield "characters", _encoded(tables)
    yield (
        "companies",
        _part(
            map(documents.company_identifiers, companies),
            map(grams.characters, names),
            map(documents.company_row, companies),
        ),
    )
    yield (
        "notices",
        _part(
            map(documents.notice_identifiers, notices),
            map(grams.bigrams, texts),
            map(documents.notice_row, notices),
        ),
    )


def _part(
    identifiers: Iterable[Sequence[str]], words: Iterable[Sequence[str]], rows: Iterable[Row]
) -> bytes:
    plain = characters.simplified()
    forms = ([grams.identifier(text, plain) for text in texts] for texts in identifiers)
    return _encoded(Part(tokens.build(zip(forms, words, strict=True)), list(rows)))


def _normalised(texts: Sequence[str]) -> list[str]:
    return [grams.normalise(text, characters.simplified()) for text in texts]


def _encoded(content: msgspec.Struct) -> bytes:
    return msgspec.json.encode(content)
