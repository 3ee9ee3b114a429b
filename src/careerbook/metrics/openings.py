"""Where projected openings come from, and how many there are for each hundred jobs."""

from __future__ import annotations

from collections.abc import Mapping

from careerbook.estimate import Estimate, derive

_YEARS = 10
PARTS = ("exits_annual", "transfers_annual", "change_annual")


def anatomy(figures: Mapping[str, Estimate], prefix: str = "outlook.") -> dict[str, Estimate]:
    """The parts of the openings a year, and the openings for each hundred jobs, by id.

    `figures` are those of `projections.outlook` with the same prefix. In the published figures openings are exits
    plus transfers plus the change a year, which is negative where employment is projected to decline.

    Figures: `outlook.change_annual`, `outlook.openings_rate_pct`; with `all.` before them: all occupations
    Formula: change in jobs ÷ 10; openings ÷ ((jobs in the base year + jobs in the target year) ÷ 2) × 100
    Inputs: `projections`: employment_change, openings_annual, employment_base, employment_target
    Source: BLS, Employment Projections: occupational separations and openings
    """
    base, target = figures[f"{prefix}employment_base"], figures[f"{prefix}employment_target"]
    openings, change = figures[f"{prefix}openings_annual"], figures[f"{prefix}employment_change"]
    change_id, rate_id = f"{prefix}change_annual", f"{prefix}openings_rate_pct"
    return {
        change_id: derive(change_id, "openings per year", (change,), lambda jobs: jobs / _YEARS, "÷ 10 years"),
        rate_id: derive(
            rate_id,
            "percent",
            (openings, base, target),
            lambda opened, first, last: opened / ((first + last) / 2) * 100,
            "openings a year ÷ mean of the jobs in the base and the target year",
        ),
    }
