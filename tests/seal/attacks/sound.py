"""Sound documents, and what the gate sees at once."""

from registry.seal import gate
from tests.seal.attacks.world import maker, plain
from tests.seal.papers import paper


@maker
def good(w):
    return w.signed()


@maker
def page_count(w, pages):
    return w.signed(paper(pages))


@maker
def unsigned(w):
    return plain()


@maker
def empty(w):
    return b""


@maker
def too_large(w):
    return w.signed() + bytes(gate.MAX_SIZE)
