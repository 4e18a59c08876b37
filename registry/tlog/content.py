"""What a leaf commits to of something that is about to be published."""

from hashlib import sha256

import msgspec

from registry.public.views import NoticeView, View


def digest(view: View) -> bytes:
    """The digest of a view: SHA-256 of its JSON in canonical form, as `leaf` has it of the twin.

    What later notices add to an earlier one is no part of what was published then.
    """
    if isinstance(view, NoticeView) and view.corrected_by:
        view = msgspec.structs.replace(view, corrected_by=())
    return sha256(msgspec.json.encode(view, order="sorted")).digest()
