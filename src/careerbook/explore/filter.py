"""Which occupations are looked at, and which two of their measures are drawn."""

from __future__ import annotations

import ipywidgets as widgets

from careerbook.explore import frame, scatter
from careerbook.explore.controls import LINE
from careerbook.explore.selection import Selection
from careerbook.metrics.schooling import ENTRY


class Filter(widgets.VBox):
    """Which two measures are drawn, and which occupations are selected."""

    def __init__(self) -> None:
        everyone = frame.occupations()
        groups = sorted(everyone["major_group"].dropna().unique())
        measures = scatter.measures(everyone)  # the area's too, which have figures once an area is chosen
        self.x = widgets.Dropdown(options=measures, value="annual_wage_median_usd", description="Across", **LINE)
        self.y = widgets.Dropdown(options=measures, value="growth_pct", description="Up", **LINE)
        self.group = widgets.Dropdown(
            options=[("all", ""), *((group, group) for group in groups)], description="Group", **LINE
        )
        self.education = widgets.SelectMultiple(options=ENTRY, rows=4, description="Education", **LINE)
        self.pay = widgets.Text(description="Pay from, US$", placeholder="any", continuous_update=False, **LINE)
        self.growth = widgets.Text(description="Growth from, %", placeholder="any", continuous_update=False, **LINE)
        self.controls = (self.x, self.y, self.group, self.education, self.pay, self.growth)
        super().__init__(self.controls)

    @property
    def not_understood(self) -> list[str]:
        """What was typed for a number and is none."""
        return [box.value for box in (self.pay, self.growth) if box.value.strip() and _number(box.value) is None]

    def selection(self, area: str) -> Selection:
        """The conditions as they stand; what is no number sets none."""
        return Selection(
            area, self.group.value, self.education.value, _number(self.pay.value), _number(self.growth.value)
        )


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "").strip(" $%"))
    except ValueError:
        return None
