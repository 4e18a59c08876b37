"""What witnesses gave to a checkpoint."""

from collections.abc import Iterable

from registry.tlog.errors import LogError
from registry.tlog.note import Verifier, parted


def seen(note: str, witnesses: Iterable[Verifier]) -> dict[str, int]:
    """When each of these saw it, by name, in seconds since 1970; who did not is left out."""
    times = {verifier.name: _time(verifier, note) for verifier in witnesses}
    return {name: time for name, time in times.items() if time}


def others(note: str, named: Iterable[Verifier]) -> bool:
    """Whether a note has a signature that none of these made."""
    text, signatures = parted(note)
    verifiers = list(named)
    return any(
        not any(verifier.made(text, name, signature) for verifier in verifiers)
        for name, signature in signatures
    )


def gathered(note: str, others: Iterable[str], witnesses: Iterable[Verifier]) -> str:
    """A note with the signatures that these gave to it in others, the newest of each."""
    text, _ = parted(note)
    same = [other for other in others if _text(other) == text]
    lines = []
    for verifier in witnesses:
        given = [(time, other) for other in same if (time := _time(verifier, other))]
        for _, other in sorted(given)[-1:]:
            lines += [line for line in other.splitlines() if line.startswith(f"— {verifier.name} ")]
    return note + "".join(f"{line}\n" for line in lines)


def _text(note: str) -> str:
    try:
        return parted(note)[0]
    except LogError:
        return ""


def _time(verifier: Verifier, note: str) -> int:
    try:
        return verifier.seen(note)
    except LogError:
        return 0
