"""What several commands take, and how they print JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

NAME = "Slug, SOC code, title or alternate title."
CareerName = Annotated[str, typer.Argument(metavar="CAREER", help=NAME)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]
Html = Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write a page that needs nothing else.")]
Out = Annotated[Path | None, typer.Option(help="Folder of published reports; default reports/published.")]
Pdf = Annotated[bool, typer.Option(help="Make report.pdf too; needs Chromium.")]
Parameters = Annotated[
    list[str] | None,
    typer.Option("--parameter", "-p", metavar="NAME=VALUE", help="A notebook's parameter; may be repeated."),
]
Raw = Annotated[Path | None, typer.Option(help="Folder of the publishers' files; default data/raw.")]


def json_text(content: object) -> str:
    """JSON as the commands print it."""
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def print_json(content: object) -> None:
    """Print JSON on standard output."""
    typer.echo(json_text(content), nl=False)
