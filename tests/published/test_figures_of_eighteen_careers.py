"""Figures of eighteen careers across the major groups, copied from the publisher's workbooks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from careerbook.estimate import Estimate

Facts = Callable[[str], dict[str, Estimate]]

# bls/oews/national_M2025_dl.xlsx, first sheet: OCC_CODE, the row, then the columns' cells as published.
OEWS_COLUMNS = ("TOT_EMP", "EMP_PRSE", "A_MEAN", "MEAN_PRSE", "A_PCT10", "A_MEDIAN", "A_PCT90", "H_MEDIAN")
OEWS = """
11-2021   13  395240  0.8 177770 0.3  90260 166790 293610  80.19
13-2011  110 1449500  0.5  94750 0.3  56020  83680 144090  40.23
15-1252  149 1687890  0.6 148100 0.4  82460 135980 214670  65.38
17-2051  186  367840  1   108670 0.9  68240 100840 163220  48.48
23-1011  337  754500  1.1 185840 1.6  78360 159670 351600  76.76
25-2021  404 1388390  0.8  72650 0.4  47960  63970 104340      *
27-2011  465   55000 17.7      * 8.4      *      *      *  29.05
29-1141  540 3379720  0.3 101420 0.2  68940  97550 137470   46.9
29-1212  551   17290  5.4 454940 2.2 107190 496010 712130 238.47
31-9092  630  817870  1.2  46120 0.3  36050  45690  59310  21.97
33-3051  664  670520  0.3  79200 0.3  47510  76210 115120  36.64
35-2014  690 1409890  1    38730 0.4  28700  37390  47900  17.98
41-2031  804 3897860  0.3  37310 0.2  27210  35410  47890  17.03
43-3031  851 1373680  0.8  53560 0.2  36000  50670  74550  24.36
47-2111  997  757220  0.8  71490 0.4  42640  63190 108510  30.38
51-4121 1204  416210  0.8  56760 0.2  39240  53750  77530  25.84
53-2011 1319  103560  1.1 288650 2.7 106710 232140 463830      *
53-3032 1331 2062040  0.5  59710 0.2  40140  58640  79380  28.19
"""
OEWS_IDS = (
    "employment",
    "employment.rse",
    "wage.annual.mean",
    "wage.mean.rse",
    "wage.annual.p10",
    "wage.annual.median",
    "wage.annual.p90",
    "wage.hourly.median",
)

# bls/ep/occupation_2024-34.xlsx, sheet Table 1.2: code, the row, then the columns' cells as published.
EP_COLUMNS = (
    "Employment, 2024",
    "Employment, 2034",
    "Employment change, numeric, 2024-34",
    "Employment change, percent, 2024-34",
    "Occupational openings, 2024-34 annual average",
)
EP = """
11-2021   12  407    433.7  26.7  6.6  34.3
13-2011   77 1579.8 1652.6  72.8  4.6 124.2
15-1252  110 1693.8 1961.4 267.7 15.8 115.2
17-2051  135  368.9  387.5  18.5  5    23.6
23-1011  260  864.8  900.7  35.9  4.1  31.5
25-2021  325 1422.7 1394.8 -27.9 -2    91
27-2011  376   57     57.1   0.2  0.3   6.3
29-1141  438 3391   3557.1 166.1  4.9 189.1
29-1212  445   19.4   20.2   0.8  4.1   0.6
31-9092  517  811    912.2 101.2 12.5 112.3
33-3051  546  698.8  720.8  22    3.1  53.7
35-2014  569 1460.2 1677.2 217   14.9 250.7
41-2031  657 3936.7 3917.1 -19.6 -0.5 555.8
43-3031  689 1613.4 1519.1 -94.3 -5.8 170
47-2111  790  818.7  896.1  77.4  9.5  81
51-4121  957  457.3  467.2   9.9  2.2  45.6
53-2011 1055  100    103.9   3.9  3.9  11.7
53-3032 1065 2235.1 2324.4  89.3  4   237.6
"""
EP_IDS = ("employment_base", "employment_target", "employment_change", "growth_pct", "openings_annual")
THOUSANDS = {"employment_base", "employment_target", "employment_change", "openings_annual"}


def rows(table: str) -> list[tuple[str, int, list[str]]]:
    found = []
    for line in table.strip().splitlines():
        code, row, *cells = line.split()
        found.append((code, int(row), cells))
    return found


@pytest.mark.parametrize(("code", "row", "cells"), rows(OEWS))
def test_wages_and_employment(facts: Facts, code: str, row: int, cells: list[str]) -> None:
    for id, column, raw in zip(OEWS_IDS, OEWS_COLUMNS, cells, strict=True):
        one = facts(code)[id]
        cell = one.cells[0]
        assert (cell.file, cell.sheet) == ("bls/oews/national_M2025_dl.xlsx", "national_M2025_dl")
        assert (cell.row, cell.column, cell.raw) == (row, column, raw)
        assert one.value == (None if raw == "*" else float(raw))
        assert one.status == ("not_released" if raw == "*" else "available")
        assert (one.label, one.reference_period) == ("official", "May 2025")


@pytest.mark.parametrize(("code", "row", "cells"), rows(EP))
def test_projections(facts: Facts, code: str, row: int, cells: list[str]) -> None:
    for id, column, raw in zip(EP_IDS, EP_COLUMNS, cells, strict=True):
        one = facts(code)[f"outlook.{id}"]
        cell = one.cells[0]
        assert (cell.file, cell.sheet) == ("bls/ep/occupation_2024-34.xlsx", "Table 1.2")
        assert (cell.row, cell.column.replace("–", "-"), cell.raw) == (row, column, raw)
        assert one.value == pytest.approx(float(raw) * (1000 if id in THOUSANDS else 1), rel=1e-12)


@pytest.mark.parametrize(
    ("code", "id", "value", "raw", "file", "row"),
    [
        # A_MEDIAN (2019: a_median) of OEWS; percent change of the EP tables 1.7; read by hand
        ("29-1141", "history.2017.wage.annual.median", 70000, "70000", "bls/oews/national_M2017_dl.xlsx", 532),
        ("29-1141", "history.2019.wage.annual.median", 73300, "73300", "bls/oews/national_M2019_dl.xlsx", 511),
        ("29-1141", "history.2024.wage.annual.median", 93600, "93600", "bls/oews/national_M2024_dl.xlsx", 542),
        ("53-2011", "history.2017.wage.annual.median", 137330, "137330", "bls/oews/national_M2017_dl.xlsx", 1297),
        ("47-2111", "history.2019.wage.annual.median", 56180, "56180", "bls/oews/national_M2019_dl.xlsx", 936),
        ("29-1212", "history.2024.wage.annual.median", None, "#", "bls/oews/national_M2024_dl.xlsx", 553),
        ("27-2011", "history.2017.wage.annual.median", None, "*", "bls/oews/national_M2017_dl.xlsx", 448),
        ("41-2031", "track.2016-26.growth_pct", 1.7, "1.7", "bls/ep/occupation_2016-26.xlsx", 628),
        ("43-3031", "track.2019-29.growth_pct", -5.7, "-5.7", "bls/ep/occupation_2019-29.xlsx", 633),
        ("29-1141", "track.2021-31.growth_pct", 6.2, "6.2", "bls/ep/employment_projections_2021-31_export.csv", 684),
    ],
)
def test_earlier_years_and_rounds(
    facts: Facts, code: str, id: str, value: float | None, raw: str, file: str, row: int
) -> None:
    one = facts(code)[id]
    assert one.value == value
    assert (one.cells[0].raw, one.cells[0].file, one.cells[0].row) == (raw, file, row)


@pytest.mark.parametrize(
    ("country", "unit", "raw", "file", "match"),
    [
        # README's table: ASHE 6131 full-time, KldB 81102, ANZSCO 4233, NOC 33109, ISCO 3256 and group 3
        ("GBR", "GBP per year", "28041", "ons/", "near"),
        ("DEU", "EUR per month", "3270", "derived/national_snapshots/germany_kldb.json.gz", "unit group, shared"),
        ("AUS", "AUD per week", "1612", "jsa/", "near"),
        ("CAN", "CAD per hour", "23", "canada/", "near"),
        ("NOR", "NOK per month", "35810", "ssb/", "unit group, shared"),
        ("MEX", "MXN per month", "13745.681", "ilostat/", "1-digit group"),
    ],
)
def test_medical_assistants_abroad(facts: Facts, country: str, unit: str, raw: str, file: str, match: str) -> None:
    one = facts("31-9092")[f"international.{country}.earnings_lcu"]
    assert (one.value, one.unit, one.cells[0].raw) == (float(raw), unit, raw)
    assert one.cells[0].file.startswith(file)
    assert one.details["match"] == match


@pytest.mark.parametrize(
    ("country", "amount", "exchange", "parity"),
    [
        # World Bank, 2024, PA.NUS.FCRF and PA.NUS.PRVT.PP as in README (CA, AU exchange: rows 41 and 19, column 2024)
        ("DEU", 3270, 0.9239, 0.7238),
        ("MEX", 13745.681, 18.305, 10.985),
        ("GBR", 28041, 0.782414580986262, 0.7035),
        ("CAN", 23, 1.36935976604092, 1.1974),
        ("AUS", 1612, 1.51535803855596, 1.4356),
    ],
)
def test_medical_assistants_converted(
    facts: Facts, country: str, amount: float, exchange: float, parity: float
) -> None:
    figures = facts("31-9092")
    assert figures[f"international.{country}.earnings_usd"].value == pytest.approx(amount / exchange, rel=1e-4)
    assert figures[f"international.{country}.earnings_ppp"].value == pytest.approx(amount / parity, rel=1e-4)


def test_the_uks_published_coefficient_of_variation_gives_the_interval(facts: Facts) -> None:
    # ASHE 2024p table 14.7b, sheet Full-Time, row 405 (6131), Median 1.7: 28,041 × (1 ± 1.96 × 0.017) = 28,041 ± 934.33
    found = facts("31-9092")
    margin = found["international.GBR.earnings_lcu"].error
    assert found["international.GBR.earnings_lcu.cv"].value == 1.7
    assert margin is not None
    assert (margin.low, margin.high) == (pytest.approx(27106.67, abs=0.01), pytest.approx(28975.33, abs=0.01))


def test_a_group_that_others_share_is_no_official_figure_of_the_occupation(facts: Facts) -> None:
    # ISCO-08 2310 holds every US postsecondary teacher (BLS' crosswalk): Norway's figure is a proxy for each of them.
    assert facts("25-1011")["international.NOR.earnings_lcu"].label == "proxy"


def test_every_figure_that_is_shown_has_a_source(facts: Facts) -> None:
    rootless = [id for id, one in facts("31-9092").items() if one.value is not None and not one.cells]
    assert rootless == []
