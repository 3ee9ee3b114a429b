"""What a person or an employer does with a career's figures: the gap to it, a comparison, a toolkit."""

from careerbook.tools.comparison import Comparison
from careerbook.tools.gap import SkillsGap
from careerbook.tools.profile import Profile
from careerbook.tools.toolkit import Toolkit

__all__ = ["Comparison", "Profile", "SkillsGap", "Toolkit"]
