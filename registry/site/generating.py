"""The code of a template: what Jinja generates, with quick ways of saying the same.

Jinja's own code looks every attribute up through the environment and makes each value that it
prints a `Markup` of its own, even one that is `Markup` already; a page does both some hundred
times. Neither changes what a page says.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_escaped = lru_cache(maxsize=65536)(escape)


def shown(value: Any) -> str:
    """A value as a page prints it: what `markupsafe.escape` gives, as text to be joined.

    A text of letters and digits alone, Chinese ones too, is its own escape; most of what a page
    says is that.
    """
    if type(value) is Markup:
        return value
    if type(value) is not str:
        return escape(value)
    return value if value.isalnum() else _escaped(value)


class Generator(CodeGenerator):
    """Generates code that prints by `shown`."""

    def write_commons(self) -> None:
        """What every function of a template begins with."""
        super().write_commons()
        self.writeline("get = environment.getattr")
        self.writeline("shown = environment.shown")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """A template's own body is one text, put together once."""
        whole = frame.rootlevel and frame.buffer is None
        if whole:
            self.buffer(frame)
        super().blockvisit(nodes, frame)
        if whole:
            self.writeline(f"yield concat({frame.buffer})")
            frame.buffer = None

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """The hook for another way to print, as Jinja's native templates use it."""
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("shown(")
        else:
            super()._output_child_pre(node, frame, finalize)
