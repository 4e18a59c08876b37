"""A page's template in one piece says what Jinja's own parents, includes and macros say."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import (
    DictLoader,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    UndefinedError,
)
from markupsafe import Markup

from registry.site.settling import SettledEnvironment

NAMES: dict[str, Any] = {
    "site": SimpleNamespace(name="<协会> & 友", nav=("/a", "/b"), demo=False),
    "words": {"status": {"void": {"zh": "宣布 <无效>"}, "valid": {"zh": "有效"}}},
    "url": lambda path: f"/under{path}",
}
FILES = {
    "base": "{% import 'm' as m %}<{% block title %}无题{% endblock %}|{% if path %}"
    "{% block main %}{% block inner %}内{% endblock %}{% endblock %}{% endif %}>"
    "{{ m.nav(path if path in site.nav else '') }}",
    "middle": "{% extends 'base' %}"
    "{% block main %}中{% block inner %}里{% endblock %}{% endblock %}",
    "m": "{% import 'other' as o %}{% set mark = '·' %}"
    "{% macro nav(at) %}{% for to in site.nav %}{{ url(to) }}{% if to == at %}*{% endif %}"
    "{% endfor %}{% endmacro %}"
    "{% macro bold(text, kind='b') %}<{{ kind }}>{{ text }}</{{ kind }}>{% endmacro %}"
    "{% macro both(item) %}{{ bold(item.name) }}{{ o.word(item.status) }}{% endmacro %}"
    "{% macro rows(items, number) %}{% for item in items %}{{ loop.index }}/{{ number }}"
    "{{ bold(item, kind='i') }}{% endfor %}{% endmacro %}"
    "{% macro marked(text) %}{{ mark }}{{ text }}{% endmacro %}"
    "{% macro deep(n) %}{{ n }}{% if n %}{{ deep(n - 1) }}{% endif %}{% endmacro %}"
    "{% macro set_within(text) %}{% set text = text ~ '!' %}{{ text }}{% endmacro %}"
    "{% macro local(text) %}{% set item = text ~ '?' %}{{ item }}{{ item }}{% endmacro %}"
    "{% macro twice(text) %}{{ text }}{{ text }}{% endmacro %}{% set twice = twice %}"
    "{% macro kw() %}{{ kwargs.a }}{{ varargs|join }}{% endmacro %}",
    "other": "{% macro word(code) %}{{ words.status[code].zh }}{% endmacro %}",
    "part/far/one": "远{{ path }}",
    "part/one": "一{{ item.name }}{% set item = 'x' %}{{ item }}",
    "part/two": "{% import 'm' as q %}二{{ q.bold(path) }}",
}
#: Templates that are put in one piece.
WHOLE = {
    "a parent": "{% extends 'base' %}{% block title %}{{ path }}{% endblock %}",
    "two parents": "{% extends 'middle' %}{% set it = path %}"
    "{% block inner %}{{ it }}{% endblock %}",
    "a set in a block": "{% extends 'base' %}{% block title %}{% set n = 1 %}{{ n }}{% endblock %}"
    "{% block main %}{{ path }}{% endblock %}",
    "an include": "{% include 'part/one' %}{{ item.name }}",
    "a choice": "{% include 'part/' ~ kind ~ '' %}|{% include 'part/' ~ other ~ '' %}",
    "a loop around": "{% for item in items %}{% include 'part/one' %}{% endfor %}",
    "macros": "{% import 'm' as m %}{{ m.bold(path) }}{{ m.bold(text=path, kind='u') }}"
    "{{ m.both(item) }}{{ m.bold(item.name ~ path) }}{{ m.bold(points) }}{{ m.bold(html) }}",
    "a name of the page": "{% import 'm' as m %}{% set text = 1 %}{% for item in items %}"
    "{{ m.local(item.name) }}{{ item.name }}{{ text }}{% endfor %}",
    "a loop's number": "{% import 'm' as m %}{% for item in items %}"
    "{{ m.rows(names, loop.index) }}{% endfor %}",
    "a word": "{{ words.status[item.status].zh }}{{ words.status[item.status].zh|length }}",
    "joined": "{{ path ~ html ~ points ~ 3 }}",
    "quotes": '<a title="{{ \'a"b\' }}{{ path }}">{% if html %}{{ html }}{% endif %}',
}
#: Templates with a macro, or a whole, that is left to Jinja.
LEFT = {
    "a choice far off": "{% include 'part/' ~ far ~ '' %}",
    "an alias set in a block": "{% extends 'base' %}"
    "{% block title %}{% set m = 1 %}{{ m }}{% endblock %}{% block main %}{{ path }}{% endblock %}",
    "super": "{% extends 'base' %}{% block title %}{{ super() }}{{ path }}{% endblock %}",
    "a parent by name": "{% extends parent %}{% block title %}{{ path }}{% endblock %}",
    "no autoescape": "{% autoescape false %}{{ path }}{% endautoescape %}",
    "a file's own name": "{% import 'm' as m %}{{ m.marked(path) }}",
    "a macro in itself": "{% import 'm' as m %}{{ m.deep(2) }}",
    "a parameter set": "{% import 'm' as m %}{{ m.set_within(path) }}",
    "another meaning": "{% import 'm' as m %}{{ m.twice(path) }}",
    "any arguments": "{% import 'm' as m %}{{ m.kw(1, 2, a=path) }}",
    "a macro filtered": "{% import 'm' as m %}{{ m.bold(path)|length }}",
    "a global anew": "{% import 'm' as m %}{% set url = 1 %}{{ m.nav('/a') }}{{ url }}",
    "an alias anew": "{% import 'm' as m %}{% set o = m %}{% set m = 2 %}{{ o.bold(m) }}",
    "an item": "{{ row.name }}",
    "missing and tested": "{{ row.nothing is defined }}{{ item.nothing|default('无') }}",
    "include if there": "{% include 'nowhere' ignore missing %}{% include ['x', 'part/one'] %}",
}
ITEM = SimpleNamespace(name='<丙> "丁"', status="void")
CONTEXT: dict[str, Any] = {
    "path": "/<p>&'\"",
    "item": ITEM,
    "items": (ITEM, SimpleNamespace(name="戊", status="valid")),
    "names": ("甲", "<乙>"),
    "kind": "one",
    "other": "two",
    "far": "far/one",
    "parent": "base",
    "points": Decimal("-20.50"),
    "html": Markup("<hr>"),
    "row": {"name": "<行>"},
}


def environment(kind: type[Environment], page: str) -> Environment:
    loader = DictLoader({**FILES, "page": page})
    made = kind(loader=loader, autoescape=True, undefined=StrictUndefined)
    made.globals |= NAMES
    return made


def settled(page: str) -> SettledEnvironment:
    made = environment(SettledEnvironment, page)
    assert isinstance(made, SettledEnvironment)
    made.settle(NAMES)
    made.worth = 0
    return made


def plain(page: str) -> str:
    return environment(Environment, page).get_template("page").render(CONTEXT)


@pytest.mark.parametrize("name", [*WHOLE, *LEFT])
def test_a_page_in_one_piece_says_the_same(name: str) -> None:
    page = (WHOLE | LEFT)[name]
    made = settled(page)
    assert made.page("page", CONTEXT) == plain(page)
    assert made.page("page", CONTEXT) == plain(page)


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_in_one_piece_asks_for_no_other_template(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = settled(WHOLE[name])
    template = made.whole("page")

    def refuse(*_: Any) -> None:
        raise AssertionError("another template was asked for")

    monkeypatch.setattr(made, "get_template", refuse)
    assert template.render(CONTEXT) == plain(WHOLE[name])


@pytest.mark.parametrize(
    ("page", "error"),
    [
        ("{{ nothing }}", UndefinedError),
        ("{{ item.nothing }}", UndefinedError),
        ("{% import 'm' as m %}{{ m.bold(nothing) }}", UndefinedError),
        ("{% import 'm' as m %}{{ m.bold() }}", UndefinedError),
        ("{{ words.status[path].zh }}", UndefinedError),
        ("{% include 'part/' ~ path ~ '' %}", TemplateNotFound),
        ("{% extends 'nowhere' %}", TemplateNotFound),
        ("{% extends 'base' %}{% block title %}{{ nothing }}{% endblock %}", UndefinedError),
    ],
)
def test_an_error_is_jinjas_own(page: str, error: type[TemplateError]) -> None:
    with pytest.raises(error):
        plain(page)
    with pytest.raises(error):
        settled(page).page("page", CONTEXT)


def test_few_pages_are_not_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Putting a template in one piece takes as long as some hundred pages."""
    made = settled(WHOLE["macros"])
    made.worth, asked, whole = 2, [], made.whole
    monkeypatch.setattr(made, "whole", lambda name: asked.append(name) or whole(name))
    pages = {made.page("page", CONTEXT) for _ in range(2)}
    assert not asked
    pages |= {made.page("page", CONTEXT) for _ in range(2)}
    assert asked == ["page"] and pages == {plain(WHOLE["macros"])}
