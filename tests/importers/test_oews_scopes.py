"""Wages by area and industry: the publisher's workbooks, the transcription, and what replaces it."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from careerbook.core import catalog
from careerbook.core.catalog import Source
from careerbook.core.errors import SourceFormatError
from careerbook.core.states import FIPS
from careerbook.dataset.reading import at_hand, read_source
from careerbook.dataset.store import Dataset
from careerbook.sources import READERS, oews_transcription
from tests.importers.test_counts import kinds, kinds_in_table, sheet
from tests.importers.tiny_workbook import write

SOURCES = catalog.load()
SECTORS = "bls_oews_sectors_2024"
TRANSCRIBED = [id for id, source in SOURCES.items() if source.reader == "oews_transcription"]
OPTIONS = {"reference_year": 2025, "classification": "SOC 2018"}
HEADER = ["AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP", "OWN_CODE", "OCC_CODE"]
HEADER += ["OCC_TITLE", "O_GROUP", "TOT_EMP", "EMP_PRSE", "JOBS_1000", "LOC_QUOTIENT", "PCT_TOTAL", "PCT_RPT", "H_MEAN"]
HEADER += ["A_MEAN", "MEAN_PRSE", "H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90", "A_PCT10", "A_PCT25"]
HEADER += ["A_MEDIAN", "A_PCT75", "A_PCT90", "ANNUAL", "HOURLY"]
# The figures of medical assistants are the nation's of May 2025 (shared/raw/README.md), put into made-up areas.
FIGURES = [817870, 1.1, 5.2, 1.01, None, None, 22.17, 46120, 0.3, 17.0, 18.5, 21.97, 24.0, 28.0]
ANNUAL = [35000, 38000, 45690, 50000, 58000, None, None]


def row(area: object, title: str, kind: object, state: str, *figures: object, code: str = "31-9092") -> list[object]:
    occupation = [code, "Medical Assistants", "detailed"]
    return [area, title, kind, state, "000000", "Cross-industry", "cross-industry", 1235, *occupation, *figures]


@pytest.fixture
def states(tmp_path: Path) -> Path:
    withheld = ["**", "**", "**", "**", None, None, *["*"] * 13, "TRUE", None]
    rows = [
        HEADER,
        row(1, "Alabama", 2, "AL", *FIGURES, *ANNUAL),
        row("06", "California", "2", "CA", *withheld),
        row(72, "Puerto Rico", 3, "PR", *FIGURES, *ANNUAL),
    ]
    return write(tmp_path / "state_M2025_dl.xlsx", {"state_M2025_dl": rows})


def test_states(states: Path, source: Callable[..., Source]) -> None:
    found = READERS["oews_areas"](states, source(states, "oews_areas", **OPTIONS))["wages_by_area"]
    alabama = found[found["area_code"] == "01"].set_index(["measure", "statistic"])
    assert alabama.loc[("annual_wage", "median"), ["value", "unit", "area_type"]].to_list() == [
        45690,
        "USD per year",
        "state",
    ]
    assert alabama.loc[("employment", "total"), ["value", "source_row", "source_column"]].to_list() == [
        817870,
        2,
        "TOT_EMP",
    ]
    assert alabama.loc[("location_quotient", "total"), "value"] == 1.01
    assert alabama.loc[("jobs_per_1000", "total"), "value"] == 5.2
    assert len(alabama) == 17  # no row for PCT_TOTAL and PCT_RPT, which no area has
    california = found[found["area_code"] == "06"]
    assert set(california["status"]) == {"not_released"}
    assert california["annual_only"].all()
    assert set(found.loc[found["area_code"] == "72", "area_type"]) == {"territory"}


def test_metropolitan_areas(tmp_path: Path, source: Callable[..., Source]) -> None:
    rows = [
        HEADER,
        row(10180, "Abilene, TX", 4, "TX", *FIGURES, *ANNUAL),
        row(100001, "Northwest Alabama nonmetropolitan area", 6, "AL", *FIGURES, *ANNUAL),
    ]
    path = write(tmp_path / "MSA_M2025_dl.xlsx", {"MSA_M2025_dl": rows})
    found = READERS["oews_areas"](path, source(path, "oews_areas", **OPTIONS))["wages_by_area"]
    assert found.drop_duplicates("area_code")[["area_code", "area_type", "primary_state"]].values.tolist() == [
        ["10180", "metropolitan area", "TX"],
        ["0100001", "nonmetropolitan area", "AL"],
    ]


def test_area_of_an_unknown_type(tmp_path: Path, source: Callable[..., Source]) -> None:
    path = write(tmp_path / "odd.xlsx", {"odd": [HEADER, row(1, "Alabama", 9, "AL", *FIGURES, *ANNUAL)]})
    with pytest.raises(SourceFormatError, match="'9' is no type of area") as caught:
        READERS["oews_areas"](path, source(path, "oews_areas", **OPTIONS))
    assert (caught.value.row, caught.value.column) == (2, "AREA_TYPE")


def test_year_of_the_workbook(states: Path, source: Callable[..., Source]) -> None:
    with pytest.raises(SourceFormatError, match="2025"):
        READERS["oews_areas"](states, source(states, "oews_areas", **{**OPTIONS, "reference_year": 2024}))


def test_top_code_without_threshold(tmp_path: Path, source: Callable[..., Source]) -> None:
    figures = [*FIGURES, "#", *ANNUAL[1:]]
    path = write(tmp_path / "top.xlsx", {"top": [HEADER, row(1, "Alabama", 2, "AL", *figures)]})
    with pytest.raises(SourceFormatError, match="threshold"):
        READERS["oews_areas"](path, source(path, "oews_areas", **OPTIONS))
    found = READERS["oews_areas"](path, source(path, "oews_areas", **OPTIONS, annual_top_code=239200))["wages_by_area"]
    assert found.loc[found["status"] == "top_coded", "bound"].to_list() == [239200]


def test_industries_keep_their_codes_as_text(tmp_path: Path, source: Callable[..., Source]) -> None:
    cells = row(99, "U.S.", 1, "US", *FIGURES, *ANNUAL)
    cells[4:8] = ["31-33", "Manufacturing", "sector", 5]
    path = write(tmp_path / "natsector_M2025_dl.xlsx", {"natsector_M2025_dl": [HEADER, cells]})
    found = READERS["oews_industries"](path, source(path, "oews_industries", **OPTIONS))["wages_by_industry"]
    assert set(found["industry_code"]) == {"31-33"}
    assert set(found["ownership_code"]) == {"5"}


@pytest.fixture(scope="module")
def sectors(raw_dir: Path) -> pd.DataFrame:
    return read_source(raw_dir, SOURCES[SECTORS])["wages_by_industry"]


def test_sectors_count(raw_dir: Path, sectors: pd.DataFrame) -> None:
    cells = sheet(raw_dir / SOURCES[SECTORS].file)
    names = cells.iloc[0]
    always = names.str.match(r"(TOT_EMP|EMP_PRSE|MEAN_PRSE|[AH]_(MEAN|MEDIAN|PCT\d\d))$")
    some = names.isin(["JOBS_1000", "LOC_QUOTIENT", "PCT_TOTAL", "PCT_RPT"])
    counted = kinds(cells.iloc[1:, (always | some).to_numpy().nonzero()[0]].to_numpy().ravel())
    assert counted.pop("") == 2 * (len(cells) - 1)  # two columns that only areas have
    assert kinds_in_table(sectors) == counted
    assert Counter(sectors["status"])["top_coded"] == counted["#"] == 1830
    assert Counter(sectors["status"])["below_threshold"] == counted["~"] == 8896


def test_sectors_traps(sectors: pd.DataFrame) -> None:
    assert {"31-33", "44-45", "48-49", "99"} <= set(sectors["industry_code"])
    owners = sectors.drop_duplicates("industry_code").set_index("industry_code")["ownership_code"]
    assert owners[["48-49", "61", "62", "99", "51"]].to_list() == ["59", "235", "58", "123", "5"]
    rows = sectors[(sectors["soc_code"] == "31-9092") & (sectors["industry_code"] == "51")]
    rows = rows.set_index(["measure", "statistic"])
    assert rows.loc[("employment", "total"), ["raw", "status"]].to_list() == ["**", "not_released"]
    assert rows.loc[("annual_wage", "median"), "value"] == 47540  # row of 51, A_MEDIAN
    assert rows.loc[("annual_wage", "mean"), "value"] == 48380


def test_transcription_count(raw_dir: Path) -> None:
    content = json.loads(gzip.decompress((raw_dir / SOURCES[TRANSCRIBED[0]].file).read_bytes()))
    frames = [frame for id in TRANSCRIBED for frame in read_source(raw_dir, SOURCES[id]).values()]
    found = pd.concat(frames)
    cells = [
        cell
        for scope, groups in content["stats"].items()
        if scope != "US"
        for figures in groups.values()
        for cell in figures
    ]
    assert Counter(found["raw"]) == Counter("null" if cell is None else str(cell) for cell in cells)
    assert Counter(found["status"]) == {
        "available": sum(cell is not None for cell in cells),
        "not_released": cells.count(None),
    }
    assert found["value"].sum() == sum(cell for cell in cells if cell is not None)
    assert set(frames[0]["area_code"]) == set(FIPS.values())
    assert len(set(frames[0]["area_code"])) == 54
    assert sum(frame["industry_code"].nunique() for frame in frames[1:]) == 346


def test_the_transcriptions_nation_is_the_original(raw_dir: Path, tables: Dataset) -> None:
    content = json.loads(gzip.decompress((raw_dir / SOURCES[TRANSCRIBED[0]].file).read_bytes()))
    wages = tables.rows("wages", reference_year=2025, occupation_group="detailed")
    values = wages.set_index(["soc_code", "measure", "statistic"])["value"].to_dict()
    equal = 0
    for code, figures in content["stats"]["US"].items():
        for name, figure in zip(content["stat_cols"], figures, strict=True):
            measure, statistic, _ = oews_transcription.STATISTICS[name]
            value = values[code, measure, statistic]
            equal += pd.isna(value) if figure is None else value == figure
    assert equal == 5810


def test_californian_medical_assistants(tables: Dataset) -> None:
    rows = tables.rows("wages_by_area", soc_code="31-9092", area_code="06").set_index(["measure", "statistic"])
    assert rows.loc[("annual_wage", "median"), ["value", "raw"]].to_list() == [49660, "49660"]  # stats.CA[1]
    assert rows.loc[("employment", "total"), "value"] == 117060  # stats.CA[6]
    assert set(rows["source_column"]) == {"stats.CA.31-9092"}
    assert set(rows["occupation_title"]) == {"Medical Assistants"}
    assert {SOURCES[id].status for id in rows["source_id"]} == {"transcription"}


def transcription(folder: Path, **changes: object) -> Path:
    content = {
        "year": 2025,
        "stat_cols": ["mean", "median", "p10", "p25", "p75", "p90", "count"],
        "codes": {"EN": {"31-9092": "Medical Assistants"}},
        "regions": {"US": "United States (national)", "CA": "California", "IND31-33": "Manufacturing"},
        "stats": {"CA": {"31-9092": [46120, 45690, None, 1, 2, 3, 817870]}},
        **changes,
    }
    path = folder / "t.json.gz"
    path.write_bytes(gzip.compress(json.dumps(content).encode()))
    return path


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"year": 2024}, "2024"),
        ({"stat_cols": ["median", "mean", "p10", "p25", "p75", "p90", "count"]}, "figures are"),
        ({"stats": {"CA": {"31-9092": [1, 2]}}}, "too short"),
        ({"stats": {"CA": {"31-9092": [1, 2, 3, 4, 5, 6, "7"]}}}, "no figure"),
        ({"stats": {"ZZ": {"31-9092": [1, 2, 3, 4, 5, 6, 7]}}}, "neither a state nor an industry"),
        ({"stats": {"CA": {"Total": [1, 2, 3, 4, 5, 6, 7]}}}, "no SOC code"),
    ],
)
def test_changed_transcriptions(
    tmp_path: Path, source: Callable[..., Source], changes: dict[str, object], what: str
) -> None:
    path = transcription(tmp_path, **changes)
    with pytest.raises(SourceFormatError, match=what):
        READERS["oews_transcription"](path, source(path, "oews_transcription", **OPTIONS, scope="areas"))


@pytest.mark.parametrize(
    ("code", "level"),
    [("62", "sector"), ("31-33", "sector"), ("621000", "3-digit"), ("621100", "4-digit"), ("3250A1", "4-digit")],
)
def test_level_of_an_industry(tmp_path: Path, source: Callable[..., Source], code: str, level: str) -> None:
    names = {f"IND{code}": "An industry"}
    path = transcription(tmp_path, regions=names, stats={f"IND{code}": {"31-9092": [1, 2, 3, 4, 5, 6, None]}})
    found = READERS["oews_transcription"](path, source(path, "oews_transcription", **OPTIONS, scope=level))
    assert found["wages_by_industry"]["industry_level"].eq(level).all()
    assert found["wages_by_industry"]["industry_code"].eq(code).all()


def test_an_original_replaces_the_transcription(tmp_path: Path, states: Path) -> None:
    """Nothing but the arrival of the file is needed; the label follows the status of the rows' source."""
    original, transcribed = SOURCES["bls_oews_states_2025"], SOURCES["bls_oews_states_2025_transcription"]
    assert (original.status, transcribed.status) == ("original", "transcription")
    raw = tmp_path / "raw"
    before = {source.id for source in at_hand(raw, SOURCES.values())}
    (raw / original.file).parent.mkdir(parents=True)
    states.rename(raw / original.file)
    after = {source.id for source in at_hand(raw, SOURCES.values())}
    assert before - after == {transcribed.id}
    assert after - before == {original.id}
    rows = read_source(raw, original)["wages_by_area"]
    assert set(rows["source_id"]) == {original.id}
    assert set(rows["area_code"]) == {"01", "06", "72"}


def test_each_transcribed_part_has_its_original() -> None:
    replaced = [id for source in SOURCES.values() if source.reader.startswith("oews_") for id in source.replaces]
    assert sorted(replaced) == sorted(TRANSCRIBED)
