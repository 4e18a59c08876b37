"""Filings as a clerk would bring them, for the intake to take through admission."""

from benchmarks.generate.filings.series import write_acts, write_series

__all__ = ["write_acts", "write_series"]
