"""How guides write currencies: signs before or after an amount, and the country that a currency stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from careerbook.core import countries

DOLLAR = "$"
"""A bare dollar sign: US dollars, unless the text names another country that counts in dollars."""

# Signs as they stand right before or right after an amount; the longer ones are tried first.
SIGNS: Mapping[str, str] = {
    "US$": "USD",
    "USD": "USD",
    "U.S.$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "AUD": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "CAD": "CAD",
    "CDN$": "CAD",
    "NZ$": "NZD",
    "NZD": "NZD",
    "S$": "SGD",
    "SG$": "SGD",
    "SGD": "SGD",
    "HK$": "HKD",
    "HKD": "HKD",
    "MX$": "MXN",
    "MXN": "MXN",
    "R$": "BRL",
    "BRL": "BRL",
    "£": "GBP",
    "GBP": "GBP",
    "€": "EUR",
    "EUR": "EUR",
    "¥": "JPY",
    "JPY": "JPY",
    "₹": "INR",
    "INR": "INR",
    "CHF": "CHF",
    "SEK": "SEK",
    "NOK": "NOK",
    "DKK": "DKK",
    "PLN": "PLN",
    "CZK": "CZK",
    "HUF": "HUF",
    "ZAR": "ZAR",
    "KRW": "KRW",
    "₩": "KRW",
    "AED": "AED",
    "SAR": "SAR",
    "$": DOLLAR,
}

# Words that stand after an amount only.
WORDS: Mapping[str, str] = {
    "us dollars": "USD",
    "u.s. dollars": "USD",
    "canadian dollars": "CAD",
    "australian dollars": "AUD",
    "euros": "EUR",
    "euro": "EUR",
    "pounds sterling": "GBP",
    "pounds": "GBP",
    "mexican pesos": "MXN",
    "swiss francs": "CHF",
    "dollars": DOLLAR,
}


@cache
def country_of(currency: str) -> str:
    """The one country whose currency it is (ISO alpha-3), or "" where several share it, as the euro."""
    main = {"GBP": "GBR", "AUD": "AUS", "NZD": "NZL", "CHF": "CHE", "NOK": "NOR", "DKK": "DNK", "ILS": "ISR"}
    if currency in main:
        return main[currency]
    owners = Counter(one.code for one in countries.by_code().values() if one.currency_code == currency)
    return next(iter(owners)) if len(owners) == 1 else ""


def counts_in_dollars(country_code: str) -> bool:
    """Whether the country's own currency is a dollar or peso that a bare $ may mean, and not the US dollar."""
    country = countries.by_code().get(country_code)
    return country is not None and country.currency_code in {
        *("CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "ARS", "CLP", "COP", "TWD", "JMD", "BBD", "BSD", "TTD", "FJD")
    }
