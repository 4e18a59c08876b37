"""Why the register says what it says: every entry, its paper, its rule, and what is private."""

import json
from datetime import date

import pytest

from registry.cli.explaining.sentences import RULES, rule_of, sentence
from registry.identity.text import compact
from registry.intake.sheets import open_sheets
from registry.ledger.entries import (
    ACTS,
    CommitmentVerification,
    CompanyEntry,
    CopyWithdrawal,
    Grade,
    PastGrade,
    PublicCopy,
)
from registry.ledger.store import Ledger
from registry.site import addresses
from tests.examples.desk import AS_OF, FILINGS


@pytest.fixture(scope="module")
def histories(example):
    with Ledger.open(f"sqlite:///{example.folder / 'register.sqlite3'}", readonly=True) as ledger:
        return ledger.histories(ledger.companies())


def company_file(site, code):
    """The text of a company's page; None where it has none."""
    path = site / addresses.path(addresses.company(code))
    return path.read_text("utf-8") if path.exists() else None


def explained(example, code, as_of=AS_OF):
    result = example.run("explain", code, "--as-of", as_of, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def having(histories, act):
    """A company of which an act of this name is recorded."""
    name = act
    return next(
        code
        for code, acts in histories.items()
        if any(one.__struct_config__.tag == name for one in acts)
    )


#: The example has none of these: they need a document.
VERIFIED = CommitmentVerification(
    day=date(2026, 3, 2),
    company="91610423MAQMYWA195",
    commitment="2026-00012-K",
    title="诚信经营承诺书",
    signed=date(2026, 2, 1),
    status="valid",
    received=date(2026, 3, 1),
    original="0" * 64,
)


COPIED = PublicCopy(
    day=date(2026, 3, 9),
    company=VERIFIED.company,
    commitment=VERIFIED.commitment,
    title=VERIFIED.title,
    signed=VERIFIED.signed,
    original=VERIFIED.original,
    copy="1" * 64,
    consent=date(2026, 3, 5),
    basis="同意书",
    clerk="钱核二",
)
HIDDEN = CopyWithdrawal(
    day=date(2026, 5, 1),
    company=VERIFIED.company,
    commitment=VERIFIED.commitment,
    title=VERIFIED.title,
    signed=VERIFIED.signed,
    basis="撤回函",
)


def test_every_act_about_a_company_has_a_sentence_and_a_rule(histories):
    acts = {act for act in ACTS if issubclass(act, CompanyEntry)}
    assert set(RULES) | {Grade, PastGrade} == acts
    entries = [entry for acts in histories.values() for entry in acts]
    entries += [VERIFIED, COPIED, HIDDEN]
    assert {type(entry) for entry in entries} == acts, "the example has each of them"
    for entry in entries:
        assert sentence(entry, str).strip("，；")
        assert "None" not in sentence(entry, str)
        assert rule_of(entry)[0] in "RDP"


def test_each_entry_names_the_very_row_that_it_stands_in(example, histories):
    code = having(histories, "name_change")
    told = explained(example, code)["told"]
    assert len(told) >= len(histories[code])
    for one in told:
        if one["source"]:
            source = one["source"]
            path = FILINGS / source["filing"]
            sheets = open_sheets(path.name, path.read_bytes()).sheets
            cells = [
                compact(str(cell))
                for sheet in sheets
                if sheet.name == source["sheet"] or not source["sheet"]
                for row in sheet.rows
                if row.number == source["row"]
                for cell in row.cells
            ]
            assert code in [cell.upper() for cell in cells]
            assert source["received"] == AS_OF


@pytest.mark.rule("R-31")
@pytest.mark.rule("R-19")
def test_refusals_and_bans_are_marked_and_nothing_of_them_is_public(example, histories):
    for act in ("refused", "ban"):
        said = explained(example, having(histories, act))
        assert not said["listed"]
        assert all(one["private"] for one in said["told"])


@pytest.mark.rule("R-11")
def test_having_the_qualification_and_applying_rest_on_different_articles(example, histories):
    told = explained(example, having(histories, "qualification"))["told"]
    articles = {one["text"][:4]: one["article"] for one in told if one["rule"] == "R-11"}
    assert articles["取得信用"] == "第十一条 1" and articles["申请信用"] == "第十一条 2"


@pytest.mark.rule("R-15")
def test_a_re_evaluation_is_marked_though_its_result_is_public(example, histories):
    code = having(histories, "reevaluation")
    told = explained(example, code)["told"]
    by_rule = [one for one in told if one["rule"] == "R-15"]
    assert len(by_rule) == 2 and all(one["private"] for one in by_rule)
    assert any("复评前的等级" in one["private_part"] for one in told)
    assert any(one["rule"] == "R-20" and not one["private"] for one in told)


@pytest.mark.rule("R-50")
def test_what_is_not_marked_is_on_the_company_s_page(example, site, histories):
    """Scores, certificates, reasons and names of what is called public are found on the site."""
    for act in ("voiding", "name_change", "review", "commitment_withdrawal"):
        code = having(histories, act)
        page = company_file(site, code)
        said = explained(example, code)
        assert said["listed"] and page is not None
        public = {one["day"] for one in said["told"] if not one["private"] and one["source"]}
        shown = {
            entry.day.isoformat()
            for entry in histories[code]
            if not isinstance(entry, Grade) and entry.__struct_config__.tag != "company"
        }
        assert [day for day in sorted(public & shown) if day not in page] == []


def test_private_days_are_not_on_the_page(example, site, histories):
    found = 0
    for code in list(histories)[:30]:
        page = company_file(site, code)
        if page is None:
            continue
        told = explained(example, code)["told"]
        public = {one["day"] for one in told if not one["private"]}
        for one in told:
            if one["private"] and one["day"] not in public:
                found += 1
                assert one["day"] not in page
    assert found > 10


@pytest.mark.rule("R-21")
@pytest.mark.rule("D-31")
def test_an_earlier_day_knows_of_nothing_later(example, histories):
    code = having(histories, "voiding")
    (void,) = [one for one in histories[code] if one.__struct_config__.tag == "voiding"]
    before = (date.fromordinal(void.day.toordinal() - 1)).isoformat()
    now, then = explained(example, code), explained(example, code, before)
    assert any("自始无效" in one["text"] for one in now["told"])
    assert not any("无效" in one["text"] for one in then["told"])
    assert then["later"] >= 1 and now["later"] == 0


def test_in_words_for_the_telephone(example, histories):
    result = example.run("explain", having(histories, "reevaluation_request"), "--as-of", AS_OF)
    lines = result.stdout.splitlines()
    assert "截至 2026-11-22" in lines[0]
    assert any(line.startswith("2") and "【不公开：" in line for line in lines)
    assert any("［R-15 第十一条 6 shaanxi-2006］" in line for line in lines)
    assert any("行，2026-11-22 收取" in line for line in lines)


def test_what_time_alone_did_is_told_without_a_paper(example, histories):
    lapsed = next(
        code
        for code, acts in histories.items()
        if any(isinstance(one, Grade) and one.valid_until < date(2026, 1, 1) for one in acts)
        and sum(isinstance(one, Grade) for one in acts) == 1
    )
    (one,) = [one for one in explained(example, lapsed)["told"] if one["source"] is None]
    assert (one["rule"], one["article"]) in {("R-21", "第十二条"), ("R-21", "《产品介绍》六、2")}


def test_an_unknown_company_and_a_wrong_code(example):
    assert example.run("explain", "91350100M000100Y43").exit_code == 1
    assert "校验" in example.run("explain", "91350100M000100Y44").stderr
