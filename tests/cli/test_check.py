"""Each thing that an official build may lack is told, with its remedy, and one thing at a time."""

import json
import os

import pytest

from registry.cli import clock
from registry.cli.starting.pages import TO_FILL
from scoring.workdays import Calendar

PAGES = ("about", "contact", "impostors", "objections", "privacy")
COMPANY = "企业名称,统一社会信用代码\n西安甲有限公司,91350100M000100Y43\n"


@pytest.fixture
def official(run, tmp_path, filed):
    """Settings that lack nothing; `change` lines are put after them."""
    assert run("take", "--kind", "company", filed("企业.csv", COMPANY)).exit_code == 0
    made = [
        run("key", f"credit.huayue.org.cn/{use}", tmp_path / f"{use}.key")
        for use in ("log", "release")
    ]
    witness = run("key", "witness.org.cn", tmp_path / "witness.key", "--witness").stdout.strip()
    assert all(result.exit_code == 0 for result in made)
    for name in PAGES:
        (tmp_path / "content").mkdir(exist_ok=True)
        (tmp_path / "content" / f"{name}.md").write_text(f"Title: {name}\n\n正文", "utf-8")
    calendars = tmp_path / "calendars"
    calendars.mkdir()
    for year in (clock.today().year, clock.today().year + 1):
        if not Calendar.standard().covers(year):
            day = f"{year}-01-01"
            (calendars / f"{year}.toml").write_text(
                f'year = {year}\ncitation = "示例"\n'
                f'[[holidays]]\nname = "元旦"\nfirst = {day}\nlast = {day}\n',
                "utf-8",
            )
    text = f"""
from registry.site import shipped
REGISTRY_ASSOCIATION = {{"name": "华岳市企业信用协会", "url": "https://credit.huayue.org.cn",
    "icp": "陕ICP备12345678号-1", "address": "一路1号", "telephone": "029-1", "email": "a@b.cn"}}
REGISTRY_LOG, REGISTRY_LOG_KEY = {str(tmp_path / "log")!r}, {str(tmp_path / "log.key")!r}
REGISTRY_RELEASE_KEY = {str(tmp_path / "release.key")!r}
REGISTRY_LOG_WITNESSES = [{witness!r}]
REGISTRY_CALENDAR_DIR = {str(calendars)!r}
THEME, REGISTRY_BROWSER_LIBRARIES = shipped.THEME, shipped.BROWSER_LIBRARIES
"""

    def check(change: str = "") -> list[dict[str, str]]:
        result = run("--settings", filed("conf.py", text + change), "check", "--json")
        found = json.loads(result.stdout)
        assert result.exit_code == bool(found), result.output
        assert all(one["zh"] and one["mend"] and one["en"] for one in found)
        return found

    return check


def test_nothing_is_missing(official):
    assert official() == []


LACKING = {
    "no ICP number": ("REGISTRY_ASSOCIATION['icp'] = ''", "备案号"),
    "the example's name": ("REGISTRY_ASSOCIATION['name'] = '协会（示例）'", "还是示例"),
    "not https": ("REGISTRY_ASSOCIATION['url'] = 'http://credit.huayue.org.cn'", "https"),
    "an example's domain": ("REGISTRY_ASSOCIATION['url'] = 'https://register.example'", "举例"),
    "a demonstration": ("REGISTRY_DEMO = True", "虚构"),
    "no log": ("REGISTRY_LOG = ''", "没有设公示日志"),
    "the demo key": ("REGISTRY_LOG_KEY = ''", "演示密钥"),
    "no release key": ("REGISTRY_RELEASE_KEY = ''", "演示密钥"),
    "no key file": ("REGISTRY_LOG_KEY = '没有.key'", "无从取得"),
    "a key that is none": ("REGISTRY_LOG_KEY = 'env:NO_SUCH_KEY'", ""),
    "no witness": ("REGISTRY_LOG_WITNESSES = []", "没有见证人"),
    "a witness that is none": ("REGISTRY_LOG_WITNESSES = ['nobody']", ""),
    "an unknown rule set": ("REGISTRY_RULESET = 'nope'", "nope"),
    "no rules": ("REGISTRY_RULESET_DIRS = ['没有']", "没有"),
    "no theme": ("THEME = 'nowhere'", "找不到"),
    "no library": ("REGISTRY_BROWSER_LIBRARIES = {'lunr.js': '/none'}", "找不到"),
    "no pages": ("PATH = 'nowhere'", "缺少"),
}


@pytest.mark.parametrize(("change", "said"), LACKING.values(), ids=LACKING.keys())
def test_one_thing_that_is_missing(official, change, said):
    found = official(change)
    assert len(found) == (len(PAGES) if "PATH" in change else 1)
    assert said in found[0]["zh"]
    assert found[0]["where"].startswith("REGISTRY_") == (said != "找不到" and "PATH" not in change)


def test_placeholders_are_counted(official, tmp_path):
    page = tmp_path / "content" / "contact.md"
    page.write_text(f"Title: 联系\n\n{TO_FILL}：电话〕{TO_FILL}：地址〕", "utf-8")
    (one,) = official()
    assert one["where"] == str(page) and "2 处" in one["zh"]


@pytest.mark.rule("P-11")
def test_holidays_that_are_not_known(official):
    years = (clock.today().year, clock.today().year + 1)
    unknown = [year for year in years if not Calendar.standard().covers(year)]
    found = official("REGISTRY_CALENDAR_DIR = ''")
    assert [one["where"] for one in found] == ["REGISTRY_CALENDAR_DIR"] * len(unknown)


def test_a_log_within_the_site_would_be_published(official, tmp_path):
    inside = tmp_path / "output" / "log"
    (one,) = official(f"REGISTRY_LOG = {str(inside)!r}")
    assert "公开" in one["zh"]


def test_a_key_that_others_can_read(official, tmp_path):
    os.chmod(tmp_path / "log.key", 0o644)
    (one,) = official()
    assert "0600" in one["zh"]


def test_an_empty_ledger_and_none(official, tmp_path, run):
    url = f"sqlite:///{tmp_path / 'none.sqlite3'}"
    settings = tmp_path / "conf.py"
    official()
    result = run("--settings", settings, "check", register=url)
    assert result.exit_code == 1 and "REGISTRY_URL" in result.stdout
    assert not (tmp_path / "none.sqlite3").exists()
