"""`careerbook compare`, `skills-gap` and `toolkit`: what one does with careers' figures."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from careerbook.cli.options import NAME, AsJson, CareerName, Html, print_json

if TYPE_CHECKING:
    from careerbook.exhibits.exhibit import Exhibit


def compare(
    careers: Annotated[list[str], typer.Argument(metavar="CAREERS", help=f"Two to six careers. {NAME}")],
    as_json: AsJson = False,
    csv_file: Annotated[Path | None, typer.Option("--csv", metavar="FILE", help="Write all figures as CSV.")] = None,
    html: Html = None,
) -> None:
    """Put two to six careers side by side, with their errors and what these tell apart."""
    from careerbook import tools
    from careerbook.cli import terminal
    from careerbook.core.errors import ParameterError
    from careerbook.core.swap import put
    from careerbook.tools import page

    if csv_file and html and csv_file.resolve() == html.resolve():
        raise ParameterError(f"{html} can't be both.", "Name a file for --csv and another for --html.")
    comparison = tools.compare(*careers)
    written = []
    if csv_file:
        put(csv_file, _csv(comparison.shown()).encode())
        written.append(csv_file)
    if html:
        put(html, page.html("Careers compared", comparison.shown()).encode())
        written.append(html)
    if as_json:
        print_json(comparison.as_dict())
    elif not written:
        terminal.shown(comparison.shown())
    if not as_json:
        for file in written:
            terminal.say(f"Wrote {terminal.short(file)}")


def skills_gap(
    career: CareerName,
    profile: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What one can do and has (TOML): --new-profile writes one.")
    ] = None,
    past: Annotated[
        str, typer.Option("--from", metavar="OCCUPATION", help="An occupation that one knows, instead of a profile.")
    ] = "",
    new_profile: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a profile to fill in for the career, and stop.")
    ] = None,
    as_json: AsJson = False,
    html: Html = None,
) -> None:
    """Hold a person's skills, education and experience against what a career asks."""
    from careerbook import api
    from careerbook.cli import terminal
    from careerbook.core.errors import OutputError, ParameterError
    from careerbook.core.swap import put
    from careerbook.tools import Profile, SkillsGap, page

    chosen = api.career(career)
    if new_profile:
        if new_profile.exists():
            raise OutputError(f"{new_profile} is there already.", "Name another file: nothing is overwritten.")
        put(new_profile, SkillsGap.new_profile(chosen).encode())
        terminal.say(f"Wrote {terminal.short(new_profile)}: fill it in, then give it as --profile")
        return
    if bool(profile) == bool(past):
        raise ParameterError("Whose skills are meant?", "Give either --profile FILE or --from OCCUPATION.")
    gap = SkillsGap(chosen, Profile.read(profile) if profile else Profile(occupation=past))
    if html:
        put(html, page.html(f"The gap to: {chosen.title}", gap.shown()).encode())
        terminal.hint(f"Wrote {terminal.short(html)}")
    if as_json:
        print_json(gap.as_dict())
    elif not html:
        terminal.shown(gap.shown())


def toolkit(
    career: CareerName,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder to write into.")] = Path("toolkit"),
) -> None:
    """Write a job description, words for a résumé and interview questions, as Markdown and DOCX."""
    from careerbook import api
    from careerbook.cli import terminal
    from careerbook.core.swap import put
    from careerbook.tools import Toolkit, writing

    chosen = api.career(career)
    kit = Toolkit(chosen)
    for ending, content in (("md", writing.markdown(kit).encode()), ("docx", writing.docx(kit))):
        file = out / f"{chosen.slug}-toolkit.{ending}"
        put(file, content)
        terminal.say(f"Wrote {terminal.short(file)}")


def _csv(exhibits: list[Exhibit]) -> str:
    """All exhibits, one below the other: exhibit, then the columns of its table."""
    from careerbook.publish.package.resources import of_table

    text = io.StringIO()
    write = csv.writer(text, lineterminator="\n")
    for exhibit in exhibits:
        entries = {estimate.id: estimate.as_dict() for estimate in exhibit.table.estimates}
        resource = of_table(exhibit.id, exhibit.table.as_dict(), entries)
        write.writerow(["exhibit", *(field["name"] for field in resource.fields)])
        write.writerows([exhibit.id, *row] for row in resource.rows)
    return text.getvalue()
