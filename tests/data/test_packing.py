"""JSON Lines in gzip: a file like any other; what did not change is not packed anew."""

import gzip
import subprocess
import zlib

from hypothesis import given
from hypothesis import strategies as st

from registry.data import packing, parts
from registry.data.packing import packed, pieces

SUBJECTS = st.text("0123456789ABCDEFGHJK", min_size=1, max_size=18)
LINES = st.dictionaries(
    SUBJECTS, st.binary(max_size=40).map(lambda one: one.hex().encode() + b"\n")
)


def many(number: int) -> dict[str, bytes]:
    return {f"9161{one:04}": f'{{"n":{one}}}\n'.encode() for one in range(number)}


@given(LINES)
def test_whoever_unpacks_it_gets_the_lines(lines):
    assert gzip.decompress(packed(lines)) == b"".join(lines.values())
    assert b"".join(pieces(packed(lines))) == b"".join(lines.values())


@given(LINES, LINES)
def test_what_was_packed_before_makes_no_difference(before, now):
    assert packed(now, pieces(packed(before))) == packed(now)


def test_one_line_more_is_one_piece_more_to_pack(monkeypatch):
    lines, made = many(500), []
    known = pieces(packed(lines))
    monkeypatch.setattr(packing, "_deflated", lambda content: made.append(content) or b"")
    packed({**lines, "91610250": b"{}\n"}, known)
    assert len(known) > 5 and len(made) == 1 and len(made[0].splitlines()) < 400


def test_a_part_of_many_has_pieces_too():
    """All subjects of a part are alike in the lowest digits, by which parts are cut."""
    several = (f"9161{one:06}" for one in range(100_000))
    part = {one: b"{}\n" for one in several if parts.of_company(one, 512) == 3}
    assert len(part) > 100 and len(packing._cut(part, 16)) > 5


def test_it_is_one_member_without_a_time_or_a_name():
    file = packed(many(500))
    reader = zlib.decompressobj(31)
    reader.decompress(file)
    assert reader.eof and not reader.unused_data
    assert file[3] == 4 and file[4:8] == bytes(4)
    assert packed(many(500)) == file


def test_pieces_are_longer_where_their_lengths_would_have_no_place(monkeypatch):
    monkeypatch.setattr(packing, "_MOST", 8)
    file = packed(many(3000))
    assert gzip.decompress(file) == b"".join(many(3000).values())
    assert 1 < len(pieces(file)) <= 8


def test_a_file_of_nothing():
    assert gzip.decompress(packed({})) == b"" and pieces(packed({})) == {}


def test_gzip_itself_reads_it(tmp_path):
    (tmp_path / "x.gz").write_bytes(packed(many(500)))
    done = subprocess.run(["gzip", "-dc", tmp_path / "x.gz"], capture_output=True, check=True)
    assert done.stdout == b"".join(many(500).values()) and not done.stderr
