"""A page's template as one piece: what it extends put around it, what it includes put in it.

Jinja looks a page's blocks and includes up each time that it renders one. Where the templates say
by themselves what goes where, it is put there once, when the page's template is compiled. A
template that is more than that (`super()`, `self`, a parent by a variable) is refused, and
rendered as Jinja does it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer


class UnsettledError(Exception):
    """What a template is made of is known only when it is rendered: it is left to Jinja."""


def merged(environment: Environment, name: str) -> nodes.Template:
    """The template as one tree, with no block, parent or (where possible) include left.

    Raises UnsettledError, and what Jinja raises for a bad template.
    """
    if environment.autoescape is not True:
        raise UnsettledError("autoescape is not the same everywhere")
    tree = _extended(environment, name)
    for way in (_Includes(environment), _Blocks({})):
        tree = visited(way, tree)
    tree.body = [nodes.Scope(tree.body)]
    tree.set_environment(environment)
    return tree


def parsed(environment: Environment, name: str) -> nodes.Template:
    """A template's own tree. Raises UnsettledError when it changes how values are escaped."""
    if environment.loader is None:
        raise UnsettledError("no templates")
    source, filename, _ = environment.loader.get_source(environment, name)
    tree = environment.parse(source, name, filename)
    if tree.find(nodes.EvalContextModifier):
        raise UnsettledError("autoescape is not the same everywhere")
    return tree


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


def visited(way: NodeTransformer, tree: nodes.Template) -> nodes.Template:
    """A tree as a transformer leaves it."""
    made = way.visit(tree)
    assert isinstance(made, nodes.Template)
    return made


def stored(tree: nodes.Node) -> set[str]:
    """Every name that a tree gives a meaning, in whatever scope."""
    names = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    names |= {node.name for node in tree.find_all(nodes.Macro)}
    names |= {node.target for node in tree.find_all(nodes.Import)}
    for node in tree.find_all(nodes.FromImport):
        names |= {name if isinstance(name, str) else name[1] for name in node.names}
    return names


def _extended(environment: Environment, name: str) -> nodes.Template:
    """The template with its blocks put into those of its parent; they are still blocks."""
    tree = parsed(environment, name)
    if any(node.name in ("self", "super") for node in tree.find_all(nodes.Name)):
        raise UnsettledError("a template that names its own blocks")
    if tree.find(nodes.Extends) is None:
        return tree
    first, *others = [node for node in tree.body if not _blank(node)]
    if not isinstance(first, nodes.Extends) or not isinstance(first.template, nodes.Const):
        raise UnsettledError("a parent that is known late")
    head = [node for node in others if not isinstance(node, nodes.Output | nodes.Block)]
    if not all(isinstance(node, nodes.Assign | nodes.Import | nodes.FromImport) for node in head):
        raise UnsettledError("more than blocks in a template that extends another")
    parent = _extended(environment, first.template.value)
    blocks = {block.name: block for block in tree.find_all(nodes.Block)}
    around = visited(_Overridden(blocks), parent)
    around.body = [*head, *around.body]
    return around


def _blank(node: nodes.Node) -> bool:
    """Nothing but white space."""
    return isinstance(node, nodes.Output) and all(
        isinstance(piece, nodes.TemplateData) and not piece.data.strip() for piece in node.nodes
    )


class _Overridden(NodeTransformer):
    """Gives blocks the body that a child has for them."""

    def __init__(self, blocks: Mapping[str, nodes.Block]) -> None:
        self._blocks = blocks

    def visit_Block(self, node: nodes.Block) -> nodes.Node:  # noqa: N802 (the library's name)
        """The child's, where it has one."""
        return self._blocks.get(node.name) or self.generic_visit(node)


class _Blocks(_Overridden):
    """Takes the frame away from blocks: what they set stays within."""

    def visit_Block(self, node: nodes.Block) -> nodes.Node:  # noqa: N802 (the library's name)
        """What stands in it."""
        if node.required:
            raise UnsettledError("a block that is missing")
        self.generic_visit(node)
        return nodes.Scope(node.body, lineno=node.lineno)


class _Includes(NodeTransformer):
    """Puts what is included in the place of the include."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802 (the library's name)
        """One template, or a choice where only the middle of its name is known late."""
        if node.ignore_missing or not node.with_context:
            return node
        match node.template:
            case nodes.Const(value=str() as name):
                return self._included(name)
            case nodes.Concat(
                nodes=[nodes.Const(value=str() as head), chosen, nodes.Const(value=str() as tail)]
            ):
                return self._choice(node, head, chosen, tail)
        return node

    def _choice(self, node: nodes.Include, head: str, chosen: nodes.Expr, tail: str) -> nodes.Node:
        otherwise: list[nodes.Node] = [node]
        for middle in reversed(list(self._middles(head, tail))):
            equal = nodes.Compare(chosen, [nodes.Operand("eq", nodes.Const(middle))])
            body = [self._included(f"{head}{middle}{tail}")]
            otherwise = [nodes.If(equal, body, [], otherwise, lineno=node.lineno)]
        return otherwise[0]

    def _middles(self, head: str, tail: str) -> Iterable[str]:
        """What stands between head and tail in the names of the templates of one folder."""
        for name in self._environment.list_templates():
            middle = name.removeprefix(head).removesuffix(tail)
            if name == f"{head}{middle}{tail}" and "/" not in middle:
                yield middle

    def _included(self, name: str) -> nodes.Node:
        tree = parsed(self._environment, name)
        if tree.find(nodes.Extends) or tree.find(nodes.Block):
            raise UnsettledError("an include with blocks of its own")
        return nodes.Scope(visited(self, tree).body)
