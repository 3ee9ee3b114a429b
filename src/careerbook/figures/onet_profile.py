"""O*NET's ratings of skills, knowledge and work styles, beside those of the closest occupations and of all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from careerbook.dataset import Dataset, shared
from careerbook.estimate import Estimate, ends
from careerbook.figures.case import Case, Figures, once
from careerbook.figures.pay import closest
from careerbook.figures.releases import latest, whole
from careerbook.metrics import ratings
from careerbook.metrics.ratings import ComparedRating, ElementRating

TABLE = "onet_ratings"
MOST_IMPORTANT, _MOST_NEIGHBORS, _MOST_EACH_WAY = 10, 4, 5


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain of the content model: its name in the tables, its nouns in sentences, what an element of it is."""

    name: str
    noun: str
    element: str
    id: str


SKILLS = Domain("skills", "skills", "skill", "skills")
KNOWLEDGE = Domain("knowledge", "areas of knowledge", "area of knowledge", "knowledge")
STYLES = Domain("work_styles", "ways of working", "way of working", "soft-skills")
DOMAINS = (SKILLS, KNOWLEDGE, STYLES)

InDomain = tuple[Domain, ComparedRating]


@dataclass(frozen=True, slots=True)
class Differences:
    """The elements rated above and below the neighbors' mean by more than the errors, the largest difference first.

    Each way at most five; `are_known` unless O*NET has no ratings, with errors, of both sides.
    """

    are_known: bool
    above: tuple[InDomain, ...]
    below: tuple[InDomain, ...]

    @property
    def largest(self) -> tuple[InDomain, ...]:
        """The two largest each way."""
        return (*self.above[:2], *self.below[:2])


def rated(case: Case, domain: Domain) -> list[ElementRating]:
    """The occupation's ratings in a domain, by importance; none where O*NET does not rate the whole of it."""
    return _profile(case.dataset, case.soc_code, domain.name)


def _profile(dataset: Dataset, soc_code: str, domain: str) -> list[ElementRating]:
    codes = whole(dataset, soc_code, TABLE, domain)
    rows = latest(dataset, TABLE, domain, onet_soc_code=codes)
    return ratings.profile(rows, codes, domain, dataset.sources)


def neighbors(case: Case) -> list[str]:
    """The SOC codes of the closest occupations of O*NET's primary list that the wage survey has, at most four."""
    return closest(case.dataset, case.soc_code, _MOST_NEIGHBORS)


def beside_neighbors(case: Case, domain: Domain) -> list[ComparedRating]:
    """Each element of the domain beside the mean of the neighbors, in the order of importance."""
    return _beside_neighbors(case)[domain]


@once
def _beside_neighbors(case: Case) -> Mapping[Domain, list[ComparedRating]]:
    return {domain: _compared(case, domain) for domain in DOMAINS}


def _compared(case: Case, domain: Domain) -> list[ComparedRating]:
    profiles = [_importance(case.dataset, code, domain.name) for code in neighbors(case)]
    return [
        ratings.beside_neighbors(
            rating, domain.name, [profile[rating.element_id] for profile in profiles if rating.element_id in profile]
        )
        for rating in rated(case, domain)
    ]


@shared
def _importance(dataset: Dataset, soc_code: str, domain: str) -> dict[str, Estimate]:
    """The importance of each element to a neighbor, by element id."""
    return {rating.element_id: rating.importance for rating in _profile(dataset, soc_code, domain)}


def importance_of_all(dataset: Dataset, domain: Domain) -> dict[str, Estimate]:
    """The mean importance of each element of the domain for all occupations rated, by element id."""
    return _importance_of_all(dataset, domain.name)


@shared
def _importance_of_all(dataset: Dataset, domain: str) -> dict[str, Estimate]:
    rows = latest(dataset, TABLE, domain, columns=ratings.OF_ALL, scale_id="IM")
    return ratings.importance_of_all(rows, domain, dataset.sources)


def as_high(case: Case, domain: Domain) -> Estimate | None:
    """How many elements the errors leave as important as the first; None where that is not known or only itself."""
    count = ratings.as_high([compared.rating for compared in beside_neighbors(case, domain)], domain.name)
    return count if count is not None and (count.value or 0) > 1 else None


@once
def differences(case: Case) -> Differences:
    """What the work asks more of and less of than its neighbors."""
    compared = [(domain, element) for domain in DOMAINS for element in beside_neighbors(case, domain)]
    apart = sorted((pair for pair in compared if pair[1].verdict), key=lambda pair: -abs(pair[1].difference.value or 0))
    above, below = ([pair for pair in apart if pair[1].verdict == verdict] for verdict in (1, -1))
    are_known = any(element.verdict is not None for _, element in compared)
    return Differences(are_known, tuple(above[:_MOST_EACH_WAY]), tuple(below[:_MOST_EACH_WAY]))


def estimates(case: Case) -> Figures:
    """The most important elements of each domain, and those rated otherwise than for the neighbors, by id."""
    figures = [figure for domain in DOMAINS for figure in _of_domain(case, domain)]
    apart = differences(case)
    for _, element in (*apart.above, *apart.below):
        figures += (element.rating.importance, element.others_mean, element.difference)
    for _, element in apart.largest:
        figures += (*(ends(element.rating.importance) or ()), *(ends(element.others_mean) or ()))
    return {estimate.id: estimate for estimate in figures if estimate}


def _of_domain(case: Case, domain: Domain) -> Iterable[Estimate | None]:
    of_all, has_neighbors = importance_of_all(case.dataset, domain), bool(neighbors(case))
    for element in beside_neighbors(case, domain)[:MOST_IMPORTANT]:
        rating = element.rating
        yield from (rating.importance, *(ends(rating.importance) or ()), rating.level, of_all.get(rating.element_id))
        if has_neighbors:
            yield element.others_mean
    yield as_high(case, domain)
