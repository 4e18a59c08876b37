"""No template puts a value where escaping does not help: each is read as a browser would."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.theme import made

ENVIRONMENT = made.environment()
TEMPLATES = ENVIRONMENT.list_templates()
VALUE = "\ue000"
_ADDRESS = {"action", "data", "formaction", "href", "poster", "src", "srcset"}
#: What gives an address whose scheme is ours.
_SURE = re.compile(
    r"(?:url|static|[a-z_]+_url)\("
    r"|(?:(?:site\.association|item)\.url|licence\.path)$"  # of the settings
)
#: What a page runs and is drawn with, and the digest that the element must bear.
_LOADED = re.compile(r'<script\b[^>]*\bsrc=[^>]*>|<link rel="stylesheet"[^>]*>')
_BORNE = re.compile(
    r"(?:src|href)=\"{{ static\('([^']+)'\) }}\" integrity=\"{{ integrity\('([^']+)'\) }}\""
)


@dataclass
class Reader:
    """Where in a page each value stands: text, an attribute, or where none may."""

    text: str
    values: list[str]

    def found(self) -> Iterator[tuple[str, str, str]]:
        """For each value: where it stands, the attribute's name, the value's expression."""
        values = iter(self.values)
        for part in re.finditer(
            r"<!--(?P<comment>.*?)-->"
            r"|<(?P<raw>script|style)(?P<head>(?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>(?P<body>.*?)</(?P=raw)>"
            r"|<(?P<tag>/?[a-zA-Z!\ue000](?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>"
            r"|(?P<text>[^<]+|<)",
            self.text,
            re.DOTALL,
        ):
            kind = part.lastgroup if part.lastgroup != "body" else "raw"
            if kind == "raw":
                yield from self._tag(part["head"], values)
                yield from (
                    ("raw", part["raw"], next(values)) for _ in range(part["body"].count(VALUE))
                )
            elif kind == "tag":
                yield from self._tag(part["tag"], values)
            else:
                yield from ((str(kind), "", next(values)) for _ in range(part[0].count(VALUE)))

    def _tag(self, tag: str, values: Iterator[str]) -> Iterator[tuple[str, str, str]]:
        for part in re.finditer(r"([^\s=\"']+)=\"([^\"]*)\"|([^\s=\"']+)='([^']*)'|[^\s]+", tag):
            name, content = part[1] or part[3] or "", part[2] or part[4] or ""
            if VALUE in name or not name:
                yield from (("bare", part[0], next(values)) for _ in range(part[0].count(VALUE)))
                continue
            for at in range(content.count(VALUE)):
                first = content.startswith(VALUE) and not at
                yield "address" if first and name in _ADDRESS else "attribute", name, next(values)


def read(source: str) -> Reader:
    """A template as text with a mark for each value, and the values' expressions."""
    text, values, inside = "", [], ""
    for _, kind, token in ENVIRONMENT.lex(source):
        if kind == "variable_begin":
            inside, text = "variable", text + VALUE
            values.append("")
        elif kind in ("block_begin", "comment_begin", "raw_begin"):
            inside = "block"
        elif kind.endswith("_end"):
            inside = ""
        elif inside == "variable":
            values[-1] += token
        elif kind == "data":
            text += token
    return Reader(text, [value.strip() for value in values])


def faults(source: str) -> list[tuple[str, str, str]]:
    return [
        (where, name, value)
        for where, name, value in read(source).found()
        if where in ("bare", "comment")
        or (where == "raw" and not value.endswith("|jsonld"))  # data, made safe by its filter
        or name.startswith("on")
        or name in ("style", "srcdoc")
        or (where == "address" and not _SURE.match(value))
    ]


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_value_stands_where_escaping_does_not_help(name: str) -> None:
    assert ENVIRONMENT.loader is not None
    source = ENVIRONMENT.loader.get_source(ENVIRONMENT, name)[0]
    assert faults(source) == []
    assert not re.search(r"\|\s*safe\b|autoescape\s+false|Markup", source)


@pytest.mark.parametrize(
    "source",
    [
        "<a title={{ name }}>x</a>",
        "<a title={{ name }} href='/'>x</a>",
        "<p {{ name }}>x</p>",
        '<p {{ name }}="x">x</p>',
        "<{{ name }}>",
        "<script>const name = '{{ name }}'</script>",
        "<style>p { content: '{{ name }}' }</style>",
        "<!-- {{ name }} -->",
        '<p onclick="{{ name }}">x</p>',
        '<p style="color: {{ name }}">x</p>',
        '<a href="{{ name }}">x</a>',
        "<a href='{{ name }}'>x</a>",
    ],
)
def test_the_lint_finds_what_it_is_for(source: str) -> None:
    assert [value for _, _, value in faults(source)] == ["name"]


@pytest.mark.parametrize("name", TEMPLATES)
def test_what_a_page_runs_and_is_drawn_with_bears_its_digest(name: str) -> None:
    assert ENVIRONMENT.loader is not None
    source = ENVIRONMENT.loader.get_source(ENVIRONMENT, name)[0]
    for element in _LOADED.findall(source):
        borne = _BORNE.search(element)
        assert borne and borne[1] == borne[2], element


def test_the_lint_lets_pass_what_is_in_order() -> None:
    source = '<a class="x" title="{{ name }}" href="{{ url(\'/\') }}#{{ name }}">{{ name }}</a>'
    assert faults(source) == []
    assert len(list(read(source).found())) == 4
