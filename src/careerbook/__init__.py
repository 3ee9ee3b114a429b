"""Careerbook: official statistics in, a sourced and reproducible career report out.

In a notebook: `import careerbook as cb; ma = cb.career("medical assistant"); ma.salary.percentiles()`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from careerbook.api import Career, Guide, International, Outlook, Salary, Summary, career
    from careerbook.audit import audit_guide
    from careerbook.explore import EDUCATION, describe, explorer, occupations, skills_gap_panel, total
    from careerbook.tools import compare, skills_gap

__version__ = "0.1.0"
RELEASED = "2026-11-24"
"""The day of this version. Reports bear it instead of their own: the same inputs give the same bytes."""

_HOMES = {  # all others are of careerbook.api
    "audit_guide": "careerbook.audit",
    **dict.fromkeys(("compare", "skills_gap"), "careerbook.tools"),
    **dict.fromkeys(("describe", "explorer", "occupations", "skills_gap_panel", "total"), "careerbook.explore"),
    "EDUCATION": "careerbook.explore",
}
__all__ = [
    "EDUCATION",
    "Career",
    "Guide",
    "International",
    "Outlook",
    "Salary",
    "Summary",
    "audit_guide",
    "career",
    "compare",
    "describe",
    "explorer",
    "occupations",
    "skills_gap",
    "skills_gap_panel",
    "total",
]


def __getattr__(name: str) -> Any:
    # Loaded when first asked for: the command line starts without pandas.
    if name in __all__:
        return getattr(import_module(_HOMES.get(name, "careerbook.api")), name)
    raise AttributeError(f"module 'careerbook' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
