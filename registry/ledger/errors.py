"""What the ledger cannot do, each with its refusal in the clerk's language.

Intake and admission find such things beforehand and report them as values; these exceptions stop
a transaction when another clerk was faster, or when the ledger itself is damaged or out of reach.
"""

from scoring.refusal import Refusal


class LedgerError(Exception):
    """The ledger did nothing; `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.zh}{refusal.en}")
        self.refusal = refusal


class ClaimTaken(LedgerError):
    """A name that is given once only was given already, to `subject`."""

    def __init__(self, claim: str, subject: str) -> None:
        self.claim, self.subject = claim, subject
        kind, _, value = claim.partition(":")
        super().__init__(
            Refusal(
                rule="R-32",
                article="",
                zh=f"编号“{value}”（{kind}）已由“{subject}”占用，不得重复使用。",
                en=f'The {kind} "{value}" is taken by "{subject}" and is never given again.',
                found=claim,
            )
        )


class FilingTaken(LedgerError):
    """The same bytes, or other bytes under the same name, were filed already."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            Refusal(
                rule="R-32",
                article="",
                zh=f"报送文件“{name}”或与其内容相同的文件已经入账，不得重复入账。",
                en=f'The filing "{name}", or one with the same content, is in the ledger already.',
                found=name,
            )
        )


class BrokenChain(LedgerError):
    """A link does not follow the one before; `refusal` says which and how."""


class LedgerUnavailable(LedgerError):
    """The ledger cannot be opened, is not one, or stayed locked by another clerk."""

    def __init__(self, zh: str, en: str, found: str = "") -> None:
        super().__init__(Refusal(rule="R-32", article="", zh=zh, en=en, found=found))
