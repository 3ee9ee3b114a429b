"""What the panels' controls have in common."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

import ipywidgets as widgets

from careerbook.dataset import Careers, default
from careerbook.exhibits.exhibit import Bundle, Shown

LINE: dict[str, Any] = {"style": {"description_width": "9em"}, "layout": widgets.Layout(width="38em")}
"""The form of a control that has a line of its own."""


def career_box(description: str, title: str) -> widgets.Combobox:
    """A box to type a career into: titles are offered, alternate titles and SOC codes are understood."""
    titles = [career.title for career in Careers(default())]
    hint = "title, alternate title or SOC code"
    return widgets.Combobox(
        value=title, options=titles, description=description, continuous_update=False, placeholder=hint, **LINE
    )


def status(text: object) -> str:
    """The text as a paragraph that a screen reader reads out when it changes."""
    return f"<p role='status'>{escape(str(text))}</p>"


def show(output: widgets.Output, parts: Iterable[Shown]) -> None:
    """Show the parts in the place of what was shown."""
    output.outputs = tuple(display(bundle) for part in parts for bundle in part.bundles())


def display(bundle: Bundle) -> dict[str, Any]:
    """The bundle as an output of a notebook."""
    return {"output_type": "display_data", "data": bundle, "metadata": {}}
