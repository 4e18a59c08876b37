"""Templates as trees, for what works on them before they are compiled."""

from collections.abc import Iterator
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

#: What gives names a meaning in the scope that it stands in.
SETS = (nodes.Assign, nodes.AssignBlock, nodes.Import, nodes.FromImport, nodes.Macro)


class UnsettledError(Exception):
    """What a template is made of is known only when it is rendered: it is left to Jinja."""


def parsed(environment: Environment, name: str) -> nodes.Template:
    """A template's own tree. Raises UnsettledError when it changes how values are escaped."""
    if environment.loader is None:
        raise UnsettledError("no templates")
    source, filename, _ = environment.loader.get_source(environment, name)
    tree = environment.parse(source, name, filename)
    if holds(tree, nodes.EvalContextModifier):
        raise UnsettledError("autoescape is not the same everywhere")
    return tree


def choices(environment: Environment, template: nodes.Expr) -> Iterator[tuple[str, str]]:
    """The templates that `"head" ~ middle ~ "tail"` can stand for, as (middle, name)."""
    match template:
        case nodes.Concat(
            nodes=[nodes.Const(value=str() as head), _, nodes.Const(value=str() as tail)]
        ):
            for name in environment.list_templates():
                middle = name.removeprefix(head).removesuffix(tail)
                if name == f"{head}{middle}{tail}" and "/" not in middle:
                    yield middle, name


def visited(way: NodeTransformer, tree: nodes.Template) -> nodes.Template:
    """A tree as a transformer leaves it."""
    made = way.visit(tree)
    assert isinstance(made, nodes.Template)
    return made


def copied(value: Any) -> Any:
    """A node, or nodes, with everything below; the environment is not copied."""
    if isinstance(value, list | tuple):
        return type(value)(map(copied, value))
    if not isinstance(value, nodes.Node):
        return value
    made = type(value)(lineno=value.lineno, environment=value.environment)
    for name, field in value.iter_fields():
        setattr(made, name, copied(field))
    return made


def holds(tree: nodes.Node, *kinds: type[nodes.Node]) -> bool:
    """Whether there is a node of one of these kinds below."""
    return any(True for _ in tree.find_all(kinds))


def stored(tree: nodes.Node) -> set[str]:
    """Every name that a tree gives a meaning, in whatever scope."""
    names: set[str] = set()
    for node in tree.find_all((nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport)):
        match node:
            case nodes.Name(name=name, ctx="store" | "param"):
                names.add(name)
            case nodes.Macro(name=name) | nodes.Import(target=name):
                names.add(name)
            case nodes.FromImport():
                names |= {name if isinstance(name, str) else name[1] for name in node.names}
    return names
