"""A second pair of eyes before publication."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import AGENCIES, RESULTS
from tests.cli.office import Office, init

DAY = "2026-11-22"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office where a second person approves, with two filings taken by one clerk."""
    office = init(tmp_path / "office")
    conf = office.folder / "pelicanconf.py"
    text = conf.read_text("utf-8")
    assert "REGISTRY_SECOND_PERSON = False" in text
    conf.write_text(text.replace("SECOND_PERSON = False", "SECOND_PERSON = True"), "utf-8")
    office.done("take", "--clerk", "张三", "--received", "2026-11-20", AGENCIES, RESULTS)
    return office


def test_nothing_is_published_before_a_second_clerk_has_approved(office: Office) -> None:
    output = office.folder / "output"
    words = ("build", "--as-of", DAY, "--output", output)
    stopped = office.run(*words)
    assert stopped.exit_code == 1 and not (output / "index.html").exists()
    for said in (AGENCIES.name, RESULTS.name, "张三", "未经第二人核准", "registry approve"):
        assert said in stopped.stderr
    rows = [line.split("\t") for line in office.done("approve").splitlines()]
    assert [row[:3] for row in rows] == [
        [AGENCIES.name, "2026-11-20", "张三"],
        [RESULTS.name, "2026-11-20", "张三"],
    ]
    due = office.done("todo", "--as-of", DAY)
    assert due.count("报送待核准") == 2 and due.count("逾期 2 天") >= 2
    office.done("approve", AGENCIES.name, "--clerk", "李四")
    assert AGENCIES.name not in office.run(*words).stderr
    office.done("approve", RESULTS, "--clerk", "李四")
    assert office.done("approve") == ""
    office.shown(DAY)
    # What is taken afterwards waits again, though the site was built before.
    more = shutil.copy(AGENCIES, office.folder / "又一份.csv")
    Path(more).write_text(
        "企业名称,统一社会信用代码\n西安甲乙有限公司,91350100M000100Y43\n", "utf-8"
    )
    office.done("take", "--kind", "company", "--clerk", "李四", more)
    again = office.run("publish", office.folder / "srv", "--output", output)
    assert again.exit_code == 1 and "又一份.csv" in again.stderr
    # The second person looks first: what is only looked at is not held up.
    assert office.run("diff", "--output", output, "--as-of", DAY).exit_code == 0
    office.done("approve", "--all", "--clerk", "张三")
    office.done("publish", office.folder / "srv", "--output", output)
    office.done("verify")


def test_one_person_may_go_back_but_nothing_that_waits_comes_out(office: Office) -> None:
    output, served = office.folder / "output", office.folder / "srv"
    office.done("approve", "--all", "--clerk", "李四")
    office.shown(DAY)
    code = "91350100M000100Y43"
    extra = office.folder / "又一份.csv"
    extra.write_text(f"企业名称,统一社会信用代码\n西安甲乙有限公司,{code}\n", "utf-8")
    page = output / "about.html"
    page.write_text(page.read_text("utf-8").replace("</main>", "印错</main>"), "utf-8")
    office.done("publish", served, "--output", output)
    assert "印错" in (office.site / "about.html").read_text("utf-8")
    office.done("take", "--kind", "company", "--clerk", "李四", extra)
    told = office.run("rollback", served)
    assert told.exit_code == 0, told.output
    assert "下次发布" in told.stderr and "仍按台账" in told.stderr
    assert "印错" not in (office.site / "about.html").read_text("utf-8")
    assert not list(office.site.rglob(f"*{code}*"))
    # The way forward is through the gate as before.
    again = office.run("publish", served, "--output", output)
    assert again.exit_code == 1 and extra.name in again.stderr
    assert "印错" not in (office.site / "about.html").read_text("utf-8")


def test_who_may_not_approve_what(office: Office) -> None:
    before = office.done("verify")
    other = office.folder / RESULTS.name
    shutil.copy(AGENCIES, other)
    for clerk, named, said in (
        ("张三", RESULTS.name, "须由另一人核准"),
        (" 张 三 ", RESULTS.name, "须由另一人核准"),
        ("李四", "没有这份.xlsx", "台账中没有"),
        ("李四", other, "与台账所存的不符"),
        ("　", RESULTS.name, "核准须具名"),
    ):
        # One that could be approved stands beside it: all of them or none.
        refused = office.run("approve", AGENCIES.name, named, "--clerk", clerk)
        assert refused.exit_code == 1 and said in refused.stdout, refused.output
        assert office.done("verify") == before
    office.done("approve", RESULTS.name, "--clerk", "李四")
    again = office.run("approve", RESULTS.name, "--clerk", "王五")
    assert again.exit_code == 1 and "已经核准" in again.stdout
    both = office.run("approve", RESULTS.name, "--all", "--clerk", "王五")
    assert both.exit_code == 2


def test_without_the_setting_nothing_waits(office: Office) -> None:
    conf = office.folder / "pelicanconf.py"
    text = conf.read_text("utf-8")
    conf.write_text(text.replace("SECOND_PERSON = True", "SECOND_PERSON = False"), "utf-8")
    office.done("build", "--as-of", DAY, "--output", office.folder / "output")
    assert "报送待核准" not in office.done("todo", "--as-of", DAY)
