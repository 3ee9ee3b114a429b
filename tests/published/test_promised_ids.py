"""Ids that other programs rely on, and how many countries there are behind each career."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from tests.making import EIGHTEEN

from careerbook.estimate import Estimate, Label, Status

Facts = Callable[[str], dict[str, Estimate]]

CAREERS = [*EIGHTEEN, "19-3034", "45-2092"]
STATISTICS = ("mean", "p10", "p25", "median", "p75", "p90")
YEARS = range(2017, 2026)
ROUNDS = ("2016-26", "2019-29", "2021-31", "2022-32", "2024-34")
COMPARATORS = ("USA", "CAN", "GBR", "DEU", "AUS", "MEX", "JPN")
PROMISED = [
    "employment",
    *(f"wage.{period}.{statistic}" for period in ("annual", "hourly") for statistic in STATISTICS),
    *(f"history.{year}.wage.annual.{kind}" for year in YEARS for kind in ("median", "median_real")),
    *(f"outlook.{name}" for name in ("employment_base", "employment_target", "growth_pct", "openings_annual")),
    *(f"track.{vintage}.growth_pct" for vintage in ROUNDS),
    *(f"international.{c}.{name}" for c in COMPARATORS for name in ("earnings_lcu", "earnings_usd", "earnings_ppp")),
]


@pytest.mark.parametrize("code", CAREERS)
def test_every_promised_id_is_there(facts: Facts, code: str) -> None:
    figures = facts(code)
    assert not set(PROMISED) - set(figures)
    assert {id: one.id for id, one in figures.items()} == {id: id for id in figures}


@pytest.mark.parametrize("code", CAREERS)
def test_at_least_a_hundred_countries_have_pay_in_all_three_moneys(facts: Facts, code: str) -> None:
    figures = facts(code)
    for name in ("earnings_lcu", "earnings_usd", "earnings_ppp"):
        countries = [
            id.split(".")[1]
            for id, one in figures.items()
            if id.endswith(f".{name}") and ".group" not in id and one.value is not None
        ]
        assert len(countries) == len(set(countries)) >= 100, name


@pytest.mark.parametrize("code", CAREERS)
def test_a_figure_is_plain_or_says_why_not(facts: Facts, code: str) -> None:
    for one in facts(code).values():
        if one.value is None and one.category is None:
            assert one.status not in (Status.AVAILABLE, Status.UNRELIABLE), one.id
        else:
            assert one.status in (Status.AVAILABLE, Status.UNRELIABLE), one.id
        assert one.value != 0 or one.cells[0].raw in ("0", "0.0") or one.label is Label.DERIVED, one.id


@pytest.mark.parametrize("code", CAREERS)
def test_every_figure_has_a_cell_behind_it(facts: Facts, code: str) -> None:
    without = [one.id for one in facts(code).values() if one.value is not None and not (one.cells and one.steps)]
    assert not without


@pytest.mark.parametrize("code", CAREERS)
def test_what_is_derived_is_not_called_official(facts: Facts, code: str) -> None:
    for id, one in facts(code).items():
        if id.startswith(("ratings.", "education.")):
            continue  # O*NET publishes the bounds themselves
        computed = id.endswith(("median_real", ".low", ".high", "vs_all")) or ".earnings_ppp" in id
        assert not (computed and one.value is not None and one.label is Label.OFFICIAL), id


@pytest.mark.parametrize("code", CAREERS)
def test_the_estimates_are_strict_json(facts: Facts, code: str) -> None:
    text = json.dumps([one.as_dict() for one in facts(code).values()], allow_nan=False)
    assert json.loads(text)


@pytest.mark.parametrize("code", CAREERS)
def test_percentiles_rise(facts: Facts, code: str) -> None:
    for period in ("annual", "hourly"):
        found = [facts(code)[f"wage.{period}.{s}"].value for s in ("p10", "p25", "median", "p75", "p90")]
        known = [value for value in found if value is not None]
        assert known == sorted(known)
