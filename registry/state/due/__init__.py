"""What is due at the association's desk: what to do by which day, and what ends by itself."""

from registry.state.due.base import Due, Kind
from registry.state.due.company import company_dues
from registry.state.due.finding import dues
from registry.state.due.licence import licence_dues

__all__ = ["Due", "Kind", "company_dues", "dues", "licence_dues"]
