"""A refusal as a value: what a rule does not let in, and why, in the clerk's language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """One broken rule.

    `rule` is a number of docs/rules ("R-2", "D-1"); `article` the place in the source document
    ("第九条"), empty where a decision settles it. `zh` and `en` are whole sentences. `found` and
    `expected` are short texts shown side by side in reports; empty when the sentence says it all.
    """

    rule: str
    article: str
    zh: str
    en: str
    found: str = ""
    expected: str = ""
