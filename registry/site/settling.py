"""Templates with everything in them that never changes worked out beforehand.

The frame of a page, the words and most links are the same on every page of a build. Where a
template reads them, their value is put in its place when it is compiled: a page is then long
pieces of text with the company's own facts between, and takes about half the time. What comes out
is the same; what cannot be worked out beforehand is left to the page.
"""

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from jinja2 import Environment, Undefined, nodes
from jinja2.visitor import NodeTransformer

_PLAIN = (str, int, bool, type(None))
_OPEN = object()


class SettledEnvironment(Environment):
    """An environment that puts values in place of names when it compiles.

    `settled` are globals that no page's context and no template gives another meaning: values
    and pure functions.
    """

    settled: Mapping[str, Any] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One plain table: Jinja's own is a chain, and slow to copy for every page."""
        return {**self.globals, **(d or {})}

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
        return super()._generate(settled, name, filename, defer_init)


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
        return super().generic_visit(node, *args, **more)

    def visit_If(self, node: nodes.If) -> Any:  # noqa: N802 (the library's name)
        """A branch that is never taken goes; so does the question where it is always taken."""
        if node.elif_:
            nested, *others = node.elif_
            nested.elif_, nested.else_ = others, node.else_
            node.elif_, node.else_ = [], [nested]
        self.generic_visit(node)
        if not isinstance(node.test, nodes.Const):
            return node
        return node.body if node.test.value else node.else_

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
