"""Who may apply and when; validity, reviews, bans, licences (R-10 to R-45)."""

from datetime import date

import pytest

from scoring.period import last_day


@pytest.mark.rule("R-20")
@pytest.mark.rule("E-1")
def test_validity(shaanxi, casmes):
    assert shaanxi.last_day(date(2026, 3, 1)) == date(2028, 2, 29)
    assert shaanxi.last_day(date(2026, 2, 10)) == date(2028, 2, 9)
    assert casmes.last_day(date(2024, 7, 1)) == date(2027, 6, 30)


@pytest.mark.rule("R-22")
@pytest.mark.rule("E-4")
def test_upgrade_after_a_full_year(shaanxi):
    announced = date(2026, 1, 15)
    until = shaanxi.last_day(announced)
    refusal = shaanxi.check_upgrade(announced, until, date(2027, 1, 14))
    assert (refusal.rule, refusal.article) == ("R-22", "第十二条")
    assert refusal.expected == "2027-01-15 至 2028-01-14"
    assert shaanxi.check_upgrade(announced, until, date(2027, 1, 15)) is None
    assert shaanxi.check_upgrade(announced, until, until) is None


@pytest.mark.rule("R-24")
@pytest.mark.rule("R-22")
def test_after_the_last_day_a_company_is_evaluated_anew(shaanxi, casmes):
    for rules in (shaanxi, casmes):
        announced = date(2026, 1, 15)
        until = rules.last_day(announced)
        late = date(until.year, until.month, until.day + 1)
        assert rules.check_upgrade(announced, until, late).rule == "R-24"


@pytest.mark.rule("R-22")
@pytest.mark.rule("D-20")
def test_a_year_that_began_on_29_february_has_passed_on_1_march(shaanxi):
    announced = date(2028, 2, 29)
    until = shaanxi.last_day(announced)
    assert shaanxi.check_upgrade(announced, until, date(2029, 2, 28)).rule == "R-22"
    assert shaanxi.check_upgrade(announced, until, date(2029, 3, 1)) is None


@pytest.mark.rule("R-22")
def test_casmes_upgrades_at_any_time_within_validity(casmes):
    announced = date(2026, 1, 15)
    until = casmes.last_day(announced)
    assert casmes.check_upgrade(announced, until, announced) is None
    assert casmes.check_upgrade(announced, until, date(2026, 1, 14)).rule == "R-22"


@pytest.mark.rule("R-11")
def test_qualification_held_for_a_full_year(shaanxi):
    applied = date(2025, 6, 20)
    refusal = shaanxi.check_qualification(date(2024, 12, 1), applied)
    assert (refusal.rule, refusal.article) == ("R-11", "第十一条 1")
    assert refusal.expected == "最早申报日 2025-12-01"
    assert shaanxi.check_qualification(date(2024, 6, 20), applied) is None
    assert shaanxi.check_qualification(date(2024, 6, 21), applied).rule == "R-11"
    assert shaanxi.check_qualification(None, applied).rule == "R-11"
    assert shaanxi.check_qualification(date(2025, 7, 1), applied).rule == "R-11"


@pytest.mark.rule("R-11")
def test_casmes_asks_for_no_qualification(shaanxi, casmes):
    assert casmes.check_qualification(None, date(2025, 6, 20)) is None
    assert (casmes.qualification_required, casmes.application_required) == (False, False)
    assert (shaanxi.qualification_required, shaanxi.application_required) == (True, True)


@pytest.mark.rule("R-10")
@pytest.mark.rule("D-10")
def test_region(shaanxi, casmes):
    assert shaanxi.check_region("610113") is None
    refusal = shaanxi.check_region("410105")
    assert (refusal.rule, refusal.article, refusal.found) == ("R-10", "第四条", "410105")
    assert "不能确定" in shaanxi.check_region("").zh
    assert casmes.check_region("410105") is None


@pytest.mark.rule("R-14")
@pytest.mark.rule("D-14")
def test_agency_licence_is_required_by_default(shaanxi, casmes):
    assert shaanxi.agency_licence_required
    assert casmes.agency_licence_required


@pytest.mark.rule("R-15")
def test_reevaluation_days(shaanxi, casmes):
    assert (shaanxi.reevaluation_days, shaanxi.conclusion_days) == (15, 15)
    assert (casmes.reevaluation_days, casmes.conclusion_days) == (0, 0)


@pytest.mark.rule("R-23")
@pytest.mark.rule("D-23")
def test_reviews(shaanxi, casmes):
    first = date(2024, 7, 1)
    due = casmes.reviews_due(first, casmes.last_day(first))
    assert due == (date(2025, 7, 1), date(2026, 7, 1))
    assert casmes.has_review
    assert not shaanxi.has_review
    assert shaanxi.reviews_due(first, shaanxi.last_day(first)) == ()


@pytest.mark.rule("R-31")
@pytest.mark.rule("D-31")
def test_ban(shaanxi, casmes):
    assert shaanxi.ban_until(date(2026, 3, 1)) == date(2029, 2, 28)
    assert casmes.ban_until(date(2028, 2, 29)) == date(2031, 2, 28)


@pytest.mark.rule("R-5")
@pytest.mark.rule("D-2")
@pytest.mark.parametrize(
    "status", ["存续", "在业", "在营", "开业", "在册", "存续（在营、开业、在册）", "存续 (在业)"]
)
def test_statuses_that_count(casmes, shaanxi, status):
    assert casmes.check_registration_status(status) is None
    assert shaanxi.check_registration_status("注销") is None


@pytest.mark.rule("D-2")
@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("吊销", "企业已吊销"),
        ("吊销，未注销", "企业已吊销"),
        ("注销", "企业已注销"),
        ("迁出", "企业已迁出"),
        ("停业", "企业已停业"),
        ("清算", "企业已清算"),
        ("存续（清算中）", "企业已清算"),
        ("非存续", "不能认定为存续"),
        ("", "没有登记状态"),
    ],
)
def test_statuses_that_do_not_count(casmes, status, reason):
    refusal = casmes.check_registration_status(status)
    assert (refusal.rule, refusal.article) == ("D-2", "《指标体系》5")
    assert reason in refusal.zh


@pytest.mark.rule("R-40")
@pytest.mark.rule("D-14")
@pytest.mark.parametrize("id", ["shaanxi-2006", "casmes-2019"])
def test_licence_conditions(book, id):
    terms = book.get(id).licensing
    assert (terms.practitioners, terms.deposit_yuan) == (5, 30_000)
    assert terms.check_practitioners(5) is None
    assert terms.check_practitioners(4).found == "4"
    assert terms.check_deposit(30_000) is None
    assert "第十九条" in terms.check_deposit(29_999).article


@pytest.mark.rule("R-41")
@pytest.mark.rule("D-41")
@pytest.mark.rule("R-43")
@pytest.mark.rule("R-44")
def test_licence_terms(shaanxi):
    terms = shaanxi.licensing
    assert (terms.years, terms.inspection_lead_months) == (3, 3)
    assert terms.last_day(date(2023, 4, 1)) == date(2026, 3, 31)
    assert terms.inspection_from(date(2025, 4, 1)) == date(2025, 1, 1)
    assert terms.announcement_days(date(2026, 2, 28)) == (
        date(2026, 2, 28),
        date(2026, 3, 1),
        date(2026, 3, 2),
    )
    assert terms.announced_days == 3
    assert terms.ban_until(date(2026, 5, 1)) == last_day(date(2026, 5, 1), 3)
    assert terms.ban_years == 3


@pytest.mark.rule("P-9")
def test_certificate_numbers(shaanxi, casmes):
    number = "200700101100035"
    assert shaanxi.certificate.check(number, "AA") is None
    assert shaanxi.certificate.grade_of(number) == "AA"
    mismatch = shaanxi.certificate.check(number, "AAA")
    assert (mismatch.rule, mismatch.expected) == ("P-9", "AAA：等级码 111")
    assert shaanxi.certificate.check("ZX20250001", "AA").found == "ZX20250001"
    assert casmes.certificate.check("ZX20250001", "C") is None
    assert casmes.certificate.grade_of("ZX20250001") is None
    assert casmes.certificate.check(number, "AA") is None
    assert casmes.certificate.check(number, "C").rule == "P-9"


@pytest.mark.rule("P-9")
@pytest.mark.parametrize(
    "number", ["", "20070010110003", "2007001011000350", "200700199900035", "20070010110003५", "\n"]
)
def test_numbers_of_another_form_are_refused(shaanxi, number):
    assert shaanxi.certificate.check(number, "AA").rule == "P-9"
    assert shaanxi.certificate.grade_of(number) is None


@pytest.mark.rule("P-9")
@pytest.mark.parametrize(
    ("grade", "digits"),
    [
        ("AAA", "111"),
        ("AA", "011"),
        ("A", "001"),
        ("BBB", "222"),
        ("BB", "022"),
        ("B", "002"),
        ("CCC", "333"),
        ("CC", "033"),
        ("C", "003"),
    ],
)
def test_grade_digits(shaanxi, grade, digits):
    assert shaanxi.certificate.grade_of(f"2025001{digits}00001") == grade
