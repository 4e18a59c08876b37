"""A folder and an object store behave alike."""

import pickle
import tempfile
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.release.errors import ReleaseError
from registry.release.executors import choose
from registry.release.storage import Store, open
from registry.release.storage.kinds import content_type
from tests.release import tasks

_memories = count(1)


@pytest.fixture(params=["folder", "s3", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "folder":
        return open(str(tmp_path / "site"))
    if request.param == "memory":
        return open(f"memory://{next(_memories)}/site")
    endpoint = request.getfixturevalue("s3_endpoint")
    return open(f"{endpoint.bucket()}/site/2026", endpoint.options)


def test_what_was_written_is_read(store):
    store.write("companies/43/x.html", "信用".encode())
    assert store.read("companies/43/x.html") == "信用".encode()
    assert store.exists("companies/43/x.html")


def test_what_was_not_is_not_there(store):
    store.write("a/b.html", b"1")
    for path in ("b.html", "a", "a/b", "a/b.html.part", "c/d/e.html"):
        assert store.read(path) is None
        assert not store.exists(path)


def test_a_file_is_replaced_by_a_longer_a_shorter_and_an_empty_one(store):
    for content in (b"12", b"12345", b"1", b"", b"2"):
        store.write("a.json", content)
        assert store.read("a.json") == content
    assert list(store.names()) == ["a.json"]


def test_many_are_written_at_once(store):
    files = {f"{n % 3}/{n}.{kind}": b"%d" % n for n in range(9) for kind in ("html", "json")}
    store.write_all(files)
    assert {path: store.read(path) for path in store.names()} == files


def test_a_removed_file_is_gone_with_the_folders_it_leaves_empty(store):
    store.write_all({"a/b/c.html": b"1", "a/d.html": b"2"})
    store.remove("a/b/c.html")
    assert list(store.names()) == ["a/d.html"]
    store.remove("a/d.html")
    assert list(store.names()) == []
    store.write("a", b"a file where a folder was")
    assert store.read("a") == b"a file where a folder was"


def test_removing_what_is_not_there_is_nothing(store):
    store.write("a/b.html", b"1")
    for path in ("a/c.html", "x/y/z.html"):
        store.remove(path)
    assert list(store.names()) == ["a/b.html"]


def test_an_empty_store_names_nothing(store):
    assert list(store.names()) == []


def test_names_are_sorted_as_text_across_folders(store):
    paths = ["a/b.html", "a-b.html", "a.html", "a/b/c.html", "a/b-c.html", "协会.html", "z.html"]
    store.write_all(dict.fromkeys(paths, b"1"))
    assert list(store.names()) == sorted(paths)


@pytest.mark.parametrize(
    "path", ["", "/x", "../x", "a/../../x", "a//b", ".x", "a/.x", "a\\b", "a/"]
)
def test_no_path_leaves_the_store(store, path):
    for verb in (store.read, store.exists, store.remove, lambda p: store.write(p, b"1")):
        with pytest.raises(ValueError, match="no path below"):
            verb(path)
    assert list(store.names()) == []


def test_a_pickled_store_is_the_same_store(store):
    store.write("a.html", b"1")
    assert pickle.loads(pickle.dumps(store)).read("a.html") == b"1"


@pytest.mark.parametrize("setting", ["processes:2", "dask"])
@pytest.mark.parametrize("store", ["folder", "s3"], indirect=True)
def test_workers_write_to_it(store, setting, request):
    if setting == "dask":
        setting = request.getfixturevalue("dask_scheduler")
    paths = [f"companies/{n % 4}/{n}.html" for n in range(24)]
    with choose(setting) as executor:
        assert list(executor.map(tasks.put, ((store, path) for path in paths))) == paths
    assert {path: store.read(path) for path in store.names()} == {p: p.encode() for p in paths}


names = st.text("ab信 +-_(&%#[]~'=@", min_size=1, max_size=4).filter(lambda name: name.strip())
files = st.builds("{}/{}.html".format, names, names) | names.map("{}.json".format)
steps = st.lists(st.tuples(st.sampled_from(["write", "remove"]), files, st.binary(max_size=20)))


def examples(number: int) -> settings:
    """A store is used for all examples, so each leaves it empty."""
    return settings(max_examples=number, suppress_health_check=[*HealthCheck])


def leaves_what_a_dictionary_would(store: Store, done: list[tuple[str, str, bytes]]) -> None:
    expected: dict[str, bytes] = {}
    for verb, path, content in done:
        if verb == "write":
            store.write(path, content)
            expected[path] = content
        else:
            store.remove(path)
            expected.pop(path, None)
        assert store.read(path) == expected.get(path)
    assert list(store.names()) == sorted(expected)
    for path, content in expected.items():
        assert store.read(path) == content
        store.remove(path)
    assert list(store.names()) == []


@pytest.mark.parametrize("store", ["folder", "memory"], indirect=True)
@examples(60)
@given(done=steps)
def test_any_writes_and_removals(store, done):
    leaves_what_a_dictionary_would(store, done)


@pytest.mark.parametrize("store", ["s3"], indirect=True)
@examples(6)
@given(done=steps)
def test_any_writes_and_removals_on_s3(store, done):
    leaves_what_a_dictionary_would(store, done)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a/b.html", "text/html; charset=utf-8"),
        ("b.json", "application/json"),
        ("theme/a.css", "text/css; charset=utf-8"),
        ("theme/a.js", "text/javascript; charset=utf-8"),
        ("sitemap.xml", "application/xml"),
        ("feeds/a.atom", "application/atom+xml"),
        ("theme/seal.svg", "image/svg+xml"),
        ("search/0.bin", "application/octet-stream"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_s3_tells_the_browser_what_a_file_is(s3_endpoint, path, kind):
    bucket = s3_endpoint.bucket()
    open(bucket, s3_endpoint.options).write(path, b"1")
    assert content_type(path) == kind
    told = s3_endpoint.files().info(f"{bucket.removeprefix('s3://')}/{path}")
    assert told["ContentType"] == kind


def test_a_bucket_that_is_not_there_is_told(s3_endpoint):
    store = open("s3://no-such-bucket/site", s3_endpoint.options)
    with pytest.raises(ReleaseError, match="对象存储 s3://no-such-bucket/site 无法使用"):
        store.write("a.html", b"1")


def test_secrets_are_not_shown(s3_endpoint):
    store = open(s3_endpoint.bucket(), s3_endpoint.options)
    assert s3_endpoint.options["secret"] not in repr(store)


@pytest.mark.parametrize("url", ["nosuch://bucket/x", "s3://", "s3:///"])
def test_an_address_without_a_store_is_refused(url):
    with pytest.raises(ReleaseError):
        open(url)


def test_what_speaks_to_a_store_must_be_installed():
    with pytest.raises(ReleaseError, match="请先安装"):
        open("gs://bucket/site")


def test_a_folder_is_asked_for_by_path_or_address(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for url in ("site", str(tmp_path / "site"), (tmp_path / "site").as_uri()):
        open(url).write("a.html", url.encode())
        assert (tmp_path / "site" / "a.html").read_text() == url
    stays = open("site")
    monkeypatch.chdir(tempfile.gettempdir())
    assert stays.read("a.html") is not None
