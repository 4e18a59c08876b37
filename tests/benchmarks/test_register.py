"""A generated ledger: the same for the same arguments, whole, and as the rules would have it."""

from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from benchmarks.generate import generate, law
from registry.ledger.entries import (
    ACTS,
    Application,
    Company,
    CompanyEntry,
    Decision,
    Evaluation,
    Grade,
    Inspection,
    LicenceEntry,
    NameChange,
    Notice,
    PractitionerLicence,
)
from registry.ledger.entries.licence import AgencyLicence
from registry.ledger.store import Ledger
from registry.state.fold import fold_company
from registry.state.licences import Licences
from tests.examples.desk import BY_DOCUMENT, ERASURES

LICENCE_ACTS = (AgencyLicence, PractitionerLicence, LicenceEntry, Inspection)


@pytest.fixture(scope="module")
def companies(entries):
    found = defaultdict(list)
    for entry in entries:
        if isinstance(entry, CompanyEntry):
            found[entry.company].append(entry)
    return found


@pytest.fixture(scope="module")
def grades(companies):
    """Every grade with its company, its code and all acts."""
    states = [fold_company(acts) for acts in companies.values()]
    return [(state, grade) for state in states for grade in state.grades]


def files(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "sqlite3" not in path.name
    }


def test_same_arguments_same_bytes(tmp_path):
    made = [generate(tmp_path / name, 120, filings=6, rows=7) for name in "ab"]
    assert made[0].head == made[1].head
    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert len(files(tmp_path / "a")) == 2 + 6 + 2 + 1


def test_what_is_there_is_not_written_over(tmp_path):
    (tmp_path / "mine").write_text("mine", "utf-8")
    with pytest.raises(FileExistsError):
        generate(tmp_path, 10)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_the_chain_is_whole(made):
    with Ledger.open(f"sqlite:///{made.ledger}", readonly=True) as ledger:
        assert ledger.verify() == []
        assert len(ledger.companies()) == made.companies


#: What the made-up registers do not have, as benchmarks/README.md says.
NOT_MADE_UP = {
    "past_grade",
    "referral_consent",
    "referral_withdrawal",
    "objection",
    "objection_mark",
    "objection_decision",
}


def test_every_other_kind_of_act_occurs(entries):
    left_out = BY_DOCUMENT | ERASURES | NOT_MADE_UP
    acts = {act for act in ACTS if act.__struct_config__.tag not in left_out}
    assert {type(entry) for entry in entries} == acts
    kinds = {entry.kind for entry in entries if isinstance(entry, Notice)}
    assert kinds == set(Notice.__annotations__["kind"].__args__)


def test_acts_are_as_many_as_promised(entries, made):
    acts = sum(1 for entry in entries if not isinstance(entry, LICENCE_ACTS))
    assert 4.1 < acts / made.companies < 4.6


def test_some_eight_in_a_hundred_had_another_name(companies):
    def renamed(acts):
        return any(
            isinstance(act, NameChange) or (isinstance(act, Company) and act.former_names)
            for act in acts
        )

    assert 0.06 < sum(map(renamed, companies.values())) / len(companies) < 0.11


@pytest.mark.rule("R-2")
@pytest.mark.rule("R-16")
def test_grades_follow_from_scores_and_have_their_certificates(grades):
    for _, grade in grades:
        rules = law.rules(grade.entry.ruleset)
        assert rules.check_score(grade.score) is None
        assert rules.check_grade(grade.score, grade.entry.grade) is None
        if "证书" in rules.band(grade.entry.grade).honours:
            assert rules.certificate.check(grade.certificate, grade.entry.grade) is None


@pytest.mark.rule("R-20")
@pytest.mark.rule("D-23")
@pytest.mark.rule("D-24")
def test_periods_are_the_rules_own_and_none_overlap(grades):
    last = defaultdict(list)
    for state, grade in grades:
        rules = law.rules(grade.entry.ruleset)
        assert grade.entry.valid_until == rules.last_day(grade.period_from)
        if grade.last_day:
            last[state.code].append((grade.entry.day, grade.last_day))
    for periods in last.values():
        assert all(before[1] < after[0] for before, after in pairwise(sorted(periods)))


@pytest.mark.rule("R-13")
def test_days_do_not_run_backwards(grades):
    for _, grade in grades:
        process = grade.process
        steps = [process.application, process.evaluation, process.decision, process.reevaluation]
        days = [step.day for step in steps if step is not None]
        assert [*days, grade.entry.day] == sorted([*days, grade.entry.day])
        assert process.evaluation.day <= process.evaluation.endorsed <= process.decision.day


@pytest.mark.rule("R-14")
@pytest.mark.rule("R-41")
def test_who_evaluates_is_licensed_on_the_day(entries):
    licences = Licences.fold([e for e in entries if isinstance(e, LICENCE_ACTS)], lead=3)
    evaluations = [entry for entry in entries if isinstance(entry, Evaluation)]
    for evaluation in evaluations[::7]:
        assert licences.agency(evaluation.agency, evaluation.day).status(evaluation.day) == "valid"
        for evaluator in evaluation.evaluators:
            assert licences.by_number[evaluator.licence].status(evaluation.day) == "valid"


@pytest.mark.rule("R-10")
@pytest.mark.rule("R-11")
def test_applicants_under_the_shaanxi_rules_are_of_shaanxi_and_qualified(companies):
    applied = 0
    for acts in companies.values():
        state = fold_company(acts)
        for act in acts:
            if isinstance(act, Application):
                rules = law.rules(act.ruleset)
                assert rules.check_region(state.particulars.region) is None
                assert rules.check_qualification(state.qualified, act.day) is None
                applied += 1
    assert applied > 30


@pytest.mark.rule("R-32")
def test_every_act_with_a_notice_stands_in_one_of_its_own_day(entries):
    days = {entry.id: entry.day for entry in entries if isinstance(entry, Notice)}
    noticed = [entry for entry in entries if getattr(entry, "notice", "")]
    assert Counter(days[entry.notice] == entry.day for entry in noticed).keys() == {True}
    assert {entry.notice for entry in noticed} == days.keys()


def test_decisions_confirm_their_evaluations(companies):
    for acts in companies.values():
        judged = [act for act in acts if isinstance(act, (Evaluation, Decision))]
        for evaluation, decision in zip(judged[::2], judged[1::2], strict=True):
            assert evaluation.grade == decision.grade


def test_a_lapsing_day_is_known(made, entries):
    last = [e for e in entries if isinstance(e, Grade) and e.valid_until == made.lapse]
    assert len(last) == made.lapsing > 0
