"""The explorer: a career by typing, an area, comparators, years, prices; a scatter, a filter, the code behind it."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape

import ipywidgets as widgets
import pandas as pd

from careerbook.api import career
from careerbook.core import countries
from careerbook.core.errors import CareerbookError
from careerbook.dataset import default
from careerbook.exhibits.exhibit import PLOTLY_MIME
from careerbook.explore import exhibits, frame, scatter
from careerbook.explore.controls import LINE, career_box, display, show, status
from careerbook.explore.exhibits import CURRENCIES, Choice
from careerbook.explore.filter import Filter
from careerbook.explore.frame import MEANINGS
from careerbook.explore.selection import Selection
from careerbook.figures.case import case_of, with_earnings
from careerbook.figures.pay_by_area import area_titles
from careerbook.figures.pay_history import history

_SHOWN = 20
_NO_COUNTRY = "Choose at least one country."
_TABS = {"area": "Pay by area", "history": "Pay over the years", "abroad": "Pay abroad"}
_EXHIBITS = {"area": exhibits.area_pay, "history": exhibits.history, "abroad": exhibits.pay_abroad}


class Explorer(widgets.VBox):
    """The panel; `career`, `selection` and `frame` are what it shows now.

    No `comparators`, `years` or `prices` are those configured, all at hand, and the latest.
    """

    def __init__(
        self,
        name: str = "31-9092",
        *,
        area: str = "",
        comparators: Sequence[str] = (),
        years: tuple[int, int] | None = None,
        prices: int | None = None,
    ) -> None:
        default().hold()  # every change asks them
        self.career = career(name, comparators=comparators)
        self.name, self.message = career_box("Career", self.career.title), widgets.HTML()
        self._areas = area_titles(default())
        areas = [("United States", ""), *((title, code) for code, title in self._areas.items())]
        code = frame.area_code(area) if area else ""
        self.area = widgets.Dropdown(options=areas, value=code, description="Area", **LINE)
        names = sorted((countries.by_code()[code].name, code) for code in with_earnings(default()))
        self.comparators = widgets.SelectMultiple(
            options=names, value=self.career.case.countries, rows=6, description="Compare with", **LINE
        )
        surveyed = list(history(self.career.case).medians)
        first, last = surveyed[0], surveyed[-1]
        self.years = widgets.IntRangeSlider(
            value=years or (first, last), min=first, max=last, description="Years", continuous_update=False, **LINE
        )
        dollars = [(f"US dollars of May {year}", year) for year in reversed(surveyed)]
        self.prices = widgets.Dropdown(options=dollars, value=prices or last, description="Prices of", **LINE)
        self.currency = widgets.Dropdown(options=list(CURRENCIES), description="Pay abroad in", **LINE)
        self.filter = Filter()
        self.outputs = {name: widgets.Output() for name in (*_TABS, "scatter")}
        self.result = widgets.HTML()
        super().__init__(self._laid_out())
        self._stale: set[str] = set()
        self._watch()
        self._change(*self.outputs)

    def _laid_out(self) -> list[widgets.Widget]:
        boxes = [self.name, self.message, self.area, self.comparators, self.years, self.prices, self.currency]
        drawn = [self.outputs[name] for name in _TABS]
        self.tabs = widgets.Tab(drawn, titles=tuple(_TABS.values()), selected_index=0)
        heading = widgets.HTML("<h3>All occupations</h3>")
        return [widgets.VBox(boxes), self.tabs, heading, self.filter, self.outputs["scatter"], self.result]

    def _watch(self) -> None:
        """Each control redraws only what depends on it, and of the tabs only the one that is open."""
        depends: tuple[tuple[widgets.Widget, tuple[str, ...]], ...] = (
            (self.area, ("area", "scatter")),
            (self.years, ("history",)),
            (self.prices, ("history",)),
            (self.comparators, ("abroad",)),
            (self.currency, ("abroad",)),
            *((control, ("scatter",)) for control in self.filter.controls),
        )
        for control, names in depends:
            control.observe(lambda _, names=names: self._change(*names), names="value")
        self.name.observe(lambda _: self._find(), names="value")
        self.tabs.observe(lambda _: self._draw(), names="selected_index")

    def _change(self, *names: str) -> None:
        self._stale.update(names)
        self._draw()

    def _draw(self) -> None:
        """Draw what is stale and can be seen."""
        for name in self._stale & {list(_TABS)[self.tabs.selected_index or 0], "scatter"}:
            self._stale.discard(name)
            if name == "scatter":
                self._others()
            elif name == "abroad" and not self.comparators.value:
                self.outputs[name].outputs = (display({"text/html": status(_NO_COUNTRY), "text/plain": _NO_COUNTRY}),)
            else:
                show(self.outputs[name], [_EXHIBITS[name](self.choice)])

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        case = case_of(self.career, price_year=self.prices.value, comparators=self.comparators.value)
        return Choice(case, self.area.value, self.years.value, self.currency.value)

    @property
    def selection(self) -> Selection:
        """The conditions that are chosen now."""
        return self.filter.selection(self._areas.get(self.area.value, ""))

    @property
    def frame(self) -> pd.DataFrame:
        """The filtered occupations as pandas."""
        return self.selection.frame

    @property
    def code(self) -> str:
        """The lines of code that make `frame`."""
        return self.selection.code

    def _find(self) -> None:
        """Take the career that was typed; what can't be found is said, and the one before stays."""
        try:
            self.career = career(self.name.value)
        except CareerbookError as error:
            self.message.value = status(error)
            return
        self.message.value = status(f"{self.career.title}, SOC {self.career.soc_code}")
        self._change(*self.outputs)

    def _others(self) -> None:
        selection, soc_code = self.selection, self.career.soc_code
        columns = list(MEANINGS)
        everyone = frame.occupations(selection.area).reindex(columns=columns)
        selected = selection.frame.reindex(columns=columns)
        x, y = self.filter.x.value, self.filter.y.value
        spec = scatter.figure(everyone, selected, soc_code, x, y)
        alt = scatter.in_words(everyone, soc_code, x, y)
        self.outputs["scatter"].outputs = (display({PLOTLY_MIME: spec, "text/plain": alt}),)
        typed = self.filter.not_understood
        mistakes = (status(f"{text!r} is no number, so it sets no condition.") for text in typed)
        shown = selected[["title", *dict.fromkeys((x, y, selection.pay, "growth_pct"))]]
        self.result.value = "".join(mistakes) + _result(selection, shown)


def _result(selection: Selection, shown: pd.DataFrame) -> str:
    """How many occupations, the first of them, the whole as a file, and the code."""
    whole = base64.b64encode(selection.csv.encode()).decode()
    first = shown.head(_SHOWN).to_html(na_rep="–", float_format="{:,.1f}".format, border=0)
    unknown = f"; of {selection.unknown} a figure that is asked for is not published" if selection.unknown else ""
    more = f"<p>The first {_SHOWN} of {len(shown)}.</p>" if len(shown) > _SHOWN else ""
    return (
        f"<p role='status'>{len(shown)} occupations{unknown}. "
        f"<a download='careers.csv' href='data:text/csv;base64,{whole}'>All columns as CSV</a></p>"
        f"{first}{more}<p>The code that makes this frame:</p><pre><code>{escape(selection.code)}</code></pre>"
    )
