"""`registry explain`: why the register says what it says of a company."""

import sys
from collections.abc import Iterator
from datetime import date
from typing import Annotated

import msgspec
import typer

from registry.cli import console, opening
from registry.cli.explaining.telling import Explanation, Source, Teller, Told
from registry.cli.settings import Given, Settings
from registry.cli.standing_text import STATUS
from registry.identity import codes
from registry.ledger.entries import CompanyEntry
from registry.public.following import FollowedView
from registry.state.fold import fold_company
from registry.state.standing import GradeStanding, standing
from scoring.refusal import Refusal


class Answer(msgspec.Struct, frozen=True):
    """The explanation with the grades that it explains."""

    explanation: Explanation
    grades: tuple[GradeStanding, ...]


def run(
    ctx: typer.Context,
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="统一社会信用代码。The company's unified code.")
    ],
    as_of: Annotated[
        str, typer.Option(metavar="DAY", help="看哪一日，默认今天。On which day.")
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="输出 JSON。For programs.")] = False,
) -> None:
    """说明登记册为何这样记载一家企业。Why the register says what it says of a company.

    逐条列出日期、依据、报送文件、行号和经办人；不公开的注明“不公开”，答复来电时不得说出。
    Entry by entry, with rule, filing, row and clerk; what is private is marked.

    \b
    例 Examples:
      registry explain 91610423MAQMYWA195
      registry explain 91610423MAQMYWA195 --as-of 2026-02-28 --json
    """
    given: Given = ctx.obj
    parsed = codes.parse(code)
    if isinstance(parsed, Refusal):
        console.note(f"{parsed.zh} {parsed.en}")
        raise typer.Exit(1)
    answer = _answer(given.read(), parsed, opening.day(as_of))
    if answer is None:
        console.note(f"台账中没有 {parsed}。The ledger knows nothing of it.")
        raise typer.Exit(1)
    if json:
        written = msgspec.json.encode(answer.explanation)
        sys.stdout.write(msgspec.json.format(written, indent=2).decode() + "\n")
    else:
        for line in _lines(answer):
            console.say(line)


def _answer(settings: Settings, code: str, day: date) -> Answer | None:
    """The answer; None for a company that nothing is known of on that day."""
    rules = opening.rules(settings)
    with opening.ledger(settings, readonly=True) as ledger, ledger.snapshot() as now:
        recorded = list(now.entries([code]))
        acts = [one.entry for one in recorded if isinstance(one.entry, CompanyEntry)]
        state = fold_company(acts, day)
        if state is None:
            return None
        view = FollowedView(now, rules, settings.association, day)
        teller = Teller(now, rules, state, next(view.disclosures([code])), day)
        return Answer(teller.explain(recorded), standing(state, day, rules).grades)


def _lines(answer: Answer) -> Iterator[str]:
    said = answer.explanation
    yield f"{said.name}（{said.code}），截至 {said.as_of}"
    for grade in answer.grades:
        yield (
            f"{grade.grade} 级，{STATUS[grade.status]}，"
            f"{grade.valid_from} 至 {grade.valid_until}［{grade.ruleset}］"
        )
    yield (
        "网站上有这家企业。On the site."
        if said.listed
        else ("网站上没有这家企业：没有可以公开的等级，也没有信用承诺书。Not on the site.")
    )
    for told in said.told:
        yield from _told(told)
    if said.later:
        yield f"另有 {said.later} 条自 {said.as_of} 之后的日期起生效。Entries of later days."


def _told(told: Told) -> Iterator[str]:
    rests = " ".join(part for part in (told.rule, told.article, told.ruleset) if part)
    mark = f"【不公开：{told.private}】" if told.private else ""
    part = f"【不公开：{told.private_part}】" if told.private_part and not mark else ""
    yield f"{told.day} {mark}{told.text}{part}［{rests}］"
    yield (
        f"    {_paper(told.source)}" if told.source else "    随日期发生，无需条目。By time alone."
    )


def _paper(source: Source) -> str:
    clerk = f"，{source.clerk}" if source.clerk else ""
    sheet = f"“{source.sheet}”" if source.sheet else ""
    return f"{source.filing}{sheet}第 {source.row} 行，{source.received} 收取{clerk}"
