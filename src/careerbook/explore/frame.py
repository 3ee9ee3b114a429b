"""All occupations as one pandas frame, a measure a column with its unit in the name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

import pandas as pd

from careerbook.chapters.common import ALL, all_components
from careerbook.chapters.outlook import exposure
from careerbook.core.errors import ParameterError
from careerbook.dataset import Careers, Dataset, default
from careerbook.estimate.margins import QUANTILES
from careerbook.metrics import exposure as metrics
from careerbook.metrics.exposure import INDICES
from careerbook.metrics.rows import Row, records

STATISTICS = ("p10", "p25", "median", "p75", "p90", "mean")
_PROJECTED = {
    "growth_pct": "growth_pct",
    "openings_annual": "openings_annual",
    "entry_education": "entry_education",
    "work_experience": "work_experience",
    "on_the_job_training": "on_the_job_training",
}
_THOUSANDS = {"openings_annual": 1000}
_CATEGORIES = ("entry_education", "work_experience", "on_the_job_training")
_EXPOSURE = "exposure_{}_percentile"
_LEVEL_PCT = 90  # of the intervals that BLS states

_BY_STATE = "OEWS by state, a transcription"

MEANINGS: Mapping[str, tuple[str, str]] = {
    "title": ("title of the occupation", "OEWS"),
    "major_group": ("name of its major group", "SOC 2018"),
    "employment": ("jobs, without the self-employed", "OEWS"),
    "employment_rse_pct": ("relative standard error of the jobs, percent", "OEWS"),
    **{f"annual_wage_{one}_usd": (f"{one} of annual pay, US dollars", "OEWS") for one in STATISTICS},
    **{f"hourly_wage_{one}_usd": (f"{one} of hourly pay, US dollars", "OEWS") for one in STATISTICS},
    "mean_wage_rse_pct": ("relative standard error of the mean wage, percent", "OEWS"),
    "annual_wage_mean_low_usd": ("lower end of the mean's 90-percent interval", "derived from OEWS"),
    "annual_wage_mean_high_usd": ("upper end of the mean's 90-percent interval", "derived from OEWS"),
    "growth_pct": ("projected growth of employment over ten years, percent", "Employment Projections"),
    "openings_annual": ("projected openings, average a year", "Employment Projections"),
    "entry_education": ("typical education to enter", "Employment Projections"),
    "work_experience": ("typical experience in a related occupation", "Employment Projections"),
    "on_the_job_training": ("typical training on the job", "Employment Projections"),
    **{
        _EXPOSURE.format(one): (f"percentile on the index {exposure.NAMES[one]}", "the index's authors")
        for one in INDICES
    },
    "area_employment": ("jobs in the area", _BY_STATE),
    **{
        f"area_annual_wage_{one}_usd": (f"{one} of annual pay in the area, US dollars", _BY_STATE) for one in STATISTICS
    },
    "area_price_level": ("the area's price level, United States = 100", "BEA price parities, latest year"),
    "area_annual_wage_median_us_prices_usd": ("the area's median at the nation's prices", "derived from both"),
}
"""What each column is, and its source. No errors are published for percentiles, for areas and for projections."""


def occupations(area: str = "", dataset: Dataset | None = None) -> pd.DataFrame:
    """Every detailed occupation of the wage survey's latest year, by SOC code: a row each, columns as in `MEANINGS`.

    With the name or code of a state or territory ("Ohio", "39") also its jobs and pay, and the pay at the nation's
    prices of the latest year that has price levels. What is not published is missing (NaN or None), and so is a
    top-coded wage: a condition on a column drops those occupations, and `describe` counts how many have a figure.
    Raises ParameterError for an area that the survey does not have.
    """
    dataset = dataset or default()
    return _with_area(_national(dataset), area, dataset).drop(index=ALL)


def total(dataset: Dataset | None = None) -> pd.Series:
    """All occupations of the nation together: the same columns, as far as they are published."""
    return _national(dataset or default()).loc[[ALL]].iloc[0]


def describe(frame: pd.DataFrame, dataset: Dataset | None = None) -> pd.DataFrame:
    """What each of the frame's columns is, its period and source, and how many occupations have it."""
    when = _periods(dataset or default())
    told = []
    for name in frame.columns:
        meaning, source = MEANINGS.get(name, ("", ""))
        told.append((name, meaning, when.get(name) or when.get(source, ""), source, int(frame[name].notna().sum())))
    return pd.DataFrame(told, columns=["column", "meaning", "period", "source", "published"]).set_index("column")


@cache
def _periods(dataset: Dataset) -> dict[str, str]:
    """The periods by source; those of the indices of exposure by column."""
    survey = f"May {Careers(dataset).latest_year}"
    areas = f"May {dataset.rows('wages_by_area', columns=('reference_year',))['reference_year'].max()}"
    prices = str(dataset.rows("regional_prices", area_type="state", statistic="all items")["reference_year"].max())
    return {
        **dict.fromkeys(("OEWS", "derived from OEWS"), survey),
        "Employment Projections": dataset.rows("projections", columns=("vintage",))["vintage"].max(),
        _BY_STATE: areas,
        "BEA price parities, latest year": prices,
        "derived from both": f"{areas}, price level of {prices}",
        **{_EXPOSURE.format(one.name): one.edition for one in exposure.scales(dataset)},
    }


@cache
def _national(dataset: Dataset) -> pd.DataFrame:
    careers = Careers(dataset)
    rows = dataset.rows("wages", reference_year=careers.latest_year, occupation_group=["detailed", "total"])
    wide = rows.pivot(index="soc_code", columns=["measure", "statistic"], values="value")
    made = pd.DataFrame(index=wide.index)
    made["title"] = rows.drop_duplicates("soc_code").set_index("soc_code")["occupation_title"]
    groups = dataset.rows("occupations", level="major")
    names = {code[:2]: title.removesuffix(" Occupations") for code, title in _pairs(groups, "soc_code", "title")}
    made["major_group"] = [names.get(code[:2]) for code in made.index]
    made["employment"] = wide["employment", "total"]
    made["employment_rse_pct"] = wide["employment", "relative_standard_error_pct"]
    for basis in ("annual", "hourly"):
        for one in STATISTICS:
            made[f"{basis}_wage_{one}_usd"] = wide[f"{basis}_wage", one]
    made["mean_wage_rse_pct"] = wide["mean_wage", "relative_standard_error_pct"]
    half = made["annual_wage_mean_usd"] * QUANTILES[_LEVEL_PCT] * made["mean_wage_rse_pct"] / 100
    made["annual_wage_mean_low_usd"] = made["annual_wage_mean_usd"] - half
    made["annual_wage_mean_high_usd"] = made["annual_wage_mean_usd"] + half
    return made.join(_projected(dataset)).join(_exposed(dataset, careers))


def _pairs(frame: pd.DataFrame, one: str, other: str) -> Iterable[tuple[str, str]]:
    return zip(frame[one], frame[other], strict=True)


def _projected(dataset: Dataset) -> pd.DataFrame:
    rows = dataset.rows("projections", occupation_type=["Line item", "Summary"], measure=list(_PROJECTED))
    rows = rows[rows["vintage"] == rows["vintage"].max()].drop_duplicates(["soc_code", "measure"])
    numbers = rows.pivot(index="soc_code", columns="measure", values="value")
    words = rows.pivot(index="soc_code", columns="measure", values="category")
    return pd.DataFrame({
        name: words[measure] if name in _CATEGORIES else numbers[measure] * _THOUSANDS.get(name, 1)
        for measure, name in _PROJECTED.items()
    })


def _exposed(dataset: Dataset, careers: Careers) -> pd.DataFrame:
    """The percentile on each index; an occupation with several codes on an index has none, as no one is its own."""
    joined, scales = all_components(dataset), exposure.scales(dataset)
    links = exposure.old_links(dataset)[["from_code", "to_code"]].astype(object)  # many short questions: quicker so
    found: dict[str, dict[str, float | None]] = {}
    for one in careers:
        code = one.soc_code
        own = joined.get(code, [code])
        readings = [metrics.reading(scale, code, one.title, own, links, dataset.sources) for scale in scales]
        found[code] = {
            _EXPOSURE.format(each.scale.name): each.percentiles[0].value
            for each in readings
            if len(each.percentiles) == 1
        }
    columns = [_EXPOSURE.format(name) for name in INDICES]
    return pd.DataFrame.from_dict(found, orient="index").reindex(columns=columns)


def areas(dataset: Dataset | None = None) -> dict[str, str]:
    """The names of the states and territories that the survey has, by code."""
    dataset = dataset or default()
    return dict(sorted(_areas(dataset).items(), key=lambda pair: pair[1]))


@cache
def _areas(dataset: Dataset) -> dict[str, str]:
    rows = dataset.rows("wages_by_area", columns=("area_code", "area_title"), statistic="total")
    return dict(_pairs(rows.drop_duplicates(), "area_code", "area_title"))


def area_code(named: str, dataset: Dataset | None = None) -> str:
    """The code of an area that is named by code or title. Raises ParameterError if the survey has none such."""
    known = areas(dataset)
    for code, title in known.items():
        if named == code or named.casefold() == title.casefold():
            return code
    raise ParameterError(f"The wage survey has no area {named!r}.", f"It has: {', '.join(known.values())}.")


def _with_area(national: pd.DataFrame, area: str, dataset: Dataset) -> pd.DataFrame:
    return national.join(_of_area(area_code(area, dataset), dataset)) if area else national.copy()


@lru_cache(8)
def _of_area(code: str, dataset: Dataset) -> pd.DataFrame:
    rows = dataset.rows("wages_by_area", area_code=code, occupation_group="detailed")
    wide = rows.pivot(index="soc_code", columns=["measure", "statistic"], values="value")
    own = pd.DataFrame({"area_employment": wide["employment", "total"]})
    for one in STATISTICS:
        own[f"area_annual_wage_{one}_usd"] = wide["annual_wage", one]
    price = price_row(code, dataset)
    own["area_price_level"] = price["value"] if price else float("nan")
    own["area_annual_wage_median_us_prices_usd"] = own["area_annual_wage_median_usd"] / own["area_price_level"] * 100
    return own


def price_row(code: str, dataset: Dataset | None = None) -> Row | None:
    """The row of a state's price level of the latest year, United States = 100; None where none is published."""
    rows = (dataset or default()).rows("regional_prices", area_type="state", statistic="all items", area_code=code)
    return next(iter(records(rows[rows["reference_year"] == rows["reference_year"].max()])), None)
