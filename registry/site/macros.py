"""Files of macros: what names mean in them, and in the place of a call."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from registry.site.trees import UnsettledError, copied, holds, stored

#: What a macro that is put in place of its call does not hold.
_OWN_FRAME = (
    nodes.Block,
    nodes.CallBlock,
    nodes.Extends,
    nodes.FromImport,
    nodes.Import,
    nodes.Include,
    nodes.Macro,
    nodes.NSRef,
)


@dataclass(frozen=True, slots=True)
class File:
    """What a template means by names.

    Its macros, the template that each alias of an import stands for, and every name of its own.
    """

    macros: Mapping[str, nodes.Macro]
    imports: Mapping[str, str]
    own: frozenset[str]

    @classmethod
    def of_page(cls, tree: nodes.Template) -> "File":
        """A page's imports; its own macros see the page and are left alone."""
        return cls({}, dict(_imports(tree)), frozenset())

    @classmethod
    def of_macros(cls, tree: nodes.Template) -> "File":
        """A file of macros; one whose name is given another meaning is none."""
        macros = {node.name: node for node in tree.body if isinstance(node, nodes.Macro)}
        own = stored(nodes.Template([n for n in tree.body if not isinstance(n, nodes.Macro)]))
        plain = {name: macro for name, macro in macros.items() if name not in own}
        return cls(plain, dict(_imports(tree)), frozenset(own | macros.keys()))


def check(macro: nodes.Macro) -> bool:
    """Whether a macro is text: no frames of its own, and its parameters stay as they were given."""
    given = {argument.name for argument in macro.args}
    names = macro.find_all(nodes.Name)
    return not holds(macro, *_OWN_FRAME) and not any(
        node.ctx == "store" and node.name in given for node in names
    )


def given(macro: nodes.Macro, call: nodes.Call) -> Iterator[tuple[str, nodes.Expr]]:
    """A macro's parameters with what a call gives for them.

    Raises UnsettledError where that is known late, or is what the macro does not take.
    """
    names = [argument.name for argument in macro.args]
    named = {keyword.key: keyword.value for keyword in call.kwargs}
    if call.dyn_args or call.dyn_kwargs or len(call.args) > len(names):
        raise UnsettledError("arguments that are known late")
    if named.keys() - set(names[len(call.args) :]):
        raise UnsettledError("arguments that the macro does not name")
    defaults = dict(zip(names[len(names) - len(macro.defaults) :], macro.defaults, strict=True))
    values = {**defaults, **dict(zip(names, call.args, strict=False)), **named}
    for name in names:
        value = values.get(name)
        default = value is not None and value is defaults.get(name)
        if value is None or (default and not isinstance(value, nodes.Const)):
            raise UnsettledError("a parameter without a value")
        yield name, value


def _imports(tree: nodes.Template) -> Iterator[tuple[str, str]]:
    """Aliases with the one template that each stands for."""
    meant: dict[str, set[str | None]] = {}
    for node in tree.find_all(nodes.Import):
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        meant.setdefault(node.target, set()).add(None if node.with_context else name)
    again = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    for alias, templates in meant.items():
        template, *others = templates
        if template is not None and not others and alias not in again:
            yield alias, template


class Renamed(NodeTransformer):
    """Puts other expressions in the place of names; what is stored gets the new name."""

    def __init__(self, new: Mapping[str, nodes.Expr]) -> None:
        self._new = new

    def visit_Name(self, node: nodes.Name) -> nodes.Expr:  # noqa: N802 (the library's name)
        """The other expression, once for each place."""
        found: nodes.Expr = copied(self._new.get(node.name, node))
        if node.ctx != "load" and isinstance(found, nodes.Name):
            found.ctx = node.ctx
        return found


class UsedImports(NodeTransformer):
    """Takes out imports that are not used."""

    def __init__(self, used: set[str]) -> None:
        self._used = used

    def visit_Import(self, node: nodes.Import) -> nodes.Node | None:  # noqa: N802 (the library's)
        """The import, or nothing."""
        return node if node.target in self._used else None
