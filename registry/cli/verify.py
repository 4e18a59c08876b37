"""`registry verify`: is the ledger what it was; is a published site what its log says?"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from registry.cli import clock, console, opening, published, signing
from registry.cli.failure import Failure
from registry.cli.settings import Given
from registry.identity import codes
from registry.release.publish import checking
from registry.tlog import checkpoint, verifying
from registry.tlog.checkpoint import Checkpoint
from registry.tlog.errors import LogError
from registry.tlog.note import Verifier
from registry.tlog.verifying import Read
from scoring.refusal import Refusal


def run(
    ctx: typer.Context,
    target: Annotated[
        str,
        typer.Argument(
            help="已发布网站的文件夹或网址，或一份公告的 JSON 文件；省略则核对台账。"
            "A published site, or a notice's JSON; without it the ledger is checked.",
            show_default=False,
        ),
    ] = "",
    key: Annotated[
        str,
        typer.Option(metavar="KEY", help="日志公钥或其文件。The log's public key, or its file."),
    ] = "",
    code: Annotated[
        str, typer.Option(metavar="CODE", help="此代码是否列名，可证明。Is this code listed?")
    ] = "",
    since: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="自己留存的旧检查点。A checkpoint that you kept."),
    ] = None,
) -> None:
    """核对台账或已发布的网站。Check the ledger, or a published site against its log.

    一条未少，一字未改。Nothing lost, nothing changed. A site is checked from its files alone.

    \b
    例 Examples:
      registry --register sqlite:///register.sqlite3 verify
      registry verify output
      registry verify https://register.example --code 91610423MAQMYWA195
      registry verify 2026-00012-K.json --key register.example+…
    """
    of_site = target and not Path(target).is_file()
    if (code or since) and not of_site:
        raise Failure("--code 和 --since 用于网站。", "--code and --since are asked of a site.")
    if not target:
        _ledger(ctx.obj)
        return
    try:
        given = signing.verifier(key) if key else None
        if not of_site:
            _notice(Path(target), given)
        elif code:
            _code(published.reader(target), given, code, since)
        else:
            _site(target, given, since)
    except LogError as fault:
        console.say(f"{fault.zh}{fault.en}")
        raise typer.Exit(1) from fault


def _ledger(given: Given) -> None:
    with opening.ledger(given.read(), readonly=True) as ledger:
        refusals = ledger.verify()
        number, head = ledger.head()
    for refusal in refusals:
        console.say(f"{refusal.zh} {refusal.en}")
    if refusals:
        raise typer.Exit(1)
    console.say(f"台账完好，共 {number} 条，链首 {head}。The ledger is whole; chain head as shown.")


def _site(target: str, given: Verifier | None, since: Path | None) -> None:
    read = published.reader(target)
    verifier = given or verifying.key(read)
    report = verifying.verify(read, verifier, _held(since, verifier))
    release = checking.check(read, published.names(target), verifier)
    faults = [*report.faults, *(release.faults if release else ())]
    for zh, en in faults:
        console.say(f"{zh}{en}")
    if faults:
        raise typer.Exit(1)
    console.say(
        f"公告 {report.notices} 份、企业现状 {report.standings} 项、"
        f"评价机构和评价办法 {report.others} 项均与日志相符；{_stubs(report)}"
        f"{_told(report.checkpoint)}{report.notices} notices, {report.standings} standings and "
        f"{report.others} agencies and rule sets are what the log has."
    )
    _say_release(release, report.releases)
    for name, time in report.witnesses.items():
        console.say(f"{name} 于 {clock.told(time)} 见证。Cosigned by {name}.")
    _say_whose(given, verifier)


def _code(read: Read, given: Verifier | None, code: str, since: Path | None) -> None:
    """Whether a code is listed, with the day and the log that prove it (P-12)."""
    parsed = codes.parse(code)
    if isinstance(parsed, Refusal):
        raise Failure(parsed.zh, parsed.en)
    verifier = given or verifying.key(read)
    is_listed, listing, signed = verifying.is_listed(read, verifier, parsed)
    if (held := _held(since, verifier)) is not None:
        verifying.check_since(read, held, signed)
    day = listing.as_of.isoformat()
    zh, en = ("列有", "listed") if is_listed else ("未列有", "not listed")
    console.say(
        f"截至 {day}，本登记册{zh} {parsed}（共列 {listing.count} 家）；{_told(signed)}"
        f"As of {day} {parsed} is {en}, as the log proves."
    )
    _say_whose(given, verifier)


def _notice(file: Path, given: Verifier | None) -> None:
    if given is None:
        raise Failure(
            "核对单份公告须以 --key 给出日志公钥。", "A notice is checked with a key that you have."
        )
    proof = file.with_suffix(".tlog-proof")
    if not proof.is_file():
        raise Failure(
            f"公告旁边没有证明文件 {proof}，请一并另存。", "Its proof must lie beside the notice."
        )
    signed = verifying.verify_notice(file.read_bytes(), proof.read_bytes(), given)
    console.say(f"公告属实，已收入日志；{_told(signed)}The notice is in the log, unaltered.")
    console.note(
        "其后是否更正或依法撤下，请看登记册上该公告的网址。"
        "Whether it was corrected or erased since, its page tells."
    )


def _say_release(found: checking.Report | None, logged: Sequence[int]) -> None:
    if found is None:
        console.note(
            "此处没有文件清单，页面和检索文件未逐一核对：网站尚未以 registry publish 发布。"
            "There is no manifest: only what the log has was checked."
        )
        return
    console.say(
        f"版本 {found.release.id} 的 {found.release.files} 个文件逐一相符。"
        f"All {found.release.files} files are those of the release."
    )
    if found.leaf != logged[-1]:
        console.note("日志中有更新的版本，网站现显示较早的。The log has a later release than this.")


def _stubs(report: verifying.Report) -> str:
    """How many things were erased, each as the log says (P-5)."""
    count = len(report.stubs)
    return f"依法撤下的存根 {count} 份（stubs: {count}），日志均有记载；" if count else ""


def _held(since: Path | None, verifier: Verifier) -> Checkpoint | None:
    return checkpoint.opened(since.read_text("utf-8"), verifier) if since else None


def _told(signed: Checkpoint) -> str:
    return f"日志 {signed.origin} 共 {signed.size} 条，树根 {signed.short}。"


def _say_whose(given: Verifier | None, verifier: Verifier) -> None:
    if given is None:
        console.note(
            f"公钥取自网站自身：{verifier}。要不信任网站，请以 --key 给出从别处得到的公钥。"
            "The key is the site's own; give one that you have from elsewhere."
        )
