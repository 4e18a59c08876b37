"""Why a backup is not made or not put back: exit status 1, one sentence, nothing changed."""

from registry.cli.failure import Failure


class Refused(Failure):
    """A backup that is not what it should be, or a place that is taken."""

    exit_code = 1
