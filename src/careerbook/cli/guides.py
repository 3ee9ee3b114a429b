"""`careerbook audit`: a career guide's claims, held against official statistics."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from careerbook.audit import Audit


def audit(
    guide: Annotated[Path, typer.Argument(metavar="GUIDE", help="The guide: a .txt, .md, .html or .pdf file.")],
    career: Annotated[
        str, typer.Option(metavar="CAREER", help="Slug, SOC code, title or alternate title of its occupation.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the annotated guide, a page that needs nothing else.")
    ] = None,
    claimreview: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write schema.org ClaimReview (JSON-LD).")
    ] = None,
) -> None:
    """Hold a career guide's claims against official statistics, each with its verdict and the official figure."""
    from careerbook import api
    from careerbook.audit import audit_guide, page
    from careerbook.audit.result import json_text
    from careerbook.cli import terminal
    from careerbook.core.swap import put

    result = audit_guide(guide, api.career(career))
    if html:
        put(html, page.html(result).encode())
    if claimreview:
        put(claimreview, json_text(result.claim_review()).encode())
    if as_json:
        typer.echo(json_text(result.as_dict()), nl=False)
        return
    if not html and not claimreview:
        _print_table(result)
    for file in filter(None, (html, claimreview)):
        terminal.say(f"Wrote {terminal.short(file)}")
    terminal.say(_summary(result))


def _summary(result: Audit) -> str:
    counts = ", ".join(f"{count} {verdict}" for verdict, count in result.counts.items() if count)
    total = len(result.findings)
    claims = f"{total} claim{'' if total == 1 else 's'}"
    return f"{claims}: {counts}." if total else "No claims that can be checked were found."


def _print_table(result: Audit) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console, career = Console(), result.career
    table = Table(title=f"{result.guide.name}: {career.title} ({career.soc_code})", title_justify="left")
    table.add_column("line", justify="right")
    for name, most in (("kind", 12), ("in the guide", 28), ("verdict", 14), ("why", None)):
        table.add_column(name, overflow="fold", max_width=most)
    for finding in result.findings:
        claim = finding.claim
        quote = claim.context.quote if len(claim.context.quote) <= 60 else f"{claim.context.quote[:57]}…"
        cells = (str(claim.line), claim.kind, quote, finding.verdict, finding.sentence)
        table.add_row(*(Text(_printable(cell)) for cell in cells))
    if result.findings:
        console.print(table)
    for conflict in result.conflicts:
        lines = ", ".join(map(str, conflict.lines))
        sentence = f"Contradiction ({conflict.kind}; line {lines}): {conflict.sentence}"
        console.print(Text(_printable(sentence)), soft_wrap=True)


def _printable(text: str) -> str:
    """The text without control characters: a guide must not steer the terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
