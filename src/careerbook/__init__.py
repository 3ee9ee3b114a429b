"""Careerbook: official statistics in, a sourced and reproducible career report out.

In a notebook: `import careerbook as cb; salary = cb.Salary(cb.career("medical assistant")); salary.ladder()`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from careerbook.api import Guide, International, Outlook, Salary, Summary, career
    from careerbook.audit import audit_guide

__version__ = "0.1.0"
RELEASED = "2026-11-24"
"""The day of this version. Reports bear it instead of their own: the same inputs give the same bytes."""

_HOMES = {"audit_guide": "careerbook.audit"}  # all others are of careerbook.api
__all__ = ["Guide", "International", "Outlook", "Salary", "Summary", "audit_guide", "career"]


def __getattr__(name: str) -> Any:
    # Loaded when first asked for: the command line starts without pandas.
    if name in __all__:
        return getattr(import_module(_HOMES.get(name, "careerbook.api")), name)
    raise AttributeError(f"module 'careerbook' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
