"""`python -m benchmarks`: make a register up; measure what the register costs on it."""

from enum import StrEnum
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from benchmarks.generate import generate as make
from benchmarks.measure import PEERS

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


def named(peers: str) -> str:
    """The names of peers as typed, if every one of them is known."""
    for name in filter(None, peers.split(",")):
        if name not in PEERS:
            raise typer.BadParameter(f"{name} is none of {', '.join(PEERS)}")
    return peers


Rounds = Annotated[int, typer.Option(min=1, help="How often, by turns with the peers.")]
Peers = Annotated[
    str,
    typer.Option("--with", metavar="NAMES", callback=named, help=f"Beside: {','.join(PEERS)}."),
]


@app.command()
def generate(
    companies: Companies,
    out: Out,
    area: Area = Where.national,
    filings: Filings = 20,
    rows: Rows = 10_000,
) -> None:
    """A ledger of so many companies, filings for the intake, and single acts that follow."""
    try:
        made = make(out, companies, area.value, filings, rows)
    except FileExistsError as fault:
        _stop(str(fault))
    typer.echo(f"{made.acts} acts of {made.companies} companies in {made.ledger}")


@app.command()
def run(
    companies: Companies,
    out: Out,
    peers: Peers = "",
    filings: Filings = 20,
    rows: Rows = 10_000,
    rounds: Rounds = 1,
) -> None:
    """Measure intake, build, republish and search on a register of so many companies."""
    try:
        # Here and not above: making a register up does not need the extra `bench`.
        measuring = import_module("benchmarks.measure.run")
    except ModuleNotFoundError as missing:
        _stop(f"{missing.name} is not installed: pip install -r requirements-bench.lock")
    beside = frozenset(filter(None, peers.split(",")))
    told = partial(typer.echo, err=True)
    typer.echo(measuring.run(out, companies, beside, (filings, rows), rounds, told))


def _stop(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


if __name__ == "__main__":
    app()
