"""Places that a text names: countries, the states of the United States, and places that can't be told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from careerbook.audit import money
from careerbook.core import countries

HOME, UNKNOWN = "USA", "?"
_ALIASES: Mapping[str, str] = {
    "United States of America": "USA",
    "U.S.A.": "USA",
    "U.S.": "USA",
    "USA": "USA",
    "US": "USA",
    "America": "USA",
    "UK": "GBR",
    "U.K.": "GBR",
    "Britain": "GBR",
    "Great Britain": "GBR",
    "Holland": "NLD",
    "UAE": "ARE",
    "Czech Republic": "CZE",
    "Turkey": "TUR",
    "Korea": "KOR",
}
# Names of countries that are also states, people or things: not read as countries.
_LEFT_OUT = {"Georgia", "Jersey", "Jordan", "Chad", "Guinea", "Niger", "Puerto Rico", "Guam"}
_NATIONWIDE = (
    "North America",
    "Latin America",
    "South America",
    "Central America",
    "Native America",
    "African America",
)
_STATES = (
    "Alabama",
    "Alaska",
    "Arizona",
    "Arkansas",
    "California",
    "Colorado",
    "Connecticut",
    "Delaware",
    "Florida",
    "Georgia",
    "Hawaii",
    "Idaho",
    "Illinois",
    "Indiana",
    "Iowa",
    "Kansas",
    "Kentucky",
    "Louisiana",
    "Maine",
    "Maryland",
    "Massachusetts",
    "Michigan",
    "Minnesota",
    "Mississippi",
    "Missouri",
    "Montana",
    "Nebraska",
    "Nevada",
    "New Hampshire",
    "New Jersey",
    "New Mexico",
    "New York",
    "North Carolina",
    "North Dakota",
    "Ohio",
    "Oklahoma",
    "Oregon",
    "Pennsylvania",
    "Rhode Island",
    "South Carolina",
    "South Dakota",
    "Tennessee",
    "Texas",
    "Utah",
    "Vermont",
    "Virginia",
    "Washington",
    "West Virginia",
    "Wisconsin",
    "Wyoming",
    "Puerto Rico",
    "District of Columbia",
)
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
    """A place named in a text from `start` to `end`: a country, or a `state` of the United States by name."""

    start: int
    end: int
    country: str
    state: str = ""


@cache
def _names() -> re.Pattern[str]:
    listed = [one.name for one in countries.by_code().values() if one.name not in _LEFT_OUT]
    names = sorted({*listed, *_ALIASES, *_STATES, *_NATIONWIDE}, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w$])")


@cache
def _codes() -> Mapping[str, str]:
    return {one.name: one.code for one in countries.by_code().values()} | dict(_ALIASES)


def named(text: str) -> list[Place]:
    """The places that the text names, in order. A city or an area within the country has the country UNKNOWN."""
    found = []
    for match in _names().finditer(text):
        name = match[0]
        if name in _NATIONWIDE:
            continue
        if name in _STATES:
            found.append(Place(match.start(), match.end(), HOME, name))
        else:
            found.append(Place(match.start(), match.end(), _codes()[name]))
    known = [(one.start, one.end) for one in found]
    for pattern in (_CITY, _METRO):
        for match in pattern.finditer(text):
            start, end = match.span(1) if pattern is _CITY else match.span()
            overlapping = [one for one in known if one[0] < end and start < one[1]]
            if pattern is _METRO or (not overlapping and not _NO_CITY.match(text, start)):
                found = [one for one in found if not (one.start < end and start < one.end)]
                found.append(Place(start, end, UNKNOWN))
    return sorted(found, key=lambda one: one.start)


def of_amount(unit: str, text: str, at: int, earlier: str, headings: tuple[str, ...]) -> Place:
    """The place that an amount of `unit` at the letter `at` of a sentence is of; UNKNOWN where it can't be told.

    A currency that one country has tells the country; dollars and euros are of the place named nearest before, else
    after, in the sentence, else in the paragraph before it or a heading; dollars without a place are of the USA.
    """
    place = _nearest(named(text), at)
    own = money.country_of(unit)
    if own and unit != "USD":
        fits = place is None or place.country in (own, UNKNOWN) or any(one.country == own for one in named(text))
        return Place(at, at, own if fits else UNKNOWN)
    if place is None:
        place = _from_before(unit, earlier, headings)
    if unit == "EUR":
        euro = place is not None and place.country in countries.by_code()
        euro = euro and place is not None and countries.by_code()[place.country].currency_code == "EUR"
        return place if euro and place is not None else Place(at, at, UNKNOWN)
    if place is None:
        return Place(at, at, HOME)
    return place if place.country == HOME else Place(at, at, UNKNOWN)


def _from_before(unit: str, earlier: str, headings: tuple[str, ...]) -> Place | None:
    """The place that the paragraph before, or a heading, leaves an amount in; dollars never in a land without them."""
    before = [one for one in named(earlier) if not one.state and one.country != UNKNOWN]
    above = [one for heading in headings for one in named(heading)]
    place = before[-1] if before else above[0] if above else None
    if place is None or unit == "EUR" or place.country in (HOME, UNKNOWN) or money.counts_in_dollars(place.country):
        return place
    return place if not before else None


def without(text: str) -> str:
    """The text without the places that it names."""
    for one in reversed(named(text)):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


def _nearest(places: list[Place], at: int) -> Place | None:
    before = [one for one in places if one.end <= at]
    after = [one for one in places if one.start >= at]
    return before[-1] if before else after[0] if after else None
