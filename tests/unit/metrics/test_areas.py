"""Pay and concentration by area: worked by hand, and read in the publishers' files."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.making import ABSENT, SOURCES, estimate, row

from careerbook import charts
from careerbook.charts import Point
from careerbook.charts.tiles import PLACES
from careerbook.dataset import Careers, default
from careerbook.estimate import Label, Status
from careerbook.figures import pay_by_area
from careerbook.figures.case import case_of
from careerbook.metrics import areas
from careerbook.metrics.wages import in_order


def rows(code: str, title: str, jobs: float, median: float, **more: str) -> list[dict[str, object]]:
    about = {"area_code": code, "area_title": title} | more
    return [
        row(jobs, measure="employment", statistic="total", unit="jobs", **about),
        row(median, **about, status="not_released" if median != median else "available"),
    ]


PRICES = pd.DataFrame([row(125.0, area_code="06", unit="index", reference_year=2023)])
BASES = {
    code: estimate(jobs, id=f"area.{code}.all_employment", label=Label.PROXY)
    for code, jobs in {"06": 100_000.0, "38": 10_000.0, "72": 5_000.0, "99": 1_000_000.0}.items()
}
FRAME = pd.DataFrame([
    *rows("06", "California", 4_000, 50_000),
    *rows("38", "North Dakota", 999, 60_000),
    *rows("72", "Puerto Rico", 1_000, ABSENT),
])
FOUND = {area.postal: area for area in areas.by_area(FRAME, PRICES, BASES, estimate(20_000.0), SOURCES)}


def test_pay_at_the_nations_prices() -> None:
    # 50,000 at a price level of 125 buys what 40,000 buys at 100
    california = FOUND["CA"]
    assert california.adjusted.value == pytest.approx(40_000)
    assert (california.adjusted.label, california.parity.reference_period) == (Label.DERIVED, "2023")
    assert FOUND["ND"].adjusted.status is Status.NOT_PUBLISHED
    assert "territories" in FOUND["PR"].parity.reason


def test_a_location_quotient_is_the_share_here_over_the_share_in_the_nation() -> None:
    # 4,000 of 100,000 jobs is 4 %, 20,000 of 1,000,000 is 2 %: twice
    assert FOUND["CA"].quotient.value == pytest.approx(2)
    assert FOUND["CA"].quotient.label is Label.PROXY  # its base is a sum of what is published


def test_a_published_location_quotient_comes_first() -> None:
    published = row(1.7, measure="location_quotient", statistic="total", area_code="06", area_title="California")
    frame = pd.DataFrame([*rows("06", "California", 4_000, 50_000), published])
    (area,) = areas.by_area(frame, PRICES, BASES, estimate(20_000.0), SOURCES)
    assert (area.quotient.value, area.quotient.label) == (1.7, Label.OFFICIAL)


def test_only_areas_with_jobs_enough_and_a_figure_are_put_in_order() -> None:
    assert [area.postal for area in in_order(list(FOUND.values()), "median")] == ["CA"]
    assert [area.postal for area in in_order(list(FOUND.values()), "employment")] == ["CA", "PR"]


def test_bases_are_sums_of_what_is_published() -> None:
    frame = pd.DataFrame([
        row(10.0, area_code="06", source_column="stats.CA.a"),
        row(5.0, area_code="06", source_column="stats.CA.b"),
        row(ABSENT, area_code="06"),
        row(7.0, area_code="99"),
    ])
    bases = areas.employment_bases(frame, SOURCES)
    assert {code: base.value for code, base in bases.items()} == {"06": 15, "99": 7}
    assert bases["06"].cells[0].raw == "2 cells"


def test_washington_as_published() -> None:
    # us_oews_M2025_states_industries: WA 31-9092 median 59,290, 19,500 jobs; SARPP, LineCode 5, 53000, 2023: 108.562
    # 59,290 ÷ 1.08562 = 54,613.9...
    by_name = pay_by_area.estimates(case_of(Careers(default()).find("31-9092")))
    assert by_name["area.53.wage.annual.median"].value == 59290
    assert by_name["area.53.employment"].value == 19500
    assert by_name["area.53.price_level"].value == 108.562
    assert by_name["area.53.wage.annual.median_adjusted"].value == pytest.approx(54613.9, abs=0.1)


def test_every_area_has_a_tile_of_its_own() -> None:
    from careerbook.core.states import FIPS

    assert set(PLACES) == set(FIPS)
    assert len(set(PLACES.values())) == len(PLACES)


def test_a_map_draws_what_is_known_and_outlines_the_rest() -> None:
    points = [Point("CA", estimate(2.0, id="ca"), "California"), Point("TX", estimate(1.0, id="tx"), "Texas")]
    spec = charts.tiles([*points, Point("OH", estimate(None, id="oh"), "Ohio")], "dollars", "$", "alt").spec
    assert spec["data"][0]["marker"]["color"] == [2.0, 1.0]
    filled = [shape for shape in spec["layout"]["shapes"] if "fillcolor" in shape]
    assert len(filled) == 2
    assert len(spec["layout"]["shapes"]) == 54
