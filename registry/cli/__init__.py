"""The command line: one module per verb, and the only place with a clock."""

from registry.cli import interrupt

interrupt.without_traceback()
