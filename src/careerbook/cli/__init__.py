"""The command line: words in, exit codes out. The only place that catches the project's errors."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from careerbook.cli.batches import batch
from careerbook.cli.comparisons import compare, skills_gap, toolkit
from careerbook.cli.data import data
from careerbook.cli.guides import audit
from careerbook.cli.notebooks import lab
from careerbook.core.errors import CareerbookError, ParameterError, ReportDamaged

if TYPE_CHECKING:
    from careerbook.figures.case import Case

app = typer.Typer(
    name="careerbook",
    help="Official statistics in, a sourced and reproducible career report out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(data)
app.command()(audit)
app.command()(batch)
app.command()(compare)
app.command()(lab)
app.command()(skills_gap)
app.command()(toolkit)

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
    single_file: Annotated[
        bool, typer.Option("--single-file", help="Make <slug>.html too: one file that can be sent and works offline.")
    ] = False,
    parameter: Annotated[
        list[str] | None,
        typer.Option("--parameter", "-p", metavar="NAME=VALUE", help="A notebook's parameter; may be repeated."),
    ] = None,
) -> None:
    """Make the report of one career: HTML, PDF, notebooks, data and ledger, whole or not at all."""
    from careerbook.publish.execute import warm

    with warm.forks() as forks:  # meanwhile what this process needs is imported
        from careerbook import api
        from careerbook.cli import terminal
        from careerbook.core import paths
        from careerbook.publish.report import Press, publish

        chosen = api.career(career)
        with terminal.progress(f"{chosen.title} ({chosen.soc_code})") as step:
            folder = publish(
                chosen,
                out or paths.published_dir(),
                pdf=pdf,
                single_file=single_file,
                parameters=terminal.parameters(parameter or []),
                progress=step,
                press=Press.with_kernels_of(forks()),
            )
    terminal.say(f"Published {terminal.short(folder)}: open {terminal.short(folder / 'index.html')}")


@app.command()
def facts(
    career: CareerName, as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False
) -> None:
    """Print every estimate of a career's report."""
    from careerbook.figures import everything

    case = _case(career)
    estimates = everything.estimates(case)
    if as_json:
        about = {"slug": case.career.slug, "soc_code": case.soc_code, "title": case.title}
        facts = {"career": about, "estimates": [estimate.as_dict() for estimate in estimates.values()]}
        typer.echo(json.dumps(facts, ensure_ascii=False, indent=2, allow_nan=False))
        return
    from careerbook.cli import terminal

    terminal.table(f"{case.title} ({case.soc_code})", estimates.values())


@app.command()
def trace(
    career: CareerName,
    id: Annotated[str, typer.Argument(metavar="ID", help="An estimate's id; `careerbook facts` lists them.")],
) -> None:
    """Tell the way of a figure from the publisher's cell to the page, in words."""
    from rapidfuzz import process

    from careerbook.estimate import lineage
    from careerbook.figures import everything

    estimates = everything.estimates(_case(career))
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


@app.command()
def site(
    out: Annotated[Path | None, typer.Option(help="Folder of published reports; default reports/published.")] = None,
    base_url: Annotated[
        str, typer.Option(help="The address the site will have, for a sitemap and full links in the feed.")
    ] = "",
) -> None:
    """Build the pages over all published reports: search, comparison, what changed, methods, data, glossary."""
    from careerbook.cli import terminal
    from careerbook.core import paths
    from careerbook.site import build

    if base_url and not base_url.startswith(("https://", "http://")):
        raise ParameterError(
            f"{base_url!r} is no web address.", "Write for example --base-url https://example.org/careers"
        )
    folder = out or paths.published_dir()
    built = build(folder, base_url)
    over = "1 career" if built.careers == 1 else f"{built.careers:,} careers"
    terminal.say(f"Built the site over {over}: open {terminal.short(built.index)}")
    for name, why in built.broken.items():
        sys.stderr.write(f"careerbook: left out: {name}: {why}.\n")
    if built.broken:
        count = len(built.broken)
        folders = f"{count} report is" if count == 1 else f"{count} reports are"
        raise ReportDamaged(f"{folders} not on the site.", "Publish again: careerbook report CAREER")


def _case(career: str) -> Case:
    from careerbook.dataset import Careers, default
    from careerbook.figures.case import case_of

    return case_of(Careers(default()).find(career))
