"""The estimates of a career, computed once a session from the shipped tables."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from careerbook import api
from careerbook.estimate import Estimate

Facts = Callable[[str], dict[str, Estimate]]


@cache
def _facts(soc_code: str) -> dict[str, Estimate]:
    return api.career(soc_code).estimates


@pytest.fixture(scope="session")
def facts() -> Facts:
    """Every estimate of the career with a SOC code, by id."""
    return _facts
