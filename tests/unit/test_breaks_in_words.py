"""Breaks of a series are counted in words, within the years shown; no remark outlives the edition that makes it."""

from __future__ import annotations

import pytest

from careerbook.chapters.guide import market
from careerbook.chapters.outlook import past_rounds
from careerbook.chapters.phrases import counted_breaks, months_left_out
from careerbook.chapters.salary import worth
from careerbook.dataset import Careers, Dataset, default
from careerbook.estimate import Sources, Status
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose
from careerbook.figures import rankings
from careerbook.figures.case import Case, case_of
from careerbook.figures.projection_accuracy import Followed
from careerbook.metrics import history
from careerbook.metrics.history import Breaks


def case() -> Case:
    return case_of(Careers(default()).find("31-9092"))


def text(prose: Prose | None) -> str:
    assert prose is not None
    return "".join(part if isinstance(part, str) else "…" for part in prose.parts)


def standfirst(exhibit: Exhibit) -> str:
    return text(exhibit.standfirst)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (None, "time series: two breaks are marked, and no change is computed across them. No"),
        ((2018, 2020), "time series: one break is marked, and no change is computed across it. No"),
        ((2021, 2025), "time series. No"),
    ],
)
def test_the_breaks_within_the_years_shown_are_counted(span: tuple[int, int] | None, words: str) -> None:
    assert words in standfirst(worth.history(case(), span))


@pytest.mark.parametrize(
    ("number", "words"), [(1, "one break"), (2, "two breaks"), (4, "four breaks"), (12, "many breaks")]
)
def test_any_number_of_breaks_has_words(number: int, words: str) -> None:
    assert counted_breaks(number) == words


def test_a_round_whose_count_crosses_many_breaks_says_how_many() -> None:
    unbroken = Followed("2021-31", "SOC 2018", 2021, (), began_in_recovery=False)
    broken = Followed("2016-26", "SOC 2010", 2016, (2018, 2019, 2021, 2025), began_in_recovery=False)
    assert text(past_rounds._caution(broken, (broken,))).endswith("and the count crosses four breaks of its series.")
    assert text(past_rounds._caution(unbroken, (unbroken, broken))).endswith("its count crosses four breaks.")


def test_a_month_is_left_out_only_where_the_edition_says_so() -> None:
    assert months_left_out("2025, average of 11 months without October").endswith("eleven months without October")
    assert months_left_out("annual average 2026") == ""


def test_no_change_of_pay_is_told_across_a_break_in_the_latest_year(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ", the first year of the survey's present method," in standfirst(market.standing(case()))

    def with_another(sources: Sources) -> Breaks:
        return {**history.breaks(sources), 2025: "another method comes in"}

    monkeypatch.setattr(rankings, "breaks", with_another)
    changed = case_of(Careers(Dataset()).find("31-9092"))  # not the one that all tests share
    place = rankings.standings(changed)["pay_change"]
    assert (place.figure.status, place.percentile.status) == (Status.NOT_COMPARABLE, Status.NOT_COMPARABLE)
    assert place.figure.reason == "another method comes in"
    assert "present method" not in standfirst(market.standing(changed))
