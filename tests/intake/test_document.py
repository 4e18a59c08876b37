from pathlib import Path

from registry.intake import document
from registry.intake.drafts import KINDS, columns

PAGE = Path(__file__).parents[2] / "docs" / "formats" / "filings.md"


def test_the_page_is_what_the_declarations_say():
    assert PAGE.read_text("utf-8") == document.render(), (
        "write registry.intake.document.render() to docs/formats/filings.md"
    )


def test_the_page_names_every_kind_and_every_column():
    page = document.render()
    for kind in KINDS:
        assert f"## {kind.title} `{kind.kind}`" in page
        assert kind.purpose in page
        for column in columns(kind).values():
            assert f"| **{column.header}** |" in page
