"""Conversions, worked by hand, on rates written here (those of 2024 are the World Bank's, see README)."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.making import SOURCES, estimate, row

from careerbook.estimate import Label, Status
from careerbook.metrics import abroad
from careerbook.metrics.abroad import Comparison
from careerbook.metrics.matching import Grade, Match
from careerbook.metrics.rates import EXCHANGE, PPP, Rates

EXACT = Match("ISCO-08", ("3256",), Grade.EXACT, "BLS")
MAJOR = Match("ISCO-08", ("3",), Grade.MAJOR, "BLS")
CURRENCIES = {"MEX": "MXN", "DEU": "EUR", "NOR": "NOK", "PAN": "USD", "CUB": "CUP", "VEN": "VES", "GHA": "GHS"}


def price(series: str, country: str, year: int, value: float) -> dict[str, object]:
    return row(value, series=series, country_code=country, period=str(year), unit="LCU")


RATES = Rates(
    pd.DataFrame([
        price(EXCHANGE, "MEX", 2024, 18.305),
        price(PPP, "MEX", 2024, 10.985),
        price(EXCHANGE, "EMU", 2024, 0.9239),
        price(EXCHANGE, "DEU", 2024, 0.9239),
        price(PPP, "DEU", 2024, 0.7238),
        price(EXCHANGE, "NOR", 2024, 10.75),
        price(PPP, "NOR", 2024, 8.6),
        price(EXCHANGE, "PAN", 2024, 1.0),
        price(PPP, "PAN", 2024, 0.5),
        price(EXCHANGE, "VEN", 2024, 36.0),
        price(PPP, "VEN", 2024, 3_600_000.0),  # in the old bolívar
        price(PPP, "GHA", 2023, 5.0),
    ]),
    CURRENCIES,
    SOURCES,
)


def compare(
    value: float, country: str, currency: str, *, period: str = "month", year: int = 2024, match: Match = EXACT
) -> Comparison:
    one = row(
        value,
        country_code=country,
        country_name=country.title(),
        currency_code=currency,
        pay_period=period,
        reference_year=year,
        reference_period=str(year),
        occupation_title="Medical assistants",
        statistic="median",
        basis="full-time",
        unit=f"{currency} per {period}",
    )
    return abroad.compare(one, match, RATES, SOURCES)


def test_mexico() -> None:
    # 13,745.681 ÷ 18.305 = 750.925; ÷ 10.985 = 1,251.314; × 12 = 15,015.8
    one = compare(13745.681, "MEX", "MXN", match=MAJOR)
    assert one.usd.value == pytest.approx(750.925, abs=0.001)
    assert one.ppp.value == pytest.approx(1251.314, abs=0.001)
    assert one.ppp_annual.value == pytest.approx(15015.8, abs=0.1)
    assert (one.usd.unit, one.ppp.unit) == ("USD per month", "international dollars per month")


def test_germany() -> None:
    # 3,270 ÷ 0.9239 = 3,539.344; ÷ 0.7238 = 4,517.822; × 12 = 54,213.87
    one = compare(3270, "DEU", "EUR")
    assert one.usd.value == pytest.approx(3539.344, abs=0.001)
    assert one.ppp.value == pytest.approx(4517.822, abs=0.001)
    assert one.ppp_annual.value == pytest.approx(54213.87, abs=0.01)


def test_euros_of_a_country_that_has_another_currency_go_through_exchange_rates() -> None:
    # EUR 4,000 ÷ 0.9239 = $4,329.473; × 10.75 = NOK 46,541.83; ÷ 8.6 = Int$5,411.841
    one = compare(4000, "NOR", "EUR")
    assert one.usd.value == pytest.approx(4329.473, abs=0.001)
    assert one.ppp.value == pytest.approx(5411.841, abs=0.001)
    assert "from EUR to NOK" in one.ppp.method


def test_dollars_of_a_country_that_has_another_currency_go_through_its_exchange_rate() -> None:
    # $1,000 × 10.75 = NOK 10,750; ÷ 8.6 = Int$1,250
    one = compare(1000, "NOR", "USD")
    assert (one.usd.value, one.ppp.value) == (1000, pytest.approx(1250))


def test_a_country_that_uses_the_dollar() -> None:
    one = compare(1000, "PAN", "USD")
    assert (one.usd.value, one.ppp.value) == (1000, 2000)
    assert "already in US dollars" in one.usd.method


def test_a_year_without_a_rate_takes_the_nearest_earlier_and_says_so() -> None:
    one = compare(3270, "DEU", "EUR", year=2025)
    assert one.usd.value == pytest.approx(3539.344, abs=0.001)
    for converted in (one.usd, one.ppp):
        assert "of 2024, the latest at hand for 2025" in converted.method
    assert "latest" not in compare(3270, "DEU", "EUR", year=2024).usd.method


@pytest.mark.parametrize("year", [2023, 2028])
def test_a_later_or_much_older_rate_is_none(year: int) -> None:
    one = compare(3270, "DEU", "EUR", year=year)
    assert (one.usd.value, one.usd.status) == (None, Status.NOT_PUBLISHED)
    assert (one.ppp.value, one.ppp_annual.value) == (None, None)
    assert one.lcu.value == 3270
    assert str(year) in one.usd.reason


def test_a_conversion_that_failed_claims_no_rate_in_its_steps() -> None:
    one = compare(3270, "DEU", "EUR", year=2028)
    assert "not published LCU" not in one.usd.method
    assert "not published LCU" not in one.ppp.method


def test_a_currency_without_a_rate_is_not_comparable() -> None:
    one = compare(500, "MEX", "GBP")
    for converted in (one.usd, one.ppp, one.ppp_annual):
        assert (converted.value, converted.status) == (None, Status.NOT_COMPARABLE)
        assert "GBP" in converted.reason


def test_a_ppp_of_another_money_than_the_exchange_rate_is_not_comparable() -> None:
    # 3,600,000 ÷ 36 = 100,000: no price level
    one = compare(360, "VEN", "VES")
    assert one.usd.value == 10
    assert (one.ppp.value, one.ppp.status) == (None, Status.NOT_COMPARABLE)
    assert "don't fit together" in one.ppp.reason


def test_a_country_with_a_ppp_but_no_exchange_rate_has_ppp_dollars_only() -> None:
    one = compare(500, "GHA", "GHS")
    assert (one.usd.value, one.ppp.value) == (None, 100)


@pytest.mark.parametrize(
    ("period", "times", "label"),
    [
        ("year", 1, Label.DERIVED),
        ("month", 12, Label.DERIVED),
        ("week", 52, Label.DERIVED),
        ("hour", 2080, Label.PROXY),
    ],
)
def test_a_year_of_pay_periods(period: str, times: int, label: Label) -> None:
    one = compare(10, "MEX", "MXN", period=period)
    assert one.ppp_annual.value == pytest.approx(10 / 10.985 * times)
    assert one.ppp_annual.label is label


@pytest.mark.parametrize(
    ("match", "label"),
    [
        (EXACT, Label.OFFICIAL),
        (Match("ISCO-08", ("325",), Grade.NEAR, ""), Label.PROXY),
        (Match("ISCO-08", ("32",), Grade.SUB_MAJOR, ""), Label.PROXY),
        (MAJOR, Label.PROXY),
    ],
)
def test_a_group_that_is_not_the_occupation_is_a_proxy(match: Match, label: Label) -> None:
    one = compare(3270, "DEU", "EUR", match=match)
    assert one.lcu.label is label
    assert one.usd.label is (Label.PROXY if label is Label.PROXY else Label.DERIVED)
    assert one.lcu.details["match"] == str(match.grade)


def test_ids_are_stable() -> None:
    names = ("earnings_lcu", "earnings_usd", "earnings_ppp", "earnings_ppp_annual")
    assert [one.id for one in compare(1, "DEU", "EUR").estimates] == [f"international.DEU.{n}" for n in names]
    nothing = abroad.nothing("DEU", "Germany", "no source")
    assert [one.id for one in nothing.estimates] == [f"international.DEU.{n}" for n in names]
    assert {one.status for one in nothing.estimates} == {Status.NOT_PUBLISHED}
    assert nothing.grade is Grade.NONE


def test_a_conversion_names_the_cells_of_pay_and_rate() -> None:
    one = compare(3270, "DEU", "EUR")
    assert len(one.usd.cells) == 2
    assert one.lcu.cells[0] in one.usd.cells


def home(annual: object, hourly: object) -> Comparison:
    figures = {"wage.annual.median": annual, "wage.hourly.median": hourly}
    return abroad.home(figures, "31-9092", "Medical Assistants", 2025)  # type: ignore[arg-type]


def test_at_home_a_dollar_is_an_international_dollar() -> None:
    one = home(estimate(45690.0, "USD per year"), estimate(21.97, "USD per hour"))
    assert [e.value for e in one.estimates] == [45690.0] * 4
    assert one.lcu.label is Label.OFFICIAL


def test_hourly_pay_at_home_is_not_made_a_years() -> None:
    # The survey gives no annual pay because many do not work the whole year: 2,080 hours would be wrong.
    one = home(estimate(None, "USD per year", status=Status.NOT_RELEASED), estimate(29.05, "USD per hour"))
    assert (one.lcu.value, one.lcu.unit) == (29.05, "USD per hour")
    assert (one.ppp_annual.value, one.ppp_annual.status) == (None, Status.NOT_COMPARABLE)


def test_a_top_coded_median_at_home_stays_a_bound_and_is_not_compared() -> None:
    top = estimate(None, "USD per year", status=Status.TOP_CODED, bound=239200.0)
    one = home(top, estimate(None, "USD per hour", status=Status.TOP_CODED, bound=115.0))
    assert one.lcu.text == "$239,200 or more"
    assert (one.ppp_annual.value, one.ppp_annual.status) == (None, Status.NOT_COMPARABLE)
