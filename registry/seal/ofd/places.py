"""Where files of an OFD package lie, and where one points to another (ST_Loc, GB/T 33190)."""

import unicodedata

#: What some system takes for a separator, a drive, a wildcard or a query.
_FOREIGN = frozenset('\\:*?"<>|#%')


def plain(path: str) -> bool:
    """Whether a path from the package's root is one that every system takes for the same."""
    return all(map(_step, path.split("/")))


def _step(name: str) -> bool:
    """Whether a name between two slashes is just a name."""
    if not name or name != name.rstrip(" .") or name != unicodedata.normalize("NFC", name):
        return False
    return name.isprintable() and not _FOREIGN & set(name)


def resolved(at: str, location: str) -> str | None:
    """The path from the root that a location in the file `at` points to; None for one outside.

    A location that begins with a slash counts from the root, any other from the file's folder.
    """
    location = location.strip()
    steps = [] if location.startswith("/") else at.split("/")[:-1]
    for step in location.removeprefix("/").split("/"):
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step != ".":
            steps.append(step)
    path = "/".join(steps)
    return path if plain(path) else None
