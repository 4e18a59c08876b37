"""What the search needs of one company and of one notice, small enough to keep between builds.

A document is worked out once, wherever the view is at hand, and travels as bytes.
"""

import msgspec

from registry.public.views import CompanyView, NoticeView
from registry.search import characters, documents, facets, forms, grams
from registry.search.documents import NoticeRow
from registry.search.shards import leaf, spoken


class Document(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A company as it is found and shown.

    `length` is that of its normalised name; with the code it orders companies where only some
    can be kept, and tells nothing of them (P-2). `names` are sealed, the current one first;
    `numbers` are comparable, certificates after those of the code. `facets` are the values that
    it is filed under with a frequent word, `words` what the codes in its row are called: kind,
    code, name, parted by tabs. `cells` are what the leaves hold, encoded.
    """

    code: str
    length: int
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    initials: tuple[str, ...]
    sounds: tuple[str, ...]
    facets: tuple[str, ...]
    words: tuple[str, ...]
    cells: bytes


class NoticeDocument(msgspec.Struct, frozen=True, array_like=True):
    """A notice as it is found and shown: the tokens of its two fields, and its row."""

    identifiers: tuple[str, ...]
    grams: tuple[str, ...]
    row: NoticeRow

    @property
    def month(self) -> str:
        """The month of its day: 2026-11."""
        return f"{self.row.day:%Y-%m}"

    @property
    def characters(self) -> set[str]:
        """The characters of its texts."""
        return {char for gram in self.grams for char in gram}


def document(view: CompanyView) -> Document:
    """The document of a company."""
    plain = characters.simplified()
    row = documents.company_row(view)
    names = [grams.normalise(name, plain) for name in documents.company_names(view)]
    sealed = [forms.sealed(name) for name in names]
    every = documents.company_identifiers(view)
    return Document(
        code=view.code,
        length=len(names[0]),
        names=tuple(sealed),
        numbers=tuple(grams.identifier(text, plain) for text in every),
        initials=tuple(sorted({key for one in names for key in spoken.initials(one)})),
        sounds=tuple(spoken.texts(sealed)),
        facets=tuple(dict.fromkeys(facets.of(row))),
        words=tuple(sorted(set(_words(view)))),
        cells=leaf.cells(row, plain),
    )


def _words(view: CompanyView) -> list[str]:
    called = [
        ("regions", view.region.code, view.region.zh),
        ("industries", view.industry.code, view.industry.zh),
    ]
    for grade in view.grades:
        called.append(("rulesets", grade.ruleset, grade.ruleset_title))
        called.append(("grades", grade.grade, grade.grade))
    return ["\t".join(one) for one in called]


def notice_document(view: NoticeView) -> NoticeDocument:
    """The document of a notice."""
    plain = characters.simplified()
    texts = [grams.normalise(text, plain) for text in documents.notice_texts(view)]
    numbers = (grams.identifier(text, plain) for text in documents.notice_identifiers(view))
    return NoticeDocument(tuple(numbers), tuple(grams.bigrams(texts)), documents.notice_row(view))


_ENCODER = msgspec.msgpack.Encoder()
_COMPANY = msgspec.msgpack.Decoder(Document)
_NOTICE = msgspec.msgpack.Decoder(NoticeDocument)


def encode(document: Document | NoticeDocument) -> bytes:
    """A document of either kind as bytes."""
    return _ENCODER.encode(document)


def decode(encoded: bytes) -> Document:
    """The company's document that was encoded."""
    return _COMPANY.decode(encoded)


def decode_notice(encoded: bytes) -> NoticeDocument:
    """The notice's document that was encoded."""
    return _NOTICE.decode(encoded)
