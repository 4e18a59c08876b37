"""What a published JSON file says, as far as it is checked: nothing but its bytes tell it."""

from collections.abc import Callable
from dataclasses import dataclass

from registry.tlog.twin import Twin
from registry.tlog.verifying import correcting
from registry.tlog.verifying.correcting import Told
from registry.tlog.verifying.reading import Read


@dataclass(frozen=True, slots=True)
class Said:
    """The digest that a leaf commits to; what an erasure left of it (see Twin); whether it is in
    its one form; what it tells of corrections.
    """

    digest: bytes
    remains: bool
    is_stub: bool
    in_form: bool
    told: Told


#: What the file at a path says, None where there is none. Raises LogError where it is no JSON.
Say = Callable[[str], Said | None]


def said(file: bytes) -> Said:
    """What a file says. Raises LogError where it is no JSON."""
    twin = Twin(file)
    told = correcting.told(twin.fields)
    return Said(twin.digest, twin.remains, twin.is_stub, twin.in_form, told)


def reading(read: Read) -> Say:
    """What files say that are read for it."""

    def say(path: str) -> Said | None:
        file = read(path)
        return None if file is None else said(file)

    return say
