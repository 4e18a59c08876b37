"""`python -m benchmarks`: make a register up; measure what the register costs on it."""

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.generate import generate as make

app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None, help=__doc__)


class Where(StrEnum):
    """Where the companies are."""

    national = "national"
    shaanxi = "shaanxi"


Companies = Annotated[int, typer.Option(min=1, help="How many companies.")]
Out = Annotated[Path, typer.Option(metavar="DIR", help="An empty folder, made if need be.")]
Area = Annotated[Where, typer.Option(help="Every county of China, or those of Shaanxi.")]
Filings = Annotated[int, typer.Option(min=0, help="Filings for the intake.")]
Rows = Annotated[int, typer.Option(min=1, help="Rows of each.")]


@app.command()
def generate(
    companies: Companies,
    out: Out,
    area: Area = Where.national,
    filings: Filings = 20,
    rows: Rows = 10_000,
) -> None:
    """A ledger of so many companies, filings for the intake, and single acts that follow."""
    made = make(out, companies, area.value, filings, rows)
    typer.echo(f"{made.acts} acts of {made.companies} companies in {made.ledger}")


@app.command()
def run(
    companies: Companies,
    out: Out,
    peers: Annotated[
        str, typer.Option("--with", metavar="NAMES", help="Peers beside: hugo,pagefind.")
    ] = "",
    filings: Filings = 20,
    rows: Rows = 10_000,
) -> None:
    """Measure intake, build, republish and search on a register of so many companies."""
    # Needs the extra `bench`, which making a register up does not.
    measuring = import_module("benchmarks.measure.run")
    report = measuring.run(out, companies, frozenset(filter(None, peers.split(","))), filings, rows)
    typer.echo(report)


if __name__ == "__main__":
    app()
