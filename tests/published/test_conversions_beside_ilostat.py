"""Our conversions to US dollars beside ILOSTAT's own, country by country."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest
from tests.making import SOURCES, row

from careerbook.core import countries
from careerbook.dataset import default
from careerbook.metrics import abroad
from careerbook.metrics.matching import Grade, Match
from careerbook.metrics.rates import EXCHANGE, PPP, Rates

pytestmark = pytest.mark.raw
TOLERANCE = 0.06
WRONG_NOTES = {"GBR": "GBP"}  # README, trap 14: the note says euro, the value is pounds
EXCEPTIONS = {"GHA": "the World Bank has no rate for 2024 yet, and the cedi fell by a third since 2023's"}

Pair = tuple[str, int, str, float, float]


def pairs(raw_dir: Path) -> list[Pair]:
    """(country, year, currency, in local currency, in US dollars) of both sexes together, ILOSTAT's own figures."""
    found: dict[tuple[str, str, str], dict[str, tuple[float, str]]] = {}
    with (raw_dir / "ilostat/ilo-earnings-by-currency.csv").open(encoding="utf-8-sig", newline="") as text:
        for line in csv.DictReader(text):
            if line["sex.label"] == "Total" and line["obs_value"]:
                key = (line["ref_area.label"], line["source.label"], line["time"])
                amount = float(line["obs_value"]), line["note_indicator.label"]
                found.setdefault(key, {})[line["classif1.label"]] = amount
    result = []
    for (label, _, year), amounts in found.items():
        country = countries.by_ilostat_label().get(label)
        if country and {"Currency: Local currency", "Currency: U.S. dollars"} <= set(amounts):
            local, note = amounts["Currency: Local currency"]
            written = re.search(r"Currency: [^|]*\(([A-Z]{3})\)", note)
            currency = WRONG_NOTES.get(country.code, written[1] if written else "not said")
            result.append((country.code, int(year), currency, local, amounts["Currency: U.S. dollars"][0]))
    return result


@cache
def rates() -> Rates:
    currencies = {code: one.currency_code for code, one in countries.by_code().items()}
    prices = default().rows("price_series", series=[EXCHANGE, PPP])
    return Rates(prices, currencies, default().sources)


def ours(country: str, year: int, currency: str, local: float) -> float | None:
    """Our conversion of the same amount."""
    one = row(
        local,
        country_code=country,
        country_name=country,
        currency_code=currency,
        pay_period="month",
        reference_year=year,
        reference_period=str(year),
        occupation_title="Total",
        statistic="mean",
        basis="all employees",
    )
    match = Match("ISCO-08", ("TOTAL",), Grade.MAJOR, "")
    return abroad.compare(one, match, rates(), SOURCES).usd.value


def test_our_us_dollars_agree_with_ilostats(raw_dir: Path) -> None:
    converted = {pair[:2]: (ours(*pair[:4]), pair[4]) for pair in pairs(raw_dir)}
    off = {
        key: f"{mine / theirs - 1:+.1%}"
        for key, (mine, theirs) in converted.items()
        if mine is not None and abs(mine / theirs - 1) > TOLERANCE
    }
    assert {country for country, _ in off} == set(EXCEPTIONS), off
    assert sum(mine is not None for mine, _ in converted.values()) > 100
