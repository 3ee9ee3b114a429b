"""Looking further than the report: all occupations as a frame, and panels to explore with in JupyterLab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerbook.explore.frame import describe, occupations, total
from careerbook.metrics.schooling import ENTRY as EDUCATION

if TYPE_CHECKING:
    from careerbook.explore.gap_panel import GapPanel
    from careerbook.explore.panel import Explorer

__all__ = ["EDUCATION", "describe", "explorer", "occupations", "skills_gap_panel", "total"]


def explorer(career: str = "31-9092", **chosen: Any) -> Explorer:
    """The explorer, opened on a career. `chosen`: area, comparators, years, prices. Raises UnknownCareer or NoWages."""
    from careerbook.explore.panel import Explorer

    return Explorer(career, **chosen)


def skills_gap_panel(career: str, past: str = "") -> GapPanel:
    """The gap to a career, with sliders for one's own levels. Raises UnknownCareer or NoWages."""
    from careerbook.explore.gap_panel import GapPanel

    return GapPanel(career, past)
