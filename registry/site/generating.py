"""The code of a template: what Jinja generates, with quicker ways of saying the same.

Jinja's own code makes each value that it prints a `Markup` of its own, even one that is `Markup`
already, and asks the environment for each attribute; a page does both some hundred times. Neither
changes what a page says.
"""

from collections.abc import Iterable
from functools import lru_cache
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_SHORT = 80
_escaped = lru_cache(maxsize=8192)(escape)


def shown(value: Any) -> str:
    """A value as a page prints it: what `markupsafe.escape` gives, as text to be joined.

    A text of letters and digits alone, Chinese ones too, is its own escape; most of what a page
    says is that.
    """
    if type(value) is Markup:
        return value
    if type(value) is str:
        text: str = value
    elif hasattr(value, "__html__"):
        return escape(value)
    else:
        text = str(value)
    if text.isalnum():
        return text
    return _escaped(text) if len(text) <= _SHORT else escape(text)


def gives_markup(function: Any) -> bool:
    """Whether a function declares that it gives `Markup`: that needs no escaping."""
    return getattr(function, "__annotations__", {}).get("return") is Markup


class Generator(CodeGenerator):
    """Generates code that prints by `shown` and puts a template's own text together once."""

    def write_commons(self) -> None:
        """What every function of a template begins with."""
        super().write_commons()
        self.writeline("shown = environment.shown")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """A template's own body is one text."""
        whole = frame.rootlevel and frame.buffer is None
        if whole:
            self.buffer(frame)
        super().blockvisit(nodes, frame)
        if whole:
            self.writeline(f"yield concat({frame.buffer})")
            frame.buffer = None

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """The hook for another way to print, as Jinja's native templates use it."""
        if not frame.eval_ctx.autoescape or frame.eval_ctx.volatile or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        elif isinstance(node, nodes.Filter) and gives_markup(
            self.environment.filters.get(node.name)
        ):
            self.write("(")
        else:
            self.write("shown(")


class PageGenerator(Generator):
    """Generates code that takes what is asked for as an attribute to be one.

    Where it is none the code fails, and the page is left to Jinja's (`SettledEnvironment.page`).
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (the library's)
        """An attribute, asked of the value itself."""
        if iskeyword(node.attr) or not node.attr.isascii():
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")
