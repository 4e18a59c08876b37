"""What is worked out when a template is compiled changes no page."""

from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError

from registry.site.settling import SettledEnvironment

NAMES: dict[str, Any] = {
    "site": {"name": "<协会> & 友", "demo": False, "open": True, "places": ("/a", "/b")},
    "words": {"status": {"void": {"zh": "宣布无效"}}},
    "url": lambda path: f"/under{path}",
}
TEMPLATES = {
    "escaped": "{{ site.name }}{{ words.status.void.zh }}",
    "by item": "{{ words['status'].void.zh }}{{ words.status[key].zh }}",
    "link": '<a href="{{ url("/x&y") }}">{{ url(path) }}</a>',
    "branches": "{% if site.demo %}演示{% endif %}{% if site.open %}开{% else %}关{% endif %}",
    "many branches": "{% if site.demo %}一{% elif site.open %}二{% else %}三{% endif %}",
    "loop": "{% for place in site.places %}{{ url(place) }} {% endfor %}",
    "joined": "{{ path ~ site.name }}{{ site.name|length }}",
    "another meaning": "{% macro said(site) %}{{ site.name }}{% endmacro %}{{ said(other) }}",
    "set anew": "{% set words = other %}{{ words.name }}",
}
CONTEXT = {"key": "void", "path": "/<p>", "other": {"name": "另一个"}}


def rendered(made: Environment, name: str) -> str:
    made.globals |= NAMES
    return made.get_template(name).render(CONTEXT)


def environment(kind: type[Environment], **templates: str) -> Environment:
    return kind(loader=DictLoader(templates), autoescape=True, undefined=StrictUndefined)


@pytest.mark.parametrize("name", TEMPLATES)
def test_settled_templates_say_the_same(name: str) -> None:
    plain = environment(Environment, page=TEMPLATES[name])
    settled = environment(SettledEnvironment, page=TEMPLATES[name])
    assert isinstance(settled, SettledEnvironment)
    settled.settle(NAMES)
    assert rendered(settled, "page") == rendered(plain, "page")


def test_what_is_known_is_not_asked_again() -> None:
    """The value at compile time is the one that stands."""
    made = SettledEnvironment(loader=DictLoader({"page": "{{ site.name }}"}), autoescape=True)
    made.settle({"site": {"name": "一"}})
    made.globals["site"] = {"name": "二"}
    assert made.get_template("page").render() == "一"


def test_an_unknown_name_is_still_an_error() -> None:
    made = environment(SettledEnvironment, page="{{ site.nothing }}")
    assert isinstance(made, SettledEnvironment)
    made.settle(NAMES)
    with pytest.raises(UndefinedError):
        rendered(made, "page")
