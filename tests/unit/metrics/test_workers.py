"""Women's and men's weekly earnings: worked by hand."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.making import ABSENT, SOURCES, row

from careerbook.estimate import Label, Status
from careerbook.metrics import workers
from careerbook.metrics.workers import Workers


def made(numbers: dict[str, float], medians: dict[str, float], *, is_broader: bool = False) -> Workers:
    rows = [
        row(one, group=group, measure="employed", statistic="total", unit="thousand persons")
        for group, one in numbers.items()
    ] + [
        row(
            one,
            group=group,
            measure="weekly_earnings",
            unit="USD per week",
            status="base_too_small" if one != one else "available",
        )
        for group, one in medians.items()
    ]
    return workers.by_sex(pd.DataFrame(rows), "3645", "Title", SOURCES, is_broader=is_broader)


def test_shares_are_of_mens_median_and_of_all_workers() -> None:
    # 800 of 1,000 dollars is 80 %; 150 of 200 thousand workers is 75 %
    found = made({"all": 200, "women": 150, "men": 50}, {"all": 850, "women": 800, "men": 1000})
    assert found.ratio.value == pytest.approx(80)
    assert found.women_share.value == pytest.approx(75)
    assert (found.counts["men"].value, found.counts["men"].text) == (50_000, "50,000")
    assert (found.ratio.label, found.medians["men"].label) == (Label.DERIVED, Label.OFFICIAL)
    assert found.medians["women"].id == "workers.3645.women.weekly_earnings"


def test_no_median_below_the_base_and_nothing_computed_from_it() -> None:
    found = made({"all": 120, "women": 100, "men": 20}, {"all": 850, "women": 800, "men": ABSENT})
    assert not found.both
    assert (found.medians["men"].value, found.medians["men"].text) == (None, "base too small")
    assert found.ratio.value is None
    assert found.ratio.status is Status.BASE_TOO_SMALL
    assert found.women_share.value == pytest.approx(100 / 120 * 100)


def test_no_share_of_fewer_than_the_base() -> None:
    few = {"all": ABSENT, "women": ABSENT, "men": ABSENT}
    assert made({"all": 49, "women": 40, "men": 9}, few).women_share.status is Status.BASE_TOO_SMALL
    assert made({"all": 50, "women": 40, "men": 10}, few).women_share.value == pytest.approx(80)


def test_a_published_zero_is_less_than_half_a_thousand() -> None:
    found = made({"all": 60, "women": 0, "men": 60}, {"all": 1, "women": ABSENT, "men": 1})
    assert (found.counts["women"].value, found.counts["women"].status) == (None, Status.NIL)
    assert found.women_share.value is None


def test_a_wider_group_makes_a_proxy() -> None:
    found = made({"all": 200, "women": 100, "men": 100}, {"all": 1, "women": 1, "men": 2}, is_broader=True)
    labels = {one.label for one in (*found.medians.values(), *found.counts.values(), found.ratio, found.women_share)}
    assert labels == {Label.PROXY}


LINKS = pd.DataFrame(
    [
        ("3645", "31-9092"),  # the occupation itself
        ("3090", "29-12XX"),  # open: others too
        ("3090", "29-1211"),
        ("3090", "29-1212"),
        ("0810", "13-2020"),  # a broad code, and all that it holds
        ("0810", "13-2022"),
        ("0810", "13-2023"),
        ("2330", "25-2050"),
        ("2330", "25-2051"),
        ("2330", "25-2055"),
        ("2330", "25-2056"),
        ("3601", "31-1121"),
        ("3602", "31-1122"),
    ],
    columns=["from_code", "to_code"],
)


@pytest.mark.parametrize(
    ("code", "components", "expected"),
    [
        ("31-9092", ["31-9092"], {"3645": False}),
        ("29-1211", ["29-1211"], {"3090": True}),
        ("13-2020", ["13-2022", "13-2023"], {"0810": False}),
        ("25-2052", ["25-2055", "25-2056"], {"2330": True}),
        ("31-1120", ["31-1121", "31-1122"], {"3601": False, "3602": False}),
        ("17-3012", ["17-3012"], {}),
    ],
)
def test_which_census_occupations_hold_it(code: str, components: list[str], expected: dict[str, bool]) -> None:
    assert workers.census_codes(components, code, LINKS) == expected
