"""Templates with everything in them that never changes worked out beforehand.

The frame of a page, the words and most links are the same on every page of a build. Where a
template reads them, their value is put in its place when it is compiled: a page is then long
pieces of text with the company's own facts between, and takes a third of the time. What comes out
is the same; what cannot be worked out beforehand is left to the page.
"""

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from jinja2 import Environment, Template, Undefined, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from registry.site.generating import Generator, shown
from registry.site.inlining import inlined
from registry.site.merging import UnsettledError, copied, merged, visited

_PLAIN = (str, Markup, int, bool, type(None))
_LONGEST_LOOP = 40
_OPEN = object()


class SettledEnvironment(Environment):
    """An environment that puts values in place of names when it compiles.

    `settled` are globals that no page's context and no template gives another meaning: values
    and pure functions.
    """

    code_generator_class = Generator
    shown = staticmethod(shown)
    settled: Mapping[str, Any] = {}

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._pages: dict[str, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One plain table: Jinja's own is a chain, and slow to copy for every page."""
        return {**self.globals, **(d or {})}

    def page(self, name: str) -> Template:
        """The template of a page with all that it is made of in one piece, where that can be."""
        if name not in self._pages:
            self._pages[name] = self._whole(name)
        return self._pages[name]

    def _whole(self, name: str) -> Template:
        try:
            tree = inlined(self, merged(self, name))
        except UnsettledError:
            return self.get_template(name)
        code = self.compile(tree, name, name)
        return self.template_class.from_code(self, code, self.make_globals(None))

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        """The hook that Jinja gives for another way to generate."""
        own = {node.name for node in source.find_all(nodes.Name) if node.ctx != "load"}
        known = {name: value for name, value in self.settled.items() if name not in own}
        settled = _Settler(self, known).visit(source)
        return super()._generate(settled.set_environment(self), name, filename, defer_init)


class _Settler(NodeTransformer):
    """Replaces expressions whose value is known and plain, and takes the branch that is known."""

    def __init__(self, environment: Environment, known: Mapping[str, Any]) -> None:
        self._environment = environment
        self._known = known

    def generic_visit(self, node: nodes.Node, *args: Any, **more: Any) -> nodes.Node:
        if isinstance(node, nodes.Getattr | nodes.Getitem | nodes.Call):
            value = self._value(node)
            if type(value) in _PLAIN:
                return nodes.Const(value, lineno=node.lineno, environment=self._environment)
            node = self._quick(node)
        super().generic_visit(node, *args, **more)
        for name, value in node.iter_fields():
            if isinstance(value, list):
                setattr(node, name, _joined(value))
        return node

    def visit_If(self, node: nodes.If) -> Any:  # noqa: N802 (the library's name)
        """A branch that is never taken goes; so does the question where it is always taken."""
        if node.elif_:
            nested, *others = node.elif_
            nested.elif_, nested.else_ = others, node.else_
            node.elif_, node.else_ = [], [nested]
        self.generic_visit(node)
        answer = self._constant(node.test)
        if answer is _OPEN:
            return node
        return node.body if answer else node.else_

    def visit_For(self, node: nodes.For) -> Any:  # noqa: N802 (the library's name)
        """A loop over what is known becomes its rounds, one after another."""
        items = self._value(node.iter)
        plain = not (node.else_ or node.test or node.recursive or node.find(nodes.Assign))
        if not plain or not isinstance(items, tuple | list) or len(items) > _LONGEST_LOOP:
            return self.generic_visit(node)
        if not isinstance(node.target, nodes.Name):
            return self.generic_visit(node)
        rounds: list[nodes.Node] = []
        for item in items:
            known = {**self._known, node.target.name: item}
            body = nodes.Template(copied(node.body))
            rounds += visited(_Settler(self._environment, known), body).body
        names = {name.name for made in rounds for name in made.find_all(nodes.Name)}
        if names & {"loop", node.target.name}:
            return self.generic_visit(node)
        return rounds

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 (the library's name)
        """What is joined to be printed is printed one after another."""
        pieces: list[nodes.Expr] = []
        for piece in node.nodes:
            pieces += piece.nodes if isinstance(piece, nodes.Concat) else [piece]
        node.nodes = pieces
        return self.generic_visit(node)

    def _constant(self, node: nodes.Node) -> Any:
        try:
            assert isinstance(node, nodes.Expr)
            return node.as_const(nodes.EvalContext(self._environment))
        except Exception:  # what Jinja's own optimiser does: whatever it is, it is the page's
            return _OPEN

    def _quick(self, node: nodes.Expr) -> nodes.Expr:
        """The same by a quicker way: a known function, or a known table asked once."""
        match node:
            case nodes.Call(node=nodes.Name(name=name), args=[first, *others], dyn_args=None):
                function = self._known.get(name)
                if callable(function) and node.dyn_kwargs is None:
                    return self._filter(function, first, others, node.kwargs)
            case nodes.Getattr() | nodes.Getitem():
                table, asked = self._table(node)
                if table and all(type(value) in _PLAIN for value in table.values()):
                    return self._filter(_finder(table), asked, [], [])
        return node

    def _filter(
        self,
        function: Callable[..., Any],
        first: nodes.Expr,
        others: list[nodes.Expr],
        named: list[nodes.Keyword],
    ) -> nodes.Expr:
        filters = self._environment.filters
        name = next((name for name, known in filters.items() if known is function), None)
        if name is None:
            name = f"settled {len(filters)}"
            filters[name] = function
        return nodes.Filter(first, name, others, named, None, None, environment=self._environment)

    def _table(self, node: nodes.Node) -> tuple[dict[Any, Any], nodes.Expr]:
        """What an expression gives for each key of a known table, and the key that it asks for."""
        match node:
            case (
                nodes.Getattr(node=within, attr=key)
                | nodes.Getitem(node=within, arg=nodes.Const(value=key))
            ):
                table, asked = self._table(within)
                found = {k: self._environment.getattr(value, key) for k, value in table.items()}
                return found, asked
            case nodes.Getitem(node=within, arg=nodes.Name() | nodes.Getattr() as asked):
                value = self._value(within)
                if isinstance(value, Mapping):
                    return dict(value), asked
        return {}, nodes.Const(None)

    def _value(self, node: nodes.Node) -> Any:
        """What a node stands for, or _OPEN."""
        match node:
            case nodes.Const():
                return node.value
            case nodes.Name(ctx="load"):
                return self._known.get(node.name, _OPEN)
            case nodes.Getattr():
                return self._found(self._environment.getattr, node.node, node.attr)
            case nodes.Getitem(arg=nodes.Const(value=key)):
                return self._found(self._environment.getitem, node.node, key)
            case nodes.Call(kwargs=[], dyn_args=None, dyn_kwargs=None):
                return self._called(node)
        return _OPEN

    def _found(self, get: Callable[[Any, Any], Any], within: nodes.Node, key: Any) -> Any:
        value = self._value(within)
        found = _OPEN if value is _OPEN else get(value, key)
        return _OPEN if isinstance(found, Undefined) else found

    def _called(self, node: nodes.Call) -> Any:
        function = self._value(node.node) if isinstance(node.node, nodes.Name) else _OPEN
        given = [self._value(argument) for argument in node.args]
        if not callable(function) or any(value is _OPEN for value in given):
            return _OPEN
        return function(*given)


def _finder(table: Mapping[Any, Any]) -> Callable[[Any], Any]:
    """Asks a table."""
    return lambda key: table[key]


def _joined(body: list[Any]) -> list[Any]:
    """A list of nodes with outputs that follow each other made one."""
    made: list[Any] = []
    for node in body:
        if isinstance(node, nodes.Output) and made and isinstance(made[-1], nodes.Output):
            made[-1].nodes += node.nodes
        else:
            made.append(node)
    return made
