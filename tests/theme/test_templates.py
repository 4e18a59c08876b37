"""What stands in every page as it is written, before any script runs."""

import gzip
import re
import tomllib
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import pytest

from registry.ledger.entries import Basis, Ground, NoticeKind
from registry.public.views.company import Status
from registry.public.views.licence import LicenceStatus
from registry.site import render
from tests.theme import made
from tests.views import ZIXU, casmes_grade, company, grade
from tests.views_notices import notice

WORDS = tomllib.loads((Path(render.__file__).parent / "words.toml").read_text(encoding="utf-8"))
STYLES = ("css/register.css", "css/company.css", "css/print.css")


class Reader(HTMLParser):
    """Tags with their attributes, and the text that a reader sees."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._silent = 0
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._silent += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        self.text += "" if self._silent else data


@cache
def site() -> dict[str, bytes]:
    return dict(made.files())


def source(kind: str) -> str:
    return site()[made.KINDS[kind]].decode()


def rendered(template: str, **context: object) -> str:
    given = {"linked": {}, "credentials": (), **context}
    return render.page(made.environment(demo=False), template, "/x.html", given).decode()


every_page = pytest.mark.parametrize("kind", sorted(made.KINDS))


@every_page
def test_nothing_inline_and_nothing_from_elsewhere(kind: str) -> None:
    for tag, attributes in Reader(source(kind)).tags:
        assert tag not in ("style", "iframe", "object", "embed")
        assert not [name for name in attributes if name == "style" or name.startswith("on")]
        if tag == "script":
            # Data is not executed.
            assert attributes.get("src") or attributes.get("type") == "application/ld+json"
        loaded = attributes.get("src") or (attributes.get("href") if tag == "link" else "") or ""
        canonical = attributes.get("rel") == "canonical"
        assert canonical or not re.match(r"(?:[a-z]+:)?//", loaded), loaded


@every_page
def test_every_page_has_its_frame(kind: str) -> None:
    page = source(kind)
    tags = Reader(page).tags
    assert '<html lang="zh-CN">' in page
    assert [tag for tag, _ in tags].count("h1") == 1
    assert '<a class="skip" href="#main">' in page and 'id="main"' in page
    ids = [attributes["id"] for _, attributes in tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    title = re.search(r"<title>(.+?)</title>", page)
    assert title and not title[1].startswith(" ·")


@every_page
def test_every_column_has_its_label_on_a_phone(kind: str) -> None:
    for table in re.findall(r'<table class="rows">.*?</table>', source(kind), re.S):
        heads = re.findall(r"<th scope=\"col\"[^>]*>(.*?)</th>", table)
        for row in re.findall(r"<tr>(?:<t[dh](?: scope=\"row\")?.*?)</tr>", table, re.S)[1:]:
            labels = re.findall(r'data-label="(.*?)"', row)
            assert labels and set(labels) <= set(heads)


@pytest.mark.rule("R-21")
@every_page
def test_no_page_claims_that_a_grade_or_licence_is_valid_today(kind: str) -> None:
    text = Reader(source(kind)).text
    assert "mark-valid" not in source(kind)
    # A signature was valid on the day on which it was judged; that lapses with no grade.
    text = text.replace(WORDS["verdict"]["valid"]["zh"], "")
    assert not re.search(WORDS["status"]["valid"]["zh"] + "(?![期至力])", text)
    assert "2026年11月22日" not in text, "the build's day stands in no page"


@pytest.mark.rule("R-21")
def test_a_grade_in_force_shows_its_period() -> None:
    assert "有效期 2025年9月18日 至 2027年9月17日" in Reader(source("company")).text
    assert 'data-valid-until="2027-09-17"' in source("company")


@pytest.mark.rule("P-3")
def test_who_paid_scored_and_decided_stands_beside_the_grade() -> None:
    text = Reader(source("company")).text
    for part in ("委托并付费", "谁委托谁付费", "陕西未名信用评价有限公司", "甄一诚、贾二信"):
        assert part in text
    assert "信用等级评定委员会" in text and "2025年8月28日" in text


@pytest.mark.rule("P-3")
@pytest.mark.rule("R-51")
def test_a_commitment_alone_is_not_mistaken_for_a_grade() -> None:
    page = source("company-commitment")
    assert "不是信用等级" in page
    assert 'class="plate"' not in page and 'class="pledge"' in page


@pytest.mark.rule("P-9")
def test_a_certificate_number_that_names_another_grade_is_pointed_out() -> None:
    hint = "证书编号中的等级代码与本等级不一致"
    assert hint in rendered("company", company=company(grades=(grade(certificate_mismatch=True),)))
    assert hint not in rendered("company", company=company(grades=(grade(),)))


@pytest.mark.rule("D-4")
@pytest.mark.rule("D-3")
def test_the_score_is_explained_with_caps_and_what_is_withheld() -> None:
    text = Reader(rendered("company", company=company(grades=(casmes_grade(),)))).text
    for part in ("守信与增信合计超过上限", "不予列示", "示例值", "+80", "−20", "评分卡 2025-01"):
        assert part in text


@pytest.mark.rule("R-23")
def test_a_missed_review_is_told() -> None:
    assert "2026年7月1日 的年审尚无记录" in Reader(source("company-both")).text


@pytest.mark.rule("R-30")
@pytest.mark.rule("D-30")
def test_a_revocation_carries_the_new_grade_in_the_same_notice() -> None:
    text = Reader(source("notice-revocation")).text
    assert "第十三条" in text and "撤销其原评信用等级，同时公布新评结果" in text
    assert "AAA" in text and "BBB" in text
    assert text.count("不再列入命名企业") == 1


@pytest.mark.rule("R-31")
@pytest.mark.rule("D-31")
def test_a_voiding_says_from_when_to_when_no_application_is_taken() -> None:
    text = Reader(source("notice-voiding")).text
    assert "自始无效" in text and "2025年9月18日 至 2028年9月17日" in text


@pytest.mark.rule("R-43")
def test_a_cancellation_names_its_three_days() -> None:
    assert (
        "2025年9月18日、2025年9月19日、2025年9月20日连续公布"
        in Reader(source("notice-cancellation")).text
    )


@pytest.mark.rule("R-32")
def test_a_correction_and_the_corrected_notice_show_each_other() -> None:
    beside: dict[str, Any] = {"logged": None, "erasures": ()}
    beside |= dict.fromkeys(("ended", "earlier", "contested"), ())
    correction = notice("correction")
    assert correction.corrects is not None
    address = made.environment().globals["notice_url"](correction.corrects.id)
    assert address in rendered("notice", notice=correction, **beside)
    corrected = notice("grade", corrected_by=(correction.corrects,))
    assert "已由" in Reader(rendered("notice", notice=corrected, **beside)).text


@pytest.mark.rule("P-8")
def test_a_notice_is_cited_as_the_standard_has_it() -> None:
    text = " ".join(Reader(source("notice-revocation")).text.split())
    assert "公告：秦信协〔2025〕15号[EB/OL]. （2025-09-18）[引用日期]. https://" in text


@pytest.mark.rule("P-15")
def test_the_icp_number_leads_to_the_ministry() -> None:
    assert '<a href="https://beian.miit.gov.cn/">陕ICP备00000000号-1</a>' in source("home")


@pytest.mark.rule("P-2")
def test_lists_say_that_they_rank_nobody() -> None:
    assert "不作排名" in source("list") and "不作任何排名" in source("lists")


def test_what_a_filing_says_is_never_markup() -> None:
    hostile = company(name='<img src=x onerror="alert(1)">', address="</dd><script>1</script>")
    page = rendered("company", company=hostile)
    assert "<img src=x" not in page and "<script>1" not in page


def test_a_demonstration_says_so_and_a_real_register_does_not() -> None:
    assert 'class="demo"' in source("home")
    assert 'class="demo"' not in rendered("404")


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("status", get_args(Status)),
        ("licence", get_args(LicenceStatus)),
        ("notice", get_args(NoticeKind)),
        ("basis", get_args(Basis)),
        ("ground", get_args(Ground)),
        ("outcome", ("kept", "raised", "lowered")),
        ("verdict", ("unverified", "valid", "attested", "attested_once", "failed")),
    ],
)
def test_every_coded_value_has_its_words_in_both_languages(
    group: str, codes: tuple[str, ...]
) -> None:
    assert set(codes) == set(WORDS[group])
    assert all(word["zh"] and word["en"] for word in WORDS[group].values())


def test_a_company_page_and_what_it_needs_is_small() -> None:
    """Compressed, with its styles and what marks it by the day; the rest answers to buttons."""
    pages = [page for page in site() if re.fullmatch(r"/companies/../\w{18}\.html", page)]
    assert f"/companies/{ZIXU[-2:]}/{ZIXU}.html" in pages
    for page in pages:
        linked = set(re.findall(r'"(/theme/[^"]+(?:\.css|today\.js))"', site()[page].decode()))
        assert linked >= {f"/theme/{name}" for name in (*STYLES, "js/today.js")}
        assert sum(len(gzip.compress(site()[name])) for name in (page, *linked)) <= 14 * 1024, page


PAST = {
    "lists": ("as-of", "search", "changes"),
    "list": ("as-of", "search", "changes"),
    "list-long": ("as-of", "search", "changes"),
    "statistics": ("as-of", "search", "changes"),
    "statistics-places": ("as-of", "search", "changes"),
    "statistics-years": ("as-of", "search", "changes"),
    "agencies": ("notices",),
    "agency": ("notices",),
    "practitioners": ("notices",),
    "notices-month": (),
    "notices-kind": (),
    "notices-ruleset": (),
    "rules": (),
    "ruleset": ("notices",),
    "referral": ("as-of",),
}


@pytest.mark.parametrize("kind", sorted(PAST))
def test_a_page_that_has_no_past_days_says_so_and_where_they_are(kind: str) -> None:
    (said,) = re.findall(r'<p class="hint now">(.*?)</p>', source(kind))
    text = Reader(said).text
    assert "现在" in text and re.search("[Aa]s of now", text)
    linked = [attributes["href"] for tag, attributes in Reader(said).tags if tag == "a"]
    assert [re.split("[?#]", link)[0] for link in linked] == [made.KINDS[one] for one in PAST[kind]]


FILTERS = {
    "list": "?grade=shaanxi-2006+AA&status=valid",
    "list-void": "?status=void",
    "list-long": "?region=610100",
    "lists": "",
    "statistics": "",
}


@pytest.mark.parametrize("kind", sorted(FILTERS))
def test_a_list_leads_to_itself_as_of_a_day(kind: str) -> None:
    links = [attributes.get("href", "") for tag, attributes in Reader(source(kind)).tags]
    found = [link for link in links if link.startswith(made.KINDS["as-of"])]
    assert found == [made.KINDS["as-of"] + FILTERS[kind]]
