"""The originals that rows of a filing name: read from beside it, and judged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePath

from registry.cli.seal import Seal
from registry.intake.drafts import Filed, Origin
from registry.intake.drafts.commitments import PublicCopyDraft, ScanAttestationDraft
from registry.intake.problems import Problem
from registry.seal.verdict import Finding, Verdict
from scoring.refusal import Refusal

#: What follows the name of an original in the name of its detached signature.
SIGNATURE = ".p7s"


@dataclass(frozen=True)
class Original:
    """A document with the name under which the ledger keeps it: company, digest, suffix."""

    name: str
    digest: str
    content: bytes
    kind: str = "document"


@dataclass(frozen=True)
class Originals:
    """The documents of a filing, each once, the verdict for each row, and what is not there."""

    found: tuple[Original, ...]
    verdicts: Mapping[Origin, Verdict]
    problems: tuple[Problem, ...]


def read(path: Path, filed: Iterable[Filed], seal: Seal, received: date) -> Originals:
    """The originals named by the rows of the filing at `path`, judged by the day of receipt."""
    found: dict[str, Original] = {}
    verdicts: dict[Origin, Verdict] = {}
    problems: list[Problem] = []
    for row in filed:
        named = getattr(row.draft, "original", "")
        if not named or {"original", "code"} & row.unread:
            continue
        content = _content(path.parent, named)
        if isinstance(content, Refusal):
            problems.append(Problem.at(row, ("original",), content))
            continue
        code = getattr(row.draft, "code", "")
        beside = path.parent / f"{named}{SIGNATURE}"
        signature = beside.read_bytes() if beside.is_file() else None
        kept = [(content, PurePath(named).suffix.lower())]
        kept += [(signature, SIGNATURE)] if signature is not None else []
        for part, suffix in kept:
            digest = sha256(part).hexdigest()
            name = f"{code}-{digest[:16]}{suffix}"
            found.setdefault(digest, Original(name, digest, part))
        if isinstance(row.draft, PublicCopyDraft):
            drawn = _drawn(content, row.draft, seal, received)
            if isinstance(drawn, Refusal):
                problems.append(Problem.at(row, ("black",), drawn))
                continue
            verdicts[row.origin], copy = drawn
            if copy is not None:
                found.setdefault(copy.digest, copy)
            continue
        judge = seal.look if isinstance(row.draft, ScanAttestationDraft) else seal.judge
        verdicts[row.origin] = judge(content, code, received, signature=signature)
    return Originals(tuple(found.values()), verdicts, tuple(problems))


def _drawn(
    content: bytes, draft: PublicCopyDraft, seal: Seal, received: date
) -> tuple[Verdict, Original | None] | Refusal:
    """The copy of an original, and what is found of it: nothing but whether it can be drawn."""
    copy = seal.draw(content, draft.black)
    if copy is None:
        return Refusal(
            "P-4",
            "",
            "遮盖位置须为“页,左,上,宽,高”，以百分数计，几处用分号隔开。",
            "Boxes are page, left, top, width, height in per cent, parted by semicolons.",
            draft.black,
            "1,10,52.5,30,4",
        )
    digest = sha256(content).hexdigest()
    if isinstance(copy, Finding):
        return Verdict(
            status="failed",
            reason=copy.reason,
            found=copy.found,
            received=received,
            digest=digest,
        ), None
    drawn = sha256(copy).hexdigest()
    name = f"{draft.code}-{drawn[:16]}.copy.pdf"
    verdict = Verdict(status="unverified", received=received, digest=digest, copy=drawn)
    return verdict, Original(name, drawn, copy, "public_copy")


def _content(folder: Path, named: str) -> bytes | Refusal:
    """The bytes of a file in the folder; never of one elsewhere."""
    if PurePath(named).name != named or "\\" in named or named in (".", ".."):
        return Refusal(
            "R-51",
            "",
            "原件只填文件名，文件与报送文件放在同一文件夹。",
            "The original is named without a folder and lies beside the filing.",
            named,
        )
    file = folder / named
    if not file.is_file():
        return Refusal(
            "R-51",
            "",
            "在报送文件所在的文件夹中没有这份原件。",
            "The original does not lie beside the filing.",
            named,
        )
    return file.read_bytes()
