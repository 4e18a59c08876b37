"""A page's template as one piece: what it extends put around it, what it includes put in it.

Jinja looks a page's blocks and includes up each time that it renders one. Where the templates say
by themselves what goes where, it is put there once, when the page's template is compiled. A
template that is more than that (`super()`, `self`, a parent by a variable) is left to Jinja.
"""

from collections.abc import Mapping

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

from registry.site.trees import SETS, UnsettledError, choices, holds, parsed, visited


def merged(environment: Environment, name: str) -> nodes.Template:
    """The template as one tree, with no block, parent or (where possible) include left.

    Raises UnsettledError, and what Jinja raises for a bad template.
    """
    if environment.autoescape is not True:
        raise UnsettledError("autoescape is not the same everywhere")
    tree = visited(_Includes(environment), _extended(environment, name))
    tree = visited(_Blocks(), tree)
    tree.body = [nodes.Scope(tree.body)]
    return tree


def _extended(environment: Environment, name: str) -> nodes.Template:
    """The template with its blocks put into those of its parent; they are still blocks."""
    tree = parsed(environment, name)
    if any(node.name in ("self", "super") for node in tree.find_all(nodes.Name)):
        raise UnsettledError("a template that names its own blocks")
    if not holds(tree, nodes.Extends):
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


def _within(body: list[nodes.Node]) -> list[nodes.Node]:
    """A body whose names stay its own."""
    return [nodes.Scope(body)] if holds(nodes.Template(body), *SETS) else body


class _Overridden(NodeTransformer):
    """Gives blocks the body that a child has for them."""

    def __init__(self, blocks: Mapping[str, nodes.Block]) -> None:
        self._blocks = blocks

    def visit_Block(self, node: nodes.Block) -> nodes.Node:  # noqa: N802 (the library's name)
        """The child's, where it has one."""
        return self._blocks.get(node.name) or self.generic_visit(node)


class _Blocks(NodeTransformer):
    """Takes the frame away from blocks."""

    def visit_Block(self, node: nodes.Block) -> list[nodes.Node]:  # noqa: N802 (the library's)
        """What stands in it."""
        if node.required:
            raise UnsettledError("a block that is missing")
        self.generic_visit(node)
        return _within(node.body)


class _Includes(NodeTransformer):
    """Puts what is included in the place of the include."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def visit_Include(  # noqa: N802 (the library's name)
        self, node: nodes.Include
    ) -> nodes.Node | list[nodes.Node]:
        """One template, or a choice where only the middle of its name is known late."""
        if node.ignore_missing or not node.with_context:
            return node
        match node.template:
            case nodes.Const(value=str() as name):
                return self._included(name)
            case nodes.Concat(nodes=[_, chosen, *_]):
                return self._choice(node, chosen)
        return node

    def _choice(self, node: nodes.Include, chosen: nodes.Expr) -> nodes.Node:
        """One of the templates that there are; for none of them the page is left to Jinja."""
        found = list(choices(self._environment, node.template))
        failing = nodes.ExprStmt(nodes.Getattr(nodes.Const(None), "none_of_these", "load"))
        otherwise: nodes.Node = failing if found else node
        for middle, name in found:
            equal = nodes.Compare(chosen, [nodes.Operand("eq", nodes.Const(middle))])
            otherwise = nodes.If(equal, self._included(name), [], [otherwise], lineno=node.lineno)
        return otherwise

    def _included(self, name: str) -> list[nodes.Node]:
        tree = parsed(self._environment, name)
        if holds(tree, nodes.Extends, nodes.Block):
            raise UnsettledError("an include with blocks of its own")
        return _within(visited(self, tree).body)
