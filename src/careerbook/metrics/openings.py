"""Where projected openings come from, and how many there are for each hundred jobs."""

from __future__ import annotations

from collections.abc import Mapping

from careerbook.estimate import Estimate, derive

_YEARS = 10
_HALF_STEP = 50  # jobs and openings are published to the nearest hundred
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


def against(occupation: Mapping[str, Estimate], everyone: Mapping[str, Estimate]) -> int | None:
    """Whether more of the occupation's jobs open each year than of the others': 1 more, −1 fewer, 0 can't be told.

    Both are figures by name (openings_annual, employment_base, employment_target). It can't be told where the rates'
    ranges, from the publisher's rounding to the nearest hundred alone, touch; None where a figure is lacking.
    """
    ranges = [_range(figures) for figures in (occupation, everyone)]
    if ranges[0] is None or ranges[1] is None:
        return None
    (low, high), (others_low, others_high) = ranges[0], ranges[1]
    return 1 if low > others_high else -1 if high < others_low else 0


def _range(figures: Mapping[str, Estimate]) -> tuple[float, float] | None:
    """The lowest and the highest rate that round to the published figures."""
    opened, first, last = (figures[name].value for name in ("openings_annual", "employment_base", "employment_target"))
    if opened is None or first is None or last is None:
        return None
    jobs = (first + last) / 2
    fewest = max(jobs - _HALF_STEP, 1)
    return max(opened - _HALF_STEP, 0) / (jobs + _HALF_STEP), (opened + _HALF_STEP) / fewest
