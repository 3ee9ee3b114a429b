"""Exposure to AI and feasibility of telework: percentiles worked by hand, and which codes are taken."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from tests.making import ABSENT, SOURCES, row

from careerbook.estimate import Label, Status
from careerbook.metrics import exposure
from careerbook.metrics.exposure import Reading, Scale

LINKS = pd.DataFrame(
    [
        ("11-1011", "11-1011"),  # one to one
        ("15-1132", "15-1252"),  # two codes became two others
        ("15-1132", "15-1253"),
        ("15-1133", "15-1252"),
        ("31-1011", "31-1121"),  # with the next: two codes that are one of the wage survey's
        ("39-9021", "31-1122"),
        ("51-9001", "51-9000"),  # two codes that became one
        ("51-9002", "51-9000"),
    ],
    columns=["from_code", "to_code"],
)


def scale(scores: dict[str, float], classification: str, titles: dict[str, str] | None = None) -> Scale:
    rows = [
        row(
            score,
            occupation_code=code,
            occupation_title=(titles or {}).get(code, f"Title {code}"),
            edition="2021",
            classification=classification,
            measure="aioe",
            statistic="score",
            unit="standard deviations",
        )
        for code, score in scores.items()
    ]
    return exposure.scale("aioe", pd.DataFrame(rows), SOURCES)


def reading(over: Scale, code: str, *components: str, title: str = "Anything") -> Reading:
    return exposure.reading(over, code, title, components or (code,), LINKS, SOURCES)


OLD = scale(
    {
        "11-1011": 0.2,
        "15-1132": 1.0,
        "15-1133": 1.1,
        "31-1011": 0.2,
        "39-9021": -1.0,
        "51-9001": -2.0,
        "51-9002": ABSENT,
        "13-1020": 3.0,
    },
    "SOC 2010",
    {"13-1020": "Buyers"},
)


def test_a_percentile_counts_the_lower_and_half_of_the_equal() -> None:
    # of 1, 2, 2, 2, 5: below 2 stands one, equal are three: (1 + 1.5) of 5 = 50 %; below 5 four: 4.5 of 5 = 90 %
    ordered = np.array([1.0, 2.0, 2.0, 2.0, 5.0])
    assert exposure.midrank_percentile(ordered, 2.0) == pytest.approx(50)
    assert exposure.midrank_percentile(ordered, 5.0) == pytest.approx(90)
    assert exposure.midrank_percentile(ordered, 1.0) == pytest.approx(10)


def test_one_to_one_across_the_crosswalk() -> None:
    # seven scores: -2, -1, 0.2, 0.2, 1, 1.1, 3; below 0.2 two, equal two: 3 of 7 = 42.857 %
    found = reading(OLD, "11-1011")
    (place,) = found.places
    assert place.percentile.value == pytest.approx(300 / 7)
    assert (place.score.value, place.score.label, place.percentile.label) == (0.2, Label.MODELLED, Label.MODELLED)
    assert (place.percentile.id, place.percentile.unit) == ("exposure.aioe.percentile", "percentile")
    assert [cell.raw for cell in place.percentile.cells] == ["0.2", "7 cells"]
    assert found.scale.count.value == 7


def test_a_split_code_is_not_comparable() -> None:
    (place,) = reading(OLD, "15-1252").places
    assert place.percentile.status is Status.NOT_COMPARABLE
    assert place.percentile.reason == "SOC 2010 had 15-1132 and 15-1133, which became 15-1252 and 15-1253"
    assert reading(OLD, "15-1252").percentiles == ()


def test_codes_that_together_are_the_occupation_make_a_range() -> None:
    # -1 stands second of seven: 1.5 of 7 = 21.4 %; 0.2: 42.9 %
    found = reading(OLD, "31-1120", "31-1121", "31-1122")
    assert [one.value for one in found.percentiles] == pytest.approx([150 / 7, 300 / 7])
    assert [place.code for place in found.places] == ["39-9021", "31-1011"]
    assert found.places[0].score.id == "exposure.aioe.39-9021.score"


def test_a_range_lacks_no_part() -> None:
    (place,) = reading(OLD, "51-9000").places
    assert (place.score.status, place.score.value) == (Status.NOT_PUBLISHED, None)
    assert place.score.reason == "the index has no score for SOC 2010 51-9002"


def test_a_code_of_the_surveys_own_stands_for_itself_only_under_its_title() -> None:
    parts = ("13-1021", "13-1022")
    assert [place.code for place in reading(OLD, "13-1020", *parts, title="Buyers").places] == ["13-1020"]
    assert reading(OLD, "13-1020", *parts, title="Sellers").percentiles == ()


def test_the_onet_code_of_the_whole_occupation_comes_before_the_narrower_ones() -> None:
    onet = scale(
        {"11-1011.00": 0.5, "11-1011.03": 0.9, "15-1299.01": 0.1, "15-1299.02": 0.2, "15-1299.04": 0.3},
        "O*NET-SOC 2019",
    )
    assert [place.code for place in reading(onet, "11-1011").places] == ["11-1011.00"]
    narrower = reading(onet, "15-1299")
    assert [place.code for place in narrower.places] == ["15-1299.01", "15-1299.02", "15-1299.04"]
    assert narrower.places[0].percentile.id == "exposure.aioe.15-1299-01.percentile"
    assert reading(onet, "25-9045", "11-1011", "25-9049").percentiles == ()


def test_telework_is_counted_by_class() -> None:
    rows = [
        row(
            score,
            occupation_code=code,
            occupation_title="T",
            edition="2020",
            classification="SOC 2010",
            unit=exposure.TELEWORK_UNIT,
            measure="teleworkable",
            statistic="score",
        )
        for code, score in {"11-1011": 1.0, "15-1132": 1.0, "31-1011": 0.0, "39-9021": 0.25}.items()
    ]
    over, counts = exposure.telework_of_all(pd.DataFrame(rows), SOURCES)
    assert {name: one.value for name, one in counts.items()} == {
        "occupations": 4,
        "occupations_feasible": 2,
        "occupations_mixed": 1,
        "occupations_feasible_pct": 50,
    }
    (boss,) = exposure.telework(over, "11-1011", "Boss", ["11-1011"], LINKS, SOURCES)
    assert (boss.id, boss.value, boss.text) == ("telework.feasible", 1.0, "1")
    aides = exposure.telework(over, "31-1120", "Aides", ["31-1121", "31-1122"], LINKS, SOURCES)
    assert [(one.id, one.text) for one in aides] == [
        ("telework.31-1011.feasible", "0"),
        ("telework.39-9021.feasible", "0.25"),
    ]
    (lacking,) = exposure.telework(over, "15-1252", "Developers", ["15-1252"], LINKS, SOURCES)
    assert (lacking.value, lacking.status) == (None, Status.NOT_COMPARABLE)
