"""The files of the search: what is in them, and what never is."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest
from lunr.builder import Builder
from msgspec.structs import replace

from registry.public import views as v
from registry.search import documents, index, query, tokens
from registry.search.shards import packing, sizes
from tests import views
from tests.search.town import Town
from tests.views_notices import notice
from tests.views_register import Register


class Only(Register):
    """The companies given, and the notices."""

    def __init__(
        self, companies: Iterable[v.CompanyView], notices: Iterable[v.NoticeView] = ()
    ) -> None:
        self._companies, self._notices = tuple(companies), tuple(notices)

    def companies(self) -> tuple[v.CompanyView, ...]:
        return self._companies

    def notices(self) -> tuple[v.NoticeView, ...]:
        return self._notices


def made(register: v.PublicRegister) -> dict[str, bytes]:
    return dict(index.files(register))


def unpacked(file: tuple[str, bytes]) -> str:
    address, content = file
    if address.endswith((".json", "dictionary.bin")):
        return content.decode(errors="replace")
    return packing.unpack(content)


def found(register: v.PublicRegister, typed: str) -> list[str]:
    files = made(register)
    return [hit.code for hit in query.search(lambda name: files[f"/search/{name}"], typed)]


def test_the_manifest_tells_the_digest_of_what_no_act_changes() -> None:
    files = made(Register())
    manifest = json.loads(files.pop("/search/manifest.json"))
    assert manifest["format"] == sizes.VERSION
    assert manifest["files"] == {
        address.removeprefix("/search/"): sha256(content).hexdigest()[:16]
        for address, content in files.items()
        if address.count("/") == 2
    }
    parts = {address for address in files if address.startswith("/search/notices/")}
    assert parts == {f"/search/notices/{name}.bin" for name in manifest["notices"]}


def test_the_same_register_gives_the_same_bytes() -> None:
    assert made(Town()) == made(Town())


def test_an_empty_register_can_be_searched() -> None:
    assert found(Only(()), "华山") == []


def test_the_index_of_notices_is_the_one_that_lunr_builds() -> None:
    rows = [(["20250001x"], ["虚假", "﨎城", "𠮷祥"]), ([], ["虚假"]), (["20250002x"], [])]
    rows += [([], [f"{at}号" for at in range(place % 7)]) for place in range(300)]
    rows.append(([], ["虚假", "0号"]))
    builder = Builder()
    builder.ref("ref")
    builder.field(tokens.IDENTIFIERS)
    builder.field(tokens.GRAMS)
    for place, (identifiers, grams) in enumerate(rows):
        builder.add({"ref": place, tokens.IDENTIFIERS: identifiers, tokens.GRAMS: grams})
    theirs = builder.build().serialize()
    ours = tokens.serialised(tokens.build(rows))
    assert ours.keys() == theirs.keys()
    for key in ("version", "fields", "pipeline"):
        assert ours[key] == theirs[key]
    assert [ref for ref, _ in ours["fieldVectors"]] == [ref for ref, _ in theirs["fieldVectors"]]
    assert [term for term, _ in ours["invertedIndex"]] == sorted(
        term for term, _ in theirs["invertedIndex"]
    )
    postings = dict(theirs["invertedIndex"])
    for term, held in ours["invertedIndex"]:
        for field in (tokens.IDENTIFIERS, tokens.GRAMS):
            assert held[field] == postings[term][field], term


@pytest.mark.rule("P-2")
def test_scores_never_reach_the_search() -> None:
    plain = views.company()
    better = [replace(one, score=Decimal("99.75"), score_view=None) for one in plain.grades]
    assert made(Only([plain])) == made(Only([replace(plain, grades=tuple(better))]))


@pytest.mark.rule("R-18")
def test_a_bbb_company_is_found_and_no_notice_with_it() -> None:
    bbb = views.grade(grade="BBB", announced=False, notice=None, document="秦信协命〔2026〕3号")
    register = Only([views.company(grades=(bbb,), commitments=())])
    assert found(register, "子虚精密") == [views.ZIXU]
    assert json.loads(made(register)["/search/manifest.json"])["notices"] == []


@pytest.mark.rule("R-50")
def test_only_what_a_result_shows_is_stored() -> None:
    files = "".join(map(unpacked, made(Register()).items()))
    assert "西安市子虚机械厂" in files
    for unneeded in ("卜存", "虚构二路", "86.5", "Precision", "依法经营"):
        assert unneeded not in files


def test_former_names_and_certificates_find_a_company() -> None:
    register = Only([views.company()])
    assert found(register, "西安市子虚机械厂") == [views.ZIXU]
    for one in views.company().grades:
        assert found(register, one.certificate) == [views.ZIXU]


@pytest.mark.rule("R-21")
def test_a_row_shows_the_grades_in_force_else_the_newest() -> None:
    lapsed, void = views.past_grade("lapsed"), views.past_grade("void")
    two = views.company(grades=(views.casmes_grade(), lapsed, views.grade()))
    assert [one.grade for one in documents.company_row(two).grades] == ["AAA", "AA"]
    [row] = documents.company_row(views.company(grades=(void, lapsed))).grades
    assert (row.status, row.since) == ("void", date(2023, 6, 1))
    [row] = documents.company_row(views.company(grades=(views.past_grade("revoked"),))).grades
    assert (row.status, row.until) == ("revoked", date(2024, 2, 9))
    assert documents.company_row(views.company(grades=())).grades == ()


def test_what_a_notice_says_finds_it() -> None:
    register = Only(
        (), [notice("grade", 12), replace(notice("voiding", 13), text="查明**伪造**纳税证明。")]
    )
    [grade, voiding] = register.notices()
    assert found(register, "伪造纳税证明") == [voiding.id], "Markdown is no part of the text"
    assert found(register, "纳税证明") == [voiding.id]
    assert found(register, grade.title) == [grade.id]
    assert found(register, views.NAMES[views.ZIXU])[0] == grade.id
