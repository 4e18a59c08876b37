"""The theme rendered over made-up views, with every kind of page and every kind of notice."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from jinja2 import Environment
from markupsafe import Markup

from registry.public.building import BuildingRegister
from registry.site import addresses, lines, render, sheets
from registry.site.editorial import EditorialPage
from registry.site.scripts import Scripts
from registry.site.sheets import Sheet
from tests.building import LIBRARIES, site
from tests.views import AGENCY, WANGSHI, WUYOU, XUZHOU, ZIXU
from tests.views_register import REGISTER

THEME = Path(__file__).parents[2] / "themes" / "register"
SCRIPTS = Scripts(THEME, LIBRARIES)
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
    "notices-month": addresses.notices_of("2025-09"),
    "notices-kind": addresses.notices_of_kind("revocation", "2025"),
    "notices-ruleset": addresses.notices_under("shaanxi-2006", "2025"),
    "commitments": addresses.COMMITMENTS,
    "commitments-month": addresses.commitments_of("2025-03"),
    "changes": addresses.CHANGES,
    "changes-month": addresses.changes_of("2025-09"),
    "yearends": addresses.YEAR_ENDS,
    "yearend": addresses.year_end(2025),
    "agencies": addresses.AGENCIES,
    "agency": addresses.agency(AGENCY),
    "practitioners": addresses.PRACTITIONERS,
    "lists": addresses.LISTS,
    "list": addresses.listing("grade", "shaanxi-2006", "AA"),
    "list-void": addresses.listing("void"),
    "list-long": "/long.html",
    "referral": addresses.REFERRAL,
    "referral-region": addresses.referral_of("610100"),
    "rules": addresses.RULES,
    "ruleset": addresses.ruleset("shaanxi-2006"),
    "assess": addresses.assess("casmes-2019"),
    "statistics": addresses.STATISTICS,
    "statistics-places": addresses.STATISTICS_PLACES,
    "statistics-years": addresses.STATISTICS_YEARS,
    "search": addresses.SEARCH,
    "batch": addresses.BATCH,
    "watch": addresses.WATCH,
    "compare": addresses.COMPARE,
    "as-of": addresses.AS_OF,
    "page": "/about.html",
    "404": addresses.NOT_FOUND,
    **{f"notice-{n.kind}": addresses.notice(n.id) for n in REGISTER.notices()},
}


def environment(*, demo: bool = True) -> Environment:
    """The site's own environment over this theme."""
    frame = render.frame(REGISTER.association, "", NAV, demo=demo, logs=False)
    return render.environment([THEME / "templates"], render.globals_of(frame, "", SCRIPTS))


def files(register: BuildingRegister = REGISTER) -> Iterator[tuple[str, bytes]]:
    """The whole made-up site as (address, content)."""
    made = environment()
    with TemporaryDirectory() as folder:
        site(register, Path(folder), REGISTRY_NAV=NAV, REGISTRY_DEMO=True)
        output = Path(folder) / "output"
        for file in sorted(output.rglob("*")):
            path = file.relative_to(output).as_posix()
            if file.is_file() and not path.startswith("."):
                yield f"/{path}", file.read_bytes()
    yield "/about.html", render.page(made, "page", "/about.html", {"page": PROSE})
    yield "/long.html", _middle_of_a_long_list(made)


def _middle_of_a_long_list(made: Environment) -> bytes:
    view = next(iter(REGISTER.companies()))
    sheet = Sheet(
        key=("region", "610100"),
        name="陕西省西安市",
        total=3,
        members=[view.code],
        lines=[msgspec.msgpack.encode(lines.of_company(view))],
        address="/long.html",
        previous="/long-1.html",
        next="/long-3.html",
        index=False,
    )
    planned = sheets.page(sheet, {})
    return render.page(made, planned.template, planned.address, planned.context)


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
