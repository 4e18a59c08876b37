"""What pages tell machines, and what is offered to browsers, crawlers and portals."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from registry.data import jsonld
from registry.data.places import Places
from registry.site import addresses, render
from tests import views as made
from tests.data.conftest import twins

HOSTILE = "</script><script>alert(1)</script>&'\"\u2028<!--"


def places() -> Places:
    def at(address: Any) -> Any:
        return lambda *names: f"https://register.example{address(*names)}"

    named = (addresses.company, addresses.notice, addresses.data)
    every = (*named, addresses.certificate, addresses.status_list)
    return Places(made.ASSOCIATION, *map(at, every), context=addresses.CONTEXT)


def test_no_name_ends_the_element_that_it_stands_in():
    view = made.company(name=HOSTILE)
    written = str(render.jsonld(jsonld.company(view, places())))
    assert not re.search("[<>&']", written)
    assert json.loads(written)["name"] == HOSTILE


@pytest.mark.rule("R-21")
def test_a_running_grade_is_told_by_its_period_alone():
    told = jsonld.company(made.company(grades=(made.grade(),)), places())
    [grade] = told["hasCertification"]
    assert "certificationStatus" not in grade
    assert grade["validFrom"] and grade["expires"]


def test_a_void_grade_was_never_valid():
    void = replace(made.grade(), status="void", void_since=made.grade().valid_from)
    [grade] = jsonld.company(made.company(grades=(void,)), places())["hasCertification"]
    assert grade["certificationStatus"].endswith("Inactive")
    assert "validFrom" not in grade and "expires" not in grade


@pytest.mark.rule("R-51")
def test_a_commitment_is_no_certification():
    assert "hasCertification" not in jsonld.company(made.company(grades=()), places())


def links(site: Path, address: str) -> dict[str, list[str]]:
    html = (site / addresses.path(address)).read_text("utf-8").partition("</head>")[0]
    found: dict[str, list[str]] = {}
    for tag in re.findall("<link [^>]+>", html):
        given = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        found.setdefault(given["rel"], []).append(given["href"])
    return found


@pytest.mark.rule("R-32")
def test_a_correction_and_what_it_corrects_are_related_both_ways(site):
    corrected = [twin for twin in twins(site, "notices") if twin["corrected_by"]]
    assert corrected
    for twin in corrected:
        own = addresses.notice(twin["id"])
        later = [addresses.notice(one["id"]) for one in twin["corrected_by"]]
        assert links(site, own)["successor-version"] == later
        assert all(links(site, one)["predecessor-version"] == [own] for one in later)


@pytest.mark.parametrize("folder", ["companies", "notices"])
def test_a_page_leads_to_its_data_and_what_they_mean(site, folder):
    page = next((site / folder).glob("*/*/*.html" if folder == "notices" else "*/*.html"))
    address = f"/{page.relative_to(site).as_posix()}"
    found = links(site, address)
    assert address.replace(".html", ".json") in found["alternate"]
    [schema] = found["describedby"]
    assert (site / addresses.path(schema)).is_file()


def test_a_browser_can_take_the_search_over(site):
    [address] = links(site, addresses.HOME)["search"]
    root = ElementTree.parse(site / addresses.path(address)).getroot()
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert root.tag == f"{space}OpenSearchDescription"
    assert len(root.findtext(f"{space}ShortName")) <= 16
    url = root.find(f"{space}Url").get("template")
    assert url == "https://register.example/search.html?q={searchTerms}"


def test_the_catalogue_leads_to_files_that_are_there(site):
    catalogue = json.loads((site / "data/catalogue.jsonld").read_bytes())
    [dataset], [service] = catalogue["dcat:dataset"], catalogue["dcat:service"]
    named = [one["dcat:accessURL"]["@id"] for one in dataset["dcat:distribution"]]
    named += [one["dcat:downloadURL"]["@id"] for one in dataset["dcat:distribution"]
              if "dcat:downloadURL" in one]  # fmt: skip
    named.append(service["dcat:endpointDescription"]["@id"])
    for address in named:
        path = address.removeprefix("https://register.example")
        assert (site / addresses.path(path)).is_file(), address


def test_the_page_for_reusers_is_linked_from_every_page_and_leads_to_every_kind_of_file(site):
    for name in ("index.html", "about.html", "404.html"):
        assert 'href="/data/index.html"' in (site / name).read_text("utf-8")
    html = (site / "data/index.html").read_text("utf-8")
    named = set(re.findall(r'href="(/[^"#]+)"', html))
    assert all((site / addresses.path(one)).is_file() for one in named if not one.endswith("/"))
    there = {f"/data/{one}" for one in ("SHA256SUMS", "LICENCE.txt", "datapackage.json")}
    assert there <= named
    assert sum(one.startswith("/data/register/") for one in named) == 3
