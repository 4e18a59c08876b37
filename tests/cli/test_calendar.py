"""A further year's holidays: added by the notice's own words; what was provisional is firm."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from registry.cli.main import app
from tests.cli.office import Office, init

#: Invented: the days of 2027 are not out.
NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕99号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月30日（周六）、2月14日（周日）上班。
三、清明节：4月3日至5日放假，共3天。
四、劳动节：5月1日至5日放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日放假1天。
六、中秋节：9月15日放假1天。
七、国庆节：10月1日至7日放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
"""
CODE = "91610102MA0000015M"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = init(tmp_path / "office")
    conf = office.folder / "pelicanconf.py"
    text = conf.read_text("utf-8")
    assert 'REGISTRY_CALENDAR_DIR = ""' in text
    folder = 'REGISTRY_CALENDAR_DIR = str(_HERE / "节假日")'
    conf.write_text(text.replace('REGISTRY_CALENDAR_DIR = ""', folder), "utf-8")
    (office.folder / "节假日").mkdir()
    return office


@pytest.fixture
def notice(office: Office) -> Path:
    path = office.folder / "2027.txt"
    path.write_text(NOTICE, "utf-8")
    return path


AGENCY = "陕西甲评估有限公司"
PEOPLE = ("周一", "周二", "周三", "周四", "周五")
ROWS = [
    *(
        {"kind": "practitioner_licence", "name": name, "number": f"陕信评字第{n}号",
         "agency": AGENCY, "day": "2026-03-02"}
        for n, name in enumerate(PEOPLE, 1)
    ),
    {"kind": "agency_licence", "name": AGENCY, "code": "91350100M000100Y43", "deposit": "3",
     "number": "陕信评机字第1号", "legal_representative": "周一", "day": "2026-03-02"},
    {"kind": "company", "name": "西安甲一有限公司", "code": CODE,
     "address": "西安市新城区一路1号"},
    {"kind": "qualification", "code": CODE, "qualified": "2024-01-01"},
    {"kind": "application", "code": CODE, "applied": "2026-11-01"},
    {"kind": "evaluation", "code": CODE, "agency": AGENCY, "evaluators": "周二、周三",
     "score": "85", "grade": "AA", "evaluated": "2026-12-01"},
    {"kind": "decision", "code": CODE, "grade": "AA", "decided": "2026-12-15",
     "received": "2026-12-16"},
]  # fmt: skip


def decided(office: Office) -> None:
    """A result that the company received eleven working days before the year's end."""
    path = office.folder / "评价.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    office.done("take", "--received", "2026-12-17", path)


@pytest.mark.rule("P-11")
def test_deadlines_that_were_provisional_become_firm(office: Office, notice: Path) -> None:
    decided(office)

    def due() -> str:
        said = office.done("todo", "--as-of", "2026-12-20", "--within", "60")
        (line,) = [line for line in said.splitlines() if "复评申请期" in line]
        return line

    assert due().startswith("2027-01-06\t") and "暂定" in due()
    assert "2027-01-06（暂定" in office.done("standing", CODE, "--as-of", "2026-12-20")

    def explained() -> str:
        said = office.done("explain", CODE, "--as-of", "2026-12-20")
        (line,) = [line for line in said.splitlines() if "评定委员会审定" in line]
        return line

    assert "可申请复评至 2027-01-06（暂定），节假日安排尚未公布（P-11）" in explained()
    said = office.done("calendar", notice)
    assert "国办发明电〔2026〕99号" in said and "2027-02-05 至 2027-02-11" in said
    assert (office.folder / "节假日/2027.toml").is_file()
    # New Year's Day is off: a day later than was reckoned, and no longer provisional.
    assert due().startswith("2027-01-07\t") and "暂定" not in due()
    assert "（元旦 2027-01-01 至 2027-01-03 不计）" in due()
    assert "2027-01-06（暂定），节假日安排公布后确定为 2027-01-07（P-11）" in explained()
    assert "2027-01-07［" in office.done("standing", CODE, "--as-of", "2026-12-20")
    # The last day counts at the desk, too.
    late = office.folder / "复评.csv"
    head = "统一社会信用代码,申请日期,评价办法\n"
    late.write_text(f"{head}{CODE},2027-01-08,shaanxi-2006\n", "utf-8")
    refused = office.run("take", "--kind", "reevaluation_request", late)
    assert refused.exit_code == 1 and "2027-01-07" in refused.stdout
    late.write_text(f"{head}{CODE},2027-01-07,shaanxi-2006\n", "utf-8")
    office.done("take", "--kind", "reevaluation_request", late)
    # What was counted with the calendar was never provisional.
    asked = office.done("explain", CODE, "--as-of", "2027-01-08")
    assert "企业申请复评；应不迟于 2027-01-28 作出结论［" in asked


def test_once_checked_and_never_by_halves(office: Office, notice: Path) -> None:
    folder = office.folder / "节假日"
    office.done("calendar", notice, "--dry-run")
    assert list(folder.iterdir()) == []
    office.done("calendar", notice)
    held = (folder / "2027.toml").read_bytes()
    assert "已经收入" in office.done("calendar", notice)
    notice.write_text(NOTICE.replace("端午节：6月9日", "端午节：6月10日"), "utf-8")
    other = office.run("calendar", notice)
    assert other.exit_code == 1 and "--replace" in other.stdout
    assert (folder / "2027.toml").read_bytes() == held
    office.done("calendar", notice, "--replace")
    assert (folder / "2027.toml").read_bytes() != held
    (folder / "2027.toml").rename(folder / "另一份.toml")
    twice = office.run("calendar", notice, "--replace")
    assert twice.exit_code == 1 and "另有一个文件" in twice.stdout
    assert [path.name for path in folder.iterdir()] == ["另一份.toml"]


def test_what_is_refused(office: Office, notice: Path) -> None:
    notice.write_text(NOTICE.replace("1月30日（周六）", "1月29日"), "utf-8")
    weekday = office.run("calendar", notice)
    assert weekday.exit_code == 1 and "2027-01-29 是平日" in weekday.stdout
    assert "没有收入" in weekday.stderr
    notice.write_bytes(NOTICE.encode("gb18030"))
    assert office.run("calendar", notice).exit_code == 2
    assert office.run("calendar", office.folder / "没有.txt").exit_code == 2
    assert list((office.folder / "节假日").iterdir()) == []
    nowhere = CliRunner().invoke(app, ["calendar", "-"], input=NOTICE)
    assert nowhere.exit_code == 2 and "REGISTRY_CALENDAR_DIR" in nowhere.stderr
