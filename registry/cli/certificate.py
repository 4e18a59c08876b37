"""`registry certificate`: what a company gets for its grade, as PDF (R-16)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, NoReturn

import typer

from registry.cli import console, opening
from registry.cli.certifying import documents
from registry.cli.certifying.award import Award, awards
from registry.cli.certifying.batch import Found, of_all, of_notice
from registry.cli.certifying.fonts import Fonts
from registry.cli.failure import Failure
from registry.cli.settings import Given, Settings
from registry.identity import codes
from registry.ledger.reads import Reader
from registry.public.following import FollowedView
from registry.state.rules import Rules
from scoring.refusal import Refusal


def run(
    ctx: typer.Context,
    code: Annotated[
        str, typer.Argument(metavar="[CODE]", help="统一社会信用代码。The company's unified code.")
    ] = "",
    ruleset: Annotated[
        str, typer.Option(metavar="ID", help="评价办法，有几个有效等级时须写明。Which rule set.")
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE.pdf", help="写入此文件；默认以代码和编号为名。Where to."),
    ] = None,
    every: Annotated[
        Path | None,
        typer.Option("--all", metavar="DIR", help="成批，每家一份，写入此文件夹。A batch."),
    ] = None,
    notice: Annotated[
        str, typer.Option(metavar="NUMBER", help="成批：此公告或命名文件的各等级。Of this notice.")
    ] = "",
    font: Annotated[
        str, typer.Option(metavar="NAME", help="字体的名称或文件。The font, by name or file.")
    ] = "",
    as_of: Annotated[
        str, typer.Option(metavar="DAY", help="按此日的登记，默认今天。As registered on this day.")
    ] = "",
) -> None:
    """出具信用等级证书、牌匾文字或命名文件。Certificate, plaque text or naming document as PDF.

    按评价办法该等级应得的出具，一份一页，附二维码；届满、撤销、无效、撤下公示的不出具。What the
    rule set grants for the grade (R-16), a page each; nothing for a grade that is not in force.

    \b
    例 Examples:
      registry certificate 91610423MAQMYWA195
      registry certificate --notice 陕信协〔2026〕12号 --all 证书
    """
    given: Given = ctx.obj
    _usage(code, out, every, notice)
    settings, specimen = given.read(), bool(given.values().get("REGISTRY_DEMO"))
    if not settings.association.url or not settings.association.name:
        raise Failure(
            "设置 REGISTRY_ASSOCIATION 没有写明协会名称 name 或网站地址 url。",
            "The settings name no association or no address.",
        )
    rules = opening.rules(settings)
    if ruleset and ruleset not in rules.book.ids:
        raise Failure(f"没有评价办法 {ruleset}。", "There is no such rule set.")
    with _register(settings, rules, as_of) as (ledger, register):
        if every is None:
            found: list[Found] = [(code, _one(register, rules, code, ruleset))]
        elif notice:
            found = list(of_notice(ledger, register, rules, notice, ruleset))
        else:
            found = list(of_all(register, rules, ruleset))
    granted = [one for _, one in found if isinstance(one, Award)]
    refused = [(code, one) for code, one in found if isinstance(one, Refusal)]
    if not found:
        raise Failure(
            f"登记册没有由“{notice}”公布或者命名的等级。" if notice else "登记册没有有效的等级。",
            "There is no such grade.",
        )
    if granted:
        fonts, folder = Fonts.found(font), every or Path()
        folder.mkdir(parents=True, exist_ok=True)
        files = [out or folder / one.file for one in granted]
        _write(granted, fonts, specimen, files)
    if refused:
        _refuse(refused)


def _usage(code: str, out: Path | None, every: Path | None, notice: str) -> None:
    if bool(code) == (every is not None) or (out and every) or (notice and every is None):
        raise Failure(
            "写明一家企业的代码，或以 --all（可附 --notice）成批出具。",
            "Name one company, or a batch by --all, with --notice if you like.",
        )


@contextmanager
def _register(
    settings: Settings, rules: Rules, as_of: str
) -> Iterator[tuple[Reader, FollowedView]]:
    day = opening.day(as_of)
    with opening.ledger(settings, readonly=True) as ledger, ledger.snapshot() as now:
        yield now, FollowedView(now, rules, settings.association, day)


def _one(register: FollowedView, rules: Rules, code: str, ruleset: str) -> Award:
    parsed = codes.parse(code)
    if isinstance(parsed, Refusal):
        _refuse([(code, parsed)])
    [disclosed] = register.disclosures([parsed])
    found = awards(disclosed, rules, register.association, ruleset)
    refused = [(parsed, one) for one in found if isinstance(one, Refusal)]
    if refused:
        _refuse(refused)
    granted = [one for one in found if isinstance(one, Award)]
    if len(granted) > 1:
        known = "、".join(one.ruleset for one in granted)
        raise Failure(
            f"{parsed} 有几个有效等级，请以 --ruleset 写明：{known}。",
            "It has several grades in force; say which with --ruleset.",
        )
    return granted[0]


def _write(found: Sequence[Award], fonts: Fonts, specimen: bool, files: Sequence[Path]) -> None:
    """Cut the fonts once, then write each; progress is shown where there are many."""
    with TemporaryDirectory() as folder, console.progress() as progress:
        cut = fonts.cut(documents.characters(found), Path(folder))
        for one, file in progress.track(
            list(zip(found, files, strict=True)), description="出具证书 certificates"
        ):
            file.write_bytes(documents.made(one, cut, specimen=specimen))
            console.say(f"{file}")
            if one.mismatch:
                console.note(
                    f"{one.number}：编号中的等级码不是 {one.grade} 级的（P-9），请核对是否换发。"
                    "The digits of the number name another grade."
                )
    if specimen:
        console.note("登记册是演示用的，各页注明“样张”。A made-up register: each page says so.")


def _refuse(refused: Sequence[tuple[str, Refusal]]) -> NoReturn:
    for code, one in refused:
        console.note(f"{code}：{one.zh}［{f'{one.rule} {one.article}'.strip()}］ {one.en}")
    raise typer.Exit(1)
