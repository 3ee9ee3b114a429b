"""Editions of a series in order: by year, within a year by the day, and the final figures after the provisional."""

from __future__ import annotations

from tests.making import source

from careerbook.dataset.series import age


def test_editions_of_one_year_are_in_the_calendars_order() -> None:
    february, august = (source(f"profiles_{month}", vintage=f"{month} 2026") for month in ("February", "August"))
    assert sorted((august, february), key=age) == [february, august]


def test_final_figures_come_after_provisional_ones() -> None:
    final, provisional = (source(f"hours_{word}", vintage=f"2025 {word}") for word in ("final", "provisional"))
    assert sorted((final, provisional), key=age) == [provisional, final]


def test_the_year_counts_before_the_vintages_name() -> None:
    old = source("wages_a", vintage="May 2024", reference_period="May 2024")
    new = source("wages_b", vintage="April 2025", reference_period="April 2025")
    assert sorted((new, old), key=age) == [old, new]
