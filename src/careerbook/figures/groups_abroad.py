"""What the occupation is called in other classifications: by crosswalks, by job titles, by the editors."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from careerbook.core import comparators, slugs
from careerbook.core.comparators import ComparedCountry, NationalGroups, Way
from careerbook.core.errors import DataDamaged
from careerbook.dataset import Dataset, curated, shared
from careerbook.figures.case import Case
from careerbook.figures.links import components
from careerbook.metrics import deepest, job_titles, matching
from careerbook.metrics.job_titles import Guard
from careerbook.metrics.matching import ISCO, ONET, Grade, Match

UK = "UK SOC 2020"


def matches(case: Case) -> Mapping[str, Match]:
    """The occupation's groups, by classification; the editors' choice comes before the computed one."""
    return matches_of(case.dataset, case.soc_code, case.title)


def uk_candidates(case: Case) -> Match | None:
    """The United Kingdom's groups for looking up its rules: the match, or all that job titles point to."""
    return matches(case).get(UK) or _uk_candidates(case.dataset, case.soc_code, case.title)


def earnings(dataset: Dataset, columns: tuple[str, ...] = (), **where: Any) -> pd.DataFrame:
    """Medians and means of both sexes together; all countries and groups, or those that are asked for."""
    where = {"statistic": ["median", "mean"]} | where
    return dataset.rows("earnings_abroad", columns=columns, sex="total", measure="earnings", **where)


def links(dataset: Dataset, sources: list[str], targets: list[str]) -> pd.DataFrame:
    """The crosswalks from any of these classifications to any of those."""
    return dataset.rows("crosswalks", from_classification=sources, to_classification=targets)


@shared
def published(dataset: Dataset) -> Mapping[str, Mapping[str, Collection[str]]]:
    """The groups that have a figure, by country and classification."""
    names = ("country_code", "classification", "occupation_code", "reference_year", "pay_period", "value", "source_id")
    return deepest.published(earnings(dataset, names), dataset.sources)


@shared
def national(dataset: Dataset) -> list[ComparedCountry]:
    """The list of comparators, checked against the tables.

    Raises DataDamaged for a country or a classification without earnings, and for one that its way does not lead to.
    """
    countries = list(comparators.listed())
    for country in (country for country in countries if country.code != comparators.HOME):
        at_hand = published(dataset).get(country.code, {})
        if not at_hand:
            raise _refused(f"no earnings of {country.code} are at hand")
        for groups in country.groups:
            where, target = f"{country.code}, {groups.classification}", _TARGETS.get(groups.by)
            if groups.classification not in at_hand:
                raise _refused(f"{where}: earnings are at hand by {', '.join(sorted(at_hand))} only")
            linked = dataset.values("crosswalks", "to_classification", from_classification=groups.classification)
            if target and target not in linked:
                raise _refused(f"{where}: no crosswalk to {target} is at hand, so {groups.by} leads nowhere")
    return countries


_TARGETS = {Way.ONET_CROSSWALK: ONET, Way.ISCO_KEY: ISCO}


def _refused(why: str) -> DataDamaged:
    return DataDamaged(f"The list of comparators {comparators.location()} has an entry that leads to nothing: {why}.")


@dataclass(frozen=True, slots=True)
class _Occupation:
    dataset: Dataset
    title: str
    codes: list[str]
    isco: Match | None


@shared
def matches_of(dataset: Dataset, soc_code: str, title: str) -> dict[str, Match]:
    """The groups of an occupation, by classification."""
    occupation = _occupation(dataset, soc_code, title)
    groups: dict[str, Match | None] = {ISCO: occupation.isco}
    for country in national(dataset):
        for scheme in country.groups:
            groups[scheme.classification] = _match(occupation, country.code, scheme, groups)
    for choice in curated.comparators().get(soc_code, {}).values():
        match = Match(choice.classification, choice.codes, Grade.NEAR, "chosen by the editors")
        groups[choice.classification] = match
    return {name: match for name, match in groups.items() if match}


@shared
def _uk_candidates(dataset: Dataset, soc_code: str, title: str) -> Match | None:
    occupation = _occupation(dataset, soc_code, title)
    schemes = [(country.code, scheme) for country in national(dataset) for scheme in country.groups]
    british = [(code, scheme) for code, scheme in schemes if scheme.classification == UK]
    return _by_job_titles(occupation, *british[0], job_titles.candidates) if british else None


def _occupation(dataset: Dataset, soc_code: str, title: str) -> _Occupation:
    codes = sorted({*components(dataset, soc_code), soc_code})
    crosswalks = links(dataset, ["SOC 2010", ISCO], ["SOC 2018", ISCO, ONET])
    return _Occupation(dataset, title, codes, matching.isco_groups(codes, crosswalks))


def _match(
    occupation: _Occupation, country: str, scheme: NationalGroups, before: Mapping[str, Match | None]
) -> Match | None:
    """The occupation's groups in a national classification; `before` are those in the ones that stand before it."""
    name, isco = scheme.classification, occupation.isco
    if scheme.by is Way.ONET_CROSSWALK:
        return matching.by_onet_crosswalk(name, occupation.codes, links(occupation.dataset, [name], [ONET]))
    if scheme.by is Way.JOB_TITLES:
        return _by_job_titles(occupation, country, scheme, job_titles.match)
    if scheme.by is Way.PARENT_TITLES:
        parent = before[scheme.of]
        titles = occupation.dataset.rows("classifications", classification=scheme.of)
        groups = _groups_with_earnings(occupation.dataset, country, name)
        return deepest.group_by_title(name, parent, titles, groups) if parent else None
    if isco is None:
        return None
    if scheme.by is Way.ISCO:
        return deepest.national_edition(isco, name, scheme.instead)
    key, codes = links(occupation.dataset, [name], [ISCO]), published(occupation.dataset)[country][name]
    return matching.by_isco_key(name, isco, occupation.title, key, codes)


def _by_job_titles(
    occupation: _Occupation, country: str, scheme: NationalGroups, how: Callable[..., Match | None]
) -> Match | None:
    dataset, name = occupation.dataset, scheme.classification
    listed = dataset.rows("job_titles_abroad", classification=name)
    foreign = pd.concat([listed, _titled(dataset, country, name)], ignore_index=True)
    major = occupation.isco.code[0] if occupation.isco else None
    guard = Guard(scheme.majors, scheme.range_digits)
    return how(occupation.codes, occupation.title, _titles(dataset, occupation.codes), foreign, major, guard)


def _titles(dataset: Dataset, soc_codes: list[str]) -> pd.DataFrame:
    """The job titles of these occupations, of whatever occupations they are."""
    keys = dataset.values("titles", "title_key", soc_code=soc_codes)
    return dataset.rows("titles", columns=("soc_code", "title_key", "kind"), title_key=keys)


def _titled(dataset: Dataset, country: str, classification: str) -> pd.DataFrame:
    """The unit groups with their titles: by the classification's own list, else by the country's earnings."""
    groups = dataset.rows("classifications", classification=classification)
    if groups.empty:
        named = _groups_with_earnings(dataset, country, classification)
        groups = named.rename(columns={"occupation_code": "code", "occupation_title": "title"})
    return groups[groups["code"].str.len() == 4].assign(title_key=lambda frame: frame["title"].map(slugs.key))


def _groups_with_earnings(dataset: Dataset, country: str, classification: str) -> pd.DataFrame:
    names = ("classification", "occupation_code", "occupation_title")
    return earnings(dataset, names, country_code=country, classification=classification).drop_duplicates()
