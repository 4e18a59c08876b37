"""`python -m benchmarks`: what is wrong is said in a sentence."""

from typer.testing import CliRunner

from benchmarks.__main__ import app


def call(*words):
    return CliRunner().invoke(app, [*map(str, words)])


def test_a_register_is_made_up_by_command(tmp_path):
    result = call("generate", "--companies", 20, "--out", tmp_path, "--filings", 2, "--rows", 3)
    assert result.exit_code == 0, result.output
    assert "of 20 companies" in result.output
    assert len(list((tmp_path / "filings").iterdir())) == 2 + 2


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine").write_text("mine", "utf-8")
    result = call("generate", "--companies", 20, "--out", tmp_path)
    assert result.exit_code == 1
    assert "is not empty" in result.output


def test_an_unknown_peer_is_refused_before_anything_is_done(tmp_path):
    result = call("run", "--companies", 20, "--out", tmp_path / "out", "--with", "hugo,jekyll")
    assert result.exit_code == 2
    assert "jekyll is none of hugo, pagefind" in result.output
    assert not (tmp_path / "out").exists()
