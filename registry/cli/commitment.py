"""`registry commitment`: signed commitments at the desk, before anything is taken."""

import sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from msgspec.structs import replace

from registry.cli import console, opening
from registry.cli.failure import Failure
from registry.cli.settings import Given
from registry.cli.verbs import HELP
from registry.identity import codes
from registry.ledger.entries import CommitmentVerification
from registry.ledger.store import Ledger
from registry.seal.verdict import Finding, Verdict, reasons
from scoring.refusal import Refusal

app = typer.Typer(**HELP)
_SCAN = (
    "  如为纸质承诺书的扫描件：由两名经办人先后核对纸质原件，各报一份“扫描件核对”。"
    "If it is a scan of a paper, two clerks attest it, each by a filing of their own."
)


@app.callback()
def common() -> None:
    """核验签名的信用承诺书。Signed commitments at the desk.

    \b
    例 Examples:
      registry commitment check 承诺书.pdf --company 91610423MAQMYWA195
      registry commitment copy 承诺书.pdf --output 副本.pdf
      registry commitment repeat
    """


@app.command()
def check(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="承诺书原件（PDF 或 OFD）。PDF or OFD.")
    ],
    company: Annotated[
        str,
        typer.Option(metavar="CODE", help="企业的统一社会信用代码。The company's unified code."),
    ],
    received: Annotated[
        str,
        typer.Option(
            metavar="DAY", help="收到日期，即核验所依之日，默认今天。The day it is judged by."
        ),
    ] = "",
    signature: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.p7s",
            help="另存的签名（CMS），原件可为任何文件。A detached signature over any file.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="输出 JSON。For programs.")] = False,
) -> None:
    """核验一份承诺书是否由该企业签名，未被改动。Whether the company signed it, and it is unaltered.

    什么也不记录。数字签名有效时退出状态为 0，否则为 1。Nothing is recorded.

    \b
    例 Examples:
      registry commitment check 承诺书.pdf --company 91610423MAQMYWA195
      registry commitment check 承诺书.pdf --company 91610423MAQMYWA195 --received 2026-03-01
      registry commitment check 承诺书.ofd --company 91610423MAQMYWA195
      registry commitment check 承诺书.wps --company 91610423MAQMYWA195 --signature 承诺书.wps.p7s
    """
    given: Given = ctx.obj
    code = codes.parse(company)
    if isinstance(code, Refusal):
        console.note(f"{code.zh} {code.en}")
        raise typer.Exit(1)
    for needed in filter(None, (file, signature)):
        if not needed.is_file():
            raise Failure(f"找不到文件 {needed}。", "The file is not there.")
    content, day, seal = file.read_bytes(), opening.day(received), opening.seal(given.read())
    beside = signature.read_bytes() if signature else None
    verdict = seal.judge(content, code, day, signature=beside)
    if json:
        encoded = msgspec.json.encode(verdict)
        sys.stdout.write(msgspec.json.format(encoded, indent=2).decode() + "\n")
    else:
        _tell(file, verdict)
        if _unsigned(verdict) and seal.look(content, code, day, beside).status == "attested_once":
            console.say(_SCAN)
    if verdict.status != "valid":
        raise typer.Exit(1)


@app.command()
def repeat(ctx: typer.Context) -> None:
    """重新核验台账中的全部原件，与当时的结论比较。Judge every original in the ledger again.

    用当时收到日和当时的吊销列表，结论须与台账所记一字不差；有不同的，退出状态为 1。
    By the day and the lists of that time; status 1 where a verdict comes out otherwise.

    \b
    例 Example:
      registry commitment repeat
    """
    given: Given = ctx.obj
    settings = given.read()
    seal = opening.seal(settings)
    count, other = 0, 0
    with opening.ledger(settings, readonly=True) as ledger:
        for entry in _verifications(ledger):
            count += 1
            stored = ledger.filing_by_digest(entry.original)
            beside = ledger.filing_by_digest(entry.signature) if entry.signature else None
            content = stored.content if stored else b""
            signature = beside.content if beside else None
            about = content, entry.company, entry.received
            if entry.clerk:
                again = seal.look(*about, signature)
            else:
                again = seal.judge(*about, entry.lists, signature)
            recorded = _recorded(entry)
            # The file of trust roots grows; whether that tells is what is asked here.
            if replace(again, trust=entry.trust) != recorded:
                other += 1
                console.say(
                    f"{entry.company} {entry.original[:16]}：台账 recorded {_short(recorded)}，"
                    f"现 now {_short(again)}"
                )
    console.say(
        f"共 {count} 份原件，结论不同的 {other} 份。"
        f"Originals: {count}; verdicts that come out otherwise: {other}."
    )
    if other:
        raise typer.Exit(1)


@app.command()
def copy(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="原件或扫描件。The original, or its scan.")
    ],
    output: Annotated[
        Path, typer.Option(metavar="COPY.pdf", help="副本存为此文件。Where the copy goes.")
    ],
    black: Annotated[
        str,
        typer.Option(
            metavar="BOXES",
            help="遮盖位置：页,左,上,宽,高，百分数，分号隔开。What to black out, in per cent.",
        ),
    ] = "",
) -> None:
    """生成承诺书的公示副本，供经办人逐页查看。Draw the public copy, for a clerk to look at.

    各页重新绘制成图，遮盖所列位置，标“仅供公示”；不带文字、附件和元数据。什么也不记录：
    看过后报“公示副本”，填同样的遮盖位置和所示摘要。Nothing is recorded: file it when looked at.

    \b
    例 Examples:
      registry commitment copy 承诺书.pdf --output 副本.pdf
      registry commitment copy 承诺书.pdf --black "1,10,52.5,30,4; 2,0,90,100,10" --output 副本.pdf
    """
    given: Given = ctx.obj
    if not file.is_file():
        raise Failure(f"找不到文件 {file}。", "The file is not there.")
    drawn = opening.seal(given.read()).draw(file.read_bytes(), black)
    if drawn is None:
        raise Failure(
            f"遮盖位置“{black}”不是“页,左,上,宽,高”，如 1,10,52.5,30,4；几处用分号隔开。",
            "Boxes are page, left, top, width, height in per cent, parted by semicolons.",
        )
    if isinstance(drawn, Finding):
        reason = reasons()[drawn.reason]
        found = f"（{drawn.found}）" if drawn.found else ""
        console.say(f"{file.name}：不能生成副本：{reason.zh}{found}。No copy: {reason.en}.")
        raise typer.Exit(1)
    output.write_bytes(drawn)
    console.say(f"副本已存于 {output}，请逐页查看。Look at every page of it.")
    console.say(f"  副本摘要 SHA-256：{sha256(drawn).hexdigest()}")


def _verifications(ledger: Ledger) -> list[CommitmentVerification]:
    acts = ledger.entries(acts=["commitment_verification"])
    entries = [recorded.entry for recorded in acts]
    return [entry for entry in entries if isinstance(entry, CommitmentVerification)]


def _recorded(entry: CommitmentVerification) -> Verdict:
    """The verdict as the ledger has it; of a scan, that clerks may attest it.

    What the clerks saw nobody can repeat: only that the file is a scan that bears no signature.
    """
    return Verdict(
        status="attested_once" if entry.clerk else entry.status,
        reason=entry.reason,
        found=entry.found,
        received=entry.received,
        digest=entry.original,
        signature=entry.signature,
        signer=entry.signer,
        signed=entry.stated,
        chain=entry.chain,
        lists=entry.lists,
        trust=entry.trust,
        personal=entry.personal,
    )


def _unsigned(verdict: Verdict) -> bool:
    """Whether nothing but the want of a signature, or of a PDF, was found."""
    return verdict.reason in ("unsigned", "header")


def _short(verdict: Verdict) -> str:
    return f"{verdict.zh}（{verdict.reason}）" if verdict.reason else verdict.zh


def _tell(file: Path, verdict: Verdict) -> None:
    console.say(f"{file.name}：{verdict.zh}。{verdict.en}.")
    if verdict.reason:
        reason = reasons()[verdict.reason]
        found = f"（{verdict.found}）" if verdict.found else ""
        console.say(f"  原因：{reason.zh}{found}。{reason.en[0].upper()}{reason.en[1:]}.")
    if verdict.signer:
        console.say(f"  签名证书持有人 signer：{verdict.signer}")
    if verdict.signed is not None:
        console.say(f"  签名自称的日期 signing day as stated：{_day(verdict.signed)}")
    if verdict.personal:
        console.say(
            "  证书含个人身份证件号码，原件不得公示。"
            "The certificate bears a personal identity number: the document is never published."
        )
    console.say(f"  核验所依之日 judged as of：{_day(verdict.received)}")
    console.say(f"  原件摘要 SHA-256：{verdict.digest}")


def _day(day: date) -> str:
    return day.isoformat()
