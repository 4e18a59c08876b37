"""What was checked of a published log, and what was found."""

from dataclasses import dataclass, field

from registry.tlog.checkpoint import Checkpoint


@dataclass
class Report:
    """What was checked, and what is not as it should be: sentences in two languages.

    `others` are agencies, rule sets and how these score; `witnesses` tells when those whom the site
    names saw the checkpoint, in seconds since 1970; `releases` are the leaves of releases; `erased`
    the paths of notices of which the log has what an erasure left, `stubs` those of all stubs.
    """

    checkpoint: Checkpoint
    notices: int = 0
    standings: int = 0
    others: int = 0
    witnesses: dict[str, int] = field(default_factory=dict)
    releases: list[int] = field(default_factory=list)
    erased: set[str] = field(default_factory=set)
    stubs: set[str] = field(default_factory=set)
    faults: list[tuple[str, str]] = field(default_factory=list)

    def fault(self, zh: str, en: str) -> None:
        """Note a fault."""
        self.faults.append((zh, en))
