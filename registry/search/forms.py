"""Legal forms (有限公司 and the like) as single signs, and the forms that a query cuts in two.

A form is in nearly every name and says nothing about it; as one sign it is one step of a gram.
Twin of `themes/register/static/js/search/forms.js`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product

#: Each form with its sign. Signs are private characters, which normalising never leaves in a text.
SIGNS = {
    "有限公司": "\ue000",
    "有限责任公司": "\ue001",
    "股份有限公司": "\ue002",
    "股份有限责任公司": "\ue003",
}
_FORMS = {sign: form for form, sign in SIGNS.items()}

#: A cut form so short may be another word: 有 of 有色, 公司 of 分公司.
_AMBIGUOUS = 2


@dataclass(frozen=True, slots=True)
class Readings:
    """A query's text, sealed: `core` is in every reading of it, `ways` are the readings.

    技有限公 can only be 技 and the sign of 有限公司; 公司西 is itself or a form that ends in 公司.
    """

    core: str
    ways: tuple[str, ...]


class Forms:
    """Forms as they are written, or spelt: each with its sign."""

    def __init__(self, signs: Mapping[str, str], ambiguous: int) -> None:
        """What is no longer than `ambiguous` may be a cut form or another word."""
        self._signs = signs
        self._ambiguous = ambiguous
        self._form = re.compile("|".join(sorted(signs, key=len, reverse=True)) or "(?!)")
        ends = {form[at:] for form in signs for at in range(len(form))}
        starts = {form[:at] for form in signs for at in range(1, len(form))}
        self._ends = sorted(ends, key=len, reverse=True)
        self._starts = sorted(starts, key=len, reverse=True)

    def sealed(self, text: str) -> str:
        """The text with a sign for each legal form in it."""
        return self._form.sub(lambda found: self._signs[found[0]], text)

    def readings(self, text: str) -> Readings:
        """What a part of a name may be a part of once the name is sealed."""
        within = self._of(lambda form: text in form)
        if within:
            return Readings("", (*within, text))
        begins = next((end for end in self._ends if text.startswith(end)), "")
        rest = text[len(begins) :]
        ends = next((start for start in self._starts if rest.endswith(start)), "")
        core = self.sealed(rest.removesuffix(ends))
        before = self._of(lambda form: bool(begins) and form.endswith(begins))
        after = self._of(lambda form: bool(ends) and form.startswith(ends))
        ways = product(before + self._itself(begins), after + self._itself(ends))
        return Readings(core, tuple(one + core + other for one, other in ways))

    def _of(self, fits: Callable[[str], bool]) -> list[str]:
        return list(dict.fromkeys(sign for form, sign in self._signs.items() if fits(form)))

    def _itself(self, cut: str) -> list[str]:
        return [cut] if len(cut) <= self._ambiguous else []


_WRITTEN = Forms(SIGNS, _AMBIGUOUS)


def sealed(normalised: str) -> str:
    """The text with a sign for each legal form in it."""
    return _WRITTEN.sealed(normalised)


def opened(sealed_: str) -> str:
    """The text that was sealed."""
    return "".join(_FORMS.get(char, char) for char in sealed_)


def readings(normalised: str) -> Readings:
    """What a part of a name may be a part of once the name is sealed."""
    return _WRITTEN.readings(normalised)
