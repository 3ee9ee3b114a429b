"""What each wage survey and each round of projections says of an occupation, and its pay in one state."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pandas as pd

from careerbook.dataset import Dataset, shared
from careerbook.estimate import Estimate, from_row
from careerbook.figures.case import Figures
from careerbook.figures.links import ALL, soc_2010_links
from careerbook.metrics import projections, wages
from careerbook.metrics.continuity import through
from careerbook.metrics.rows import records


@shared
def surveys(dataset: Dataset, soc_code: str, title: str, prefix: str) -> Mapping[str, Figures]:
    """Employment and pay of each year in which the occupation had a code, by year and name (wage.annual.median).

    The ids are the names with the prefix and the year before them, and `all.` for all occupations.
    """
    group = "total" if soc_code == ALL else "detailed"
    years = _followed(dataset, "wages", "reference_year", soc_code, title, occupation_group=group)
    return {year: _by_name(wages.national, rows, dataset, _prefixed(prefix, year, soc_code)) for year, rows in years}


@shared
def rounds(dataset: Dataset, soc_code: str, title: str, prefix: str) -> Mapping[str, Figures]:
    """Each projection of the occupation by its round (2024-34) and name (growth_pct), the ids as in `surveys`."""
    kind = "Summary" if soc_code == ALL else "Line item"
    vintages = _followed(dataset, "projections", "vintage", soc_code, title, occupation_type=kind)
    return {
        vintage: _by_name(projections.outlook, rows, dataset, f"{_prefixed(prefix, vintage, soc_code)}outlook.")
        for vintage, rows in vintages
    }


def _by_name(read: Callable[..., Figures], rows: pd.DataFrame, dataset: Dataset, prefix: str) -> Figures:
    return {id.removeprefix(prefix): estimate for id, estimate in read(rows, dataset.sources, prefix).items()}


def pay_in_area(
    dataset: Dataset, soc_code: str, area_title: str, basis: str, statistic: str, prefix: str
) -> Estimate | None:
    """Pay in a state or territory in its latest survey; None where it isn't published."""
    where = {"soc_code": soc_code, "area_title": area_title, "measure": f"{basis}_wage", "statistic": statistic}
    rows = dataset.rows("wages_by_area", **where).sort_values("reference_year")
    if rows.empty or pd.isna(rows["value"].iloc[-1]):
        return None
    row = records(rows.tail(1))[0]
    return from_row(f"{prefix}area.{row['area_code']}.wage.{basis}.{statistic}", row, dataset.sources)


def _prefixed(prefix: str, vintage: str, soc_code: str) -> str:
    return f"{prefix}{vintage}.{'all.' if soc_code == ALL else ''}"


def _followed(
    dataset: Dataset, table: str, vintage: str, soc_code: str, title: str, **where: Any
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Each vintage of a table, the oldest first, with the rows under the code that the occupation had then."""
    links = soc_2010_links(dataset)
    codes = sorted({soc_code, *links.loc[links["to_code"] == soc_code, "from_code"]})
    vintages = through(dataset.rows(table, soc_code=codes, **where), vintage, soc_code, title, links)
    return ((str(name), rows) for name, _, rows in vintages if len(rows))
