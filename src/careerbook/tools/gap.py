"""The gap between what a person can do and what an occupation asks, with its errors, and what lies nearer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

import pandas as pd

from careerbook.chapters.guide import Guide
from careerbook.chapters.guide.onet import latest
from careerbook.chapters.guide.ratings import KNOWLEDGE, SKILLS, TABLE, Domain, rated
from careerbook.core.errors import ProfileUnreadable
from careerbook.dataset import Career, Careers, Dataset, default
from careerbook.estimate import Estimate, Label
from careerbook.exhibits.exhibit import Exhibit, Paragraph, Shown
from careerbook.metrics import gap as metrics
from careerbook.metrics.gap import Gap
from careerbook.metrics.ratings import UNITS, Rated
from careerbook.tools import gap_exhibits
from careerbook.tools.profile import Profile, template

DOMAINS = (SKILLS, KNOWLEDGE)
"""The domains of O*NET that have levels."""


class SkillsGap(Shown):
    """A person's levels, education and experience against a career's.

    Levels that the profile does not give are those of the occupation that it names, if it names one. Raises
    ProfileUnreadable for a profile that can't be understood or says nothing, UnknownCareer or NoWages for its
    occupation.
    """

    def __init__(self, career: Career, profile: Profile, dataset: Dataset | None = None) -> None:
        self.career, self.profile, self.dataset = career, profile, dataset or default()
        self.guide = Guide(career, self.dataset)
        profile.check(self._names)
        self.past = Guide(Careers(self.dataset).find(profile.occupation), self.dataset) if profile.occupation else None
        if not (profile.occupation or profile.levels):
            raise ProfileUnreadable("The profile says neither an occupation nor levels.", "Name one of the two.")

    @cached_property
    def ratings(self) -> pd.DataFrame:
        """The rows of `onet_ratings` of the latest release, of the domains that have levels."""
        return pd.concat([latest(self.dataset, TABLE, one.name) for one in DOMAINS])

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """Element ids by the elements' names."""
        pairs = self.ratings[["element_name", "element_id"]].drop_duplicates()
        return {str(name): str(id) for name, id in pairs.itertuples(index=False)}

    @cached_property
    def own(self) -> Mapping[str, Estimate]:
        """One's own level by element id: what the profile says, else the level of the occupation that it names."""
        past = [one for domain in DOMAINS for one in (rated(self.past, domain) if self.past else [])]
        known = {one.element_id: _renamed(one) for one in past if one.level}
        ids = {name.casefold(): id for name, id in self._names.items()}
        said = {
            ids[name.casefold()]: _said(ids[name.casefold()], name, level)
            for name, level in self.profile.levels.items()
        }
        return {**known, **said}

    @cached_property
    def gaps(self) -> dict[Domain, list[Gap]]:
        """The important elements of each domain beside one's own levels, those that would bring most first."""
        return {one: metrics.gaps(one.name, rated(self.guide, one), self.own) for one in DOMAINS}

    @property
    def all_gaps(self) -> list[Gap]:
        """Those of all domains, those that would bring most first."""
        return sorted((one for found in self.gaps.values() for one in found), key=lambda one: -one.weight)

    @cached_property
    def readiness(self) -> Estimate:
        """How much of the levels that are asked one has; never to be shown without its `parts`."""
        return metrics.readiness("gap.readiness", self.all_gaps)

    @cached_property
    def parts(self) -> dict[Domain, Estimate]:
        """The readiness by domain."""
        return {one: metrics.readiness(f"gap.readiness.{one.name}", found) for one, found in self.gaps.items()}

    @cached_property
    def _distances(self) -> Mapping[str, float]:
        levels = {id: one.value for id, one in self.own.items() if one.value is not None}
        by_code = metrics.distances(metrics.levels(self.ratings), levels)
        return {code[:7]: value for code, value in by_code.items() if code.endswith(".00")}

    def distance(self, career: Career) -> Estimate | None:
        """How far the career's levels lie from one's own; None where too few are known of one of the two."""
        code = career.soc_code
        if code not in self._distances:
            return None
        period = f"O*NET {self.ratings['release'].iloc[0]}"
        own = self.ratings[self.ratings["onet_soc_code"] == f"{code}.00"]
        return metrics.distance(code, self._distances[code], own, self.dataset.sources, period)

    def nearest(self, most: int) -> list[tuple[Career, Estimate]]:
        """The careers whose levels lie nearest to one's own, without the career itself and the occupation named."""
        known = {self.career.soc_code} | ({self.past.career.soc_code} if self.past else set())
        others = [one for one in Careers(self.dataset) if one.soc_code in self._distances.keys() - known]
        first = sorted(others, key=lambda one: (self._distances[one.soc_code], one.soc_code))[:most]
        return [(one, made) for one in first if (made := self.distance(one))]

    def shown(self) -> list[Paragraph | Exhibit]:
        """Readiness with its parts, the gap element by element, what closes it, which careers are nearer."""
        return gap_exhibits.shown(self)

    def bundles(self) -> list[dict[str, Any]]:
        """The outputs of all that is shown."""
        return [bundle for one in self.shown() for bundle in one.bundles()]

    def as_dict(self) -> dict[str, Any]:
        """As JSON has it: readiness with its parts, each gap, the nearest occupations."""
        return {
            "career": {"soc_code": self.career.soc_code, "title": self.career.title},
            "readiness": self.readiness.as_dict(),
            "parts": {domain.id: one.as_dict() for domain, one in self.parts.items()},
            "gaps": [
                {
                    "element": one.rated.name,
                    "domain": one.domain,
                    "verdict": one.verdict,
                    "importance": one.rated.importance.as_dict(),
                    "level": one.rated.level and one.rated.level.as_dict(),
                    "own": one.own.as_dict(),
                    "shortfall": one.shortfall.as_dict(),
                }
                for one in self.all_gaps
            ],
            "nearest": [
                {"soc_code": career.soc_code, "title": career.title, "distance": one.as_dict()}
                for career, one in self.nearest(gap_exhibits.MOST_NEAR)
            ],
        }

    @classmethod
    def new_profile(cls, career: Career, dataset: Dataset | None = None) -> str:
        """A profile to fill in for the career, as TOML."""
        guide = Guide(career, dataset)
        found = [one for domain in DOMAINS for one in metrics.gaps(domain.name, rated(guide, domain), {})]
        needed = [(one.rated.name, one.rated.level.value) for one in found if one.rated.level]
        return template(career.title, needed)


def _renamed(one: Rated) -> Estimate:
    assert one.level is not None
    return replace(one.level, id=f"own.{one.level.id}")


def _said(element_id: str, name: str, level: float) -> Estimate:
    return Estimate(
        f"own.{element_id.replace('.', '-')}",
        float(level),
        UNITS["LV"],
        label=Label.EDITORIAL,
        steps=(f"the profile's level of {name}",),
    )
