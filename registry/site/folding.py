"""What a template says that is known, worked out in its tree.

A name that always means the same gives way to its value, a question with one answer to what
follows from it, a loop over what is known to its rounds, a word that is asked for by a page's own
code to one look into a table.
"""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from registry.site.knowing import OPEN, Knowledge, plain
from registry.site.trees import SETS, copied, holds, stored, visited

_LONGEST_LOOP = 40


def folded(
    environment: Environment,
    settled: Mapping[str, Any],
    tree: nodes.Template,
    *,
    tables: bool = False,
) -> nodes.Template:
    """The tree with everything in it worked out that `settled` tells.

    A name that the tree gives another meaning anywhere is left alone. With `tables`, a code that
    a known table has not is a KeyError to the page, and not Jinja's own error.
    """
    tree.set_environment(environment)
    own = stored(tree)
    known = {name: value for name, value in settled.items() if name not in own}
    made = visited(_Folder(Knowledge(environment, known), tables=tables), tree)
    made.set_environment(environment)
    return made


class _Folder(NodeTransformer):
    """Replaces expressions whose value is known and plain, and takes the branch that is known."""

    def __init__(self, known: Knowledge, *, tables: bool) -> None:
        self._known = known
        self._tables = tables

    def generic_visit(self, node: nodes.Node, *args: Any, **more: Any) -> nodes.Node:
        """Replace, or look into; outputs that then follow each other are made one."""
        if isinstance(node, nodes.Getattr | nodes.Getitem | nodes.Call):
            value = self._known.value(node)
            if plain(value):
                return nodes.Const(value, lineno=node.lineno)
            node = self._quick(node)
        super().generic_visit(node, *args, **more)
        for name, value in node.iter_fields():
            if isinstance(value, list):
                setattr(node, name, _joined(value))
        return node

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 (the library's name)
        """What is joined to be printed is printed one after another."""
        pieces: list[nodes.Expr] = []
        for piece in node.nodes:
            pieces += piece.nodes if isinstance(piece, nodes.Concat) else [piece]
        node.nodes = [self._printed(piece) for piece in pieces]
        return self.generic_visit(node)

    def visit_If(self, node: nodes.If) -> Any:  # noqa: N802 (the library's name)
        """A branch that is never taken goes; so does the question where it is always taken."""
        if node.elif_:
            nested, *others = node.elif_
            nested.elif_, nested.else_ = others, node.else_
            node.elif_, node.else_ = [], [nested]
        self.generic_visit(node)
        answer = self._known.answer(node.test)
        if answer is OPEN:
            return node
        return node.body if answer else node.else_

    def visit_For(self, node: nodes.For) -> Any:  # noqa: N802 (the library's name)
        """A loop over what is known becomes its rounds, one after another."""
        rounds = self._rounds(node)
        return self.generic_visit(node) if rounds is None else rounds

    def _rounds(self, node: nodes.For) -> list[nodes.Node] | None:
        items = self._known.value(node.iter)
        if not isinstance(items, tuple | list) or len(items) > _LONGEST_LOOP:
            return None
        if node.else_ or node.test or node.recursive or holds(node, *SETS):
            return None
        if not isinstance(node.target, nodes.Name):
            return None
        rounds: list[nodes.Node] = []
        for item in items:
            folder = _Folder(self._known.and_that(node.target.name, item), tables=self._tables)
            rounds += visited(folder, nodes.Template(copied(node.body))).body
        names = {name.name for name in nodes.Template(rounds).find_all(nodes.Name)}
        return None if names & {"loop", node.target.name} else rounds

    def _quick(self, node: nodes.Expr) -> nodes.Expr:
        """The same by a quicker way: a known function, or a known table asked once."""
        if isinstance(node, nodes.Call):
            name = self._name(self._known.function(node.node))
            if name and node.args and not node.dyn_args and not node.dyn_kwargs:
                return _filter(name, *node.args, named=node.kwargs)
            return node
        table, asked = self._table(node)
        if table:
            return _filter(self._new(_finder(table)), asked)
        if isinstance(node, nodes.Getattr) and self._known.is_item(node):
            return nodes.Getitem(node.node, nodes.Const(node.attr), "load")
        return node

    def _printed(self, node: nodes.Expr) -> nodes.Expr:
        """What a table gives, escaped beforehand."""
        table, asked = self._table(node)
        if not table:
            return node
        printer = _printer({key: escape(value) for key, value in table.items()})
        return _filter(self._new(printer), asked)

    def _table(self, node: nodes.Expr) -> tuple[Mapping[Any, Any], nodes.Expr]:
        table, asked = self._known.table(node) if self._tables else ({}, node)
        return (table if all(map(plain, table.values())) else {}), asked

    def _name(self, function: Callable[..., Any] | None) -> str | None:
        """The name of a known function as a filter."""
        filters = self._known.environment.filters.items()
        return next((name for name, known in filters if known is function), None)

    def _new(self, function: Callable[..., Any]) -> str:
        """The name of a filter that this environment alone has."""
        filters = self._known.environment.filters
        name = f"settled {len(filters)}"
        filters[name] = function
        return name


def _filter(
    name: str, first: nodes.Expr, *others: nodes.Expr, named: list[nodes.Keyword] | None = None
) -> nodes.Expr:
    """A call as a filter: Jinja finds filters when it begins a page, and asks no context."""
    return nodes.Filter(first, name, list(others), named or [], None, None)


def _finder(table: Mapping[Any, Any]) -> Callable[[Any], Any]:
    return lambda key: table[key]


def _printer(table: Mapping[Any, Markup]) -> Callable[[Any], Markup]:
    def printed(key: Any) -> Markup:
        return table[key]

    return printed


def _joined(body: list[Any]) -> list[Any]:
    """A list of nodes with outputs that follow each other made one."""
    made: list[Any] = []
    for node in body:
        if isinstance(node, nodes.Output) and made and isinstance(made[-1], nodes.Output):
            made[-1].nodes += node.nodes
        else:
            made.append(node)
    return made
