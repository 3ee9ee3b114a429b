"""A change of pay is told only where the survey's series doesn't break in between."""

from __future__ import annotations

import pytest
from tests.making import estimate

from careerbook.estimate import Status
from careerbook.metrics import standing

BREAKS = {2019: "SOC 2018", 2021: "another method"}
MEDIANS = {2021: estimate(40_000.0, "USD per year"), 2025: estimate(50_000.0, "USD per year")}


def test_a_change_of_pay_is_from_the_last_break_on() -> None:
    change = standing.pay_change("change", MEDIANS, 2021, 2025, BREAKS)
    assert (change.value, change.status) == (pytest.approx(25), Status.AVAILABLE)


@pytest.mark.parametrize("year", [2022, 2025])
def test_no_change_of_pay_is_computed_across_a_break(year: int) -> None:
    change = standing.pay_change("change", MEDIANS, 2021, 2025, BREAKS | {year: "a later method"})
    assert (change.value, change.status, change.reason) == (None, Status.NOT_COMPARABLE, "a later method")
