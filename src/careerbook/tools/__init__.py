"""What a person or an employer does with a career's figures: the gap to it, a comparison, a toolkit."""

from pathlib import Path

from careerbook import api
from careerbook.tools.comparison import Comparison
from careerbook.tools.gap import SkillsGap
from careerbook.tools.profile import Profile
from careerbook.tools.toolkit import Toolkit

__all__ = ["Comparison", "Profile", "SkillsGap", "Toolkit", "compare", "skills_gap"]


def compare(*names: str) -> Comparison:
    """Two to six careers beside one another; one that is named again counts once.

    Raises ParameterError, UnknownCareer or NoWages.
    """
    careers = [api.career(name) for name in names]
    return Comparison(list({career.soc_code: career for career in careers}.values()))


def skills_gap(career: str, past: str = "", profile: str | Path = "") -> SkillsGap:
    """The gap to a career from an occupation that one knows, or from a profile in a TOML file.

    Raises ProfileUnreadable, UnknownCareer or NoWages.
    """
    person = Profile.read(Path(profile)) if profile else Profile(occupation=past)
    return SkillsGap(api.career(career), person)
