"""One thing that is missing."""

import msgspec


class Finding(msgspec.Struct, frozen=True):
    """What is missing: `where` it would stand (a setting, a file), what is wrong, the remedy."""

    where: str
    zh: str
    mend: str
    en: str
