"""Going rates: lines of one group, pointers to pay scales, and groups that no table has."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.making import ABSENT, SOURCES, row

from careerbook.metrics import visas
from careerbook.metrics.visas import Rate


def line(value: float, code: str, table: str, unit: str = "GBP per year", **more: object) -> dict[str, object]:
    about = {
        "occupation_code": code,
        "occupation_title": f"Group {code}",
        "rate_table": table,
        "permission_before": "",
        "options": "K",
        "percent": "100",
        "area": "",
        "role": "",
        "unit": unit,
    }
    return row(value, **(about | more))


def pointer(code: str, to: str, table: str = "3", **more: object) -> dict[str, object]:
    return line(ABSENT, code, table, category=to, raw=to, **more)


BANDS = [
    line(29970.0, "", "4", role="Band 5", area="England"),
    line(31892.0, "", "4", role="Band 5", area="Scotland"),
    line(37338.0, "", "4", role="Band 6", area="England"),
]


def rates(codes: list[str], *rows: dict[str, object]) -> list[Rate]:
    return visas.going_rates(pd.DataFrame(rows), codes, SOURCES)


def test_a_year_and_an_hour_of_each_option_the_full_rate_first() -> None:
    found = rates(
        ["2134"],
        line(38300.0, "2134", "1", options="E", percent="70"),
        line(19.64, "2134", "1", "GBP per hour", options="E", percent="70"),
        line(54700.0, "2134", "1", options="A D"),
        line(28.05, "2134", "1", "GBP per hour", options="A D"),
    )
    assert [(one.options, one.year[""].value, one.hour[""].value) for one in found] == [
        ("A D", 54700, 28.05),
        ("E", 38300, 19.64),
    ]
    assert found[0].year[""].id == "visa.GBR.2134.1.a-d.100.all.all.year"
    assert found[0].year[""].text == "GBP 54,700"


def test_a_pointer_leads_to_the_bands_once_for_all_groups_that_point_there() -> None:
    to = "See relevant pay band in Table 4"
    found = rates(["2237", "2235"], pointer("2237", to), pointer("2235", to), *BANDS)
    assert [(one.groups, one.role) for one in found] == [(("2237", "2235"), "Band 5"), (("2237", "2235"), "Band 6")]
    assert {area: one.value for area, one in found[0].year.items()} == {"England": 29970, "Scotland": 31892}


def test_the_condition_of_the_group_that_points_is_kept() -> None:
    to = "See relevant pay band in Table 4"
    bound, free = pointer("6133", to, "3a", permission_before="2025-07-22"), pointer("6131", to, "3a")
    found = rates(["6133", "6131"], bound, free, *BANDS)
    assert {(one.groups, one.granted_before) for one in found} == {(("6133",), "22 July 2025"), (("6131",), "")}


def test_a_pointer_to_another_group() -> None:
    found = rates(
        ["2212"],
        pointer("2212", "As SOC 2020 occupation code 2211"),
        line(105504.0, "2211", "3", role="Consultant", area="England"),
    )
    assert [(one.groups, one.role, one.year["England"].value) for one in found] == [(("2212",), "Consultant", 105504)]


def test_a_pointer_that_leads_nowhere_is_an_error() -> None:
    with pytest.raises(ValueError, match="leads to no rates"):
        rates(["2212"], pointer("2212", "See the website"))


def test_two_rates_for_the_same_are_an_error() -> None:
    with pytest.raises(ValueError, match="two going rates"):
        rates(["2134"], line(1.0, "2134", "1"), line(2.0, "2134", "1"))


def test_a_group_without_a_line() -> None:
    assert rates(["4211"], *BANDS) == []
    assert visas.listed(pd.DataFrame(BANDS), ["4211"]) == {"4211": ()}


def test_an_option_that_does_not_apply_says_so() -> None:
    (one,) = rates(["5241"], line(ABSENT, "5241", "1a", options="B", percent="90", status="not_applicable"))
    assert (one.year[""].value, one.year[""].text) == (None, "not applicable")
