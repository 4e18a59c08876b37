"""What was measured is kept, added up and told."""

from benchmarks.measure.cost import Cost
from benchmarks.measure.files import Written, look
from benchmarks.measure.results import Results, Step, load
from benchmarks.measure.table import write


def step(name, wall, cpu=1.0, memory=2**20):
    return Step(name=name, cost=Cost(wall, cpu, memory, 0.5), written=Written(3, 2_000_000))


def results(companies, **steps):
    missing = {"Pagefind": "not asked for"}
    return Results(companies=companies, acts=9, machine="2 cores", steps=steps, missing=missing)


def test_ratios_are_ours_over_the_peers(tmp_path):
    measured = results(1000, whole=step("Whole build", 3.0), hugo=step("Hugo", 4.0))
    text = write([measured], tmp_path / "report.md")
    assert "| Whole build / Hugo's company pages | wall | 0.750 | ≤ 1 |" in text
    assert "| Whole build | 3.00 | 1.00 | 0.5 | 1 | 3 | 2.0 |" in text
    assert (tmp_path / "report.md").read_text("utf-8") == text


def test_rounds_are_told_by_their_median_and_range(tmp_path):
    """A ratio is of the same round, since cores are not always equally fast."""
    ours = step("Whole build", 3.0).once_more(step("Whole build", 6.0))
    peer = step("Hugo", 4.0).once_more(step("Hugo", 6.0))
    text = write([results(1000, whole=ours, hugo=peer)], tmp_path / "report.md")
    assert "| Whole build | 4.50 (3.00–6.00) | 1.00 (1.00–1.00) |" in text
    assert "| Whole build / Hugo's company pages | wall | 0.875 (0.750–1.000) | ≤ 1 |" in text
    kept = results(1000, whole=ours)
    kept.save(tmp_path)
    assert load(tmp_path) == [kept]


def test_what_was_not_measured_is_told_and_gives_no_ratio(tmp_path):
    text = write([results(1000, whole=step("Whole build", 3.0))], tmp_path / "report.md")
    assert "- Pagefind: not asked for." in text
    assert "to reach" not in text


def test_results_of_many_sizes_are_kept_smallest_first(tmp_path):
    for companies in (50_000, 1000):
        results(companies, whole=step("Whole build", 3.0)).save(tmp_path)
    assert [each.companies for each in load(tmp_path)] == [1000, 50_000]
    assert load(tmp_path)[0] == results(1000, whole=step("Whole build", 3.0))


def test_costs_add_up():
    one, two = Cost(1.0, 2.0, 30, 0.0), Cost(4.0, 1.0, 20, 1.0)
    assert one + two == Cost(5.0, 3.0, 30, 1.0)
    assert two - one == Cost(3.0, 0.0, 20, 1.0)


def test_written_is_what_is_new_or_other(tmp_path):
    for name in ("same", "other", "gone"):
        (tmp_path / name).write_text(name, "utf-8")
    before = look(tmp_path)
    (tmp_path / "other").write_text("longer than it was", "utf-8")
    (tmp_path / "gone").unlink()
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "new").write_text("new", "utf-8")
    assert Written.between(before, look(tmp_path)) == Written(2, 18 + 3, removed=1)


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    assert look(tmp_path / "none") == {}
