"""The theme rendered over made-up views, with every kind of page and every kind of notice."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from registry.public.views import PublicRegister
from registry.site import addresses, assets, plan, render
from registry.site.editorial import EditorialPage
from registry.site.listings import sheets
from tests.views import AGENCY, WANGSHI, WUYOU, XUZHOU, ZIXU
from tests.views_register import REGISTER

THEME = Path(__file__).parents[2] / "themes" / "register"
NAV = (
    ("/search.html", "查询", "Search"),
    ("/notices/index.html", "公告", "Notices"),
    ("/lists/index.html", "名录", "Lists"),
    ("/commitments/index.html", "承诺", "Commitments"),
    ("/agencies/index.html", "机构", "Agencies"),
    ("/practitioners/index.html", "人员", "Practitioners"),
    ("/rules/index.html", "办法", "Rules"),
    ("/about.html", "关于", "About"),
)
PROSE = EditorialPage(
    title="关于本登记册",
    slug="about",
    description="本登记册是什么，由谁保管。",
    content=Markup(
        "<p>本登记册由协会保管。</p><h2>收录范围</h2><ul><li>企业</li><li>公告</li></ul>"
        "<table><thead><tr><th>事项</th><th>期限</th></tr></thead>"
        "<tbody><tr><td>复评</td><td>15个工作日</td></tr></tbody></table>"
        "<blockquote><p>谁委托谁付费。</p></blockquote>"
    ),
)

#: One page of each kind, by a short name.
KINDS = {
    "home": addresses.HOME,
    "company": addresses.company(ZIXU),
    "company-void": addresses.company(WUYOU),
    "company-both": addresses.company(WANGSHI),
    "company-commitment": addresses.company(XUZHOU),
    "notices": addresses.NOTICES,
    "notices-year": addresses.notices_of(2025),
    "commitments": addresses.commitments(),
    "agencies": addresses.AGENCIES,
    "agency": addresses.agency(AGENCY),
    "practitioners": addresses.PRACTITIONERS,
    "lists": addresses.LISTS,
    "list": addresses.listing("grade", "shaanxi-2006", "AA"),
    "list-void": addresses.listing("void"),
    "list-long": "/long.html",
    "rules": addresses.RULES,
    "ruleset": addresses.ruleset("shaanxi-2006"),
    "search": addresses.SEARCH,
    "page": "/about.html",
    "404": addresses.NOT_FOUND,
    **{f"notice-{n.kind}": addresses.notice(n.id) for n in REGISTER.notices()},
}


def environment(*, demo: bool = True) -> Environment:
    """The site's own environment over this theme."""
    frame = render.frame(REGISTER.association, "", NAV, demo=demo)
    return render.environment([THEME / "templates"], render.globals_of(frame, ""))


def files(register: PublicRegister = REGISTER) -> Iterator[tuple[str, bytes]]:
    """The whole made-up site as (address, content)."""
    made = environment()
    for planned in plan.Plan.of(register).all():
        if isinstance(planned, plan.PlannedPage):
            content = render.page(made, planned.template, planned.address, planned.context)
            yield planned.address, content
        else:
            yield planned.address, planned.content
    yield "/about.html", render.page(made, "page", "/about.html", {"page": PROSE})
    yield "/long.html", _middle_of_a_long_list(made)
    yield from assets.files(THEME, {})


def _middle_of_a_long_list(made: Environment) -> bytes:
    survey = plan.survey(REGISTER)
    listing = plan.listings(survey, tuple(REGISTER.rulesets()))[0]
    rows = survey.lists[("region", "610100")]
    _, middle, _ = sheets(rows[:1] * 3, lambda page: f"/long-{page}.html", size=1)
    return render.page(made, "list", "/long.html", {"listing": listing, "sheet": middle})


def write(folder: Path) -> Path:
    """The made-up site in a folder."""
    for address, content in files():
        target = folder / addresses.path(address)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


if __name__ == "__main__":
    import sys

    print(write(Path(sys.argv[1])))
