"""What is done to the package: to its bytes, its names, its directory."""

import struct
import zipfile
from io import BytesIO

from registry.seal import gate
from registry.seal.ofd import package
from tests.seal.ofd.papers import PAGE, packed
from tests.seal.ofd.world import maker


def _directory(content: bytes) -> int:
    return struct.unpack("<I", content[-6:-2])[0]


def _moved(content: bytes, place: int, junk: bytes) -> bytes:
    """Junk at a place before the directory, whose end record and entries know of it."""
    start = _directory(content)
    directory = bytearray(content[start:-22])
    at = 0
    while at < len(directory):
        lengths = struct.unpack_from("<3H", directory, at + 28)
        (offset,) = struct.unpack_from("<I", directory, at + 42)
        if offset >= place:
            struct.pack_into("<I", directory, at + 42, offset + len(junk))
        at += 46 + sum(lengths)
    end = content[-22:-6] + struct.pack("<I", start + len(junk)) + content[-2:]
    return content[:place] + junk + content[place:start] + bytes(directory) + end


@maker
def empty(w):
    return b""


@maker
def too_large(w):
    return w.good() + bytes(gate.MAX_SIZE)


@maker
def before(w, junk):
    return junk.encode() + w.good()


@maker
def after(w, junk):
    return w.good() + junk.encode()


@maker
def comment(w):
    out = BytesIO(w.good())
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = b"<script>"
    return out.getvalue()


@maker
def truncated(w):
    return w.good()[:-40]


@maker
def hidden_between(w):
    content = w.good()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        place = archive.infolist()[3].header_offset
    return _moved(content, place, b"<script>")


@maker
def hidden_before_the_directory(w):
    content = w.good()
    return _moved(content, _directory(content), b"<script>")


@maker
def hidden_at_the_start(w):
    """The package that readers see begins later, and so does what its directory counts from."""
    one = packed({"OFD.xml": b"<x/>"})
    return _moved(w.good(), 0, one[: _directory(one)])


@maker
def another_directory(w):
    """The end record points to the first of two directories, of other files."""
    content = w.good()
    start = _directory(content)
    return content[:-22] + content[start:]


@maker
def duplicate(w, name):
    files = w.sealed()
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path), content)
        archive.writestr(zipfile.ZipInfo(name), files[PAGE])
    return out.getvalue()


@maker
def named(w, name):
    # The library mends some names itself, so the name takes its place in the bytes.
    place = b"x" * len(name.encode())
    content = packed({**w.sealed(), place.decode(): b"junk"})
    assert content.count(place) == 2
    return content.replace(place, name.encode())


@maker
def file_and_folder(w):
    return packed({**w.sealed(), f"{PAGE}/more.xml": b"<x/>"})


@maker
def folder_with_content(w):
    return packed({**w.sealed(), "Doc_0/Extra/": b"junk"})


@maker
def other_name_at_the_file(w):
    content = w.good()
    return content.replace(PAGE.encode(), PAGE.replace("Page_0", "Page_1").encode(), 1)


def _head(content: bytes, at: int, new: bytes, places: tuple[str, ...]) -> bytes:
    """New bytes in the heads of the page's file, as told of at itself or in the directory."""
    out = bytearray(content)
    at_file = content.index(PAGE.encode()) - 30
    in_directory = content.rindex(PAGE.encode()) - 46
    for place in places:
        start = at_file + at if place == "file" else in_directory + at + 2
        out[start : start + len(new)] = new
    return bytes(out)


@maker
def encrypted(w):
    return _head(w.good(), 6, b"\x01\x00", ("file", "directory"))


@maker
def unknown_flag(w):
    return _head(w.good(), 6, b"\x20\x00", ("file", "directory"))


@maker
def flags_differ(w):
    return _head(w.good(), 6, b"\x08\x00", ("file",))


@maker
def unknown_method(w):
    return _head(w.good(), 8, b"\x63\x00", ("file", "directory"))


@maker
def wrong_checksum(w):
    return _head(w.good(), 14, bytes(4), ("file", "directory"))


@maker
def size_too_small(w):
    """A file of which a reader that believes the directory sees the beginning only."""
    return _head(w.good(), 22, struct.pack("<I", 60), ("file", "directory"))


@maker
def size_beyond_the_end(w):
    """A file that would reach to where no other can begin, and another that is said to."""
    content = w.good()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = sorted(archive.infolist(), key=lambda member: member.header_offset)
    size = len(content) - 10 - members[-2].header_offset - 30 - len(members[-2].filename)
    out = bytearray(content)
    for name, at, value in (
        (members[-2].filename, 18, size),
        (members[-1].filename, 40, len(content) - 10),
    ):
        place = content.rindex(name.encode()) - 46 + at + 2
        struct.pack_into("<I", out, place, value)
    struct.pack_into("<I", out, members[-2].header_offset + 18, size)
    return bytes(out)


@maker
def sizes_differ(w):
    return _head(w.good(), 22, struct.pack("<I", 60), ("file",))


@maker
def damaged(w):
    content = bytearray(w.good())
    place = content.index(PAGE.encode()) + len(PAGE)
    content[place : place + 8] = b"\xff" * 8
    return bytes(content)


@maker
def bytes_behind_the_end(w):
    """Of a file's packed bytes the last belong to nothing."""
    files = w.sealed()
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)
    content = out.getvalue()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        member = archive.getinfo(PAGE)
    end = member.header_offset + 30 + len(PAGE) + member.compress_size
    content = _moved(content, end, b"junk")
    return _head(content, 18, struct.pack("<I", member.compress_size + 4), ("file", "directory"))


@maker
def wrong_descriptor(w):
    from tests.seal.ofd.sound import written_in_one_go  # noqa: PLC0415

    content = written_in_one_go(w)
    place = content.index(b"PK\x07\x08")
    return content[: place + 4] + bytes(4) + content[place + 8 :]


@maker
def extra_field(w, kind, length):
    return _fielded(w, struct.pack("<HH", kind, length) + bytes(length - 4) + b"evil")


@maker
def half_an_extra_field(w):
    """At the file only, where the directory has none."""
    content = w.good()
    place = content.index(PAGE.encode()) + len(PAGE)
    content = _moved(content, place, b"\x0a\x00\xff\x00")
    return _head(content, 28, b"\x04\x00", ("file",))


@maker
def half_an_extra_field_in_the_directory(w):
    return _fielded(w, b"\x0a\x00\xff\x00")


def _fielded(w, extra):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in w.sealed().items():
            member = zipfile.ZipInfo(name)
            member.extra = extra if name == PAGE else b""
            archive.writestr(member, content)
    return out.getvalue()


@maker
def many_files(w):
    return packed({**w.sealed(), **{f"x{n}": b"" for n in range(package.MAX_FILES)}})


@maker
def bomb(w, files):
    return packed({**w.sealed(), **{f"x{n}.png": bytes(60 * 2**20) for n in range(files)}})


@maker
def no_document(w):
    return packed({"word/document.xml": b"<x/>"})
