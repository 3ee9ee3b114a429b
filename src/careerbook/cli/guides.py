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
    from careerbook.audit import audit_guide, export, page
    from careerbook.cli import terminal
    from careerbook.core.swap import put

    checked = audit_guide(guide, api.career(career))
    written = []
    if html:
        put(html, page.html(checked).encode())
        written.append(html)
    if claimreview:
        put(claimreview, export.text(export.claim_review(checked)).encode())
        written.append(claimreview)
    if as_json:
        typer.echo(export.text(export.as_dict(checked)), nl=False)
        return
    if not written:
        _table(checked)
    for file in written:
        terminal.say(f"Wrote {terminal.short(file)}")
    terminal.say(_summary(checked))


def _summary(checked: Audit) -> str:
    counts = ", ".join(f"{count} {verdict}" for verdict, count in checked.counts.items() if count)
    total = len(checked.findings)
    claims = f"{total} claim{'' if total == 1 else 's'}"
    return f"{claims}: {counts}." if total else "No claims that can be checked were found."


def _table(checked: Audit) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    shown = Table(
        title=f"{checked.guide.name}: {checked.career.title} ({checked.career.soc_code})", title_justify="left"
    )
    shown.add_column("line", justify="right")
    for name, most in (("kind", 12), ("in the guide", 28), ("verdict", 14), ("why", None)):
        shown.add_column(name, overflow="fold", max_width=most)
    for finding in checked.findings:
        claim = finding.claim
        quote = claim.quote if len(claim.quote) <= 60 else f"{claim.quote[:57]}…"
        shown.add_row(
            *(
                Text(_printable(cell))
                for cell in (str(claim.line), claim.kind, quote, finding.verdict, finding.sentence)
            )
        )
    if checked.findings:
        console.print(shown)
    for conflict in checked.conflicts:
        lines = ", ".join(map(str, conflict.lines))
        console.print(
            Text(_printable(f"Contradiction ({conflict.kind}; line {lines}): {conflict.sentence}")), soft_wrap=True
        )


def _printable(text: str) -> str:
    """Without control characters: a guide's text must not steer the terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
