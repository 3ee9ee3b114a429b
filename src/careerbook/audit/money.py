"""How guides write money: signs beside an amount, the country of a currency, and the period that pay is for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from careerbook.audit import patterns
from careerbook.core import countries

DOLLAR = "$"
"""A bare dollar sign: US dollars, unless the text names another country that counts in dollars."""

# Signs that stand right before or after an amount, beside the ISO codes.
_SIGNS_OF = {
    **{"USD": "US$ U.S.$", "AUD": "A$ AU$", "CAD": "C$ CA$ CDN$", "NZD": "NZ$", "SGD": "S$ SG$", "HKD": "HK$"},
    **{"MXN": "MX$", "BRL": "R$", "GBP": "£", "EUR": "€", "JPY": "¥", "INR": "₹", "KRW": "₩"},
    **dict.fromkeys(("CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "ZAR", "AED", "SAR"), ""),
}
SIGNS: Mapping[str, str] = {
    DOLLAR: DOLLAR,
    **{sign: currency for currency, signs in _SIGNS_OF.items() for sign in (currency, *signs.split())},
}
# Words that stand after an amount only.
WORDS: Mapping[str, str] = {
    **{"dollars": DOLLAR, "us dollars": "USD", "u.s. dollars": "USD", "canadian dollars": "CAD"},
    **{"australian dollars": "AUD", "euros": "EUR", "euro": "EUR", "pounds sterling": "GBP", "pounds": "GBP"},
    **{"mexican pesos": "MXN", "swiss francs": "CHF"},
}
# Currencies that smaller places share with the country they are named for.
_MAIN = {"GBP": "GBR", "AUD": "AUS", "NZD": "NZL", "CHF": "CHE", "NOK": "NOR", "DKK": "DNK", "ILS": "ISR"}
_OTHER_DOLLARS = {
    *("CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "ARS", "CLP", "COP", "TWD", "JMD", "BBD", "BSD", "TTD", "FJD")
}


@cache
def country_of(currency: str) -> str:
    """The country whose currency it is (ISO alpha-3); "" where several share it, as they do the euro."""
    users = [country.code for country in countries.by_code().values() if country.currency_code == currency]
    return _MAIN.get(currency) or (users[0] if len(users) == 1 else "")


def counts_in_dollars(country_code: str) -> bool:
    """Whether a bare $ may mean the country's currency: a dollar or peso other than the US dollar."""
    country = countries.by_code().get(country_code)
    return country is not None and country.currency_code in _OTHER_DOLLARS


_PERIODS = {
    "year": r"(?:per|a|each|every|/)\s?(?:year|yr|annum)\b|/\s?yr?\b|annual(?:ly)?\b|yearly\b|p\.a\.|per annum",
    "month": r"(?:per|a|each|/)\s?(?:month|mo)\b|/\s?mo\b|monthly\b",
    "week": r"(?:per|a|each|/)\s?(?:week|wk)\b|weekly\b",
    "day": r"(?:per|a|each|/)\s?day\b|daily\b",
    "hour": r"(?:per|an|each|/)\s?(?:hour|hr|h)\b|hourly\b",
}
_PER = patterns.any_case("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PERIODS.items()))
_NUMBER_WITH_PERIOD = patterns.any_case(
    r"\d[\d,.]*k?\s?(?:/\s?|per\s|an?\s)?(?:hour|hr|year|yr|month|mo|week|wk|day)?\b"
)
_ADVERBS = {period: rf"\b{period}ly\b" for period in ("hour", "month", "week")}
_ADVERBS |= {"day": r"\bdaily\b", "year": r"\bannual(?:ly)?\b|\byearly\b|per annum"}


def period_beside(text: str, start: int, end: int) -> str:
    """The period written right after the amount from `start` to `end`, else right before it; "" if none is."""
    clause = re.split(r"[.;:]\s|[(),$€£]|\d", text[end : end + 28], maxsplit=1)[0]
    after = _PER.match(text[end:].lstrip(" (,")) or _PER.search(clause)
    before = list(_PER.finditer(after_last_number(text[max(0, start - 40) : start])))
    nearest = after or (before[-1] if before else None)
    return (nearest.lastgroup or "") if nearest else ""


def after_last_number(text: str) -> str:
    """What stands after the last number of a text and the period that it is for."""
    return _NUMBER_WITH_PERIOD.split(text)[-1]


def periods_named(text: str) -> list[str]:
    """The periods of pay that a text names."""
    forms = {name: rf"{adverb}|\b(?:per|an?) {name}\b|/\s?{name}" for name, adverb in _ADVERBS.items()}
    return [name for name, form in forms.items() if re.search(form, text.lower())]
