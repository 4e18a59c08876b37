"""A memory brought up to date gives the files that one made anew gives, byte for byte."""

import pickle
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from registry.public import views as v
from registry.search import collect, published
from registry.search.memory import Documents, SearchMemory
from registry.search.shards import sizes
from registry.search.shards.sizes import Size, Sizes
from tests import views_notices
from tests.search.town import Town
from tests.views import casmes_grade, company, grade, past_grade

J = TypeVar("J")
R = TypeVar("R")

#: Few words, so that they soon are in many names.
BRANDS = ("华山", "华", "山华", "华华", "西山", "ABC", "華山")
TRADES = ("机械", "华山机械", "机", "山机", "")
FORMS = ("有限公司", "股份有限公司", "店")
NAMES = st.builds(
    lambda brand, trade, form, at: f"{brand}{trade}{at}{form}",
    st.sampled_from(BRANDS),
    st.sampled_from(TRADES),
    st.sampled_from(FORMS),
    st.sampled_from(("", "一", "二一", "号")),
)
GRADES = st.sampled_from(
    ((), (grade(),), (casmes_grade(),), (past_grade("void"),), (past_grade("lapsed"), grade()))
)
CODES = tuple(view.code for view in Town().companies()[:24])
PLACES = (v.Term(code="610100", zh="西安市"), v.Term(code="610300", zh="宝鸡市"))

COMPANIES = st.builds(
    lambda name, former, grades, place: company(
        name=name,
        former_names=tuple(v.FormerName(name=one, until=None) for one in former),
        grades=grades,
        region=place,
        commitments=(),
    ),
    NAMES,
    st.lists(NAMES, max_size=2),
    GRADES,
    st.sampled_from(PLACES),
)
#: What comes to be of some companies: another view, or nothing.
STEP = st.dictionaries(st.sampled_from(CODES), st.none() | COMPANIES, max_size=8)
#: The notices after a step, by number: the month and the text of each.
NOTICES = st.dictionaries(
    st.integers(1, 12), st.tuples(st.integers(1, 3), st.sampled_from(("", "虚假"))), max_size=8
)


def cut(companies: int) -> Sizes:
    """Sizes with a step at ten companies; more than three names make a gram heavy."""
    step = 1 if companies > 10 else 0
    return Sizes(
        names=Size(3, 5 + step),
        numbers=Size(2, 4 + step),
        initials=Size(3, 3),
        sounds=Size(3, 3 - step),
        spoken=Size(0, 2),
        facets=Size(5, 4),
    )


@pytest.fixture(autouse=True, scope="module")
def small() -> Iterator[None]:
    with (
        patch.object(sizes, "of", cut),
        patch.object(sizes, "BEST", 2),
        patch.object(published, "IN_YEAR", 4),
        patch.object(published, "IN_MONTH", 2),
        patch("registry.search.memory._FEW", 6),
        patch("registry.search.shards.whole._AT_ONCE", 50),
        patch("registry.search.shards.spoken._KNOWN", 20),
    ):
        yield


def encoded(views: dict[str, v.CompanyView | None]) -> Documents:
    for code, view in views.items():
        made = view and collect.document(replace(view, code=code))
        yield code, made and collect.encode(made)


def announced(notices: dict[int, tuple[int, str] | None]) -> Documents:
    for number, said in notices.items():
        identifier = f"2025-{number:05d}-X"
        if said is None:
            yield identifier, None
            continue
        month, text = said
        view = replace(
            views_notices.notice("voiding", number),
            id=identifier,
            text=text,
            day=date(2025, month, 2),
        )
        yield identifier, collect.encode(collect.notice_document(view))


def anew(
    companies: dict[str, v.CompanyView], notices: dict[int, tuple[int, str]]
) -> dict[str, bytes]:
    memory = SearchMemory()
    made = memory.update(encoded({**companies}), announced({**notices}), whole=True)
    files = {address: content for address, content in made if content is not None}
    memory.close()
    return files


def apply(files: dict[str, bytes], changed: Iterable[tuple[str, bytes | None]]) -> int:
    """Write what an update gave; how many files that were."""
    count = 0
    for address, content in changed:
        count += 1
        if content is None:
            del files[address]
        else:
            files[address] = content
    return count


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(STEP, NOTICES), min_size=1, max_size=6))
def test_brought_up_to_date_or_made_anew_the_files_are_the_same(
    steps: list[tuple[dict[str, v.CompanyView | None], dict[int, tuple[int, str]]]],
) -> None:
    memory = SearchMemory()
    companies: dict[str, v.CompanyView] = {}
    notices: dict[int, tuple[int, str]] = {}
    files: dict[str, bytes] = {}
    apply(files, memory.update((), (), whole=True))
    for step, published_ in steps:
        for code, view in step.items():
            if view is None:
                companies.pop(code, None)
            else:
                companies[code] = view
        gone = dict.fromkeys(notices.keys() - published_.keys())
        notices = published_
        apply(files, memory.update(encoded(step), announced({**published_, **gone}), whole=False))
        assert files == anew(companies, notices)
    memory.close()


def described(number: int, name: str) -> dict[str, v.CompanyView | None]:
    return {CODES[number]: company(name=name, former_names=(), commitments=())}


def test_nothing_is_kept_before_it_is_committed(tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite3"
    first = SearchMemory.open(path)
    assert first.is_empty
    files: dict[str, bytes] = {}
    apply(files, first.update(encoded(described(0, "华山机械")), (), whole=True))
    first.commit()
    apply(dict(files), first.update(encoded(described(1, "西山机械")), (), whole=False))
    first.rollback()
    apply(dict(files), first.update(encoded({CODES[0]: None}), (), whole=False))
    first.close()
    second = SearchMemory.open(path)
    assert not second.is_empty
    assert apply(files, second.update(encoded(described(0, "华山机械")), (), whole=False)) == 0
    apply(files, second.update(encoded(described(2, "华华机械")), (), whole=False))
    second.commit()
    second.close()
    both = {**described(0, "华山机械"), **described(2, "华华机械")}
    assert files == anew({code: view for code, view in both.items() if view}, {})


def test_what_another_version_remembered_is_of_no_use(tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite3"
    memory = SearchMemory.open(path)
    list(memory.update(encoded(described(0, "华山机械")), (), whole=True))
    memory.commit()
    memory.close()
    with sqlite3.connect(path) as base:
        base.execute("PRAGMA user_version = 99")
    base.close()
    memory = SearchMemory.open(path)
    assert memory.is_empty
    memory.close()


def test_a_whole_update_tells_what_is_gone() -> None:
    memory = SearchMemory()
    many = {code: company(name=f"华山{at}", commitments=()) for at, code in enumerate(CODES)}
    files: dict[str, bytes] = {}
    apply(files, memory.update(encoded({**many}), announced({1: (1, "")}), whole=True))
    few = {code: many[code] for code in CODES[:3]}
    apply(files, memory.update(encoded({**few}), (), whole=True))
    memory.close()
    assert files == anew(few, {})


def test_work_may_be_done_elsewhere() -> None:
    jobs: list[object] = []

    def elsewhere(work: Callable[[J], R], several: Iterable[J]) -> Iterator[R]:
        for job in several:
            jobs.append(job)
            yield pickle.loads(pickle.dumps(work))(pickle.loads(pickle.dumps(job)))

    many = {code: company(name=f"华山{at}", commitments=()) for at, code in enumerate(CODES)}
    memory = SearchMemory()
    files: dict[str, bytes] = {}
    notices = {1: (1, "虚假")}
    made = memory.update(encoded({**many}), announced({**notices}), whole=True, execute=elsewhere)
    apply(files, made)
    memory.close()
    assert jobs
    assert files == anew(many, notices)


def test_a_new_notice_touches_the_last_part_alone() -> None:
    before = published.layout([("2025-01", f"2025-{at:05d}-X") for at in range(1, 8)])
    after = published.layout([("2025-01", f"2025-{at:05d}-X") for at in range(1, 9)])
    assert [name for name in after if before.get(name) != after[name]] == ["2025-01-004"]
    assert list(published.layout([("2024-12", "2024-00001-X"), ("2025-01", "2025-00001-X")])) == [
        "2024",
        "2025",
    ]


def test_a_new_notice_in_a_part_that_is_there_leaves_the_manifest() -> None:
    """Every reader asks for the manifest; a part has its name whatever is in it."""
    memory = SearchMemory()
    files: dict[str, bytes] = {}
    apply(files, memory.update((), announced({1: (1, "虚假")}), whole=True))
    told = dict(memory.update((), announced({1: (1, "虚假"), 2: (1, "虚")}), whole=False))
    memory.close()
    assert [name for name in told if "/notices/" in name]
    assert "/search/manifest.json" not in told
