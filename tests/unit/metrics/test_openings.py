"""Openings for each hundred jobs: more, fewer, or not to be told from others for the publisher's rounding."""

from __future__ import annotations

import pytest
from tests.making import estimate

from careerbook.estimate import Estimate, Status
from careerbook.metrics import projections


def figures(opened: float | None, base: float, target: float) -> dict[str, Estimate]:
    values = {"openings_annual": opened, "employment_base": base, "employment_target": target}
    status = {None: Status.NOT_PUBLISHED}
    return {name: estimate(one, id=name, status=status.get(one, Status.AVAILABLE)) for name, one in values.items()}


ALL = figures(10_000_000, 95_000_000, 105_000_000)  # one in ten


@pytest.mark.parametrize(
    ("own", "found"),
    [
        # 12,000 of 100,000: between 11,950 ÷ 100,050 = 11.9% and 12,050 ÷ 99,950 = 12.1%
        (figures(12_000, 99_000, 101_000), 1),
        (figures(8_000, 99_000, 101_000), -1),
        # 100 of 900: between 50 ÷ 950 = 5.3% and 150 ÷ 850 = 17.6%, on both sides of 10%
        (figures(100, 900, 900), 0),
        # 200 of 900: from 150 ÷ 950 = 15.8% on
        (figures(200, 900, 900), 1),
        # 0 of 100: up to 50 ÷ 50
        (figures(0, 100, 100), 0),
    ],
)
def test_rates_are_told_apart_beyond_the_rounding_to_hundreds(own: dict[str, Estimate], found: int) -> None:
    assert projections.against(own, ALL) == found


def test_nothing_is_told_without_a_figure() -> None:
    assert projections.against(figures(None, 900, 900), ALL) is None
