"""What the panels' controls have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import ipywidgets as widgets

from careerbook.dataset import Careers, default
from careerbook.exhibits.exhibit import Bundle, Shown

LINE: dict[str, Any] = {"style": {"description_width": "9em"}, "layout": widgets.Layout(width="38em")}
"""The form of a control that has a line of its own."""


def career_box(description: str, title: str) -> widgets.Combobox:
    """A box to type a career into: titles are offered, alternate titles and SOC codes are understood."""
    titles = [one.title for one in Careers(default())]
    hint = "title, alternate title or SOC code"
    return widgets.Combobox(
        value=title, options=titles, description=description, continuous_update=False, placeholder=hint, **LINE
    )


def show(output: widgets.Output, parts: Iterable[Shown]) -> None:
    """Show the parts in the place of what was shown."""
    output.outputs = tuple(display(bundle) for one in parts for bundle in one.bundles())


def display(bundle: Bundle) -> dict[str, Any]:
    """The bundle as an output of a notebook."""
    return {"output_type": "display_data", "data": bundle, "metadata": {}}
