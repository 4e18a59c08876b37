"""What a folder promises beyond the other stores: none of its files is ever half a file."""

import os
import resource
import threading
from pathlib import Path

import pytest

from registry.release.storage import Store, open


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def store(root: Path) -> Store:
    return open(str(root))


@pytest.fixture
def full_disk():
    """No file can be longer than 1,000 bytes, as on a disk without room."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def all_files(root: Path) -> list[str]:
    return sorted(str(file.relative_to(root)) for file in root.rglob("*") if file.is_file())


def test_opening_makes_nothing(store, root):
    assert list(store.names()) == []
    assert store.read("a.html") is None
    assert not root.exists()


def test_a_full_disk_leaves_no_new_file(store, root, full_disk):
    with pytest.raises(OSError, match="File too large"):
        store.write("a/b.html", b"1" * 5000)
    assert all_files(root) == []


def test_a_full_disk_leaves_the_old_file(store, root, full_disk):
    store.write("a.html", b"old")
    with pytest.raises(OSError, match="File too large"):
        store.write("a.html", b"1" * 5000)
    assert store.read("a.html") == b"old"
    assert all_files(root) == ["a.html"]


def test_who_reads_while_it_is_replaced_gets_the_old_or_the_new(store):
    whole = [bytes([65 + n]) * 200_000 for n in range(2)]
    store.write("a.html", whole[0])
    over = threading.Event()
    seen = []

    def read() -> None:
        while not over.is_set():
            seen.append(store.read("a.html"))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(60):
        store.write("a.html", whole[number % 2])
    over.set()
    reader.join()
    assert set(seen) <= set(whole)


def test_threads_replace_at_once(store, root):
    def write(name: str) -> None:
        for number in range(50):
            store.write(f"{name}.html", name.encode() * number)

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(store.read(f"{name}.html") == name.encode() * 49 for name in "abcd")
    assert all_files(root) == ["a.html", "b.html", "c.html", "d.html"]


def test_what_a_killed_writer_left_is_tidied_and_nothing_else(store, root):
    store.write("a.html", b"1")
    (root / ".1234-5678.part").write_bytes(b"half")
    (root / ".well-known").mkdir()
    (root / ".nojekyll").write_bytes(b"")
    assert list(store.names()) == ["a.html"]
    store.tidy()
    assert all_files(root) == [".nojekyll", "a.html"]


def test_a_folder_with_other_files_is_not_removed(store, root):
    store.write("a/b/c.html", b"1")
    (root / "a" / ".keep").write_bytes(b"")
    store.remove("a/b/c.html")
    assert all_files(root) == ["a/.keep"]
    assert not (root / "a" / "b").exists()


def test_the_store_itself_stays_when_it_is_empty(store, root):
    store.write("a.html", b"1")
    store.remove("a.html")
    assert root.is_dir()


def test_a_file_is_as_readable_as_the_umask_says(store, root):
    before = os.umask(0o027)
    try:
        store.write("a.html", b"1")
        store.write("a.html", b"2")
    finally:
        os.umask(before)
    assert (root / "a.html").stat().st_mode & 0o777 == 0o640
