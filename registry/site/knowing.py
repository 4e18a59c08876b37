"""What an expression of a template stands for, as far as that is known before any page."""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, Undefined, nodes
from markupsafe import Markup

#: What is not known.
OPEN = object()
_PLAIN = (str, Markup, int, bool, type(None))


def plain(value: Any) -> bool:
    """Whether a value can stand in a template's code."""
    return type(value) in _PLAIN


class Knowledge:
    """The values of names, and what follows from them."""

    def __init__(self, environment: Environment, names: Mapping[str, Any]) -> None:
        self.environment = environment
        self._names = names

    def and_that(self, name: str, value: Any) -> "Knowledge":
        """The same, and one name more."""
        return Knowledge(self.environment, {**self._names, name: value})

    def value(self, node: nodes.Node) -> Any:
        """What a node stands for, or OPEN."""
        match node:
            case nodes.Const():
                return node.value
            case nodes.Name(ctx="load"):
                return self._names.get(node.name, OPEN)
            case nodes.Getattr():
                return self._found(self.environment.getattr, node.node, node.attr)
            case nodes.Getitem(arg=nodes.Const(value=key)):
                return self._found(self.environment.getitem, node.node, key)
            case nodes.Call(kwargs=[], dyn_args=None, dyn_kwargs=None):
                return self._called(node)
        return OPEN

    def answer(self, node: nodes.Node) -> Any:
        """What a question comes to, or OPEN."""
        try:
            assert isinstance(node, nodes.Expr)
            return node.as_const(nodes.EvalContext(self.environment))
        except Exception:  # as Jinja's own optimiser: whatever it is, a page will tell
            return OPEN

    def is_item(self, node: nodes.Getattr) -> bool:
        """Whether what is asked for as an attribute is an item of a known table."""
        value = self.value(node.node)
        return isinstance(value, Mapping) and not hasattr(value, node.attr)

    def function(self, node: nodes.Node) -> Callable[..., Any] | None:
        """The function that a name stands for."""
        found = self.value(node) if isinstance(node, nodes.Name) else OPEN
        return found if callable(found) else None

    def table(self, node: nodes.Node) -> tuple[Mapping[Any, Any], nodes.Expr]:
        """What an expression gives for each key of a known table, and the key that it asks for.

        The table is empty where there is none.
        """
        match node:
            case nodes.Getattr(node=within, attr=key):
                return self._column(within, key)
            case nodes.Getitem(node=within, arg=nodes.Const(value=key)):
                return self._column(within, key)
            case nodes.Getitem(node=within, arg=nodes.Name() | nodes.Getattr() as asked):
                value = self.value(within)
                if isinstance(value, Mapping):
                    return value, asked
        return {}, nodes.Const(None)

    def _column(self, within: nodes.Expr, key: Any) -> tuple[Mapping[Any, Any], nodes.Expr]:
        table, asked = self.table(within)
        return {k: self.environment.getitem(row, key) for k, row in table.items()}, asked

    def _found(self, get: Callable[[Any, Any], Any], within: nodes.Node, key: Any) -> Any:
        value = self.value(within)
        found = OPEN if value is OPEN else get(value, key)
        return OPEN if isinstance(found, Undefined) else found

    def _called(self, node: nodes.Call) -> Any:
        function = self.function(node.node)
        given = [self.value(argument) for argument in node.args]
        if function is None or any(value is OPEN for value in given):
            return OPEN
        return function(*given)
