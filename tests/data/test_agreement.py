"""Pages, JSON files, CSV, JSON Lines, Parquet, feeds and search tell the same facts."""

import json
import re
import tomllib
from collections import defaultdict
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pyarrow import parquet

from registry.data.delimited import shown
from registry.search.facets import Facets
from registry.search.lookup import Lookup
from registry.site import addresses
from tests.data.conftest import lines, rows, twins
from tests.examples.desk import AS_OF, ROOT

WORDS = tomllib.loads((ROOT / "registry/site/words.toml").read_text("utf-8"))
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def companies(site: Path) -> dict[str, dict[str, Any]]:
    found = {twin["code"]: twin for twin in twins(site, "companies")}
    assert len(found) > 200
    return found


@pytest.fixture(scope="module")
def notices(site: Path) -> dict[str, dict[str, Any]]:
    found = {twin["id"]: twin for twin in twins(site, "notices")}
    assert len(found) > 40
    return found


def page(site: Path, address: str) -> str:
    """A page's own part, without the data in its head."""
    html = (site / addresses.path(address)).read_text("utf-8")
    return unescape(html.partition("<main")[2])


def test_json_lines_are_the_json_files(site, companies, notices):
    for table, known, key in (("register", companies, "code"), ("notices", notices, "id")):
        found = {line[key]: line for line in lines(site, table)}
        assert found == known


def test_the_register_in_csv_has_each_grade_of_each_company(site, companies):
    found = defaultdict(list)
    for row in rows(site, "register"):
        found[row["code"]].append(row)
    assert found.keys() == companies.keys()
    for code, view in companies.items():
        told = [
            (r["ruleset"], r["grade"], r["score"], r["status"], r["valid_from"], r["valid_until"],
             r["ended_on"], r["void_since"], r["certificate"], r["notice"], r["ended_by"])
            for r in found[code] if r["grade"]
        ]  # fmt: skip
        expected = [
            (g["ruleset"], g["grade"], g["score"] or "", g["status"], g["valid_from"],
             g["valid_until"], g["ended_on"] or "", g["void_since"] or "", g["certificate"],
             g["notice"]["id"] if g["notice"] else "", g["ended_by"]["id"] if g["ended_by"] else "")
            for g in view["grades"]
        ]  # fmt: skip
        assert told == expected
        assert {row["name"] for row in found[code]} == {view["name"]}
        standing = [one for one in view["commitments"] if one["withdrawn_on"] is None]
        assert {row["commitments"] for row in found[code]} == {str(len(standing))}


def test_the_notices_in_csv_have_each_line(site, notices):
    found = defaultdict(list)
    for row in rows(site, "notices"):
        found[row["id"]].append(row)
    assert found.keys() == notices.keys()
    for id_, view in notices.items():
        first = found[id_][0]
        assert (first["number"], first["kind"], first["title"], first["day"]) == (
            view["number"], view["kind"], view["title"], view["day"],
        )  # fmt: skip
        assert first["corrects"] == (view["corrects"]["id"] if view["corrects"] else "")
        assert first["corrected_by"] == "；".join(one["id"] for one in view["corrected_by"])
        told = [
            (row["line"], row["company_code"], row["grade"], row["certificate"], row["valid_until"])
            for row in found[id_]
        ]
        expected = [
            ("grade", i["company"]["code"], i["grade"], i["certificate"], i["valid_until"] or "")
            for i in view["items"]
        ]
        expected += [("licence", "", "", i["number"], i["valid_until"]) for i in view["licences"]]
        expected += [("commitment", i["company"]["code"], "", "", "") for i in view["commitments"]]
        assert told == (expected or [("", "", "", "", "")])


def test_financing_referral_is_the_same_everywhere(site, companies):
    """Who consents and has a grade in force: JSON, CSV, JSON Lines and pages; no score (P-2)."""
    listed = {code: view for code, view in companies.items() if view["referred_since"]}
    assert len(listed) == 9
    expected = {
        (code, view["name"], g["ruleset"], g["grade"], g["valid_until"], view["referred_since"])
        for code, view in listed.items()
        for g in view["grades"]
        if g["status"] == "valid"
    }
    found = rows(site, "referral")
    keys = ("code", "name", "ruleset", "grade", "valid_until", "referred_since")
    assert {tuple(row[key] for key in keys) for row in found} == expected
    assert len(found) == len(expected) and "score" not in found[0]
    assert {line["code"]: line for line in lines(site, "referral")} == listed
    told = set()
    for path in sorted((site / "referral").glob("*/*.html")):
        html = path.read_text("utf-8").partition("<main")[2]
        for row in re.findall(r'<tr><th scope="row">.*', html):
            code = re.search(r'<span class="code">(\w{18})</span>', row)[1]
            told.add((code, re.search(r"<b>(\w+)</b>", row)[1]))
        codes = re.findall(r'<span class="code">(\w{18})</span>', html)
        assert codes == sorted(codes)
    assert told == {(code, grade) for code, _, _, grade, _, _ in expected}
    for code in companies:
        assert ("同意本协会向金融机构推荐" in page(site, addresses.company(code))) == (
            code in listed
        )


@pytest.mark.rule("P-6")
def test_a_mark_is_the_same_everywhere(site, companies, notices):
    """JSON, CSV, the company's page and the contested notice's; and in no feed and no search."""
    marked = {code: view["objections"] for code, view in companies.items() if "objections" in view}
    standing = {
        code: [one for one in found if one["decided_on"] is None] for code, found in marked.items()
    }
    assert (len(marked), sum(map(bool, standing.values()))) == (9, 4)
    for row in rows(site, "register"):
        since = min((one["marked_on"] for one in standing.get(row["code"], ())), default="")
        assert row["contested_since"] == since, row["code"]
    for code in companies:
        html = page(site, addresses.company(code))
        assert html.count("提出异议，本协会自") == len(standing.get(code, ())), code
        assert html.count("的异议：自") == len(marked.get(code, ())) - len(standing.get(code, ()))
    contested = {
        one["notice"]["id"]
        for found in standing.values()
        for one in found
        if one["about"] == "notice"
    }
    for id_ in notices:
        assert ("对本公告所载内容提出异议" in page(site, addresses.notice(id_))) == (
            id_ in contested
        ), id_
    folders = [site / "search", site / "changes", site / "data" / "changes"]
    silent = [*site.rglob("*.atom"), *(one for folder in folders for one in folder.rglob("*.*"))]
    assert len(silent) > 400
    for path in silent:  # The page of changes knows the words of every event.
        if path != site / "changes/index.html":
            assert "异议".encode() not in path.read_bytes(), path


@pytest.mark.parametrize("table", ["register", "notices", "referral"])
def test_parquet_has_the_rows_of_csv(site, table):
    found = [
        {name: shown(value) for name, value in row.items()}
        for path in sorted((site / "data" / table).glob("*.parquet"))
        for row in parquet.read_table(path).to_pylist()
    ]
    expected = rows(site, table)
    for told in (*found, *expected):  # Parquet has two places of every score
        if "score" in told:
            told["score"] = str(float(told["score"])) if told["score"] else ""
    assert found == expected


def test_a_companys_page_tells_what_its_json_does(site, companies):
    for code, view in companies.items():
        html = page(site, addresses.company(code))
        assert f"<h1>{view['name']}</h1>" in html
        assert f'<span class="code">{code}</span>' in html
        if not view["grades"]:
            assert 'class="plate"' not in html
        told = re.findall(r'<article class="grade grade-(\w+)".*?<b>(.+?)</b>', html, flags=re.S)
        told += re.findall(r'<b class="was was-(\w+)">(.+?)</b>', html)
        assert sorted(told) == sorted((g["status"], g["grade"]) for g in view["grades"])
        for grade in view["grades"]:
            for day in filter(None, (grade["valid_from"], grade["valid_until"], grade["ended_on"])):
                assert f'datetime="{day}"' in html or grade["status"] == "void"
            assert grade["certificate"] in html
            if grade["status"] != "valid":
                assert WORDS["status"][grade["status"]]["zh"] in html
            for notice in filter(None, (grade["notice"], grade["ended_by"])):
                assert addresses.notice(notice["id"]) in html


def test_a_notices_page_tells_what_its_json_does(site, notices):
    for id_, view in notices.items():
        html = page(site, addresses.notice(id_))
        assert f"<h1>{view['title']}</h1>" in html
        assert id_ in html and view["number"] in html
        assert f'datetime="{view["day"]}"' in html
        for item in view["items"]:
            row = re.search(rf'<tr><th scope="row">[^\n]*?{item["company"]["code"]}.*', html)
            known = row[0] if row else html
            assert item["company"]["name"] in known
            assert item["grade"] in known
            if view["kind"] != "review" and (item["grade"] or view["kind"] != "revocation"):
                assert item["certificate"] in known  # the others' pages name no number
        for item in view["licences"]:
            assert item["number"] in html and item["holder"] in html
        for item in view["commitments"]:
            assert item["company"]["code"] in html and item["title"] in html


def feeds_of_all(site):
    """The feed of the newest and those that it leads back to, as a feed reader goes (RFC 5005)."""
    feed = ElementTree.parse(site / "feeds" / "notices.atom")
    yield feed
    while (link := feed.find(f"{ATOM}link[@rel='prev-archive']")) is not None:
        feed = ElementTree.parse(site / "feeds" / link.get("href").rpartition("/")[2])
        yield feed


def test_the_feeds_tell_each_publication(site, notices):
    found = set()
    for feed in feeds_of_all(site):
        for entry in feed.iter(f"{ATOM}entry"):
            address = entry.find(f"{ATOM}link").get("href")
            kind = entry.find(f"{ATOM}category").get("term")
            day = entry.findtext(f"{ATOM}published")[:10]
            found.add((address.rpartition("/")[2][:-5], kind, entry.findtext(f"{ATOM}title"), day))
    assert found == {
        (id_, view["kind"], view["title"], day)
        for id_, view in notices.items()
        for day in view["days"]
        if day <= AS_OF
    }


def test_the_search_tells_what_the_json_does(site, companies):
    lookup = Lookup(lambda name: (site / "search" / name).read_bytes())
    for code, view in companies.items():
        found = [
            one.row
            for held, _ in lookup.companies(lookup.understand(code), Facets())
            for one in held
            if one.row.code == code
        ]
        row = found[0]
        assert row.name == view["name"] and row.region == view["region"]["code"]
        assert set(row.certificates) == {g["certificate"] for g in view["grades"]} - {""}
        known = {
            (g["ruleset"], g["grade"], "valid" if g["status"] == "lapsed" else g["status"],
             g["void_since"] or g["valid_from"], g["ended_on"] or g["valid_until"])
            for g in view["grades"]
        }  # fmt: skip
        told = {
            (g.ruleset, g.grade, g.status, g.since.isoformat(), g.until.isoformat())
            for g in row.grades
        }
        assert told <= known and bool(told) == bool(known)


def test_what_pages_tell_machines_is_what_they_tell_people(site, companies):
    for code, view in companies.items():
        html = (site / addresses.path(addresses.company(code))).read_text("utf-8")
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, flags=re.S)
        told = json.loads(found[1])
        assert told["name"] == view["name"] and told["identifier"]["value"] == code
        grades = [
            (one["certificationRating"]["ratingValue"], one.get("certificationIdentification", ""))
            for one in told.get("hasCertification", ())
        ]
        assert grades == [(g["grade"], g["certificate"]) for g in view["grades"]]
