"""Macros in the place of their calls.

A call of a macro costs more than most macros do. Where a page prints one that it imports, the
macro's own text is put there, its names made unlike any other. That is done only where it means
the same: a macro sees its parameters and what every template sees, nothing of the page.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from jinja2 import Environment, meta, nodes
from jinja2.visitor import NodeTransformer

from registry.site.macros import File, Renamed, UsedImports, check, given
from registry.site.trees import UnsettledError, copied, holds, parsed, stored, visited


def inlined(bodies: "Bodies", tree: nodes.Template) -> nodes.Template:
    """The tree with the macros that it prints in it; imports that nobody needs any more go."""
    placed = visited(_Inliner(bodies, File.of_page(tree), stored(tree)), tree)
    if not holds(placed, nodes.Include):
        placed = visited(UsedImports({node.name for node in placed.find_all(nodes.Name)}), placed)
    return placed


@dataclass(frozen=True, slots=True)
class _Body:
    """A macro with all that it calls in it: its own names, those of every template, its uses."""

    tree: nodes.Template
    names: set[str]
    common: set[str]
    used: Counter[str]
    looped: bool


class Bodies:
    """The macros of an environment, each read once."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._numbers = count(1)
        self._files: dict[str, File] = {}
        self._bodies: dict[int, _Body | None] = {}

    def number(self) -> int:
        """A number that was not there before."""
        return next(self._numbers)

    def file(self, name: str) -> File:
        """A file of macros by its name."""
        if name not in self._files:
            self._files[name] = File.of_macros(parsed(self._environment, name))
        return self._files[name]

    def body(self, macro: nodes.Macro, file: File) -> _Body:
        """A macro of a file. Raises UnsettledError for one that is more than text."""
        if id(macro) not in self._bodies:
            self._bodies[id(macro)] = None  # so stands one that calls itself
            self._bodies[id(macro)] = self._made(macro, file)
        made = self._bodies[id(macro)]
        if made is None:
            raise UnsettledError("a macro that is no mere text")
        return made

    def is_common(self, name: str) -> bool:
        """Whether a name is one of every template."""
        return name in self._environment.globals

    def _made(self, macro: nodes.Macro, file: File) -> _Body | None:
        if not check(macro):
            return None
        names = stored(macro)
        tree = visited(_Inliner(self, file, set()), nodes.Template(copied(macro.body)))
        tree.set_environment(self._environment)
        free = meta.find_undeclared_variables(tree) - names
        if free & file.own or not all(map(self.is_common, free)):
            return None
        used = Counter(node.name for node in tree.find_all(nodes.Name))
        return _Body(tree, names, free, used, holds(tree, nodes.For))


class _Inliner(NodeTransformer):
    """Puts macros in the place of their calls."""

    def __init__(self, bodies: Bodies, file: File, taken: set[str]) -> None:
        self._bodies = bodies
        self._file = file
        self._taken = taken

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
        match call:
            case nodes.Call(node=nodes.Name(name=name)):
                file = self._file
            case nodes.Call(node=nodes.Getattr(node=nodes.Name(name=alias), attr=name)):
                if alias not in self._file.imports:
                    raise UnsettledError("no import")
                file = self._bodies.file(self._file.imports[alias])
            case _:
                raise UnsettledError("no call")
        if name not in file.macros:
            raise UnsettledError("no macro")
        macro = file.macros[name]
        body = self._bodies.body(macro, file)
        if body.common & self._taken:
            raise UnsettledError("a name that the page gives another meaning")
        return self._bound(body, dict(given(macro, call)))

    def _bound(self, body: _Body, values: Mapping[str, nodes.Expr]) -> list[nodes.Node]:
        """The body with its names made new, and what is given for them put in or set."""
        number = self._bodies.number()
        new = {name: nodes.Name(f"_{name}_{number}", "load") for name in body.names}
        direct = {name: value for name, value in values.items() if self._may(body, name, value)}
        placed = visited(Renamed(new | direct), copied(body.tree)).body
        left = [name for name in values if name not in direct]
        if not left:
            return placed
        targets: list[nodes.Expr] = [nodes.Name(new[name].name, "param") for name in left]
        return [nodes.With(targets, [values[name] for name in left], placed)]

    def _may(self, body: _Body, name: str, value: nodes.Expr) -> bool:
        """Whether what is given for a parameter may stand in the parameter's place.

        Not within a loop where it names a loop itself; else what is told at once, or once.
        """
        inner = nodes.Output([value]).find_all(nodes.Name) if body.looped else ()
        if any(node.name == "loop" for node in inner):
            return False
        return self._direct(value) or body.used[name] <= (0 if body.looped else 1)

    def _direct(self, value: nodes.Expr) -> bool:
        """What may as well be said again each time."""
        match value:
            case nodes.Const() | nodes.Name():
                return True
            case nodes.Getattr() | nodes.Getitem(arg=nodes.Const()):
                return self._direct(value.node)
            case nodes.Getitem(arg=nodes.Name() | nodes.Getattr() as key):
                return self._direct(key) and self._common(value.node)
        return False

    def _common(self, value: nodes.Expr) -> bool:
        match value:
            case nodes.Name():
                return self._bodies.is_common(value.name) and value.name not in self._taken
            case nodes.Getattr() | nodes.Getitem(arg=nodes.Const()):
                return self._common(value.node)
        return False
