"""Damaged files around an occupation: one clear error that names the file and the place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from careerbook.core.catalog import Source
from careerbook.core.errors import SourceFormatError
from careerbook.sources import READERS

Make = Callable[..., Source]
ILOSTAT = "ref_area.label,sex.label,classif1.label,time,obs_value,obs_status.label,note_indicator.label"
GERMANY = "Germany,Total,Currency: Local currency,2025,2161,,Currency: DEU - Euro (EUR)"
MINIMUM: dict[str, Any] = {"indicator": "X", "measure": "minimum_wage", "statistic": "total"}
COPS: dict[str, Any] = {"classification": "NOC 2021", "measure": "employment"}
RATES: dict[str, Any] = {"classification": "UK SOC 2020", "tables": {"1": ""}}
RATE_TABLE = """Table 1: codes
| SOC 2020 occupation code | Examples | Going rate (SW – options A and D) |
| --- | --- | --- |
| 2137 IT network professionals | • Names | {rate} |
"""
INDEX: dict[str, Any] = {
    "index": "i",
    "edition": "2020",
    "classification": "SOC 2010",
    "columns": {"code": "OCC_CODE", "title": "OES_TITLE"},
    "scores": {"teleworkable": {"measure": "teleworkable", "unit": "0 or 1"}},
}
FORECAST: dict[str, Any] = {"classification": "ISCO-08", "measures": {"value": "employment"}, "country_codes": {}}
TAXES: dict[str, Any] = {
    "country_codes": {"DE": "DEU"},
    "indicators": {"X": {"block": "tax", "measure": "m", "statistic": "mean", "unit": "u"}},
}


@pytest.mark.parametrize(
    ("reader", "name", "text", "options", "message"),
    [
        ("ilostat_indicator", "a.csv", f"{ILOSTAT}\n{GERMANY}x\n".replace("Germany", "Atlantis"), MINIMUM, "Atlantis"),
        ("ilostat_indicator", "a.csv", f"{ILOSTAT}\n{GERMANY}\n".replace("2161", "2,16"), MINIMUM, "row 2"),
        ("ilostat_indicator", "a.csv", f"{ILOSTAT}\n{GERMANY}\n".replace("2025", "25"), MINIMUM, "not a year"),
        ("ilostat_indicator", "a.csv", f"{ILOSTAT}\n{GERMANY}\n".replace("EUR", "euro"), MINIMUM, "no currency"),
        ("ilostat_indicator", "a.csv", ILOSTAT.replace("obs_value", "value"), MINIMUM, "obs_value"),
        ("ilostat_prices", "a.csv", f"{ILOSTAT}\n{GERMANY}\n", {"series": "s", "unit": "u"}, "COICOP"),
        ("ilostat_gender_gap", "a.csv", f"{ILOSTAT}\n{GERMANY}\n", {}, "not an occupation"),
        ("cops", "a.csv", "Code,Occupation Name,2023\n33109,Other,many\n", COPS, "'many'"),
        ("cops", "a.csv", "Code,Occupation Name,2023\n3109,Other,5\n", COPS, "not a code"),
        ("cops", "a.csv", "Code,Occupation Name,Year\n33109,Other,5\n", COPS, "headed by a year"),
        ("exposure_index", "a.csv", "OCC_CODE,OES_TITLE,teleworkable\n31-9092,Assistants,?\n", INDEX, "row 2"),
        ("exposure_index", "a.csv", "OCC_CODE,TITLE,teleworkable\n31-9092,Assistants,0\n", INDEX, "OES_TITLE"),
        ("going_rates", "a.md", RATE_TABLE.format(rate="45,600"), RATES, "row 4"),
        ("going_rates", "a.md", RATE_TABLE.format(rate="£45,600"), RATES, "no rate per hour"),
        ("going_rates", "a.md", "no tables", RATES, "no Table 1"),
        ("cedefop_forecast", "a.json", '{"Austria": {"11": {"history": [{"year": "2010"', FORECAST, "not JSON"),
        ("cedefop_forecast", "a.json", '{"Austria": {"11": {"values": []}}}', FORECAST, "history"),
        (
            "cedefop_forecast",
            "a.json",
            '{"Atlantis": {"11": {"history": [{"year": "2010", "value": 1}]}}}',
            FORECAST,
            "Atl",
        ),
        (
            "indicators_json",
            "a.json",
            '{"data": {"DE": {"tax": {"X": [{"period": "2025", "value": "1"}]}}}}',
            TAXES,
            "'1'",
        ),
        ("indicators_json", "a.json", '{"dates": {}}', TAXES, "data"),
        ("oecd_average_wages", "a.csv", "REF_AREA,TIME_PERIOD\nDEU,2020\n", MINIMUM, "OBS_VALUE"),
    ],
)
def test_damage_is_named(
    tmp_path: Path, source: Make, reader: str, name: str, text: str, options: dict[str, Any], message: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(SourceFormatError, match=message) as caught:
        READERS[reader](tmp_path / name, source(tmp_path / name, reader, **options))
    assert name in str(caught.value)


@pytest.mark.parametrize("reader", ["cops", "exposure_index", "going_rates", "ilostat_prices", "cedefop_forecast"])
def test_an_empty_file_is_refused(tmp_path: Path, source: Make, reader: str) -> None:
    path = tmp_path / ("a.json" if "cedefop" in reader else "a.csv")
    path.touch()
    options = FORECAST | RATES | INDEX | {"series": "s", "unit": "u"}
    with pytest.raises(SourceFormatError):
        READERS[reader](path, source(path, reader, **options))


def test_a_cell_of_several_rates(tmp_path: Path, source: Make) -> None:
    """Rates by role in words: one figure a role; sentences after them are left."""
    cell = "• Lecturer (FE): £30,000 (37.5-hour week) • Head, or equivalent): £47,696.57 These are per year."
    text = RATE_TABLE.replace("Going rate (SW – options A and D)", "Going rate (annual)").format(rate=cell)
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    made = source(tmp_path / "a.md", "going_rates", **RATES)
    frame = READERS["going_rates"](tmp_path / "a.md", made)["visa_going_rates"]
    assert frame["role"].to_list() == ["Lecturer (FE)", "Head, or equivalent)"]
    assert frame["value"].to_list() == [30000.0, 47696.57]
    assert frame["raw"].to_list() == ["£30,000", "£47,696.57"]
