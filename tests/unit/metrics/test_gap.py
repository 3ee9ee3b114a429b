"""The gap between one's own levels and those asked; figures worked by hand."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from tests.making import SOURCES, estimate

from careerbook.estimate import Estimate, Label, with_bounds
from careerbook.metrics import gap
from careerbook.metrics.ratings import ElementRating


def level(value: float, standard_error: float | None, id: str) -> Estimate:
    made = estimate(value, "level, zero to seven", id)
    if standard_error is None:
        return made
    half = 1.96 * standard_error
    return with_bounds(made, standard_error, value - half, value + half, 95)


def rated(element: str, importance: float, asked: float, standard_error: float | None = 0.5) -> ElementRating:
    of = estimate(importance, "importance, one to five", f"{element}.importance")
    return ElementRating(element, f"Element {element}", of, level(asked, standard_error, f"{element}.level"))


TWO = [rated("1", 4, 5), rated("2", 3, 4, 0.3)]
OWN = {"1": level(3, 0.4, "own.1"), "2": level(6, 0.1, "own.2")}


def test_what_is_lacking_is_never_negative_and_more_weight_comes_first() -> None:
    first, second = gap.gaps("skills", TWO, OWN)
    assert [(one.rating.element_id, one.shortfall.value, one.weight) for one in (first, second)] == [
        ("1", 2, 8),
        ("2", 0, 0),
    ]
    # 5 − 3 = 2 > 1.96 × sqrt(0.5² + 0.4²) = 1.255; own 6 ≥ 4
    assert (first.verdict, second.verdict) == (1, -1)


def test_a_small_lack_is_within_the_errors_and_one_without_errors_is_left_open() -> None:
    within = gap.gaps("skills", [rated("1", 4, 4)], {"1": level(3.5, 0.4, "o")})
    unknown = gap.gaps("skills", [rated("1", 4, 4)], {"1": level(3.5, None, "o")})
    assert (within[0].verdict, unknown[0].verdict) == (0, None)


def test_a_level_that_somebody_states_counts_as_exact() -> None:
    def stated(value: float) -> Estimate:
        return replace(level(value, None, "own"), label=Label.EDITORIAL)

    # level asked 4 ± 1.96 × 0.5 = 0.98
    verdicts = [gap.gaps("skills", [rated("1", 4, 4)], {"1": stated(own)})[0].verdict for own in (3.0, 3.1, 4.0)]
    assert verdicts == [1, 0, -1]


def test_unimportant_elements_and_unknown_levels_do_not_count() -> None:
    found = gap.gaps("skills", [rated("1", 2.99, 5), rated("2", 3, 4)], {})
    assert [one.rating.element_id for one in found] == ["2"]
    assert found[0].shortfall.value is None
    assert gap.readiness("r", found).value is None


def test_readiness_weighs_by_importance_and_carries_the_errors() -> None:
    made = gap.readiness("r", gap.gaps("skills", TWO, OWN))
    # lacking 4 × 2 = 8 of 4 × 5 + 3 × 4 = 32: 75 %
    assert made.value == pytest.approx(75)
    # d/d asked 1 = −4/32 + 8 × 4/32² = −0.09375; d/d own 1 = 4/32; d/d asked 2 = 8 × 3/32² = 0.0234375
    # variance = (0.09375 × 0.5)² + (0.125 × 0.4)² + (0.0234375 × 0.3)² = 0.00474670; 196 × its root = 13.504
    assert made.error is not None
    assert (made.error.low, made.error.high) == pytest.approx((75 - 13.504, 75 + 13.504), abs=1e-3)


def test_without_an_error_of_each_level_asked_there_is_no_interval() -> None:
    assert gap.readiness("r", gap.gaps("skills", [rated("1", 4, 5, None)], OWN)).error is None


def ratings(code: str, importance: float, levels: list[float]) -> list[dict[str, object]]:
    common = {"onet_soc_code": code, "recommend_suppress": pd.NA, "not_relevant": pd.NA, "release": "29.3"}
    place = {"source_id": "made_up", "source_sheet": "S", "source_column": "Data Value", "source_row": 1}
    return [
        {**common, **place, "element_id": f"e{at:02}", "scale_id": scale, "value": value}
        for at, asked in enumerate(levels)
        for scale, value in (("IM", importance), ("LV", asked))
    ]


def test_no_interval_where_an_occupations_own_level_has_no_error_or_nothing_is_lacking() -> None:
    assert gap.readiness("r", gap.gaps("skills", TWO, {"1": level(3, None, "own.1")})).error is None
    whole = gap.readiness("r", gap.gaps("skills", TWO, {"1": level(6, 0.4, "a"), "2": level(6, 0.4, "b")}))
    assert (whole.value, whole.error) == (100, None)


def test_distances_are_means_in_both_directions_over_what_counts() -> None:
    rows = pd.DataFrame([
        *ratings("11-1011.00", 4, [3.0] * 10),
        *ratings("11-1021.00", 3, [2.0] * 5 + [4.0] * 5),
        *ratings("11-1031.00", 2.9, [3.0] * 10),
    ])
    own = {f"e{at:02}": 3.5 for at in range(10)}
    # |3 − 3.5| = 0.5; (5 × 1.5 + 5 × 0.5) ÷ 10 = 1.0; the third has nothing important
    assert gap.distances(gap.levels(rows), own) == pytest.approx({"11-1011.00": 0.5, "11-1021.00": 1.0})
    assert gap.distances(gap.levels(rows), {"e00": 3.5}) == {}


def test_a_distance_names_the_cells_of_its_occupation() -> None:
    rows = pd.DataFrame(ratings("11-1011.00", 4, [3.0]))
    made = gap.distance("11-1011", 0.5, rows, SOURCES, "O*NET 29.3")
    assert (made.value, made.label.value, made.cells[0].raw) == (0.5, "modelled", "2 cells")
