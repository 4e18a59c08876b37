"""Where the site's views come from: the ledger, as of a day (REGISTRY_SOURCE)."""

from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any

from registry.cli import clock, opening
from registry.cli.settings import Settings
from registry.public.disclose import PublicView


def public_register(settings: Mapping[str, Any]) -> PublicView:
    """The public register that the settings describe, as of their day or today.

    It sees the ledger as it was at this moment, whatever is recorded meanwhile; the connection is
    given back when the register is closed. Raises Failure and LedgerUnavailable.
    """
    ours = Settings.of(settings)
    opened = ExitStack()
    ledger = opened.enter_context(opening.ledger(ours, readonly=True))
    now = opened.enter_context(ledger.snapshot())
    as_of = ours.as_of or clock.today()
    return PublicView(now, opening.rules(ours), ours.association, as_of, opened.close)
