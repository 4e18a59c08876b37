"""Where the site's views come from: the ledger, as of a day (REGISTRY_SOURCE)."""

from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date
from typing import Any

from registry.cli import approving, clock, opening
from registry.cli.settings import Settings
from registry.public.following import FollowedView


def public_register(settings: Mapping[str, Any]) -> FollowedView:
    """The public register that the settings describe, as of their day or today.

    It sees the ledger up to the link that they name, or as it is at this moment, whatever is
    recorded meanwhile; the connection is given back when the register is closed. Raises Failure,
    LedgerUnavailable, and SiteError while filings wait for a second clerk.
    """
    ours = Settings.of(settings)
    if not ours.head:  # a worker builds what its master was let build
        approving.gate(settings, ours)
    return register(ours, ours.as_of or clock.today())


def register(ours: Settings, as_of: date) -> FollowedView:
    """The public register as of a day."""
    opened = ExitStack()
    ledger = opened.enter_context(opening.ledger(ours, readonly=True))
    place = ledger.place_of(ours.head) if ours.head else None
    last = ledger.head()[0] if place is None else place
    now = opened.enter_context(ledger.upto(last))
    return FollowedView(now, opening.rules(ours), ours.association, as_of, opened.close)
