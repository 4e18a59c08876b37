"""The exact rule of what a PDF's signature covers, by itself."""

import pytest

from registry.seal.ranges import exact

HEAD, GAP, REST = b"%PDF-1.7\nvalue ", b"<AABB>", b" more\n%%EOF\n"
WHOLE = HEAD + GAP + REST
VALUE = b"\xaa\xbb"
FIRST, SECOND, LENGTH = len(HEAD), len(HEAD + GAP), len(REST)


@pytest.mark.parametrize("end", [b"%%EOF", b"%%EOF\r", b"%%EOF\r\n", b"%%EOF\n"])
def test_to_the_end_of_the_file_or_of_the_revision(end: bytes) -> None:
    content = WHOLE.removesuffix(b"%%EOF\n") + end
    rest = len(content) - SECOND
    assert exact(content, [0, FIRST, SECOND, rest], VALUE) is None
    assert exact(content + b"later\n%%EOF\n", [0, FIRST, SECOND, rest], VALUE) is None


@pytest.mark.parametrize(
    "numbers",
    [
        [0, FIRST, SECOND],
        [0, FIRST, SECOND, LENGTH, 0],
        [0, FIRST, SECOND, float(LENGTH)],
        [1, FIRST, SECOND, LENGTH],
        [0, 0, SECOND, LENGTH],
        [0, SECOND, FIRST, LENGTH],
        [0, FIRST, SECOND, 0],
        [0, FIRST, SECOND, -1],
        [0, FIRST, SECOND, LENGTH + 1],
        [0, FIRST - 1, SECOND, LENGTH],
        [0, FIRST, SECOND + 1, LENGTH - 1],
        [0, FIRST, SECOND, LENGTH - 2],
        [0, FIRST, SECOND, 5],
    ],
)
def test_anything_else_is_refused(numbers: list[object]) -> None:
    finding = exact(WHOLE, numbers, VALUE)
    assert finding is not None and finding.reason == "byte_range"


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (WHOLE, b"\xaa\xbc"),
        (WHOLE.replace(b"<AABB>", b"<AAB >"), VALUE),
        (WHOLE.replace(b"<AABB>", b"(AABB)"), VALUE),
        (WHOLE.replace(b" more\n%%EOF\n", b" more\n%%EOFx"), VALUE),
        (WHOLE.replace(b" more\n%%EOF\n", b" no end here"), VALUE),
        (WHOLE.replace(b"%PDF-1.7\nvalue ", b"%%EOF\n   value ").replace(REST, b"x" * 12), VALUE),
    ],
)
def test_the_gap_is_the_value_and_the_end_is_the_end(content: bytes, value: bytes) -> None:
    assert len(content) == len(WHOLE)
    finding = exact(content, [0, FIRST, SECOND, LENGTH], value)
    assert finding is not None and finding.reason == "byte_range"
