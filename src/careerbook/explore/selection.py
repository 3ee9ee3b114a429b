"""Some of all occupations: conditions, and the lines of code that make the same frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from careerbook.explore import frame

_KEPT = 8  # selections


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions on the frame of all occupations; those left empty let every occupation pass.

    Pay is the median of a year: the area's at the nation's prices, where an area is chosen.
    """

    area: str = ""
    group: str = ""
    education: tuple[str, ...] = ()
    lowest_pay_usd: float | None = None
    lowest_growth_pct: float | None = None

    @property
    def pay(self) -> str:
        """The column that pay is taken from."""
        return "area_annual_wage_median_us_prices_usd" if self.area else "annual_wage_median_usd"

    def _conditions(self) -> Iterator[str]:
        if self.group:
            yield f"major_group == {self.group!r}"
        if self.education:
            yield f"entry_education in {list(self.education)!r}"
        if self.lowest_pay_usd is not None:
            yield f"{self.pay} >= {self.lowest_pay_usd:g}"
        if self.lowest_growth_pct is not None:
            yield f"growth_pct >= {self.lowest_growth_pct:g}"

    @property
    def code(self) -> str:
        """The lines that make the frame."""
        conditions = [f"frame = frame.query({condition!r})" for condition in self._conditions()]
        return "\n".join(["import careerbook as cb", f"frame = cb.occupations({self.area!r})", *conditions])

    @property
    def frame(self) -> pd.DataFrame:
        """The occupations that fulfil all conditions, as the `code` makes them."""
        return _selected(self).copy()

    @property
    def unknown(self) -> int:
        """How many occupations can't be asked, as a figure that a condition needs is not published of them."""
        lowest = {self.pay: self.lowest_pay_usd, "growth_pct": self.lowest_growth_pct}
        asked = [name for name, value in lowest.items() if value is not None]
        return int(frame.occupations(self.area)[asked].isna().any(axis="columns").sum()) if asked else 0

    @property
    def csv(self) -> str:
        """The frame as CSV."""
        return _csv(self)


@lru_cache(_KEPT)
def _selected(selection: Selection) -> pd.DataFrame:
    selected = frame.occupations(selection.area)
    for condition in selection._conditions():
        selected = selected.query(condition)
    return selected


@lru_cache(_KEPT)
def _csv(selection: Selection) -> str:
    return _selected(selection).to_csv()
