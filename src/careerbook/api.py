"""What a notebook imports: a career by name, and the sections of its report."""

from __future__ import annotations

from careerbook.dataset import Career, Careers, Dataset, default, shared
from careerbook.sections.guide import Guide
from careerbook.sections.international import International
from careerbook.sections.outlook import Outlook
from careerbook.sections.salary import Salary
from careerbook.sections.summary import Summary

__all__ = ["SECTIONS", "Career", "Guide", "International", "Outlook", "Salary", "Summary", "career"]

SECTIONS = (Salary, Outlook, International, Guide)
"""The sections of a report, in its order; the summary repeats figures of theirs."""


def career(name: str) -> Career:
    """The career that `name` means: slug, SOC code, title or alternate title.

    Raises UnknownCareer with the nearest candidates, or NoWages if the wage survey does not cover it.
    """
    return _find(default(), name)


@shared
def _find(dataset: Dataset, name: str) -> Career:
    return Careers(dataset).find(name)
