"""Which keys answer a question: under them lie the files to read.

Twin of `themes/register/static/js/search/keys.js`.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from registry.search import forms
from registry.search.question import Question

Heavy = Collection[str]

_NUMBER = re.compile(r"(?=.*[0-9])[0-9a-z]{3,18}")
#: A number so long is no part of a name.
_LONG_NUMBER = 8
#: So many further keys are tried where nothing is found.
_FURTHER = 3


def is_number(question: Question) -> bool:
    """Whether this may be a code or a certificate number, or its beginning."""
    return bool(_NUMBER.fullmatch(question.text))


def is_long_number(question: Question) -> bool:
    """Whether it can hardly be anything else."""
    return is_number(question) and len(question.text) >= _LONG_NUMBER


def of_name(question: Question, heavy: Heavy) -> list[str]:
    """The keys under which are all companies whose name has the text, or has its words.

    One key, where something that every such name has is rare enough; else one for each way to
    read the text and one for each word, and under these only the best.
    """
    read = forms.readings(question.text)
    rare = (light(core, heavy) for core in (*_cores(question), read.core))
    found = next(filter(None, rare), None)
    if found is not None:
        return [found]
    words = question.words if len(question.words) > 1 else ()
    return _once(light(text, heavy) or text for text in (*read.ways, *words))


def further(question: Question, heavy: Heavy) -> list[str]:
    """More keys for names that have the same characters otherwise, or all of them but one.

    Rare parts that have nothing in common come first, then what stands beside them, then single
    characters.
    """
    rare: list[str] = []
    beside: list[str] = []
    for core in _cores(question):
        rest = core
        while (gram := light(rest, heavy)) is not None:
            before, _, rest = rest.partition(gram)
            rare.append(gram)
            beside.append(before)
        beside.append(rest)
    singles = (char for core in _cores(question) for char in core)
    return _once((*rare[1:], *beside, *singles))[:_FURTHER]


def _cores(question: Question) -> Iterator[str]:
    return (forms.readings(word).core for word in question.words)


def _once(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, keys)))


def light(text: str, heavy: Collection[str]) -> str | None:
    """The first of the shortest light grams of `text`; None where it has none: it is heavy."""
    for size in range(1, len(text) + 1):
        for at in range(len(text) - size + 1):
            if text[at : at + size] not in heavy:
                return text[at : at + size]
    return None


def lightest(text: str, heavy: Collection[str]) -> list[str]:
    """The light grams of `text` whose parts are heavy: each one's file has all that have it."""
    return [
        gram
        for size in range(1, len(text) + 1)
        for at in range(len(text) - size + 1)
        if (gram := text[at : at + size]) not in heavy
        and (size == 1 or (gram[1:] in heavy and gram[:-1] in heavy))
    ]


def beginning(text: str, heavy: Heavy) -> str:
    """The key of a number or of initials: the shortest beginning that few share, else all of it."""
    return next((text[:end] for end in range(1, len(text)) if text[:end] not in heavy), text)
