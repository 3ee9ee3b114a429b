"""The gap between what a person can do and what an occupation asks, with its errors, and what lies nearer."""

from __future__ import annotations

from typing import Any

from careerbook.dataset import Career, Dataset
from careerbook.exhibits.exhibit import Bundle, Exhibit, Paragraph, Shown
from careerbook.figures.case import case_of
from careerbook.tools import gap_exhibits, level_gap
from careerbook.tools.level_gap import LevelGap
from careerbook.tools.profile import template


class SkillsGap(LevelGap, Shown):
    """A person's levels, education and experience against a career's, to be shown."""

    def shown(self) -> list[Paragraph | Exhibit]:
        """Readiness with its parts, the gap element by element, what closes it, which careers are nearer."""
        return gap_exhibits.shown(self)

    def bundles(self) -> list[Bundle]:
        """The outputs of all that is shown."""
        return [bundle for part in self.shown() for bundle in part.bundles()]

    def as_dict(self) -> dict[str, Any]:
        """As JSON has it: readiness with its parts, each gap, the nearest occupations."""
        return {
            "career": {"soc_code": self.case.soc_code, "title": self.case.title},
            "readiness": self.readiness.as_dict(),
            "parts": {domain.id: part.as_dict() for domain, part in self.parts.items()},
            "gaps": [
                {
                    "element": gap.rating.name,
                    "domain": gap.domain,
                    "verdict": gap.verdict,
                    "importance": gap.rating.importance.as_dict(),
                    "level": gap.level_asked.as_dict(),
                    "own": gap.level_held.as_dict(),
                    "shortfall": gap.shortfall.as_dict(),
                }
                for gap in self.all_gaps
            ],
            "nearest": [
                {"soc_code": career.soc_code, "title": career.title, "distance": distance.as_dict()}
                for career, distance in self.nearest(gap_exhibits.MOST_NEAR)
            ],
        }

    @classmethod
    def new_profile(cls, career: Career, dataset: Dataset | None = None) -> str:
        """A profile to fill in for the career, as TOML."""
        by_domain = level_gap.gaps(case_of(career, dataset), {})
        asked = ((gap.rating.name, gap.level_asked.value) for gaps in by_domain.values() for gap in gaps)
        return template(career.title, asked)
