"""Drafts that wait to be published, as things due."""

from datetime import date, timedelta

from registry.cli.drafting.record import Drafts, waiting
from registry.state.due import Due


def draft_dues(ledger: Drafts, as_of: date, within: int) -> list[Due]:
    """Each draft not published whose day comes within so many days, or has passed."""
    until = as_of + timedelta(days=within)
    return [
        Due(
            day=one.day,
            kind="draft",
            subject=one.number,
            name=one.title,
            text="公告稿待发布：盖章公布后收取报送表，不再发布的作废",
            overdue=one.day < as_of,
            rule="R-32",
            article="",
        )
        for one in waiting(ledger)
        if one.day <= until
    ]
