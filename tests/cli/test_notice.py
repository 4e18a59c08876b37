"""Notices drafted: worded, numbered once, checked first, and taken from their own sheet."""

import hashlib
import json
import shutil

import pytest
from docx import Document
from docx.oxml.ns import qn
from typer.testing import CliRunner

from registry.cli.drafting import drawing, wording
from registry.cli.drafting.asking import NOTICES
from registry.cli.main import app
from registry.cli.settings import Settings
from registry.intake.drafts import KINDS
from tests.cli.conftest import ROOT
from tests.state.desk import RULES

HELD = "91610302MA0LU6XF9F"  # AA from 2026-09-28, A before
AGENCY = "宝鸡昳秤信用管理咨询有限公司"
SETTINGS = ("--settings", str(ROOT / "pelicanconf.py"))
FILINGS = sorted((ROOT / "examples" / "filings").iterdir())[:52]


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """The example's ledger when its last decisions are made and not announced."""
    path = tmp_path_factory.mktemp("before") / "register.sqlite3"
    words = ["--register", f"sqlite:///{path}", "take", *map(str, FILINGS)]
    assert CliRunner().invoke(app, words).exit_code == 0
    return path


@pytest.fixture
def desk(before, run, tmp_path, monkeypatch):
    """`registry` on a copy of that ledger, in a folder of its own."""
    shutil.copy(before, tmp_path / "register.sqlite3")
    monkeypatch.chdir(tmp_path)

    def ask(*words):
        return run(*SETTINGS, *words)

    return ask


def draft(desk, *words):
    result = desk("notice", "draft", *words)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()[0].removesuffix(".md")


def acts(desk):
    """Every recorded act."""
    links = [json.loads(line) for line in desk("export").stdout.splitlines()]
    return [link["record"]["body"] for link in links if "body" in link.get("record", {})]


def people(desk):
    """Two people of the agency."""
    return "、".join(
        act["name"]
        for act in acts(desk)
        if act["act"] == "practitioner_licence" and act["agency_name"] == AGENCY
    ).split("、")[-2:]


def revised(desk, score, grade):
    """A new result, as the words of a revocation."""
    return (
        "--day", "2026-11-25", "--code", HELD, "事由=主要经营资产被查封",
        f"新评得分={score}", f"新评等级={grade}", f"评价机构={AGENCY}",
        f"评价人员={'、'.join(people(desk))}", "重评日期=2026-11-10", "审定日期=2026-11-20",
    )  # fmt: skip


@pytest.mark.rule("R-17")
def test_an_announcement_is_drafted_from_the_decisions_and_taken_from_its_sheet(desk, tmp_path):
    name = draft(desk, "announcement", "--day", "2026-11-10")
    text = (tmp_path / f"{name}.md").read_text("utf-8")
    assert name == "秦信协〔2026〕24号" and f"\n\n{name}\n\n" in text
    assert "《陕西省企业信用等级评价管理办法（试行）》第十一条第七项、第十二条" in text
    assert text.endswith("特此公告。\n\n秦信企业信用协会（示例）  \n2026年11月10日\n")
    held = len(acts(desk))
    assert desk("take", f"{name}.xlsx").exit_code == 0
    new = acts(desk)[held:]
    [notice] = [act for act in new if act["act"] == "notice"]
    grades = [act for act in new if act["act"] == "grade"]
    assert notice["number"] == name and notice["day"] == "2026-11-10" and len(grades) == 8
    for grade in grades:
        assert f"| {grade['company']} | {grade['grade']} | {grade['certificate']} |" in text
    assert f"# {notice['title']}\n" in text
    assert notice["text"].split("\n\n")[0] in text and "|" not in notice["text"]
    codes = [grade["company"] for grade in grades]
    assert codes == sorted(codes)
    assert desk("notice", "draft", "announcement", "--day", "2026-11-10").exit_code == 1


def test_drafts_are_listed_with_what_became_of_them(desk):
    first = draft(desk, "correction", "被更正公告=秦信协〔2025〕6号", "更正内容=甲。")
    second = draft(desk, "correction", "被更正公告=秦信协〔2025〕6号", "更正内容=乙。")
    assert desk("take", f"{first}.xlsx").exit_code == 0
    rows = [line.split("\t") for line in desk("notice", "list").stdout.splitlines()]
    assert [(row[0], row[2]) for row in rows] == [(first, "已发布"), (second, "待发布")]
    assert rows[0][3] == "关于更正秦信协〔2025〕6号公告内容的公告"


def test_a_draft_is_due_until_it_is_published_or_dropped(desk):
    words = ("correction", "--day", "2026-11-10", "被更正公告=秦信协〔2025〕6号")
    first = draft(desk, *words, "更正内容=甲。")
    second = draft(desk, *words, "更正内容=乙。")

    def due(day):
        lines = desk("todo", "--as-of", day, "--within", "9").stdout.splitlines()
        return [line.split("\t") for line in lines if "公告稿待发布" in line]

    assert due("2026-10-31") == []
    assert [(row[0], row[1], row[4]) for row in due("2026-11-05")] == [
        ("2026-11-10", "5 天", first),
        ("2026-11-10", "5 天", second),
    ]
    assert [row[1] for row in due("2026-11-12")] == ["逾期 2 天"] * 2
    assert desk("take", f"{first}.xlsx").exit_code == 0
    dropped = desk("notice", "drop", second, "不再需要", "--clerk", "乙某")
    assert (dropped.exit_code, due("2026-11-12")) == (0, [])
    rows = [line.split("\t") for line in desk("notice", "list").stdout.splitlines()]
    assert [(row[0], row[2]) for row in rows] == [(first, "已发布"), (second, "作废")]
    for number, said in (
        (first, "已经发布"),
        (second, "已经作废"),
        ("秦信协〔2026〕99号", "没有文号"),
    ):
        again = desk("notice", "drop", number, "不再需要")
        assert again.exit_code == 1 and said in again.stderr
    # Neither the dropped number nor its draft comes back.
    assert draft(desk, *words, "更正内容=乙。") == "秦信协〔2026〕26号"
    refused = desk("take", f"{second}.xlsx")
    assert refused.exit_code == 1 and "作废" in refused.stdout and "R-32" in refused.stdout


@pytest.mark.rule("R-32")
def test_a_reserved_number_stands_on_its_own_notice_alone(desk, filed, tmp_path):
    number = draft(desk, "correction", "被更正公告=秦信协〔2025〕6号", "更正内容=甲。")
    head = "被更正公告,更正日期,更正内容,公告文号\n"
    other = filed("别的更正.csv", f"{head}秦信协〔2025〕5号,2026-11-20,乙。,{number}\n")
    voiding = filed(
        "无效.csv",
        f"统一社会信用代码,宣布日期,事由,公告文号\n{HELD},2026-11-20,虚假材料,{number}\n",
    )
    for kind, path in (("correction", other), ("voiding", voiding)):
        before = desk("verify").stdout
        result = desk("take", "--kind", kind, path)
        assert result.exit_code == 1 and desk("verify").stdout == before
        for said in ("第2行", "公告文号", "R-32", number, "已留给公告稿", "reserved for a draft"):
            assert said in result.stdout
    # The draft's own notice, typed by hand and a day late.
    own = filed("更正.csv", f"{head}秦信协〔2025〕6号,2026-11-21,甲。,{number}\n")
    assert desk("take", "--kind", "correction", own).exit_code == 0


def test_the_same_draft_keeps_its_number_and_its_bytes(desk, tmp_path):
    def files():
        return {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in tmp_path.glob("秦信协*")
        }

    name = draft(desk, "announcement", "--day", "2026-11-10")
    first, head = files(), desk("verify").stdout
    assert len(first) == 3
    assert draft(desk, "announcement", "--day", "2026-11-10") == name
    assert (files(), desk("verify").stdout) == (first, head)


def test_a_number_is_given_once(desk):
    words = ("correction", "被更正公告=秦信协〔2025〕6号")
    first = draft(desk, *words, "更正内容=甲。")
    second = draft(desk, *words, "更正内容=乙。")
    assert (first, second) == ("秦信协〔2026〕24号", "秦信协〔2026〕25号")
    told = desk("notice", "draft", *words, "更正内容=乙。").stderr
    assert f"另有待发布的公告稿：{first}；" in told and "registry notice drop" in told
    other = desk("notice", "draft", "correction", "被更正公告=秦信协〔2025〕4号", "更正内容=甲。")
    assert other.exit_code == 0 and "另有待发布" not in other.stderr
    assert desk("notice", "drop", "秦信协〔2026〕26号", "试拟").exit_code == 0
    assert desk("notice", "drop", first, "改用另一稿").exit_code == 0
    assert "另有待发布" not in desk("notice", "draft", *words, "更正内容=乙。").stderr
    for taken, said in ((first, "另一份公告稿"), ("秦信协〔2025〕6号", "已发布的公告")):
        result = desk("notice", "draft", *words, "更正内容=丙。", "--number", taken)
        assert result.exit_code == 1 and "R-32" in result.stdout and said in result.stdout
    own = draft(desk, *words, "更正内容=丙。", "--number", "秦信协(2026)30号")
    assert own == "秦信协〔2026〕30号"
    assert draft(desk, *words, "更正内容=丁。") == "秦信协〔2026〕31号"


def test_numbers_outlive_the_ledger_that_gave_them(desk, run, tmp_path):
    draft(desk, "correction", "被更正公告=秦信协〔2025〕6号", "更正内容=甲。")
    (tmp_path / "台账.jsonl").write_text(desk("export").stdout, "utf-8")
    other = f"sqlite:///{tmp_path / 'other.sqlite3'}"
    assert run("replay", "台账.jsonl", register=other).exit_code == 0
    words = ("notice", "draft", "correction", "被更正公告=秦信协〔2025〕6号", "更正内容=乙。")
    result = run(*SETTINGS, *words, register=other)
    assert result.stdout.startswith("秦信协〔2026〕25号.md")


def test_certificate_numbers_of_a_draft_are_not_given_again(desk, tmp_path):
    draft(desk, "announcement", "--day", "2026-11-10")
    announced = (tmp_path / "秦信协〔2026〕24号.md").read_text("utf-8")
    name = draft(desk, "revocation", *revised(desk, "72", "A"))
    [line] = [
        line for line in (tmp_path / f"{name}.md").read_text("utf-8").splitlines() if HELD in line
    ]
    number = line.split(" | ")[5]
    assert number.startswith("2026001001") and number not in announced
    assert desk("take", "秦信协〔2026〕24号.xlsx", f"{name}.xlsx").exit_code == 0


@pytest.mark.rule("R-30")
def test_a_revocation_without_its_new_grade_is_not_drafted(desk, tmp_path):
    head = desk("verify").stdout
    result = desk("notice", "draft", "revocation", "--code", HELD, "事由=主要经营资产被查封")
    assert result.exit_code == 1
    assert "R-30 第十三条" in result.stdout and "新评等级" in result.stdout
    assert desk("verify").stdout == head and not list(tmp_path.glob("*.md"))


@pytest.mark.rule("R-30")
def test_a_revocation_names_the_new_grade_that_was_filed(desk, tmp_path, filed):
    evaluation = filed(
        "重评.csv",
        "统一社会信用代码,评价机构,评价人员,得分,信用等级,评价日期,认可日期\n"
        f"{HELD},{AGENCY},{'、'.join(people(desk))},72,A,2026-11-10,2026-11-12\n",
    )
    decision = filed("审定.csv", f"统一社会信用代码,信用等级,审定日期\n{HELD},A,2026-11-20\n")
    application = filed(
        "申请.csv", f"统一社会信用代码,申报日期,申请类型\n{HELD},2026-11-01,到期重评\n"
    )
    desk("take", "--kind", "application", application)
    assert desk("take", "--kind", "evaluation", evaluation).exit_code == 0
    assert desk("take", "--kind", "decision", decision).exit_code == 0
    name = draft(
        desk, "revocation", "--day", "2026-11-25", "--code", HELD, "事由=主要经营资产被查封"
    )
    text = (tmp_path / f"{name}.md").read_text("utf-8")
    assert "第十三条" in text and "事由：主要经营资产被查封。" in text
    assert f"| {HELD} | AA | A | 2026001001" in text
    assert desk("take", f"{name}.xlsx").exit_code == 0
    assert {act["act"] for act in acts(desk)[-5:]} >= {"revocation", "grade"}


@pytest.mark.rule("R-19")
@pytest.mark.rule("D-30")
def test_below_the_named_grades_a_notice_says_no_more(desk, tmp_path):
    name = draft(desk, "revocation", *revised(desk, "52.25", "BB"))
    text = (tmp_path / f"{name}.md").read_text("utf-8")
    assert f"| {HELD} | AA | 不再予以命名 |" in text
    assert "52" not in text.replace(HELD, "") and "BB" not in text
    shown = Document(str(tmp_path / f"{name}.docx"))
    cells = {cell.text for row in shown.tables[0].rows for cell in row.cells}
    assert "不再予以命名" in cells and not {"BB", "52.25"} & cells


@pytest.mark.rule("D-31")
def test_a_voiding_says_its_ban_and_stands_once(desk, tmp_path):
    words = ("voiding", "--day", "2026-03-01", "--code", HELD, "事由=审计报告系伪造")
    name = draft(desk, *words)
    text = (tmp_path / f"{name}.md").read_text("utf-8")
    assert "第十四条" in text and "| A | 202500100100107 |" in text
    assert "| 2026年3月1日至2029年2月28日 |" in text
    assert desk("take", f"{name}.xlsx").exit_code == 0
    again = desk("notice", "draft", *words[:-1], "事由=另有隐瞒")
    assert again.exit_code == 1


@pytest.mark.rule("R-43")
def test_the_three_days_of_a_cancellation_are_planned(desk, tmp_path):
    number = next(act["number"] for act in acts(desk) if act["act"] == "agency_licence")
    words = (f"资格证编号={number}", "事由=违反评价工作纪律")
    result = desk("notice", "draft", "cancellation", "--day", "2026-12-04", *words)
    assert "2026-12-05（星期六）" in result.stderr and "自 2026-12-07 起" in result.stderr
    name = result.stdout.splitlines()[0].removesuffix(".md")
    text = (tmp_path / f"{name}.md").read_text("utf-8")
    assert "本公告于2026年12月4日、2026年12月5日、2026年12月6日连续公告三天。" in text
    first = drawing.three_days(RULES, wording.date(2026, 9, 24))
    # Mid-Autumn from the 25th, worked Sunday the 20th, National Day from October 1st (E-10).
    assert all(RULES.calendar.is_workday(first + n * drawing.ONE_DAY) for n in range(3))
    assert first > wording.date(2026, 9, 27)


def test_a_licence_and_those_of_its_people_stand_in_one_notice(desk, tmp_path):
    rows = [
        {"kind": "practitioner_licence", "姓名": "甲某", "从业人员资格证编号": "秦信评字第9001号",
         "所在单位": AGENCY, "发证日期": "2026-11-20"},
        {"kind": "practitioner_licence", "姓名": "乙某", "从业人员资格证编号": "秦信评字第9002号",
         "所在单位": AGENCY, "发证日期": "2026-11-20", "联系电话": "029-00000009"},
    ]  # fmt: skip
    sheet = tmp_path / "新证.jsonl"
    sheet.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    name = draft(desk, "licence", sheet)
    text = (tmp_path / f"{name}.md").read_text("utf-8")
    assert "第二十三条" in text and "| 秦信评字第9002号 | 2026年11月20日至2029年11月19日 |" in text
    assert "029-00000009" not in text
    assert desk("take", f"{name}.xlsx").exit_code == 0


def test_the_word_document_has_the_form_of_an_official_one(desk, tmp_path):
    name = draft(desk, "announcement", "--day", "2026-11-10")
    made = Document(str(tmp_path / f"{name}.docx"))
    lines = [one for one in made.paragraphs if one.text]
    fonts = [one.runs[0]._element.rPr.rFonts.get(qn("w:eastAsia")) for one in lines]
    assert lines[0].text == "秦信企业信用协会（示例）" and lines[1].text == name
    assert (fonts[2], lines[2].runs[0].font.size.pt) == ("方正小标宋简体", 22)
    assert (fonts[3], lines[3].runs[0].font.size.pt) == ("仿宋_GB2312", 16)
    assert [one.text for one in lines[-3:]] == [
        "特此公告。", "秦信企业信用协会（示例）", "2026年11月10日"
    ]  # fmt: skip
    section = made.sections[0]
    assert (round(section.page_width.mm), round(section.top_margin.mm)) == (210, 37)
    assert len(made.tables[0].rows) == 9
    fonts = next(p.blob for p in made.part.package.iter_parts() if "fontTable" in p.partname)
    assert '<w:altName w:val="仿宋"/>'.encode() in fonts


def test_what_is_refused_and_what_is_wrong(desk, run, tmp_path):
    head = desk("verify").stdout
    for words, status, said in (
        (["upgrade"], 1, "没有审定而未公告"),
        (["voiding", "--code", "91350100M000100Y43", "事由=示例"], 1, "登记"),
        (["review", "--code", HELD, "年审结果=合格"], 1, "请在“评价办法”列写明"),
        (["agency_ban", "机构名字=甲"], 2, "“机构名字”不是“机构禁业”表的列；可以写的有："),
        (["announcement", "--ruleset", "none"], 2, "没有评价办法"),
        (["party"], 2, "没有公告种类"),
        (["voiding", "事由"], 2, "项目=内容"),
        (["voiding", "事由=\udce3"], 2, "项目=内容"),
        (["announcement", "--number", "　"], 1, "文号"),
    ):
        result = desk("notice", "draft", *words)
        assert (result.exit_code, said in result.output) == (status, True), result.output
    nowhere = run("notice", "draft", "announcement")
    assert nowhere.exit_code == 2 and "REGISTRY_ASSOCIATION" in nowhere.stderr
    assert desk("verify").stdout == head and not list(tmp_path.glob("*.md"))


def test_every_filing_kind_with_a_document_number_can_be_drafted():
    numbered = {
        kind.kind
        for kind in KINDS
        if "notice_number" in kind.__struct_fields__ or "text" in kind.__struct_fields__
    }
    drafted = {kind for kinds in NOTICES.values() for kind in kinds}
    assert numbered - {"results"} <= drafted


def test_the_settings_say_how_numbers_begin(run, filed):
    settings = filed("conf.py", "REGISTRY_ASSOCIATION = {'name': '协会'}")
    result = run("--settings", settings, "notice", "draft", "announcement")
    assert result.exit_code == 2 and "REGISTRY_NOTICE_MARK" in result.stderr
    assert Settings.of({"REGISTRY_NOTICE_MARK": "协"}).notice_mark == "协"
