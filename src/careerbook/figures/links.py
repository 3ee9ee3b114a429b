"""How the wage survey's codes hang together with other classifications, and with the catalog's files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.dataset import Careers, Dataset, shared
from careerbook.estimate import Estimate

ALL = "00-0000"
"""The wage survey's code for all occupations together."""


def components(dataset: Dataset, soc_code: str) -> list[str]:
    """The SOC 2018 codes that the wage survey publishes together under `soc_code`; mostly the code itself."""
    return all_components(dataset).get(soc_code) or [soc_code]


@shared
def all_components(dataset: Dataset) -> dict[str, list[str]]:
    """`components` of every occupation that the wage survey joins from several."""
    links = dataset.rows("crosswalks", columns=("from_code", "to_code"), from_classification="NEM")
    parts: dict[str, set[str]] = {}
    for code, part in zip(links["from_code"], links["to_code"], strict=True):
        if part[:7] != code:
            parts.setdefault(code, set()).add(part[:7])
    return {code: sorted(of_code) for code, of_code in parts.items()}


@shared
def survey_codes(dataset: Dataset) -> Mapping[str, str]:
    """The code under which the wage survey publishes each SOC code that it publishes."""
    links = dataset.rows("crosswalks", columns=("from_code", "to_code"), from_classification="NEM")
    bundled = dict(zip(links["to_code"].str[:7], links["from_code"], strict=True))
    surveyed = {str(career.soc_code): str(career.soc_code) for career in Careers(dataset)}
    return {code: survey for code, survey in bundled.items() if survey in surveyed} | surveyed


@shared
def survey_titles(dataset: Dataset) -> dict[str, str]:
    """The title of every occupation that the wage survey publishes, by SOC code."""
    return {str(career.soc_code): career.title for career in Careers(dataset)}


@shared
def census_links(dataset: Dataset) -> pd.DataFrame:
    """Census occupations by the SOC 2018 codes that they hold: the household survey's codes."""
    names = {"from_classification": "Census 2018", "to_classification": "SOC 2018"}
    return dataset.rows("crosswalks", columns=("from_code", "to_code"), **names)


@shared
def soc_2010_links(dataset: Dataset) -> pd.DataFrame:
    """The crosswalk from SOC 2010 to SOC 2018."""
    return dataset.rows("crosswalks", from_classification="SOC 2010", to_classification="SOC 2018")


def sources_of(dataset: Dataset, estimates: Iterable[Estimate]) -> list[Source]:
    """The catalog's entries that the estimates' cells are of."""
    return [dataset.sources[id] for id in dict.fromkeys(cell.source_id for each in estimates for cell in each.cells)]
