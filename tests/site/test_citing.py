"""A notice's citation, read back by libraries that we did not write."""

import json
from datetime import date
from typing import Any

import bibtexparser
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON
from markupsafe import Markup

from registry.public import views as v
from registry.site import addresses, citing
from registry.site.pages import Logged
from tests.views import ASSOCIATION, TITLES, company_ref, notice_ref
from tests.views_notices import notice

LOGGED = Logged(300, "a97013fe9742")
HOSTILE = r"关于 {A} & B_C~1^2 100% #$ \textbf{x} \url <b>“”</b> 公告"
TODAY = "2026-11-25"


def ended(kind: Any = "revoked", serial: int = 15) -> v.EndedItem:
    """A grade that ended, by a notice of its own."""
    return v.EndedItem(
        company=company_ref(),
        was="AA",
        kind=kind,
        day=date(2026, 2, 10),
        by=notice_ref("revocation", 2026, serial),
    )


def cited(
    view: v.NoticeView, logged: Logged | None = LOGGED, endings: tuple[v.EndedItem, ...] = ()
) -> citing.Citation:
    return citing.cited(ASSOCIATION, view, logged, endings, addresses.notice(view.id))


def saved(view: v.NoticeView, name: str, **more: Any) -> str:
    """The text of a format as the page's script saves it on the day."""
    [found] = [one for one in cited(view, **more).formats if one.name == name]
    text = found.text
    for mark in ("-", "/", "&#34;, &#34;"):
        day = TODAY.replace("-", str(Markup(mark).unescape()))
        text = Markup(text.replace(f'<span data-today="{mark}">引用日期</span>', day))
    assert "引用日期" not in text
    return text.unescape()


@pytest.mark.rule("P-8")
def test_the_standard() -> None:
    view = notice("revocation")
    url = f"https://register.example.org{addresses.notice(view.id)}"
    assert cited(view).gbt.striptags() == (
        f"秦地企业信用协会. {TITLES['revocation']}：秦信协〔2025〕12号[EB/OL]. "
        f"（2025-09-18）[引用日期]. {url}. 公示日志 300 条，树根 a97013fe9742."
    )
    assert cited(view, logged=None).gbt.endswith(f"{url}.")


def test_what_became_of_it_is_part_of_it() -> None:
    correction = notice_ref("correction", 2026, 20)
    view = notice("grade", corrected_by=(correction,))
    state = "（已由秦信协〔2026〕20号更正；所载事项其后部分或者全部被撤销、被取代）"
    endings = (ended("superseded", 16), ended(), ended("superseded"))
    citation = cited(view, endings=endings)
    assert f"秦信协〔2025〕12号{state}[EB/OL]" in citation.gbt
    assert all(state[1:-1] in one.text for one in citation.formats)
    assert "更正" not in cited(notice("grade")).gbt


@pytest.mark.parametrize("title", [TITLES["grade"], HOSTILE])
def test_bibtex(title: str) -> None:
    view = notice("grade", title=title)
    library = bibtexparser.parse_string(saved(view, "BibTeX"))
    assert not library.failed_blocks
    [entry] = library.entries
    fields = {field.key: field.value for field in entry.fields}
    assert entry.key == f"notice-{view.id}"
    assert fields["author"] == "{秦地企业信用协会}"
    assert fields["number"] == "秦信协〔2025〕12号"
    assert (fields["date"], fields["urldate"]) == ("2025-09-18", TODAY)
    assert fields["url"] == f"https://register.example.org{addresses.notice(view.id)}"
    assert "公示日志 300 条，树根 a97013fe9742" in fields["note"]
    plain = bibtexparser.middlewares.LatexDecodingMiddleware().transform(library)
    [decoded] = plain.entries
    text = decoded["title"].replace("{", "").replace("}", "").replace("ˆ", "^")
    assert text == f"{title}：秦信协〔2025〕12号".replace("{", "").replace("}", "")


@pytest.mark.parametrize("title", [TITLES["grade"], HOSTILE, "一\nER  - \nTY  - BOOK"])
def test_ris(title: str) -> None:
    view = notice("grade", title=title)
    [entry] = rispy.loads(saved(view, "RIS"))
    line = " ".join(title.split())
    assert entry["type_of_reference"] == "ELEC"
    assert entry["authors"] == ["秦地企业信用协会"]
    assert entry["title"] == f"{line}：秦信协〔2025〕12号"
    assert (entry["date"], entry["access_date"]) == ("2025/09/18", TODAY.replace("-", "/"))
    assert entry["urls"] == [f"https://register.example.org{addresses.notice(view.id)}"]
    assert any("树根 a97013fe9742" in note for note in entry["notes"])


@pytest.mark.parametrize("title", [TITLES["grade"], HOSTILE])
def test_csl(title: str) -> None:
    """As a citation processor prints it."""
    view = notice("grade", title=title)
    items = json.loads(saved(view, "CSL-JSON"))
    source = CiteProcJSON(items)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatters.plain)
    bibliography.register(Citation([CitationItem(view.id)]))
    [printed] = map(str, bibliography.bibliography())
    assert printed.startswith("秦地企业信用协会 (2025)")
    assert "：秦信协〔2025〕12号" in printed
    assert f"https://register.example.org{addresses.notice(view.id)}" in printed
    assert "November 25, 2026" in printed
    assert items[0]["issued"]["date-parts"] == [[2025, 9, 18]]
    assert "树根 a97013fe9742" in items[0]["note"]


def test_it_is_text_and_no_markup() -> None:
    citation = cited(notice("grade", title="<script>1</script>"))
    for text in (citation.gbt, *(one.text for one in citation.formats)):
        assert "<script>" not in text
