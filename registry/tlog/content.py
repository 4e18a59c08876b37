"""The content that a leaf commits to: of a view that is about to be published, and as published."""

from hashlib import sha256

import msgspec

from registry.public.views import Erasure, NoticeView, RedactedNotice, View

#: What comes of bytes that are read as JSON and are none.
BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


def digest(view: View) -> bytes:
    """The digest of a view: SHA-256 of its JSON in canonical form, as `leaf` has it of the twin.

    What later notices add to an earlier one is no part of what was published then.
    """
    if isinstance(view, NoticeView) and view.corrected_by:
        view = msgspec.structs.replace(view, corrected_by=())
    return sha256(msgspec.json.encode(view, order="sorted")).digest()


def remains(view: View) -> bool:
    """Whether this is what an erasure left: a stub, or a notice without some companies (P-5)."""
    return isinstance(view, Erasure | RedactedNotice)
