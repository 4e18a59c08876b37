"""Nothing that the example's sheets hold in private columns is anywhere in its site."""

from pathlib import Path

import pytest

from registry.intake import read
from registry.intake.drafts import Filed, columns
from tests.examples.desk import FILINGS, Desk
from tests.published import texts

#: Kinds of which nothing at all is public, reasons included.
SILENT = ("refused", "ban", "reevaluation_request")
#: Shorter values ("3", "是") stand in any page.
LONG_ENOUGH = 3


def _private(one: Filed) -> set[str]:
    declared = columns(type(one.draft))
    silent = one.draft.kind in SILENT
    values = (
        getattr(one.draft, name)
        for name, column in declared.items()
        if column.private or (silent and name == "reason")
    )
    return {value for value in values if isinstance(value, str) and len(value) >= LONG_ENOUGH}


@pytest.mark.rule("R-50")
@pytest.mark.rule("R-12")
@pytest.mark.rule("R-31")
def test_no_private_cell_reaches_the_site(site: Path) -> None:
    filed = [one for path in sorted(FILINGS.iterdir()) for one in read.read(path).filed]
    secrets = set().union(*map(_private, filed))
    secrets = {secret for secret in secrets if not secret.startswith("命名文件")}
    assert len(secrets) > 1000
    for path, text in texts(site):
        assert not [secret for secret in secrets if secret in path + text], path


@pytest.mark.rule("P-1")
def test_the_day_of_taking_changes_nothing(site: Path, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    taken = desk.run("take", "--received", "2027-03-01", *sorted(FILINGS.iterdir()))
    assert taken.exit_code == 0, taken.output
    assert _files(desk.build()) == _files(site)


def _files(site: Path) -> dict[Path, bytes]:
    files = {path.relative_to(site): path for path in site.rglob("*") if path.is_file()}
    shown = {name: path for name, path in files.items() if not name.parts[0].startswith(".")}
    return {name: path.read_bytes() for name, path in shown.items()}
