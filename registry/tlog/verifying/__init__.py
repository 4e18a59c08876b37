"""Checks a published log from its files alone: no ledger, no server, nothing of ours but a key."""

from registry.tlog.verifying.proving import check_since, is_listed, key, opened, verify_notice
from registry.tlog.verifying.reading import Read, nodes
from registry.tlog.verifying.report import Report
from registry.tlog.verifying.saying import Said, Say, said
from registry.tlog.verifying.whole import verify

__all__ = [
    "Read",
    "Report",
    "Said",
    "Say",
    "check_since",
    "is_listed",
    "key",
    "nodes",
    "opened",
    "said",
    "verify",
    "verify_notice",
]
