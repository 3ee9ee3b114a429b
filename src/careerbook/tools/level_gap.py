"""How the levels that a person has lie to those that an occupation asks, and which occupations lie nearer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import pandas as pd

from careerbook.core.errors import ProfileUnreadable
from careerbook.dataset import Career, Careers, Dataset
from careerbook.estimate import Estimate, Label
from careerbook.figures.case import Case, case_of
from careerbook.figures.onet_profile import KNOWLEDGE, SKILLS, TABLE, Domain, rated
from careerbook.figures.releases import latest
from careerbook.metrics import gap
from careerbook.metrics.gap import Gap
from careerbook.metrics.ratings import UNITS, key
from careerbook.tools.profile import Profile

DOMAINS = (SKILLS, KNOWLEDGE)
"""The domains of O*NET that have levels."""


class LevelGap:
    """A person's levels against a career's.

    Levels that the profile does not give are those of the occupation that it names (`past`), if it names one. Raises
    ProfileUnreadable for a profile that can't be understood or says nothing, UnknownCareer or NoWages for its
    occupation.
    """

    def __init__(self, career: Career, profile: Profile, dataset: Dataset | None = None) -> None:
        self.case, self.profile = case_of(career, dataset), profile
        self.dataset = self.case.dataset
        profile.check(self._ids)
        past = Careers(self.dataset).find(profile.occupation) if profile.occupation else None
        self.past = case_of(past, self.dataset) if past else None
        if not (profile.occupation or profile.levels):
            raise ProfileUnreadable("The profile says neither an occupation nor levels.", "Name one of the two.")

    @cached_property
    def ratings(self) -> pd.DataFrame:
        """The rows of `onet_ratings` of the latest release, of the domains that have levels."""
        return pd.concat([latest(self.dataset, TABLE, domain.name) for domain in DOMAINS])

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        """Element ids by the elements' names."""
        pairs = self.ratings[["element_name", "element_id"]].drop_duplicates()
        return {str(name): str(id) for name, id in pairs.itertuples(index=False)}

    @cached_property
    def levels_held(self) -> Mapping[str, Estimate]:
        """One's own level by element id: what the profile says, else the level of the occupation that it names."""
        ratings = [rating for domain in DOMAINS for rating in (rated(self.past, domain) if self.past else ())]
        levels = {
            rating.element_id: replace(rating.level, id=f"own.{rating.level.id}") for rating in ratings if rating.level
        }
        ids = {name.casefold(): id for name, id in self._ids.items()}
        for name, level in self.profile.levels.items():
            id = ids[name.casefold()]
            levels[id] = Estimate(
                f"own.{key(id)}",
                float(level),
                UNITS["LV"],
                label=Label.EDITORIAL,
                steps=(f"the profile's level of {name}",),
            )
        return levels

    @cached_property
    def gaps(self) -> Mapping[Domain, list[Gap]]:
        """The important elements of each domain beside one's own levels, those that would bring most first."""
        return gaps(self.case, self.levels_held)

    @cached_property
    def all_gaps(self) -> list[Gap]:
        """Those of all domains, those that would bring most first."""
        return sorted((each for of_domain in self.gaps.values() for each in of_domain), key=lambda each: -each.weight)

    @cached_property
    def readiness(self) -> Estimate:
        """How much of the levels that are asked one has; never to be shown without its `parts`."""
        return gap.readiness("gap.readiness", self.all_gaps)

    @cached_property
    def parts(self) -> Mapping[Domain, Estimate]:
        """The readiness by domain."""
        return {
            domain: gap.readiness(f"gap.readiness.{domain.name}", of_domain) for domain, of_domain in self.gaps.items()
        }

    @cached_property
    def _distances(self) -> Mapping[str, float]:
        levels = {id: level.value for id, level in self.levels_held.items() if level.value is not None}
        by_code = gap.distances(gap.levels(self.ratings), levels)
        return {code[:7]: value for code, value in by_code.items() if code.endswith(".00")}

    def distance(self, career: Career) -> Estimate | None:
        """How far the career's levels lie from one's own; None where too few are known of one of the two."""
        code = career.soc_code
        if code not in self._distances:
            return None
        period = f"O*NET {self.ratings['release'].iloc[0]}"
        rows = self.ratings[self.ratings["onet_soc_code"] == f"{code}.00"]
        return gap.distance(code, self._distances[code], rows, self.dataset.sources, period)

    def nearest(self, most: int) -> list[tuple[Career, Estimate]]:
        """The careers whose levels lie nearest to one's own, without the career itself and the occupation named."""
        codes = self._distances.keys() - {case.soc_code for case in (self.case, self.past) if case}
        others = [career for career in Careers(self.dataset) if career.soc_code in codes]
        first = sorted(others, key=lambda career: (self._distances[career.soc_code], career.soc_code))[:most]
        return [(career, distance) for career in first if (distance := self.distance(career))]


def gaps(case: Case, levels_held: Mapping[str, Estimate]) -> dict[Domain, list[Gap]]:
    """The important elements of each domain beside the levels held, by element id; largest weight first."""
    return {domain: gap.gaps(domain.name, rated(case, domain), levels_held) for domain in DOMAINS}


def counts(id: str, gaps: Sequence[Gap]) -> tuple[Estimate, ...]:
    """How many elements count, lack clearly, and are left out as one's level is not known."""
    held = sum(gap.shortfall.value is not None for gap in gaps)
    lacking = sum(gap.verdict == 1 for gap in gaps)
    numbers = {"counted": held, "lacking": lacking, "unknown": len(gaps) - held}
    return tuple(count(f"gap.{id}.{what}", gaps, number, what) for what, number in numbers.items())


def count(id: str, gaps: Sequence[Gap], number: int, what: str) -> Estimate:
    """A count of important elements, with the cells of all of them."""
    return Estimate(
        id,
        float(number),
        "elements",
        label=Label.DERIVED,
        reference_period=gaps[0].rating.importance.reference_period if gaps else "",
        cells=tuple(dict.fromkeys(cell for gap in gaps for cell in gap.rating.importance.cells)),
        steps=(f"number of important elements that are {what}",),
    )
