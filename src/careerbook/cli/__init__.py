"""The command line. The only place that catches the project's errors, and turns them into exit codes."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from careerbook.cli.batches import batch
from careerbook.cli.comparisons import compare, skills_gap, toolkit
from careerbook.cli.data import data
from careerbook.cli.guides import audit
from careerbook.cli.notebooks import lab
from careerbook.cli.options import AsJson, CareerName, Out, Parameters, Pdf, print_json
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
for command in (audit, batch, compare, lab, skills_gap, toolkit):
    app.command()(command)


def main() -> None:
    """Run the command line; a known error is one line with its remedy and its own exit code."""
    gc.set_threshold(100_000)  # a figure holds many objects and no circles: looking for them takes a tenth of the time
    try:
        app()
    except CareerbookError as error:
        sys.stderr.write(f"careerbook: {error}\n")
        sys.exit(error.exit_code)


@app.command()
def report(
    career: CareerName = "medical-assistant",
    out: Out = None,
    pdf: Pdf = True,
    single_file: Annotated[
        bool, typer.Option("--single-file", help="Make <slug>.html too: one file that can be sent and works offline.")
    ] = False,
    parameter: Parameters = None,
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
def facts(career: CareerName, as_json: AsJson = False) -> None:
    """Print every estimate of a career's report."""
    from careerbook.figures import everything

    case = _case(career)
    estimates = everything.estimates(case)
    if as_json:
        about = {"slug": case.career.slug, "soc_code": case.soc_code, "title": case.title}
        print_json({"career": about, "estimates": [estimate.as_dict() for estimate in estimates.values()]})
    else:
        from careerbook.cli import terminal

        terminal.table(f"{case.title} ({case.soc_code})", estimates.values())


@app.command()
def trace(
    career: CareerName,
    id: Annotated[str, typer.Argument(metavar="ID", help="An estimate's id; `careerbook facts` lists them.")],
) -> None:
    """Explain in words how a figure comes from the publisher's cell to the page."""
    from rapidfuzz import process

    from careerbook.exhibits import lineage
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
    out: Out = None,
    base_url: Annotated[str, typer.Option(help="The site's future address, for a sitemap and full feed links.")] = "",
) -> None:
    """Build the pages over all published reports: search, comparison, what changed, methods, data, glossary."""
    from careerbook.cli import terminal
    from careerbook.core import paths
    from careerbook.site import build

    if base_url and not base_url.startswith(("https://", "http://")):
        remedy = "Write for example --base-url https://example.org/careers"
        raise ParameterError(f"{base_url!r} is no web address.", remedy)
    built = build(out or paths.published_dir(), base_url)
    over = "1 career" if built.careers == 1 else f"{built.careers:,} careers"
    terminal.say(f"Built the site over {over}: open {terminal.short(built.index)}")
    for name, why in built.broken.items():
        sys.stderr.write(f"careerbook: left out: {name}: {why}.\n")
    if built.broken:
        folders = "1 report is" if len(built.broken) == 1 else f"{len(built.broken)} reports are"
        raise ReportDamaged(f"{folders} not on the site.", "Publish again: careerbook report CAREER")


def _case(career: str) -> Case:
    from careerbook.dataset import Careers, default
    from careerbook.figures.case import case_of

    return case_of(Careers(default()).find(career))
