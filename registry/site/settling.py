"""Templates with everything in them that never changes worked out beforehand.

The frame of a page, the words and most links are the same on every page of a build. Where a
template reads them, their value is put in its place when it is compiled; a page's template is
compiled together with what it extends, includes and prints from macros. A page is then long pieces
of text with the company's own facts between, and takes a third of the time. What comes out is the
same; what cannot be worked out beforehand is left to the page.
"""

from collections import Counter
from collections.abc import Mapping, MutableMapping
from io import StringIO
from typing import Any

from jinja2 import Environment, Template, nodes

from registry.site.folding import folded
from registry.site.generating import Generator, PageGenerator, shown
from registry.site.inlining import Bodies, inlined
from registry.site.merging import merged
from registry.site.trees import UnsettledError


class SettledEnvironment(Environment):
    """An environment that puts values in place of names when it compiles."""

    code_generator_class = Generator
    shown = staticmethod(shown)
    #: How many pages of a kind Jinja's own way makes sooner than their template is in one piece.
    worth = 200

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._settled: Mapping[str, Any] = {}
        self._pages: dict[str, Template] = {}
        self._asked: Counter[str] = Counter()
        self._bodies = Bodies(self)

    def settle(self, names: Mapping[str, Any]) -> None:
        """Have globals that no page's context and no template gives another meaning.

        They are values and pure functions. A function has a name as a filter, too, under which
        compiled templates find it, those that an earlier build has kept included.
        """
        self.globals |= names
        self._settled = names
        called = {name: value for name, value in names.items() if callable(value)}
        self.filters |= {f"settled {name}": value for name, value in called.items()}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One plain table: Jinja's own is a chain, and slow to copy for every page."""
        return {**self.globals, **(d or {})}

    def page(self, name: str, context: Mapping[str, Any]) -> str:
        """A page by its template. Raises what Jinja raises.

        What fails in one piece is rendered as Jinja does it: that tells the error in the
        template's own lines, or knows what an attribute means where there is none.
        """
        template = self._pages.get(name)
        if template is None:
            self._asked[name] += 1
            if self._asked[name] <= self.worth:
                return self.get_template(name).render(context)
            template = self._pages[name] = self.whole(name)
        try:
            return template.render(context)
        except Exception:
            plain = self.get_template(name)
            text = plain.render(context)
            self._pages[name] = plain
            return text

    def whole(self, name: str) -> Template:
        """The template of a page with all that it is made of in one piece, where that can be."""
        try:
            tree = inlined(self._bodies, merged(self, name))
        except UnsettledError:
            return self.get_template(name)
        source = StringIO()
        generator = PageGenerator(self, name, name, source)
        generator.visit(folded(self, self._settled, tree, tables=True))
        code = compile(source.getvalue(), name, "exec")
        return self.template_class.from_code(self, code, self.make_globals(None))

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        """The hook that Jinja gives for another way to generate."""
        tree = folded(self, self._settled, source)
        return super()._generate(tree, name, filename, defer_init)
