"""`registry notice`: notices drafted, to be sealed, published and taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from registry.cli import console, opening, problems
from registry.cli.drafting import asking, dropping, record, word
from registry.cli.drafting.drawing import Drawn, Office, draw, three_days
from registry.cli.failure import Failure
from registry.cli.settings import Given, Settings
from registry.cli.verbs import HELP
from registry.intake.drafts import BY_KIND, Draft, columns
from registry.intake.problems import Problem
from registry.intake.read import Reading
from registry.ledger.store import Ledger
from registry.state.rules import Rules
from scoring.refusal import Refusal

app = typer.Typer(**HELP)
app.command("drop")(dropping.drop)


@app.callback()
def common() -> None:
    """草拟公告，列出公告稿。Notices before they are published.

    \b
    例 Examples:
      registry notice draft announcement --day 2026-05-20
      registry notice list
      registry notice drop 陕信协〔2026〕12号 改由下一批公布
    """


@app.command("list")
def listed(ctx: typer.Context) -> None:
    """列出给过文号的公告稿：待发布的和已发布的。Drafted notices, published or not.

    \b
    例 Examples:
      registry notice list
    """
    given: Given = ctx.obj
    with opening.ledger(given.read(), readonly=True) as ledger:
        drafted, gone = record.recorded(ledger), record.dropped(ledger)
        waiting = {one.number for one in record.waiting(ledger)}
    rows = [
        (
            one.number,
            one.day.isoformat(),
            "待发布" if one.number in waiting else "作废" if one.number in gone else "已发布",
            one.title,
        )
        for one in drafted
    ]
    console.table(("文号 number", "公告日期 day", "状态 state", "标题 title"), rows)
    left = len(waiting)
    console.note(f"公告稿 {len(rows)} 份，待发布 {left} 份。{left} not published yet.")


@app.command()
def draft(
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="公告种类。The kind of notice.")],
    facts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE | 项目=内容…]", help="待公布的报送表，或逐项写明。A sheet, or its cells."
        ),
    ] = None,
    code: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="企业的统一社会信用代码，可多次。Which companies."),
    ] = None,
    day: Annotated[
        str, typer.Option(metavar="DAY", help="公告日期，默认今天。The day of the notice.")
    ] = "",
    ruleset: Annotated[
        str, typer.Option(metavar="ID", help="评价办法，默认设置中的。Under which rule set.")
    ] = "",
    number: Annotated[
        str, typer.Option(metavar="NUMBER", help="文号；省略则给下一号。Its document number.")
    ] = "",
    first_certificate: Annotated[
        str,
        typer.Option(metavar="NUMBER", help="还没有颁发过证书时的第一号。The very first one."),
    ] = "",
    clerk: Annotated[
        str, typer.Option(metavar="NAME", help="拟稿人，记入台账。Who drafts, for the ledger.")
    ] = "",
    output: Annotated[
        Path, typer.Option(metavar="DIR", help="写入的文件夹，默认当前。Where the files go.")
    ] = Path(),
) -> None:
    """草拟一份公告：文稿（.md、.docx）和报送表（.xlsx）。Draft a notice.

    先按规则核对，有一处不符即不给号。盖章发布后，用 take 收取报送表。Checked against the rules
    first; once it is sealed and published, `take` reads the sheet.

    \b
    例 Examples:
      registry notice draft announcement --day 2026-05-20
      registry notice draft revocation --code 91610423MAQMYWA195 事由=主要资产被查封
      registry notice draft cancellation 待取消.xlsx --output 公告
    """
    given: Given = ctx.obj
    if kind not in asking.NOTICES:
        known = "、".join(asking.NOTICES)
        raise Failure(f"没有公告种类 {kind}，现有：{known}。", "There is no such kind of notice.")
    settings = given.read()
    rules = opening.rules(settings)
    if ruleset and ruleset not in rules.book.ids:
        raise Failure(f"没有评价办法 {ruleset}。", "There is no such rule set.")
    office = Office(
        rules=rules,
        issuer=_issuer(settings),
        mark=_mark(settings, number),
        today=opening.day(""),
        folder=output,
        clerk=clerk,
        number=number,
        first=first_certificate,
        seal=opening.seal(settings),
    )
    asked = _Asked(kind, facts or [], code or [], day, ruleset)
    output.mkdir(parents=True, exist_ok=True)
    with opening.ledger(settings) as ledger:
        drawn = draw(ledger, office, kind, _rows(ledger, rules, asked))
    if not isinstance(drawn, Drawn):
        _refuse(drawn)
    _write(drawn, output)
    _advise(drawn, rules)


@dataclass(frozen=True)
class _Asked:
    """What the command line asked for."""

    kind: str
    facts: Sequence[str]
    codes: Sequence[str]
    day: str
    ruleset: str


def _rows(ledger: Ledger, rules: Rules, asked: _Asked) -> Sequence[Draft]:
    """The rows to publish; where they cannot be read, the command ends with the problems."""
    if asked.facts and Path(asked.facts[0]).is_file():
        if len(asked.facts) > 1 or asked.day or asked.codes:
            raise Failure(
                "给出报送表时，日期和企业以表为准，不再另写。", "The sheet itself says all that."
            )
        return _read(asking.from_file(Path(asked.facts[0]), asked.kind))
    day = opening.day(asked.day)
    if asking.NOTICES[asked.kind] == ("announcement",):
        wanted = asking.Waiting(asked.ruleset, asked.kind == "upgrade", tuple(asked.codes))
        found = asking.awaiting(ledger, rules, day, wanted)
        for code in found.contested:
            console.note(f"{code}：复评正在进行，未列入（D-15）。Contested, left out.")
        for code, last in found.contestable.items():
            console.note(
                f"{code}：至 {last} 可申请复评，公告在此期间（R-15）；届时再公告可用 --day。"
                "A re-evaluation may still be asked for on the day of the notice."
            )
        if not found.rows:
            _refuse([Problem("", _nothing(day))])
        return found.rows
    if asked.kind == "cancellation" and not asked.day:
        day = three_days(rules, day)
    return _read(asking.in_words(asked.kind, _words(ledger, rules, asked, day.isoformat())))


def _words(ledger: Ledger, rules: Rules, asked: _Asked, day: str) -> dict[str, str]:
    """The cells of the one row that the command line tells, by header."""
    declared = columns(BY_KIND[asking.NOTICES[asked.kind][-1]])
    words = {declared["day"].header: day} | asking.pairs(asked.facts)
    if len(asked.codes) > 1:
        raise Failure("几家企业请列表报送。", "For several companies give a sheet.")
    if asked.codes and "code" in declared:
        words[declared["code"].header] = asked.codes[0]
    if asked.ruleset and "ruleset" in declared:
        words[declared["ruleset"].header] = asked.ruleset
    code = words.get("统一社会信用代码", "")
    if asked.kind == "revocation" and declared["grade"].header not in words:
        new = asking.reevaluated(ledger, rules, code, asked.ruleset)
        if isinstance(new, Refusal):
            _refuse([Problem("", new)])
        words = {**new, **words}
    return words


def _read(reading: Reading) -> Sequence[Draft]:
    if reading.problems:
        _refuse(reading.problems)
    return [one.draft for one in reading.filed]


def _refuse(found: Sequence[Problem]) -> NoReturn:
    console.note("公告未草拟，没有给号。No draft was made and no number given.")
    problems.show(found)
    raise typer.Exit(1)


def _nothing(day: object) -> Refusal:
    return Refusal(
        "R-13",
        "",
        f"截至 {day}，没有审定而未公告的结果。",
        "No decided result awaits its announcement.",
    )


def _issuer(settings: Settings) -> str:
    if settings.association.name:
        return settings.association.name
    raise Failure("设置 REGISTRY_ASSOCIATION 没有写明协会名称。", "The settings name no issuer.")


def _mark(settings: Settings, number: str) -> str:
    if settings.notice_mark or number:
        return settings.notice_mark
    raise Failure(
        "设置 REGISTRY_NOTICE_MARK 没有写明发文代字（如“陕信协”）；或用 --number 给出文号。",
        "The settings do not say how document numbers begin; give one with --number.",
    )


def _write(drawn: Drawn, folder: Path) -> None:
    name = drawn.record.number
    files = {
        f"{name}.md": drawn.record.text.encode(),
        f"{name}.docx": word.document(drawn.worded),
        f"{name}.xlsx": drawn.sheet,
    }
    for file, content in files.items():
        (folder / file).write_bytes(content)
        console.say(f"{folder / file}")


def _advise(drawn: Drawn, rules: Rules) -> None:
    """What else the clerk should know, beside the files."""
    known = "（此稿先前已给此号）" if drawn.again else ""
    console.note(
        f"{drawn.record.number}{known} {drawn.notice.title}。盖章发布后收取："
        f"registry take {drawn.record.number}.xlsx。Take the sheet once it is published."
    )
    if drawn.beside:
        console.note(
            f"同一对象另有待发布的公告稿：{'、'.join(drawn.beside)}；"
            "不再发布的，请以 registry notice drop 作废。"
            "Other drafts about the same wait: drop those that will not be published."
        )
    days = drawn.notice.days
    off = [day for day in days if not rules.calendar.is_workday(day)]
    if drawn.notice.kind == "cancellation" and off:
        better = three_days(rules, days[0])
        listed = "、".join(f"{day}（{rules.calendar.day_off(day)}）" for day in off)
        console.note(
            f"三天公告期中 {listed} 为休息日；自 {better} 起三天均为工作日（R-43）。"
            f"Days off fall into the three days; from {better} on all are working days."
        )
    if any(not rules.calendar.covers(day.year) for day in days):
        console.note("该年度节假日安排尚未公布，日期为暂定（P-11）。The days are provisional.")
