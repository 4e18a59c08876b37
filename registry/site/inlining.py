"""Macros in the place of their calls.

A call of a macro costs more than most macros do. Where a page prints one that it imports, the
macro's own text is put there, its names made unlike any other. That is done only where it means
the same: a macro sees its parameters and what every template sees, nothing of the page.
"""

from collections.abc import Iterator, Mapping
from itertools import count

from jinja2 import Environment, meta, nodes
from jinja2.visitor import NodeTransformer

from registry.site.merging import UnsettledError, copied, parsed, stored, visited

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


def inlined(environment: Environment, tree: nodes.Template) -> nodes.Template:
    """The tree with the macros that it prints in it; imports that nobody needs any more go."""
    files = _Files(environment, stored(tree))
    placed = visited(_Inliner(files, _File.of_page(tree)), tree)
    if placed.find(nodes.Include) is None:
        used = {node.name for node in placed.find_all(nodes.Name)}
        placed = visited(_Imports(used), placed)
    placed.set_environment(environment)
    return placed


class _File:
    """What a template means by names: its own macros, the templates that it imports, the rest."""

    def __init__(
        self, macros: Mapping[str, nodes.Macro], imports: Mapping[str, str], own: set[str]
    ) -> None:
        self.macros = macros
        self.imports = imports
        self.own = own

    @classmethod
    def of_page(cls, tree: nodes.Template) -> "_File":
        """A page's imports; its own macros see the page and are left alone."""
        return cls({}, dict(_imports(tree)), set())

    @classmethod
    def of_macros(cls, tree: nodes.Template) -> "_File":
        """A file of macros."""
        macros = {node.name: node for node in tree.body if isinstance(node, nodes.Macro)}
        own = stored(nodes.Template([n for n in tree.body if not isinstance(n, nodes.Macro)]))
        plain = {name: macro for name, macro in macros.items() if name not in own}
        return cls(plain, dict(_imports(tree)), own | macros.keys())


class _Files:
    """The files of macros that a page uses, read once; `taken` are names that the page sets."""

    def __init__(self, environment: Environment, taken: set[str]) -> None:
        self.environment = environment
        self.common = environment.globals.keys() - taken
        self.numbers = count(1)
        self._read: dict[str, _File] = {}

    def file(self, name: str) -> _File:
        """A file by its name."""
        if name not in self._read:
            self._read[name] = _File.of_macros(parsed(self.environment, name))
        return self._read[name]


def _imports(tree: nodes.Template) -> Iterator[tuple[str, str]]:
    """Aliases with the one template that each stands for."""
    meant: dict[str, set[str | None]] = {}
    for node in tree.find_all(nodes.Import):
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        meant.setdefault(node.target, set()).add(None if node.with_context else name)
    names = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    for alias, templates in meant.items():
        (template, *others) = templates
        if template is not None and not others and alias not in names:
            yield alias, template


class _Inliner(NodeTransformer):
    """Puts macros in the place of their calls, and in those the macros that they call."""

    def __init__(self, files: _Files, file: _File, within: tuple[nodes.Macro, ...] = ()) -> None:
        self._files = files
        self._file = file
        self._within = within

    def visit_Output(self, node: nodes.Output) -> list[nodes.Node]:  # noqa: N802 (the library's)
        """What is printed, with the macros among it in full."""
        made: list[nodes.Node] = []
        for piece in node.nodes:
            try:
                made += self._placed(piece)
            except UnsettledError:
                made.append(nodes.Output([piece], lineno=node.lineno))
        return made

    def _placed(self, call: nodes.Expr) -> list[nodes.Node]:
        macro, file = self._macro(call)
        if not isinstance(call, nodes.Call) or macro in self._within:
            raise UnsettledError("a macro that calls itself")
        given = dict(_given(macro, call))
        _check(macro)
        names = stored(macro)
        body = nodes.Template(copied(macro.body))
        body.set_environment(self._files.environment)
        body = visited(_Inliner(self._files, file, (*self._within, macro)), body)
        free = meta.find_undeclared_variables(body) - names
        if free & file.own or not free <= self._files.common:
            raise UnsettledError("a macro that sees more than its parameters")
        return self._bound(body, names, given)

    def _bound(
        self, body: nodes.Template, names: set[str], given: Mapping[str, nodes.Expr]
    ) -> list[nodes.Node]:
        """The body with its names made new, and what is given for them put in or set."""
        number = next(self._files.numbers)
        new = {name: nodes.Name(f"_{name}_{number}", "load") for name in names}
        direct = {name: value for name, value in given.items() if self._direct(value)}
        placed = visited(_Renamed(new | direct), body).body
        left = [name for name in given if name not in direct]
        if not left:
            return list(placed)
        targets = [nodes.Name(new[name].name, "param") for name in left]
        return [nodes.With(targets, [given[name] for name in left], placed)]

    def _direct(self, value: nodes.Expr) -> bool:
        """What may as well be said again each time."""
        match value:
            case nodes.Const() | nodes.Name():
                return True
            case nodes.Getattr():
                return self._settled(value)
            case nodes.Getitem(arg=nodes.Name() | nodes.Getattr(node=nodes.Name())):
                return self._settled(value.node)
        return False

    def _settled(self, value: nodes.Expr) -> bool:
        match value:
            case nodes.Name():
                return value.name in self._files.common
            case nodes.Getattr() | nodes.Getitem(arg=nodes.Const()):
                return self._settled(value.node)
        return False

    def _macro(self, call: nodes.Expr) -> tuple[nodes.Macro, _File]:
        match call:
            case nodes.Call(node=nodes.Name(name=name)) if name in self._file.macros:
                return self._file.macros[name], self._file
            case nodes.Call(node=nodes.Getattr(node=nodes.Name(name=alias), attr=name)):
                file = self._imported(alias)
                if name in file.macros:
                    return file.macros[name], file
        raise UnsettledError("no macro")

    def _imported(self, alias: str) -> _File:
        if alias not in self._file.imports:
            raise UnsettledError("no import")
        return self._files.file(self._file.imports[alias])


def _check(macro: nodes.Macro) -> None:
    """Raises UnsettledError for what has a frame of its own, or sets its own parameters."""
    if any(macro.find(kind) for kind in _OWN_FRAME):
        raise UnsettledError("a macro that is more than text")
    given = {argument.name for argument in macro.args}
    if any(node.ctx == "store" and node.name in given for node in macro.find_all(nodes.Name)):
        raise UnsettledError("a macro that sets its own parameter")


def _given(macro: nodes.Macro, call: nodes.Call) -> Iterator[tuple[str, nodes.Expr]]:
    """A macro's parameters with what a call gives for them."""
    names = [argument.name for argument in macro.args]
    named = {keyword.key: keyword.value for keyword in call.kwargs}
    if call.dyn_args or call.dyn_kwargs or len(call.args) > len(names):
        raise UnsettledError("arguments that are known late")
    if named.keys() - set(names[len(call.args) :]):
        raise UnsettledError("arguments that the macro does not name")
    defaults = dict(zip(names[len(names) - len(macro.defaults) :], macro.defaults, strict=True))
    positional = dict(zip(names, call.args, strict=False))
    for name in names:
        value = positional.get(name) or named.get(name) or defaults.get(name)
        if value is None or (name not in positional | named and not isinstance(value, nodes.Const)):
            raise UnsettledError("a parameter without a value")
        yield name, value


class _Renamed(NodeTransformer):
    """Puts other expressions in the place of names; what is stored gets the new name."""

    def __init__(self, new: Mapping[str, nodes.Expr]) -> None:
        self._new = new

    def visit_Name(self, node: nodes.Name) -> nodes.Expr:  # noqa: N802 (the library's name)
        """The other expression, once for each place."""
        found: nodes.Expr = copied(self._new.get(node.name, node))
        if node.ctx != "load" and isinstance(found, nodes.Name):
            found.ctx = node.ctx
        return found


class _Imports(NodeTransformer):
    """Takes out imports that are not used."""

    def __init__(self, used: set[str]) -> None:
        self._used = used

    def visit_Import(self, node: nodes.Import) -> nodes.Node | None:  # noqa: N802 (the library's)
        """The import, or nothing."""
        return node if node.target in self._used else None
