"""Public copies of commitments' originals, and the end of the consent to them (P-4)."""

from registry.ledger.entries import CopyWithdrawal, Entry, PublicCopy
from registry.seal.verdict import reasons
from registry.state.admit.kinds.attesting import own_word
from registry.state.admit.kinds.days import backwards, not_before
from registry.state.admit.kinds.identity import company_known
from registry.state.admit.kinds.promising import commitment_of, published_before
from registry.state.admit.row import Check, Row
from scoring.refusal import Refusal


def screened(row: Row) -> Refusal | None:
    """A person has looked at every page of the copy."""
    if row.draft.screened:
        return None
    return row.refuse(
        "P-4",
        "副本中还有个人信息的，不得公示；请遮盖后重新生成副本。",
        "A copy in which personal data can be read is not shown: black it out and draw it anew.",
        found="否",
        expected="是",
    )


def of_what_holds(row: Row) -> Refusal | None:
    """The copy is of the very original that was verified, and bears no identity number."""
    commitment, drawn = commitment_of(row), row.verdict
    if commitment is None or drawn is None:
        return None
    found = commitment.verification
    if found is None or found.status not in ("valid", "attested"):
        return row.refuse(
            "P-4",
            "原件还没有核验有效，也没有由两名经办人核对，不得公示副本。",
            "The original neither holds nor was attested by two clerks: no copy of it is shown.",
        )
    if found.personal:
        return row.refuse(
            "P-4",
            "原件的签名证书含个人身份证件号码，不得公示副本。",
            "The original bears a personal identity number: no copy of it is shown.",
        )
    if found.original == drawn.digest:
        return None
    return row.refuse(
        "P-4",
        "文件不是已核验的原件。",
        "The file is not the original that was verified.",
        found=drawn.digest,
        expected=found.original,
    )


def drawn(row: Row) -> Refusal | None:
    """There is a copy, and it is the one that the clerk has looked at."""
    found = row.verdict
    if found is None:
        return row.refuse("P-4", "没有原件，无从绘制副本。", "There is no original to copy.")
    if found.reason:
        reason = reasons()[found.reason]
        return row.refuse(
            "P-4",
            f"不能绘制副本：{reason.zh}。",
            f"No copy can be drawn: {reason.en}.",
            found=found.found,
        )
    if found.copy == row.draft.copy:
        return None
    return row.refuse(
        "P-4",
        "所绘副本与核对人看过的不是同一份，请用 registry commitment copy 重新生成、看过。",
        "The copy drawn is not the one that the clerk has looked at: draw it anew and look.",
        found=found.copy,
        expected=row.draft.copy,
    )


def shown(row: Row) -> Refusal | None:
    """Only a copy that is shown can be taken away."""
    commitment = commitment_of(row)
    if commitment is None:
        return None
    if commitment.copy is None:
        return row.refuse("P-4", "这份承诺书没有公示副本。", "No copy of this commitment is shown.")
    names = ("副本公示日期", "撤回同意日期")
    return backwards(row, commitment.copy.day, row.draft.day, names, "P-4")


def copy_entries(row: Row) -> list[Entry]:
    """The copy, and the consent to it."""
    draft, commitment, found = row.draft, commitment_of(row), row.verdict
    if commitment is None or found is None:
        return []
    return [
        PublicCopy(
            day=draft.day,
            company=draft.code,
            commitment=commitment.entry.notice,
            title=commitment.entry.title,
            signed=commitment.entry.signed,
            original=found.digest,
            copy=found.copy,
            consent=draft.consent,
            basis=draft.basis,
            clerk=draft.clerk,
            black=draft.black,
        )
    ]


def withdrawal_entries(row: Row) -> list[Entry]:
    """The end of the consent."""
    draft, commitment = row.draft, commitment_of(row)
    if commitment is None:
        return []
    entry = commitment.entry
    return [
        CopyWithdrawal(
            day=draft.day,
            company=draft.code,
            commitment=entry.notice,
            title=entry.title,
            signed=entry.signed,
            basis=draft.basis,
        )
    ]


_STANDING = (
    Check(("code",), company_known),
    Check(("code", "signed"), published_before, at=("signed",)),
)
COPY = (
    *_STANDING,
    not_before("signed", "consent", "P-4"),
    not_before("consent", "day", "P-4"),
    Check(("clerk",), own_word),
    Check(("screened",), screened),
    Check(("original", "copy", "black"), drawn, at=("copy",)),
    Check(("code", "signed", "original"), of_what_holds, at=("original",)),
)
COPY_WITHDRAWAL = (
    *_STANDING,
    not_before("signed", "day", "P-4"),
    Check(("code", "signed", "day"), shown, at=("day",)),
)
