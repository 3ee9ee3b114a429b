"""All occupations as one pandas frame, a measure a column with its unit in the name."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from careerbook.core.errors import ParameterError
from careerbook.dataset import Careers, Dataset, default, shared
from careerbook.estimate.margins import interval
from careerbook.figures.ai_exposure import NAMES, scales, single_percentiles
from careerbook.figures.links import ALL
from careerbook.figures.outlook import latest_vintage
from careerbook.figures.pay import PERCENTILES
from careerbook.figures.pay_by_area import area_titles, latest_year, price_levels
from careerbook.metrics.areas import at_nations_prices
from careerbook.metrics.projections import FIGURES
from careerbook.metrics.wages import CONFIDENCE_PCT

STATISTICS = (*PERCENTILES, "mean")
_PROJECTED = ("growth_pct", "openings_annual", "entry_education", "work_experience", "on_the_job_training")
_EXPOSURE = "exposure_{}_percentile"
_BY_STATE = "OEWS by state, a transcription"

MEANINGS: Mapping[str, tuple[str, str]] = {
    "title": ("title of the occupation", "OEWS"),
    "major_group": ("name of its major group", "SOC 2018"),
    "employment": ("jobs, without the self-employed", "OEWS"),
    "employment_rse_pct": ("relative standard error of the jobs, percent", "OEWS"),
    **{f"annual_wage_{name}_usd": (f"{name} of annual pay, US dollars", "OEWS") for name in STATISTICS},
    **{f"hourly_wage_{name}_usd": (f"{name} of hourly pay, US dollars", "OEWS") for name in STATISTICS},
    "mean_wage_rse_pct": ("relative standard error of the mean wage, percent", "OEWS"),
    "annual_wage_mean_low_usd": ("lower end of the mean's 90-percent interval", "derived from OEWS"),
    "annual_wage_mean_high_usd": ("upper end of the mean's 90-percent interval", "derived from OEWS"),
    "growth_pct": ("projected growth of employment over ten years, percent", "Employment Projections"),
    "openings_annual": ("projected openings, average a year", "Employment Projections"),
    "entry_education": ("typical education to enter", "Employment Projections"),
    "work_experience": ("typical experience in a related occupation", "Employment Projections"),
    "on_the_job_training": ("typical training on the job", "Employment Projections"),
    **{
        _EXPOSURE.format(index): (f"percentile on the index {name}", "the index's authors")
        for index, name in NAMES.items()
    },
    "area_employment": ("jobs in the area", _BY_STATE),
    **{
        f"area_annual_wage_{name}_usd": (f"{name} of annual pay in the area, US dollars", _BY_STATE)
        for name in STATISTICS
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
    everyone = _national(dataset).set_index("soc_code").drop(index=ALL)
    return everyone.join(_in_area(dataset, area_code(area, dataset)).set_index("soc_code")) if area else everyone


def total(dataset: Dataset | None = None) -> pd.Series:
    """All occupations of the nation together: the same columns, as far as they are published."""
    return _national(dataset or default()).set_index("soc_code").loc[[ALL]].iloc[0]


def describe(frame: pd.DataFrame, dataset: Dataset | None = None) -> pd.DataFrame:
    """What each of the frame's columns is, its period and source, and how many occupations have it."""
    periods, lines = _periods(dataset or default()), []
    for name in frame.columns:
        meaning, source = MEANINGS.get(name, ("", ""))
        period = periods.get(name) or periods.get(source, "")
        lines.append((name, meaning, period, source, int(frame[name].notna().sum())))
    return pd.DataFrame(lines, columns=["column", "meaning", "period", "source", "published"]).set_index("column")


def area_code(named: str, dataset: Dataset | None = None) -> str:
    """The code of an area that is named by code or title. Raises ParameterError if the survey has no such area."""
    titles = area_titles(dataset or default())
    for code, title in titles.items():
        if named == code or named.casefold() == title.casefold():
            return code
    raise ParameterError(f"The wage survey has no area {named!r}.", f"It has: {', '.join(titles.values())}.")


@shared
def _periods(dataset: Dataset) -> dict[str, str]:
    """The periods by source; those of the indices of exposure by column."""
    survey, by_area = f"May {Careers(dataset).latest_year}", f"May {latest_year(dataset)}"
    prices = str(price_levels(dataset)["reference_year"].max())
    return {
        **dict.fromkeys(("OEWS", "derived from OEWS"), survey),
        "Employment Projections": latest_vintage(dataset),
        _BY_STATE: by_area,
        "BEA price parities, latest year": prices,
        "derived from both": f"{by_area}, price level of {prices}",
        **{_EXPOSURE.format(scale.name): scale.edition for scale in scales(dataset)},
    }


@shared
def _national(dataset: Dataset) -> pd.DataFrame:
    year = Careers(dataset).latest_year
    rows = dataset.rows("wages", reference_year=year, occupation_group=["detailed", "total"])
    wide = rows.pivot(index="soc_code", columns=["measure", "statistic"], values="value")
    everyone = pd.DataFrame(index=wide.index)
    everyone["title"] = rows.drop_duplicates("soc_code").set_index("soc_code")["occupation_title"]
    groups = dataset.rows("occupations", level="major")
    names = dict(zip(groups["soc_code"].str[:2], groups["title"].str.removesuffix(" Occupations"), strict=True))
    everyone["major_group"] = [names.get(code[:2]) for code in everyone.index]
    everyone["employment"] = wide["employment", "total"]
    everyone["employment_rse_pct"] = wide["employment", "relative_standard_error_pct"]
    for basis in ("annual", "hourly"):
        for name in STATISTICS:
            everyone[f"{basis}_wage_{name}_usd"] = wide[f"{basis}_wage", name]
    everyone["mean_wage_rse_pct"] = wide["mean_wage", "relative_standard_error_pct"]
    everyone["annual_wage_mean_low_usd"], everyone["annual_wage_mean_high_usd"] = interval(
        everyone["annual_wage_mean_usd"], everyone["mean_wage_rse_pct"], CONFIDENCE_PCT
    )
    exposed = pd.DataFrame.from_dict(single_percentiles(dataset), orient="index").reindex(columns=list(NAMES))
    return everyone.join(_projected(dataset)).join(exposed.rename(columns=_EXPOSURE.format)).reset_index()


def _projected(dataset: Dataset) -> pd.DataFrame:
    measures = {name: FIGURES[name] for name in _PROJECTED}
    rows = dataset.rows(
        "projections",
        occupation_type=["Line item", "Summary"],
        measure=[measure for measure, _, _ in measures.values()],
        vintage=latest_vintage(dataset),
    ).drop_duplicates(["soc_code", "measure"])
    numbers = rows.pivot(index="soc_code", columns="measure", values="value")
    words = rows.pivot(index="soc_code", columns="measure", values="category")
    return pd.DataFrame({
        name: words[measure] if unit == "category" else numbers[measure] * factor
        for name, (measure, unit, factor) in measures.items()
    })


@shared
def _in_area(dataset: Dataset, code: str) -> pd.DataFrame:
    year = latest_year(dataset)
    rows = dataset.rows("wages_by_area", area_code=code, occupation_group="detailed", reference_year=year)
    wide = rows.pivot(index="soc_code", columns=["measure", "statistic"], values="value")
    area = pd.DataFrame({"area_employment": wide["employment", "total"]})
    for name in STATISTICS:
        area[f"area_annual_wage_{name}_usd"] = wide["annual_wage", name]
    levels = price_levels(dataset).set_index("area_code")["value"]
    area["area_price_level"] = levels.get(code, float("nan"))
    area["area_annual_wage_median_us_prices_usd"] = at_nations_prices(
        area["area_annual_wage_median_usd"], area["area_price_level"]
    )
    return area.reset_index()
