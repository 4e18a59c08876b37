"""Certificates, plaques and naming documents as PDF: read back, compared, and refused (R-16)."""

import re
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from typer.testing import CliRunner

from registry.cli.certifying import award as award_module
from registry.cli.certifying.award import Award, award, awards
from registry.cli.main import app
from registry.identity import certificates
from registry.public.disclosure import Disclosure
from registry.state.rules import Rules
from scoring.refusal import Refusal
from scoring.ruleset import RuleBook
from scoring.workdays import Calendar
from tests import views
from tests.examples.desk import FILINGS, Desk
from tests.examples.test_worked import WORKED
from tests.release.erasing import BESIDE, TOGETHER, erasure, filed, published

NAMED, REVOKED, VOID = "91610113MA2FN8K685", "91610113MA25XQHN2P", "91610113MARNC3D972"
NOTICE = "秦信协〔2023〕92号"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("awards")
    rows = ("licences", "E-3/results", "E-5/results", "E-5/revoked", "E-6/results", "E-6/void")
    desk = Desk(folder).taken([sorted(FILINGS.iterdir())[0]])
    for row in rows:
        file = folder / f"{row.replace('/', '-')}.jsonl"
        file.write_bytes((WORKED / f"{row}.jsonl").read_bytes())
        desk.taken([file])
    return desk.taken(
        [
            filed(folder, "published", *published()),
            filed(folder, "erasure", erasure(code=TOGETHER)),
        ]
    )


def given(desk: Desk, *words: object) -> list[Path]:
    result = desk.run("certificate", *words)
    assert result.exit_code == 0, result.output
    return [Path(line) for line in result.stdout.splitlines()]


def texts(file: Path) -> list[str]:
    """What each page says, without spaces."""
    pages = pypdfium2.PdfDocument(file)
    return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in pages]


def codes(file: Path) -> list[str]:
    """What the QR code of each page holds."""
    pages = pypdfium2.PdfDocument(file)
    seen = [zxingcpp.read_barcodes(page.render(scale=3).to_pil()) for page in pages]
    return [found.text for page in seen for found in page]


@pytest.mark.rule("R-16")
def test_a_certificate_and_a_plaque_say_what_the_register_shows(desk, tmp_path):
    file = tmp_path / "AA.pdf"
    assert given(desk, BESIDE, "--as-of", "2023-07-09", "--out", file) == [file]
    certificate, plaque = texts(file)
    number = "202300101190003"
    facts = ("西安寻常有限公司", "AA级", number, "有效期：2023年6月26日至2025年6月25日")
    for page in (certificate, plaque):
        assert all(fact in page for fact in (*facts, BESIDE, "秦信企业信用协会（示例）"))
        assert "样张" in page, "a made-up register gives specimens only"
    assert "企业信用等级证书" in certificate and "经商洛钊砝信用评价有限公司评价" in certificate
    assert "铜牌制作稿" in plaque and "证书" not in plaque
    mark = certificates.marked(number, BESIDE)
    address = f"https://register.example/companies/{BESIDE[-2:]}/{BESIDE}.html#{mark}"
    assert codes(file) == [address, address]


@pytest.mark.rule("R-16")
def test_what_the_grade_gives_and_no_more(desk, tmp_path):
    """A: a certificate without a plaque; BBB: a naming document, which cites no certificate."""
    [a] = given(desk, REVOKED, "--as-of", "2026-03-01", "--out", tmp_path / "A.pdf")
    assert [page.count("铜牌") for page in texts(a)] == [0]
    assert "A级" in texts(a)[0] and "AAA级" not in texts(a)[0]
    [bbb] = given(desk, NAMED, "--as-of", "2026-06-01", "--out", tmp_path / "BBB.pdf")
    [page] = texts(bbb)
    assert "示协发〔2026〕3号" in page and "现予命名" in page and "信用等级为BBB级" in page
    assert "证书" not in page
    assert codes(bbb) == [f"https://register.example/companies/{NAMED[-2:]}/{NAMED}.html"]


def test_a_batch_has_every_company_of_the_notice_and_the_same_bytes(desk, tmp_path):
    """Alone and among others, today and tomorrow: same grade, same bytes."""
    words = ("--as-of", "2023-07-09", "--notice", NOTICE, "--all", tmp_path / "batch")
    batch = given(desk, *words)
    assert [file.name[:18] for file in batch] == sorted([TOGETHER, BESIDE])
    alone = tmp_path / "alone.pdf"
    given(desk, BESIDE, "--as-of", "2023-07-20", "--out", alone)
    assert alone.read_bytes() == batch[-1].read_bytes()
    assert b"/CreationDate (D:20230626000000Z)" in alone.read_bytes()


def test_in_a_batch_who_gets_nothing_is_named_and_the_others_are_written(desk, tmp_path):
    result = desk.run("certificate", "--as-of", "2023-07-20", "--notice", NOTICE, "--all", tmp_path)
    assert result.exit_code == 1
    assert [Path(line).name[:18] for line in result.stdout.splitlines()] == [BESIDE]
    assert TOGETHER in result.stderr and "P-5" in result.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((BESIDE, "--as-of", "2025-06-26"), "R-21 第十二条"),
        ((VOID, "--as-of", "2026-03-01"), "R-31 第十四条"),
        ((TOGETHER, "--as-of", "2023-07-10"), "P-5"),
        ((BESIDE, "--as-of", "2023-06-25"), "R-16 第十一条 7"),
        (("91350100M000100Y43",), "R-16 第十一条 7"),
        (("91350100M000100Y44",), "校验位不符"),
    ],
)
def test_what_is_refused_and_by_which_rule(desk, tmp_path, monkeypatch, words, told):
    monkeypatch.chdir(tmp_path)
    result = desk.run("certificate", *words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.rule("R-30")
def test_a_revoked_grade_gives_nothing(desk, tmp_path):
    """Of the company whose AAA was revoked only the new A is given; on its last day, the AAA."""
    [before] = given(desk, REVOKED, "--as-of", "2026-02-09", "--out", tmp_path / "1.pdf")
    assert "AAA级" in texts(before)[0]
    batch = desk.run(
        *("certificate", "--as-of", "2026-02-10", "--all", tmp_path / "all"),
        *("--notice", "2025-00001-Q"),
    )
    assert batch.exit_code == 1 and "R-30 第十三条" in batch.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "写明一家企业的代码"),
        ((BESIDE, "--all", "x"), "写明一家企业的代码"),
        ((BESIDE, "--ruleset", "none"), "没有评价办法 none"),
        ((BESIDE, "--as-of", "2023-07-09", "--font", "没有的字体"), "找不到字体 没有的字体"),
        ((BESIDE, "--as-of", "2023-07-09", "--font", "DejaVuSans"), "请以 --font 另选"),
        (("--all", "x", "--notice", "秦信协〔1999〕1号"), "没有由“秦信协〔1999〕1号”公布"),
    ],
)
def test_what_is_used_wrongly(desk, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    result = desk.run("certificate", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert not list(tmp_path.rglob("*.pdf"))


def test_without_any_chinese_font_it_says_which_package(desk, tmp_path, monkeypatch):
    monkeypatch.setattr("registry.cli.certifying.fonts._FOLDERS", (tmp_path,))
    monkeypatch.setenv("HOME", str(tmp_path))
    result = desk.run("certificate", BESIDE, "--as-of", "2023-07-09", "--out", tmp_path / "1.pdf")
    assert result.exit_code == 2 and "fonts-noto-cjk" in result.stderr


def test_a_real_register_gives_no_specimen(desk, tmp_path):
    own = tmp_path / "conf.py"
    own.write_text(
        "REGISTRY_ASSOCIATION = {'name': '某某市信用协会', 'url': 'https://credit.example'}",
        "utf-8",
    )
    file, register = tmp_path / "1.pdf", desk.folder / "register.sqlite3"
    words = ["--register", str(register), "--settings", str(own), "certificate", BESIDE]
    result = CliRunner().invoke(app, [*words, "--as-of", "2023-07-09", "--out", str(file)])
    assert result.exit_code == 0, result.output
    assert "某某市信用协会" in texts(file)[0] and "样张" not in "".join(texts(file))


@pytest.fixture(scope="module")
def rules() -> Rules:
    return Rules(RuleBook.load(), "shaanxi-2006", Calendar.standard())


def test_no_number_is_made_up(rules):
    """A certificate has the ledger's number; a naming document may be numbered by hand."""
    view = views.company()
    refused = award(view, views.grade(certificate=""), rules, views.ASSOCIATION)
    assert isinstance(refused, Refusal) and refused.rule == "R-16"
    assert "证书编号，没有编号的不能出具" in refused.zh
    bbb = views.grade(grade="BBB", label="BBB 级", certificate="", document="")
    named = award(view, bbb, rules, views.ASSOCIATION)
    assert isinstance(named, Award) and named.number == ""
    assert named.file == f"{view.code}-{bbb.valid_from}.pdf"


def test_what_no_document_is_known_for_is_refused(rules, monkeypatch):
    monkeypatch.delitem(award_module._KINDS, "铜牌")
    refused = award(views.company(), views.grade(grade="AAA"), rules, views.ASSOCIATION)
    assert isinstance(refused, Refusal) and "铜牌" in refused.zh and "第十一条" in refused.article


def test_of_several_grades_in_force_each_is_given_by_its_rule_set(rules):
    both = (views.grade(), views.casmes_grade())
    disclosed = Disclosure(views.ZIXU, views.company(grades=both), (), (), None)
    every = awards(disclosed, rules, views.ASSOCIATION)
    assert [one.ruleset for one in every] == ["shaanxi-2006", "casmes-2019"]
    [one] = awards(disclosed, rules, views.ASSOCIATION, "casmes-2019")
    assert [name for _, name in one.documents] == ["证书", "牌匾"]


def test_the_command_asks_which_of_several_is_meant(run, tmp_path, monkeypatch):
    both = (views.grade(), views.casmes_grade())
    disclosed = Disclosure(views.ZIXU, views.company(grades=both), (), (), None)
    monkeypatch.setattr(
        "registry.public.following.FollowedView.disclosures", lambda *_: iter([disclosed])
    )
    assert run("take", sorted(FILINGS.iterdir())[0]).exit_code == 0
    own = tmp_path / "conf.py"
    own.write_text(
        "REGISTRY_ASSOCIATION = {'name': '协会', 'url': 'https://credit.example'}", "utf-8"
    )
    result = run("--settings", own, "certificate", views.ZIXU)
    assert result.exit_code == 2
    assert "--ruleset" in result.stderr and "shaanxi-2006、casmes-2019" in result.stderr


def test_without_an_address_there_is_no_code_to_print(run, tmp_path):
    own = tmp_path / "conf.py"
    own.write_text("REGISTRY_ASSOCIATION = {'name': '协会'}", "utf-8")
    result = run("--settings", own, "certificate", views.ZIXU)
    assert result.exit_code == 2 and "网站地址" in result.stderr
