"""The newest release of O*NET's tables, and which of its occupations are a career."""

from __future__ import annotations

import pandas as pd

from careerbook.dataset import Dataset, shared
from careerbook.figures.case import Case
from careerbook.figures.links import components
from careerbook.metrics.ratings import whole_codes


@shared
def latest(dataset: Dataset, table: str, domain: str = "") -> pd.DataFrame:
    """The rows of an O*NET table (and domain) in its newest release here; read once for all careers."""
    rows = dataset.rows(table, domain=domain) if domain else dataset.rows(table)
    newest: pd.DataFrame = rows[rows["release"] == rows["release"].max()]
    return newest


def whole(case: Case, rows: pd.DataFrame) -> list[str]:
    """The O*NET-SOC codes among the rows that together are the occupation; none if one of them is lacking."""
    return whole_of(components(case.dataset, case.soc_code), rows)


def whole_of(soc_codes: list[str], rows: pd.DataFrame) -> list[str]:
    """The O*NET-SOC codes among the rows that together are these SOC codes; none if one of them is lacking."""
    rated = rows.loc[rows["onet_soc_code"].isin([f"{code}.00" for code in soc_codes]), "onet_soc_code"]
    return whole_codes(soc_codes, frozenset(rated.unique()))


def rows_of(case: Case, table: str) -> pd.DataFrame:
    """The rows of an O*NET table's newest release that are the occupation's; none if a part of it is lacking."""
    rows = latest(case.dataset, table)
    return rows[rows["onet_soc_code"].isin(whole(case, rows))]


def untold(case: Case, rows: pd.DataFrame) -> str:
    """Why an O*NET table's rows tell nothing of the whole occupation, {t}: a sentence on what they don't say, {w}."""
    codes = components(case.dataset, case.soc_code)
    if len(codes) > 1:
        return "The wage survey publishes several occupations together as {t}; O*NET does not say of all of them {w}."
    if rows["onet_soc_code"].str.startswith(codes[0]).any():
        return "O*NET says of narrower occupations within {t}, but not of the whole, {w}."
    return "Of {t} O*NET's release at hand does not say {w}."
