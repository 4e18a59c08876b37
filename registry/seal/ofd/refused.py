"""How the readers of an OFD document give up: with the finding that ends the judging."""

from registry.seal.verdict import Finding


class RefusedError(Exception):
    """The document is refused; `finding` says why. It never leaves `registry.seal.ofd`."""

    def __init__(self, reason: str, found: str = "") -> None:
        super().__init__(reason)
        self.finding = Finding(reason, found)
