"""What goes wrong while measuring."""


class CommandFailedError(Exception):
    """A measured command ended badly; the message ends as its output did."""
