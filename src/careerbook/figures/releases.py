"""The newest release of O*NET's tables, and which of its occupations are a career."""

from __future__ import annotations

from typing import Any

import pandas as pd

from careerbook.dataset import Dataset, shared
from careerbook.figures.case import Case
from careerbook.figures.links import components
from careerbook.metrics.ratings import whole_codes


def latest(
    dataset: Dataset, table: str, domain: str = "", *, columns: tuple[str, ...] = (), **where: Any
) -> pd.DataFrame:
    """The rows of an O*NET table (and domain) in its newest release here."""
    return dataset.rows(table, columns=columns, **_newest(dataset, table, domain), **where)


@shared
def _newest(dataset: Dataset, table: str, domain: str) -> dict[str, str]:
    """What the rows of the newest release have in common."""
    of_domain = {"domain": domain} if domain else {}
    return of_domain | {"release": dataset.values(table, "release", **of_domain)[-1]}


def whole(dataset: Dataset, soc_code: str, table: str, domain: str = "") -> list[str]:
    """The O*NET-SOC codes of a table that together are the occupation; none if one of them is lacking."""
    return whole_codes(components(dataset, soc_code), _codes(dataset, table, domain))


@shared
def _codes(dataset: Dataset, table: str, domain: str) -> frozenset[str]:
    return frozenset(dataset.values(table, "onet_soc_code", **_newest(dataset, table, domain)))


def rows_of(case: Case, table: str) -> pd.DataFrame:
    """The rows of an O*NET table's newest release that are the occupation's; none if a part of it is lacking."""
    return latest(case.dataset, table, onet_soc_code=whole(case.dataset, case.soc_code, table))


def untold(case: Case, rows: pd.DataFrame) -> str:
    """Why an O*NET table's rows tell nothing of the whole occupation, {t}: a sentence on what they don't say, {w}."""
    codes = components(case.dataset, case.soc_code)
    if len(codes) > 1:
        return "The wage survey publishes several occupations together as {t}; O*NET does not say of all of them {w}."
    if rows["onet_soc_code"].str.startswith(codes[0]).any():
        return "O*NET says of narrower occupations within {t}, but not of the whole, {w}."
    return "Of {t} O*NET's release at hand does not say {w}."
