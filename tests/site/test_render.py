"""What templates may call: links with their prefix, words, days, points."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from jinja2 import Environment, UndefinedError

from registry.public.views.company import CommitmentView, ReviewView, Status
from registry.public.views.licence import LicenceStatus
from registry.site import addresses, render, words
from registry.site.scripts import Scripts
from tests.site import sample


@pytest.fixture
def made(tmp_path: Path) -> Environment:
    """An environment whose only template prints `given`."""
    nav = [("/about.html", "关于", "About")]
    frame = render.frame(sample.Register().association, "/r", nav, demo=True, logs=False)
    return render.environment([tmp_path], render.globals_of(frame, "/r", Scripts(tmp_path, {})))


def shown(made: Environment, template: str, **given: object) -> str:
    """A template's text."""
    return made.from_string(template).render(given)


def test_links_bear_the_prefix(made: Environment) -> None:
    """Every function that makes one."""
    code, number = sample.code(1), sample.GRADING.id
    for call, address in (
        ("url('/about.html')", "/about.html"),
        ("static('css/register.css')", "/theme/css/register.css"),
        (f"company_url('{code}')", addresses.company(code)),
        (f"company_json_url('{code}')", addresses.company_json(code)),
        (f"notice_url('{number}')", addresses.notice(number)),
        (f"notice_json_url('{number}')", addresses.notice_json(number)),
        (f"agency_url('{code}')", addresses.agency(code)),
        ("ruleset_url('shaanxi-2006')", "/rules/shaanxi-2006.html"),
        ("list_url('grade', 'shaanxi-2006', 'AA')", "/lists/grade/shaanxi-2006/AA/index.html"),
        ("data_url('datapackage.json')", "/data/datapackage.json"),
        ("list_url('void', start='9')", "/lists/void/9.html"),
        ("site.nav[0].url", "/about.html"),
    ):
        assert shown(made, f"{{{{ {call} }}}}") == f"/r{address}"


def test_days_points_and_words_are_said_in_chinese(made: Environment) -> None:
    """As the pages write them."""
    assert (
        shown(made, "{{ d|day }} {{ d|isoday }}", d=date(2026, 3, 1)) == "2026年3月1日 2026-03-01"
    )
    values = [Decimal(60), Decimal("-20.5"), Decimal(0)]
    assert shown(made, "{{ p|map('points')|join(' ') }}", p=values) == "+60 −20.5 0"
    sizes = [0, 7, 999, 12_345, 1_250_000, 88_000_000_000]
    expected = ["0 B", "7 B", "1000 B", "12 kB", "1.2 MB", "88 GB"]
    told = shown(made, "{{ s|map('bytes')|join('|') }}", s=sizes).replace("\u00a0", " ")
    assert told.split("|") == expected
    assert shown(made, "{{ 'void'|words('status') }}") == "宣布无效"
    assert shown(made, "{{ 'void'|words('status', 'en') }}") == "Declared void"


def test_everything_is_escaped_and_every_name_must_exist(made: Environment) -> None:
    """Autoescape is on whatever the template is called; a typing mistake is an error."""
    assert shown(made, "{{ n }}", n="<b>&") == "&lt;b&gt;&amp;"
    with pytest.raises(UndefinedError):
        shown(made, "{{ nothing }}")


def coded() -> Iterator[tuple[str, str]]:
    """Every coded value that a view can carry, with its group of words."""
    verdict = CommitmentView.__annotations__["verdict"]
    outcome = ReviewView.__annotations__["outcome"]
    for group, values in (
        ("status", get_args(Status)),
        ("licence", get_args(LicenceStatus)),
        ("verdict", get_args(verdict)),
        ("outcome", get_args(outcome)),
        ("list", tuple(addresses.LIST_KINDS)),
    ):
        yield from ((value, group) for value in values)


@pytest.mark.parametrize(("code", "group"), list(coded()))
def test_every_coded_value_has_words_in_both_languages(code: str, group: str) -> None:
    """A page never shows a bare code."""
    assert words.word(code, group)
    assert words.word(code, group, "en").isascii()


def test_a_code_without_words_is_an_error() -> None:
    """Named, so that it can be added."""
    with pytest.raises(LookupError, match="nonsense"):
        words.word("nonsense", "status")
