"""Careerbook: official statistics in, a sourced and reproducible career report out.

In a notebook: `import careerbook as cb; ma = cb.career("medical assistant"); ma.salary.percentiles()`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"
RELEASED = "2026-11-24"
"""The day of this version. Reports bear it instead of their own: the same inputs give the same bytes."""

_HOMES = {
    "career": "careerbook.api",
    "audit_guide": "careerbook.audit",
    **dict.fromkeys(("compare", "skills_gap"), "careerbook.tools"),
    **dict.fromkeys(
        ("EDUCATION", "describe", "explorer", "occupations", "skills_gap_panel", "total"), "careerbook.explore"
    ),
}
__all__ = [*sorted(_HOMES)]


def __getattr__(name: str) -> Any:
    # Loaded when first asked for: the command line starts without pandas.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'careerbook' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
