"""The command line: words in, exit codes out. The only place that catches the project's errors."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from careerbook.batchcli import batch
from careerbook.datacli import data
from careerbook.errors import CareerbookError, ParameterError

if TYPE_CHECKING:
    from careerbook.estimate import Estimate

app = typer.Typer(
    name="careerbook",
    help="Official statistics in, a sourced and reproducible career report out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(data)
app.command()(batch)

CareerName = Annotated[
    str, typer.Argument(metavar="CAREER", help="Slug, SOC code, title or alternate title of an occupation.")
]


def main() -> None:
    """Run the command line; a known error is one line with its remedy and its own exit code."""
    try:
        app()
    except CareerbookError as error:
        sys.stderr.write(f"careerbook: {error}\n")
        sys.exit(error.exit_code)


@app.command()
def report(
    career: CareerName = "medical-assistant",
    out: Annotated[Path | None, typer.Option(help="Folder of published reports; default reports/published.")] = None,
    pdf: Annotated[bool, typer.Option(help="Make report.pdf too; needs Chromium.")] = True,
    parameter: Annotated[
        list[str] | None,
        typer.Option("--parameter", "-p", metavar="NAME=VALUE", help="A notebook's parameter; may be repeated."),
    ] = None,
) -> None:
    """Make the report of one career: HTML, PDF, notebooks, data and ledger, whole or not at all."""
    from careerbook import api, paths, terminal
    from careerbook.publish.report import publish

    chosen = api.career(career)
    with terminal.progress(f"{chosen.title} ({chosen.soc_code})") as step:
        folder = publish(
            chosen,
            out or paths.published_dir(),
            pdf=pdf,
            parameters=terminal.parameters(parameter or []),
            progress=step,
        )
    terminal.say(f"Published {terminal.short(folder)}: open {terminal.short(folder / 'index.html')}")


@app.command()
def facts(
    career: CareerName,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Print every estimate of a career's report."""
    from careerbook import api, terminal

    chosen = api.career(career)
    estimates = _estimates(chosen)
    if not as_json:
        terminal.table(f"{chosen.title} ({chosen.soc_code})", estimates.values())
        return
    about = {"slug": chosen.slug, "soc_code": str(chosen.soc_code), "title": chosen.title}
    everything = {"career": about, "estimates": [estimate.as_dict() for estimate in estimates.values()]}
    typer.echo(json.dumps(everything, ensure_ascii=False, indent=2, allow_nan=False))


@app.command()
def trace(
    career: CareerName,
    id: Annotated[str, typer.Argument(metavar="ID", help="An estimate's id; `careerbook facts` lists them.")],
) -> None:
    """Tell the way of a figure from the publisher's cell to the page, in words."""
    from rapidfuzz import process

    from careerbook import api, lineage

    estimates = _estimates(api.career(career))
    if id not in estimates:
        near = ", ".join(name for name, _, _ in process.extract(id, list(estimates), limit=4))
        raise ParameterError(f"No estimate has the id {id!r}; nearest: {near}.", "`careerbook facts CAREER` lists all.")
    typer.echo(lineage.in_words(estimates[id]))


@app.command()
def careers() -> None:
    """List all careers: SOC code, slug and title."""
    from careerbook.dataset import Careers, default

    for career in Careers(default()):
        typer.echo(f"{career.soc_code}  {career.slug:<60}  {career.title}")


def _estimates(career: Any) -> dict[str, Estimate]:
    from careerbook.api import SECTIONS

    return {id: estimate for section in SECTIONS for id, estimate in section(career).estimates.items()}
