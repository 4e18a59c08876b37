"""Legal forms (有限公司 and the like) as single signs, and the forms that a query cuts in two.

A form is in nearly every name and says nothing about it; as one sign it is one step of a gram.
Twin of `themes/register/static/js/search/forms.js`.
"""

import re
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
_FORM = re.compile("(?:股份)?有限(?:责任)?公司")

#: A cut form so short may be another word: 有 of 有色, 公司 of 分公司.
_AMBIGUOUS = 2

_ENDS = {form[at:] for form in SIGNS for at in range(len(form))}
_STARTS = {form[:at] for form in SIGNS for at in range(1, len(form))}


def sealed(normalised: str) -> str:
    """The text with a sign for each legal form in it."""
    return _FORM.sub(lambda found: SIGNS[found[0]], normalised)


def opened(sealed_: str) -> str:
    """The text that was sealed."""
    return "".join(_FORMS.get(char, char) for char in sealed_)


@dataclass(frozen=True, slots=True)
class Readings:
    """A query's text, sealed: `core` is in every reading of it, `ways` are the readings.

    技有限公 can only be 技 and the sign of 有限公司; 公司西 is itself or a form that ends in 公司.
    """

    core: str
    ways: tuple[str, ...]


def readings(normalised: str) -> Readings:
    """What a part of a name may be a part of once the name is sealed."""
    within = [sign for form, sign in SIGNS.items() if normalised in form]
    if within:
        return Readings("", (*within, normalised))
    begins = max((end for end in _ENDS if normalised.startswith(end)), key=len, default="")
    rest = normalised[len(begins) :]
    ends = max((start for start in _STARTS if rest.endswith(start)), key=len, default="")
    core = sealed(rest.removesuffix(ends))
    before = [sign for form, sign in SIGNS.items() if begins and form.endswith(begins)]
    after = [sign for form, sign in SIGNS.items() if ends and form.startswith(ends)]
    ways = product(before + _itself(begins), after + _itself(ends))
    return Readings(core, tuple(one + core + other for one, other in ways))


def _itself(cut: str) -> list[str]:
    return [cut] if len(cut) <= _AMBIGUOUS else []
