"""Pay in other countries, of the deepest group that fits the occupation and that is published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from careerbook.core import countries
from careerbook.core.comparators import HOME, Way
from careerbook.dataset import Careers, Dataset, series, shared
from careerbook.estimate import Estimate, ends
from careerbook.figures.case import Case, Figures, once
from careerbook.figures.groups_abroad import earnings, links, matches_of, national, published
from careerbook.figures.pay import survey
from careerbook.figures.rates_of_exchange import rates
from careerbook.metrics import abroad, deepest, matching
from careerbook.metrics.abroad import Comparison
from careerbook.metrics.deepest import Published
from careerbook.metrics.matching import ISCO, Grade, Match
from careerbook.metrics.rows import Lookup, Row, records

YEARS = 8
"""Pay that is older than the latest by more years than these is in the tables, and not compared."""

_ILOSTAT = "ilostat_earnings_by_occupation"
_DEEPER = (Grade.MINOR, Grade.SUB_MAJOR)


def comparisons(case: Case) -> Mapping[str, Comparison]:
    """Every country's best comparison, by country code; the United States' own figure comes first."""
    return comparisons_of(case.dataset, case.soc_code, case.title, [*case.countries])


@shared
def comparisons_of(dataset: Dataset, soc_code: str, title: str, comparators: Sequence[str]) -> dict[str, Comparison]:
    """The same of an occupation: the countries that publish pay, and the `comparators` whether they do or not."""
    others = dict.fromkeys(code for code in (*published(dataset), *comparators) if code != HOME)
    return {HOME: _home(dataset, soc_code, title)} | _compared(dataset, soc_code, title, others)


@once
def home(case: Case) -> Comparison:
    """The United States' own figure."""
    return _home(case.dataset, case.soc_code, case.title)


def _home(dataset: Dataset, soc_code: str, title: str) -> Comparison:
    year = Careers(dataset).latest_year
    return abroad.home(survey(dataset, soc_code, year), soc_code, title, year)


def of_countries(case: Case) -> list[Comparison]:
    """The best comparison of each of the case's countries and of no other, the United States first."""
    compared = _compared(case.dataset, case.soc_code, case.title, (code for code in case.countries if code != HOME))
    return [*([home(case)] if HOME in case.countries else []), *compared.values()]


def _compared(dataset: Dataset, soc_code: str, title: str, codes: Iterable[str]) -> dict[str, Comparison]:
    return {code: comparison(dataset, soc_code, title, code) for code in codes}


@shared
def comparison(dataset: Dataset, soc_code: str, title: str, country: str) -> Comparison:
    """The best comparison of an occupation with a country, or one that says why there is none."""
    matches, majors = matches_of(dataset, soc_code, title), _majors(dataset, soc_code, title)
    groups, schemes = _groups(dataset, soc_code, title).get(country, {}), _schemes(dataset).get(country, {})
    named = {name: matches[name] for name in (*schemes, ISCO) if name in matches}
    like_isco = [ISCO, *(name for name, way in schemes.items() if way is Way.ISCO)]
    chosen = deepest.best(groups, named, majors, unit_groups(dataset), like_isco)
    if chosen is None:
        name = countries.by_code()[country].name
        return abroad.nothing(country, name, "no group that fits has a figure in the sources at hand")
    row, match = chosen
    main = _converted(dataset, row, match)
    if not main.is_near:
        return main
    others = (
        _converted(dataset, other, match, other["occupation_code"]) for other in deepest.alternatives(groups, *chosen)
    )
    return replace(main, others=tuple(others))


def _converted(dataset: Dataset, row: Row, match: Match, code: str = "") -> Comparison:
    """One row compared; `code` is a further group's, which stands beside the main one."""
    error = errors(dataset).get(tuple(row[name] for name in abroad.ERROR_KEYS))
    match = replace(match, codes=(code,), grade=Grade.NEAR) if code else match
    return abroad.compare(row, match, rates(dataset), dataset.sources, f".group_{code}" if code else "", error)


# Only other shared work asks for what has no plain form.
@shared
def _groups(dataset: Dataset, soc_code: str, title: str) -> Mapping[str, Published]:
    """The rows of all groups that an occupation may be compared with, by country and group."""
    matches = [*matches_of(dataset, soc_code, title).values(), *_majors(dataset, soc_code, title)]
    codes = {code[:digits] for match in matches for code in match.codes for digits in range(1, len(code) + 1)}
    return deepest.by_group(earnings(dataset, occupation_code=sorted(codes)), dataset.sources)


@shared
def _majors(dataset: Dataset, soc_code: str, title: str) -> tuple[Match, ...]:
    """The one-digit groups of an occupation in both editions of ISCO."""
    isco, crosswalk = matches_of(dataset, soc_code, title).get(ISCO), links(dataset, ["ISCO-88"], [ISCO])
    return (matching.major_group(isco), matching.isco_88_major(isco, crosswalk)) if isco else ()


# What is the same for all occupations. Only other shared work asks for it.
@shared
def errors(dataset: Dataset) -> Mapping[tuple[object, ...], Row]:
    """The published coefficients of variation, by `abroad.ERROR_KEYS`."""
    rows = dataset.rows("earnings_abroad", sex="total", measure="earnings_cv", statistic=["median", "mean"])
    return Lookup(rows, *abroad.ERROR_KEYS)


@shared
def unit_groups(dataset: Dataset) -> tuple[str, ...]:
    """All unit groups of ISCO-08."""
    return tuple(dataset.values("crosswalks", "to_code", to_classification=ISCO))


@shared
def _schemes(dataset: Dataset) -> dict[str, dict[str, Way]]:
    """The ways to each country's national classifications, by country and classification."""
    return {
        country.code: {groups.classification: groups.by for groups in country.groups} for country in national(dataset)
    }


@shared
def broad_groups_of(dataset: Dataset, soc_code: str, title: str) -> list[Comparison]:
    """The same one-digit group in every country that ILOSTAT has it for, means of all employees only."""
    isco = matches_of(dataset, soc_code, title).get(ISCO)
    if isco is None:
        return []
    match, newest = matching.major_group(isco), series.newest(dataset, _ILOSTAT).id
    kind: dict[str, Any] = {"classification": ISCO, "statistic": "mean", "basis": "all employees", "source_id": newest}
    rows = earnings(dataset, occupation_code=match.code, **kind)
    given = records(rows[rows["value"].notna()])
    return [abroad.compare(row, match, rates(dataset), dataset.sources, ".group") for row in given]


def broad_groups(case: Case) -> list[Comparison]:
    """The one-digit group of the occupation in every country that ILOSTAT has it for, means only."""
    return broad_groups_of(case.dataset, case.soc_code, case.title)


def first(case: Case) -> list[Comparison]:
    """The comparisons of the countries shown first, in their order."""
    return [comparisons(case)[country] for country in case.countries]


def near(case: Case) -> list[Comparison]:
    """The countries shown first, then every other with the occupation's own group or one near it, by name."""
    others = [each for code, each in comparisons(case).items() if code not in case.countries and each.is_near]
    return [*first(case), *sorted(others, key=lambda each: each.country)]


def apart(case: Case) -> list[Comparison]:
    """All other countries: a broad group at best, the deeper ones first."""
    shown = {each.country_code for each in near(case)}
    rest = [each for each in comparisons(case).values() if each.country_code not in shown]
    return sorted(rest, key=lambda each: (_DEEPER.index(each.grade) if each.grade in _DEEPER else 2, each.country))


def alike(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Those that may be compared: medians of the occupation's own group or one near it, not too old."""
    oldest = max((each.year for each in comparisons), default=0) - YEARS
    return [
        each
        for each in comparisons
        if each.is_near and each.statistic == "median" and each.ppp_annual.value is not None and each.year >= oldest
    ]


def in_dollars_a_year(comparison: Comparison) -> Estimate:
    """The country's pay for a year in US dollars at exchange rates, as `ppp_annual` is in international dollars."""
    per = comparison.usd.unit.partition(" per ")[2]
    return abroad.annual(comparison.usd, f"{comparison.usd.id}_annual", per)


def oldest(case: Case) -> int:
    """The earliest year of broad groups that are compared: pay of very different years is not."""
    return max((group.year for group in broad_groups(case)), default=0) - YEARS


def recent_broad_groups(case: Case) -> list[Comparison]:
    """The broad groups that are compared, the lowest paid first."""
    groups = [each for each in broad_groups(case) if each.ppp_annual.value is not None and each.year >= oldest(case)]
    return sorted(groups, key=lambda group: group.ppp_annual.value or 0)


def broad_groups_of_near(case: Case) -> list[Comparison]:
    """The broad groups of the countries with a nearer one, and of those shown first, by name."""
    shown = {each.country_code for each in near(case)}
    return sorted((each for each in broad_groups(case) if each.country_code in shown), key=lambda each: each.country)


@once
def counts(case: Case) -> tuple[Estimate, Estimate]:
    """How many countries have a figure, and how many of them one of the occupation's own group or one near it."""
    paid = [each for each in comparisons(case).values() if each.lcu.value is not None]
    fitting = [each for each in paid if each.is_near]
    return abroad.count("international.countries", paid), abroad.count("international.countries_near", fitting)


@once
def estimates(case: Case) -> Figures:
    """Pay in every country, the errors of what is compared, the broad groups, and the countries counted, by id."""
    figures = [figure for each in comparisons(case).values() for figure in each.estimates]
    figures += [end for each in alike(near(case)) for end in ends(each.ppp_annual) or ()]
    figures += [figure for group in broad_groups_of_near(case) for figure in group.estimates]
    figures += [group.ppp_annual for group in recent_broad_groups(case)] + [*counts(case)]
    return {figure.id: figure for figure in figures}
