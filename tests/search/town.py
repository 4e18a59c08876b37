"""A made-up register whose names are as varied as life: about 300 companies, their notices.

Places stand in front, in brackets or nowhere; brands have two to four characters, some rare, some
Latin; sole traders have 92 codes and no legal form; some names are frequent words alone, some are
part of others, some are former. Nobody here is real.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from msgspec.structs import replace

from registry.identity import codes
from registry.public import views as v
from tests import views_notices
from tests.disclosed import Disclosed
from tests.views import ASSOCIATION, casmes_grade, company, grade, past_grade

WORDS: dict[str, list[str]] = json.loads((Path(__file__).parent / "town.json").read_text("utf-8"))
AS_OF = date(2026, 11, 22)


class Town(Disclosed):
    """A PublicRegister of about 300 companies and 40 notices, always the same."""

    as_of = AS_OF
    association = ASSOCIATION

    def __init__(self) -> None:
        random = Random(20061)
        names = dict.fromkeys((*WORDS["plain"], *(_name(random, at) for at in range(330))))
        self._companies = sorted(
            (_company(random, at, name) for at, name in enumerate(names)), key=lambda c: c.code
        )

    def companies(self) -> list[v.CompanyView]:
        return self._companies

    def notices(self) -> list[v.NoticeView]:
        return list(_notices(self._companies))

    def agencies(self) -> Iterable[v.AgencyView]:
        return ()

    def practitioners(self) -> Iterable[v.PractitionerView]:
        return ()

    def rulesets(self) -> Iterable[v.RuleSetView]:
        return ()

    def close(self) -> None:
        """Nothing is held."""


def _name(random: Random, at: int) -> str:
    def one(kind: str) -> str:
        return random.choice(WORDS[kind])

    place, brand, trade, form = one("places"), one("brands"), one("trades"), one("forms")
    opening, closing = random.choice(("（）", "()", "（)", "〔〕"))
    return (
        place + brand + trade + form,
        brand + opening + place + closing + trade + form,
        brand + trade + form,
        f"{place}{brand}{one('sole')}",
        f"{place}{brand}{one('others')}",
        f"{place}{brand}{one('brands')}{trade}{form}",
    )[at % 6]


def _company(random: Random, at: int, name: str) -> v.CompanyView:
    former = tuple(
        v.FormerName(name=_name(random, random.randrange(6)), until=date(2020, 1, 31))
        for _ in range(random.choice((0, 0, 0, 1, 2)))
    )
    heads = {"92": WORDS["sole"], "93": WORDS["others"]}
    head = next((head for head, ends in heads.items() if name.endswith(tuple(ends))), "91")
    kinds = (grade(), past_grade("void"), casmes_grade(), past_grade("lapsed"), past_grade())
    held = replace(kinds[at % 5], certificate=f"2025001011{at:05d}")
    grades = (held,) if at % 9 else ()
    code = codes.complete(f"{head}6101{at % 90 + 10}", f"MA6{at:05d}")
    listed = company(name=name, former_names=former, grades=grades, commitments=())
    return replace(listed, code=code)


def _notices(companies: list[v.CompanyView]) -> Iterator[v.NoticeView]:
    kinds = ("grade", "voiding", "revocation", "review")
    for at in reversed(range(40)):
        named = companies[at * 7 : at * 7 + 7]
        items = tuple(
            views_notices.item(company=v.CompanyRef(code=one.code, name=one.name)) for one in named
        )
        yield replace(
            views_notices.notice(kinds[at % 4], 100 + at),
            items=items,
            day=date(2025, 1, 1) + timedelta(days=at // 2),
            text="依据《办法》第十四条，因**提供虚假材料**作出本决定。" if at % 4 == 1 else "",
        )
