"""The official wording of a notice, from the acts that publishing it would record."""

from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from registry.cli.drafting.tables import Facts, Table, table
from registry.state.rules import article

#: Where the table stands in a template.
_TABLE = "［表］"
_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Worded:
    """A notice in words: `before` and `after` are the paragraphs around its table."""

    issuer: str
    number: str
    title: str
    before: tuple[str, ...]
    table: Table
    after: tuple[str, ...]
    day: str

    @property
    def text(self) -> str:
        """The paragraphs that the site publishes with the notice; it shows the table itself."""
        body = [line for line in (*self.before, *self.after) if line != "特此公告。"]
        return "\n\n".join(body)

    def markdown(self) -> str:
        """The whole notice as Markdown."""
        parts = [
            f"# {self.title}",
            self.number,
            *self.before,
            self.table.markdown(),
            *self.after,
            f"{self.issuer}  \n{self.day}",
        ]
        return "\n\n".join(part for part in parts if part) + "\n"


def worded(facts: Facts, issuer: str, number: str) -> Worded:
    """The notice in words. `issuer` is the association's name, `number` the document number."""
    lines = (
        _environment()
        .get_template(f"{facts.notice.kind}.txt")
        .render(
            cite=partial(cite, facts),
            those=_those(len(facts.rows)),
            day=chinese(facts.notice.day),
            days="、".join(map(chinese, facts.notice.days)),
            facts=facts,
        )
    )
    paragraphs = [line.strip() for line in lines.splitlines() if line.strip()]
    at = paragraphs.index(_TABLE)
    return Worded(
        issuer=issuer,
        number=number,
        title=facts.notice.title,
        before=tuple(paragraphs[:at]),
        table=table(facts),
        after=tuple(paragraphs[at + 1 :]),
        day=chinese(facts.notice.day),
    )


def _those(count: int) -> str:
    """下列, with the number where there are several."""
    return "下列" if count == 1 else f"下列{count}家"


def chinese(day: date) -> str:
    """A day as official documents write it (GB/T 9704-2012 7.3.5.4): 2026年5月20日."""
    return f"{day.year}年{day.month}月{day.day}日"


def cite(facts: Facts, *rules: str) -> str:
    """The document and the articles on which rules rest: 《…办法（试行）》第十三条."""
    found = dict.fromkeys(filter(None, (article(facts.ruleset, rule) for rule in rules)))
    own = [named(one) for one in found if "《" not in one and one.startswith("第")]
    other = [one.replace("来源未规定，", "") for one in found if "《" in one]
    parts = [f"《{facts.ruleset.title}》{'、'.join(own)}"] if own else []
    return "、".join(parts + other) or f"《{facts.ruleset.title}》"


def named(place: str) -> str:
    """An article with its item in words: “第十一条 7” is 第十一条第七项."""
    first, _, item = place.partition(" ")
    return f"{first}第{_DIGITS[int(item)]}项" if item in set("123456789") else place


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
