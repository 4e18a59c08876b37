"""Whatever comes as a PDF passes the gate or is refused with a reason, and nothing falls over."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.seal import gate
from registry.seal.judging import judge
from registry.seal.verdict import Finding, reasons
from tests.seal.attacks import MAKERS
from tests.seal.authorities import COMPANY

SOUND = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
#: What a PDF is made of, to be put where it does not belong.
_WORDS = st.sampled_from(
    (
        *(b"<<", b">>", b"[", b"]", b"(", b")", b"<", b">", b"/", b"%", b"\0", b"\r"),
        *(b"obj", b"endobj", b"stream", b"endstream", b"xref", b"trailer", b"startxref", b"%%EOF"),
        *(b"0 R", b"1 0 R", b"-1", b"99999999999", b"/Length", b"/Prev", b"/Root", b"/ByteRange"),
        *(b"/JS", b"/J#53", b"/AA", b"/Filter", b"/FlateDecode", b"/Kids", b"/Contents"),
    )
)
_CHANGES = st.lists(
    st.tuples(
        st.integers(0, 2**31),
        st.integers(0, 8),
        st.one_of(_WORDS, st.binary(max_size=8)),
    ),
    min_size=1,
    max_size=6,
)


def _changed(content: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    changed = bytearray(content)
    for place, length, new in changes:
        at = place % (len(changed) + 1)
        changed[at : at + length] = new
    return bytes(changed)


@SOUND
@given(st.one_of(st.binary(max_size=2000), st.binary(max_size=2000).map(b"%PDF-1.7\n".__add__)))
def test_any_bytes(content):
    assert isinstance(gate.passes(content), Finding)


@SOUND
@given(changes=_CHANGES)
def test_a_signed_document_that_was_changed_anywhere(changes, world):
    found = gate.passes(_changed(MAKERS["good"](world), changes))
    assert found is None or (isinstance(found, Finding) and found.reason in reasons())


@settings(SOUND, max_examples=40)
@given(changes=_CHANGES)
def test_it_is_never_judged_valid_unless_it_is_the_same(changes, world, trust):
    """But for bytes of the signature's own padding and structure that mean nothing."""
    good = MAKERS["good"](world)
    content = _changed(good, changes)
    verdict = judge(content, COMPANY, date(2026, 3, 1), trust)
    assert verdict.status in ("valid", "failed", "unverified")
    if verdict.status == "valid":
        start, end = _value(good)
        assert content[:start] == good[:start] and content[end:] == good[end:]


def _value(content: bytes) -> tuple[int, int]:
    """Where the signature's own value lies, which the signature does not cover."""
    start = content.index(b"/Contents <") + len(b"/Contents ")
    return start, content.index(b">", start) + 1
