"""Employment projections: a vintage that isn't at hand, and the table of educational attainment."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerbook.core import catalog
from careerbook.core.errors import SourceFormatError
from careerbook.dataset.reading import read_source
from careerbook.dataset.store import Dataset
from careerbook.sources.ep import LEVELS
from tests.importers.test_counts import kinds, kinds_in_table, sheet
from tests.importers.tiny_workbook import Rows, write

SOURCES = catalog.load()
SIBLING = SOURCES["bls_ep_occupation_2023_33"]
WITH_EDUCATION = [id for id, source in SOURCES.items() if "education_sheet" in source.options and source.sha256]
TITLE, CODE = "2023 National Employment Matrix title", "2023 National Employment Matrix code"
# Figures of medical assistants, 2022-32 (shared/raw/README.md), put into the vintage that isn't at hand.
PROJECTIONS: Rows = [
    ["Table 1.2 Occupational projections, 2023–33, and worker characteristics, 2023"],
    [
        TITLE,
        CODE,
        "Occupation type",
        "Employment, 2023",
        "Employment, 2033",
        "Employment distribution, percent, 2023",
        "Employment distribution, percent, 2033",
        "Employment change, numeric, 2023–33",
        "Employment change, percent, 2023–33",
        "Percent self employed, 2023",
        "Occupational openings, 2023–33 annual average",
        "Median annual wage, dollars, 2023[1]",
        "Typical education needed for entry",
        "Work experience in a related occupation",
        "Typical on-the-job training needed to attain competency in the occupation",
    ],
    ["Total, all occupations", "00-0000", "Summary", *[100.0] * 8, 48060, "—", "—", "—"],
    [
        *["      Medical assistants", "31-9092", "Line item", 764.4, 870.2, 0.5, 0.5, 105.9, 13.9, 1.1, 114.6],
        *[">=$239,200", "Postsecondary nondegree award", "None", "None"],
    ],
    ["[1] Footnote"],
]
SEPARATIONS: Rows = [
    ["Table 1.10 Occupational separations and openings, projected 2023–33"],
    [
        *[TITLE, CODE, "Occupation type"],
        *[f"{kind}, 2023–33 annual average" for kind in ("Labor force exits", "Occupational transfers")],
    ],
    ["Medical assistants", "31-9092", "Line item", 40.1, 63.9],
]
EDUCATION: Rows = [
    ["Table 5.3 Educational attainment for workers 25 years and older by detailed occupation, 2022"],
    [TITLE, CODE, *LEVELS],
    ["Medical assistants", "31-9092", 3.1, 22.5, 42.0, 19.9, 10.2, 1.9, 0.4],
    ["Chief executives(1)", "11–1011", 1.7, 8, 13.8, 4.8, 40.2, 24.8, 6.7],
    ["Footnotes:"],
]


def sibling(raw: Path, **sheets: Rows) -> Path:
    written = {"Table 1.2": PROJECTIONS, "Table 1.10": SEPARATIONS, "Table 5.3": EDUCATION} | sheets
    (raw / SIBLING.file).parent.mkdir(parents=True, exist_ok=True)
    return write(raw / SIBLING.file, written)


def test_projections_of_2023_33(tmp_path: Path) -> None:
    sibling(tmp_path)
    found = read_source(tmp_path, SIBLING)["projections"]
    assistants = found[found["soc_code"] == "31-9092"].set_index("measure")
    assert assistants.loc[["growth_pct", "openings_annual", "employment_base"], "value"].to_list() == [
        13.9,
        114.6,
        764.4,
    ]
    assert assistants.loc["median_wage", ["bound", "status"]].to_list() == [239200.0, "top_coded"]
    assert assistants.loc["work_experience", "category"] == "None"
    assert assistants.loc["labor_force_exits_annual", "value"] == 40.1
    assert set(found["vintage"]) == {"2023-33"}
    assert (found["base_year"].unique().tolist(), found["target_year"].unique().tolist()) == ([2023], [2033])


def test_years_of_another_vintage(tmp_path: Path) -> None:
    header = [str(name).replace("2033", "2034").replace("–33", "–34") for name in PROJECTIONS[1]]
    sibling(tmp_path, **{"Table 1.2": [PROJECTIONS[0], header, *PROJECTIONS[2:]]})
    with pytest.raises(SourceFormatError, match="no columns of the header match"):
        read_source(tmp_path, SIBLING)


def test_education_of_2023_33(tmp_path: Path) -> None:
    sibling(tmp_path)
    found = read_source(tmp_path, SIBLING)["education_attainment"]
    assert found.groupby("soc_code")["is_shared"].first().to_dict() == {"11-1011": True, "31-9092": False}
    assert set(found["occupation_title"]) == {"Medical assistants", "Chief executives"}
    assert set(found["reference_period"]) == {"2022"}


@pytest.mark.parametrize("id", WITH_EDUCATION)
def test_education_counts(raw_dir: Path, id: str) -> None:
    cells = sheet(raw_dir / SOURCES[id].file, SOURCES[id].options["education_sheet"])
    coded = cells[cells[1].astype(str).str.fullmatch(r"\d\d[-–]\d{4}")]
    found = read_source(raw_dir, SOURCES[id])["education_attainment"]
    assert kinds_in_table(found) == kinds(coded.iloc[:, 2:9].to_numpy().ravel())
    assert found.groupby("soc_code")["is_shared"].first().sum() == coded[0].str.contains(r"\(1\)").sum() > 0


def test_education_of_all_workers(tables: Dataset) -> None:
    rows = tables.rows("education_attainment", soc_code="00-0000").set_index(["vintage", "education"])["value"]
    assert rows["2016-26", "Bachelor's degree"] == 23.0  # Table 5.3, G3
    assert rows["2019-29", "Bachelor's degree"] == 23.9
    assert rows["2022-32", "Bachelor's degree"] == 24.5
    periods = tables.rows("education_attainment").groupby("vintage")["reference_period"].first().to_dict()
    assert periods == {"2016-26": "2016-17", "2019-29": "2019", "2022-32": "2019 and 2021"}
