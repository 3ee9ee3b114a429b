"""Places that a text names: countries, the states of the United States, and unknown places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from careerbook.audit import money
from careerbook.core import countries
from careerbook.core.comparators import HOME

UNKNOWN = "?"
_ALIASES: Mapping[str, str] = {
    **dict.fromkeys(("United States of America", "U.S.A.", "U.S.", "USA", "US", "America"), HOME),
    **dict.fromkeys(("UK", "U.K.", "Britain", "Great Britain"), "GBR"),
    **{"Holland": "NLD", "UAE": "ARE", "Czech Republic": "CZE", "Turkey": "TUR", "Korea": "KOR"},
}
# Names of countries that are also states, people or things: not read as countries.
_LEFT_OUT = {"Georgia", "Jersey", "Jordan", "Chad", "Guinea", "Niger", "Puerto Rico", "Guam"}
# Read as a whole, so that the America in them is not taken for the country.
_OTHER_AMERICAS = {f"{part} America" for part in ("North", "Latin", "South", "Central", "Native", "African")}
_STATES = {
    *("Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut", "Delaware", "Florida"),
    *("Georgia", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine"),
    *("Maryland", "Massachusetts", "Michigan", "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska"),
    *("Nevada", "New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota", "Ohio"),
    *("Oklahoma", "Oregon", "Pennsylvania", "Rhode Island", "South Carolina", "South Dakota", "Tennessee", "Texas"),
    *("Utah", "Vermont", "Virginia", "Washington", "West Virginia", "Wisconsin", "Wyoming", "Puerto Rico"),
    "District of Columbia",
}
_CITY = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|around|outside)\s(?:the\s)?((?:St\.\s)?[A-Z][a-z]+(?:\s[A-Z][a-z]+)*)(?:,\s[A-Z]{2}\b)?"
)
_NO_CITY = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|North America|Europe|"
    r"Asia|Canada|General|Fact|Addition|Total|Years?|Salary|The|This|Bureau|BLS|United|Asia-Pacific|Latin America)\b"
)
_METRO = re.compile(
    r"\b(?:metro(?:politan)?(?: areas?)?|New York City|NYC|Bay Area|Silicon Valley|Washington,? D\.?C\.?)\b"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place named from `start` to `end` of a text: a country, or a `state` of the United States by name."""

    start: int
    end: int
    country: str
    state: str = ""


@cache
def _countries() -> Mapping[str, str]:
    return {country.name: country.code for country in countries.by_code().values()} | dict(_ALIASES)


@cache
def _names() -> re.Pattern[str]:
    names = {*_countries(), *_STATES, *_OTHER_AMERICAS} - (_LEFT_OUT - _STATES)
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w$])")


def named(text: str) -> list[Place]:
    """The places that the text names, in order. A city or an area within a country has the country UNKNOWN."""
    places = [
        Place(*match.span(), HOME, name) if (name := match[0]) in _STATES else Place(*match.span(), _countries()[name])
        for match in _names().finditer(text)
        if match[0] not in _OTHER_AMERICAS
    ]
    certain = tuple(places)
    for pattern in (_CITY, _METRO):
        for match in pattern.finditer(text):
            start, end = match.span(1) if pattern is _CITY else match.span()
            is_taken = any(place.start < end and start < place.end for place in certain) or _NO_CITY.match(text, start)
            if pattern is _METRO or not is_taken:
                places = [place for place in places if not (place.start < end and start < place.end)]
                places.append(Place(start, end, UNKNOWN))
    return sorted(places, key=lambda place: place.start)


def of_amount(unit: str, text: str, at: int, earlier: str, headings: tuple[str, ...]) -> Place:
    """The place that an amount of `unit` at position `at` of a sentence is of; UNKNOWN where that isn't clear.

    A currency of a single country tells the country. Dollars and euros are of the place named nearest before, else
    after, in the sentence, else in the paragraph before it or a heading; dollars without a place are of the USA.
    """
    places = named(text)
    before = [place for place in places if place.end <= at]
    after = [place for place in places if place.start >= at]
    nearest = before[-1] if before else after[0] if after else None
    issuer = money.country_of(unit)
    if issuer and unit != "USD":
        fits = nearest is None or nearest.country == UNKNOWN or any(place.country == issuer for place in places)
        return Place(at, at, issuer if fits else UNKNOWN)
    place = nearest or _from_before(unit, earlier, headings)
    if unit == "EUR":
        country = countries.by_code().get(place.country) if place else None
        return place if place and country and country.currency_code == "EUR" else Place(at, at, UNKNOWN)
    if place is None:
        return Place(at, at, HOME)
    return place if place.country == HOME else Place(at, at, UNKNOWN)


def _from_before(unit: str, earlier: str, headings: tuple[str, ...]) -> Place | None:
    """The place that the paragraph before, or a heading, leaves an amount in; dollars only where dollars are used."""
    before = [place for place in named(earlier) if not place.state and place.country != UNKNOWN]
    above = [place for heading in headings for place in named(heading)]
    place = before[-1] if before else above[0] if above else None
    if place is None or unit == "EUR" or place.country in (HOME, UNKNOWN) or money.counts_in_dollars(place.country):
        return place
    return place if not before else None


def without(text: str) -> str:
    """The text without the places that it names."""
    for place in reversed(named(text)):
        text = f"{text[: place.start]} {text[place.end :]}"
    return text
