"""The shipped rule sets, and an invented third one that stands in a folder of its own."""

from pathlib import Path

import pytest

from scoring.ruleset import RuleBook, RuleSet

HARBOUR = Path(__file__).parent / "rulesets"


@pytest.fixture(scope="session")
def book() -> RuleBook:
    return RuleBook.load()


@pytest.fixture(scope="session")
def shaanxi(book: RuleBook) -> RuleSet:
    return book.get("shaanxi-2006")


@pytest.fixture(scope="session")
def casmes(book: RuleBook) -> RuleSet:
    return book.get("casmes-2019")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the invented rule set, free to be altered."""
    text = (HARBOUR / "harbour-2024.toml").read_text("utf-8")
    (tmp_path / "harbour-2024.toml").write_text(text, "utf-8")
    return tmp_path
