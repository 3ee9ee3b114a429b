"""`careerbook audit`: a career guide's claims, held against official statistics."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from careerbook.cli.options import NAME, AsJson, Html, json_text, print_json

if TYPE_CHECKING:
    from careerbook.audit import Audit


def audit(
    guide: Annotated[Path, typer.Argument(metavar="GUIDE", help="The guide: a .txt, .md, .html or .pdf file.")],
    career: Annotated[str, typer.Option(metavar="CAREER", help=f"Its occupation. {NAME}")],
    as_json: AsJson = False,
    html: Html = None,
    claimreview: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write schema.org ClaimReview (JSON-LD).")
    ] = None,
) -> None:
    """Check a career guide's claims against official statistics, each with a verdict and the official figure."""
    from careerbook import api
    from careerbook.audit import audit_guide, page
    from careerbook.cli import terminal
    from careerbook.core.swap import put

    result = audit_guide(guide, api.career(career))
    if html:
        put(html, page.html(result).encode())
    if claimreview:
        put(claimreview, json_text(result.claim_review()).encode())
    if as_json:
        print_json(result.as_dict())
        return
    if not html and not claimreview:
        _print_table(result)
    for file in filter(None, (html, claimreview)):
        terminal.say(f"Wrote {terminal.short(file)}")
    total = len(result.findings)
    counts = ", ".join(f"{count} {verdict}" for verdict, count in result.counts.items() if count)
    claims = f"{total} claim{'' if total == 1 else 's'}: {counts}."
    terminal.say(claims if total else "No claims that can be checked were found.")


def _print_table(result: Audit) -> None:
    from rich.console import Console

    from careerbook.cli import listings, terminal

    rows = []
    for finding in result.findings:
        claim, quote = finding.claim, finding.claim.context.quote
        quote = quote if len(quote) <= 60 else f"{quote[:57]}…"
        cells = (str(claim.line), claim.kind, quote, finding.verdict, finding.sentence)
        rows.append([_printable(cell) for cell in cells])
    if rows:
        title = f"{result.guide.name}: {result.career.title} ({result.career.soc_code})"
        columns = {"line": None, "kind": 12, "in the guide": 28, "verdict": 14, "why": None}
        Console().print(listings.table(title, columns, rows))
    for conflict in result.conflicts:
        lines = ", ".join(map(str, conflict.lines))
        terminal.say(_printable(f"Contradiction ({conflict.kind}; line {lines}): {conflict.sentence}"))


def _printable(text: str) -> str:
    """The text without control characters: a guide must not steer the terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
