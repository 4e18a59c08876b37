"""The shards: complete where a part is rare, stable where nothing changed, in any order alike."""

import json
import subprocess
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from registry.public import views as v
from registry.search import characters, collect, documents, forms, grams, index, keys, query
from registry.search.facets import Facets
from registry.search.lookup import Lookup
from registry.search.rank import Rank
from registry.search.shards import heavy, leaf, packing, sizes
from registry.search.shards.family import NAMES, WAY_BITS
from registry.search.shards.posting import Limits
from registry.search.shards.sizes import Size, Sizes
from registry.search.shards.syllables import Syllables, table
from registry.search.shards.whole import laid_out, levels
from tests.search.test_answers import parts, queries
from tests.search.town import Town

HERE = Path(__file__).parent
LIMIT, BEST = 12, 5
CUT = Sizes(
    names=Size(LIMIT, 40),
    numbers=Size(15, 30),
    initials=Size(10, 20),
    sounds=Size(14, 7),
    spoken=Size(0, 5),
    facets=Size(20, 9),
)


class Changed(Town):
    """The town after something happened to its companies."""

    def __init__(self, companies: Iterable[v.CompanyView]) -> None:
        self._companies = list(companies)

    def notices(self) -> list[v.NoticeView]:
        return []


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files cut so finely that the town is like a large register: frequent words are heavy."""
    monkeypatch.setattr(sizes, "of", lambda companies: CUT)


def made(register: v.PublicRegister) -> dict[str, bytes]:
    return {address.removeprefix("/search/"): held for address, held in index.files(register)}


def test_a_rare_part_holds_every_company_that_has_it() -> None:
    every = [collect.document(view) for view in Town().companies()]
    names = [document.names for document in every]
    texts = laid_out(list(map(NAMES.joined, every)), NAMES.plain)
    filed: dict[str, set[int]] = {}
    weighty: set[str] = set()
    for level in levels(texts, True, Limits(LIMIT, BEST), LIMIT):
        at = 0
        for key, count, size in zip(level.keys, level.counts, level.sizes, strict=True):
            filed[key] = set((level.members[at : at + size] >> WAY_BITS).tolist())
            at += size
            if count > LIMIT:
                weighty.add(key)
    assert {"西", "有"} & weighty
    random = Random(3)
    for _ in range(2000):
        name = random.choice(random.choice(names))
        size = random.randint(1, len(name))
        start = random.randint(0, len(name) - size)
        part = name[start : start + size]
        have = {place for place, of_one in enumerate(names) if any(part in one for one in of_one)}
        rare = keys.light(part, weighty)
        if rare is None:
            assert len(have) > LIMIT and len(filed[part]) == 2 * BEST and filed[part] <= have
        else:
            assert have <= filed[rare], (part, rare)


def test_a_leaf_gives_back_what_was_put_in() -> None:
    plain = characters.simplified()
    rows = sorted(map(documents.company_row, Town().companies()), key=lambda row: row.code)
    odd = replace(rows[0], code="91610000000000000X", name="陝西舊碼", region="")
    held = sorted([*rows, odd], key=lambda row: row.code)
    packed = leaf.encode((leaf.cells(row, plain), True) for row in held)
    read = leaf.decode(packed)
    assert [replace(row, certificates=()) for row in held] == read.rows
    assert read.variants["陝"] == "陕"


def test_the_skeleton_gives_back_its_keys() -> None:
    keys = ["a", "ab", "abc", "b", "\ue000", "𠮷", "𠮷祥"]
    assert heavy.decode(heavy.encode(keys)) == set(keys)
    assert heavy.decode(heavy.encode([])) == set()


def test_every_text_survives_packing() -> None:
    text = "".join(chr(at) for at in range(0x20, 0x30000) if not 0xD800 <= at < 0xF900)
    assert packing.unpack(packing.pack(text)) == text.replace("\u1e3f", "m\u0301")
    assert packing.unpack(packing.pack("甲", "", "乙")) == "甲乙"


@pytest.mark.usefixtures("cut")
def test_python_and_the_browser_agree_where_words_are_frequent() -> None:
    files = made(Town())
    assert len(files) > 80
    asked = [*queries(), "画山机械", "华衫石油", "西安科挤", "keji", "xian", "hsjx", "qlkj", "技有"]
    job = {"files": {n: b64encode(held).decode() for n, held in files.items()}, "queries": asked}
    run = subprocess.run(
        ["node", str(HERE / "answers.mjs")],
        input=json.dumps(job),
        capture_output=True,
        encoding="utf-8",
        timeout=180,
        check=True,
    )
    lookup = Lookup(files.__getitem__)
    for typed, theirs in zip(asked, json.loads(run.stdout), strict=True):
        ours = query.answer(lookup, typed)
        assert theirs["hits"] == [[hit.kind, hit.code, hit.rank] for hit in ours.hits], typed


@pytest.mark.usefixtures("cut")
def test_parts_of_names_are_found_where_words_are_frequent() -> None:
    plain = characters.simplified()
    names = {
        view.code: [grams.normalise(one, plain) for one in documents.company_names(view)]
        for view in Town().companies()
    }
    lookup = Lookup(made(Town()).__getitem__)
    for part in parts(Random(5), 500):
        wanted = grams.normalise(part, plain)
        if len(wanted) < 2:
            continue
        true = {code for code, held in names.items() if any(wanted in name for name in held)}
        found = [hit.code for hit in query.companies(lookup, part)]
        assert len(set(found) & true) >= min(BEST, len(true)), part


@pytest.mark.usefixtures("cut")
def test_a_text_that_may_be_a_cut_form_is_found_in_every_reading() -> None:
    town = Town().companies()
    plain = [replace(one, name=f"合伙企业{at:02d}号有限公司") for at, one in enumerate(town[:60])]
    partners = [
        replace(one, name=f"华夏合伙企业（有限合伙）{at:02d}")
        for at, one in enumerate(town[60:120])
    ]
    lookup = Lookup(made(Changed([*plain, *partners])).__getitem__)
    found = query.companies(lookup, "伙企业（有限")[:10]
    names = {one.code for one in partners}
    assert sum(hit.code in names for hit in found) >= BEST


@pytest.mark.usefixtures("cut")
def test_one_act_touches_few_files() -> None:
    companies = Town().companies()
    before = made(Changed(companies))
    graded = replace(companies[7].grades[0], grade="A")
    after = made(Changed([*companies[:7], replace(companies[7], grades=(graded,)), *companies[8:]]))
    assert before.keys() == after.keys()
    touched = [name for name in before if before[name] != after[name]]
    assert 1 <= len(touched) <= 30, touched


def test_the_order_in_which_companies_are_read_makes_no_difference() -> None:
    companies = Town().companies()
    assert made(Changed(companies)) == made(Changed(reversed(companies)))


@pytest.mark.rule("R-21")
def test_a_lapse_changes_no_file() -> None:
    company = next(c for c in Town().companies() if [g.status for g in c.grades] == ["valid"])
    late = replace(company.grades[0], status="lapsed")
    assert made(Changed([company])) == made(Changed([replace(company, grades=(late,))]))


def test_days_and_periods_of_any_kind_are_kept() -> None:
    company = next(c for c in Town().companies() if [g.status for g in c.grades] == ["valid"])
    for since in (date(2024, 2, 29), date(1990, 1, 1), date(2099, 12, 31)):
        for days in (0, 1, 365, 730, 4000):
            grade = replace(
                company.grades[0], valid_from=since, valid_until=since + timedelta(days)
            )
            row = documents.company_row(replace(company, grades=(grade,)))
            [read] = leaf.decode(leaf.encode([(leaf.cells(row, {}), True)])).rows
            assert read.grades == row.grades


def test_sizes_change_in_steps() -> None:
    assert sizes.of(400) == sizes.of(1) and sizes.of(400).names.files == 1
    assert sizes.of(230_000) == sizes.of(231_000)
    cut = sizes.of(230_000)
    assert sum(one.files for one in (cut.names, cut.numbers, cut.initials, cut.sounds)) < 16_000


@pytest.mark.usefixtures("cut")
def test_one_wrong_character_is_forgiven_when_nothing_matches() -> None:
    lookup = Lookup(made(Town()).__getitem__)
    name = next(view.name for view in Town().companies() if view.name.endswith("肉夹馍店"))
    typed = name.replace("肉夹馍", "肉夹摸")
    found = query.companies(lookup, typed)
    assert name in {hit.name for hit in found}
    assert {hit.rank for hit in found} <= {Rank.NEAR, Rank.SOUND}


def test_a_part_of_a_legal_form_is_read_both_ways() -> None:
    sign = forms.SIGNS
    assert forms.readings("科技有限公").ways == (f"科技{sign['有限公司']}",)
    assert forms.readings("科技有").ways == (
        f"科技{sign['有限公司']}",
        f"科技{sign['有限责任公司']}",
        "科技有",
    )
    assert forms.readings("公司西安").ways[-1] == "公司西安"
    assert forms.readings("华山机械").ways == ("华山机械",)
    assert forms.readings("公司").ways == (*sign.values(), "公司")


FACETS = (
    Facets(grade="AAA"),
    Facets(region="610100", status="valid", day=date(2026, 11, 22)),
    Facets(status="lapsed", day=date(2027, 11, 1)),
    Facets(ruleset="casmes-2019", grade="AAA"),
    Facets(industry="C", status="void"),
)


@pytest.mark.usefixtures("cut")
@pytest.mark.parametrize("facets", FACETS)
def test_facets_are_answered_alike_and_hold_for_every_hit(facets: Facets) -> None:
    files = made(Town())
    asked = ["科技", "西安", "有限公司", "机械", "华山", "91610", "keji"]
    job = {
        "files": {name: b64encode(held).decode() for name, held in files.items()},
        "queries": asked,
        "facets": {**asdict(facets), "day": facets.day.isoformat()},
    }
    run = subprocess.run(
        ["node", str(HERE / "answers.mjs")],
        input=json.dumps(job),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    lookup = Lookup(files.__getitem__)
    rows = {view.code: documents.company_row(view) for view in Town().companies()}
    for typed, theirs in zip(asked, json.loads(run.stdout), strict=True):
        ours = query.companies(lookup, typed, facets)
        assert theirs["hits"] == [[hit.kind, hit.code, hit.rank] for hit in ours], typed
        assert all(facets.fit(rows[hit.code]) for hit in ours)


@pytest.mark.usefixtures("cut")
def test_a_facet_on_a_frequent_word_alone_finds_ten_or_all() -> None:
    lookup = Lookup(made(Town()).__getitem__)
    plain = characters.simplified()
    for typed in ("科技", "西安"):
        for grade in ("AAA", "AA", "A"):
            facets = Facets(grade=grade)
            true = {
                view.code
                for view in Town().companies()
                if facets.fit(documents.company_row(view))
                and any(typed in grams.normalise(n, plain) for n in documents.company_names(view))
            }
            found = {hit.code for hit in query.companies(lookup, typed, facets)}
            assert len(found & true) >= min(10, len(true)), (typed, grade)


def test_a_sign_is_no_syllable_and_no_syllable_another() -> None:
    known = Syllables(table())
    syllables = {one for spelt in table().split() for one in (spelt, spelt.replace("u", "v"))}
    chars = {known.char(one): one for one in syllables}
    assert len(chars) == len(syllables)
    assert not chars.keys() & {known.signed(char) for char in chars}
