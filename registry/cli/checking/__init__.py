"""What an official build still lacks, each with how to mend it."""

from registry.cli.checking.finding import Finding
from registry.cli.checking.looking import findings

__all__ = ["Finding", "findings"]
