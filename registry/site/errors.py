"""The one exception of the site: why a build stops, in one sentence.

Pelican ends a run with a non-zero status for an exception and for nothing else, so what stops a
build has to be one. It carries the sentences that a refusal would.
"""


class SiteError(Exception):
    """A build that must not go on. `zh` and `en` are whole sentences."""

    exitcode = 1  # Pelican's command ends with this status

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} {en}")
        self.zh = zh
        self.en = en
