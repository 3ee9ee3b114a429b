"""`data verify` finds every way in which the tables are not what the files say, and names the cell."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow.parquet
import pytest

from careerbook.core import catalog
from careerbook.core.errors import DataDamaged, DataMissing, SourceFormatError
from careerbook.dataset import Dataset
from careerbook.dataset.reading import sha256
from careerbook.operate.verify import SHOWN, check_source, check_tables
from tests.data.conftest import Small, write_wages
from tests.importers import tiny_workbook
from tests.importers.test_damaged_files import OEWS_HEADER


def lines(small: Small) -> list[str]:
    found = list(check_tables(small.dataset()))
    for source in small.sources.values():
        found += check_source(small.dataset(), small.raw, source)
    return found


def tampered(small: Small, table: str, change: pd.DataFrame, *, with_index: bool = True) -> None:
    """Put another content into a table, and with it into the index as if it had been built so."""
    path = small.tables / f"{table}.parquet"
    fields = pyarrow.parquet.read_schema(path)
    pyarrow.parquet.write_table(pyarrow.Table.from_pandas(change, schema=fields, preserve_index=False), path)
    if not with_index:
        return
    entry = {"rows": len(change), "bytes": path.stat().st_size, "sha256": sha256(path)}
    index = json.loads((small.tables / "tables.json").read_text()) | {table: entry}
    (small.tables / "tables.json").write_text(json.dumps(index))
    package = json.loads((small.tables / "datapackage.json").read_text())
    described = next(one for one in package["resources"] if one["path"] == path.name)
    described |= {"rows": len(change), "hash": f"sha256:{sha256(path)}"}
    (small.tables / "datapackage.json").write_text(json.dumps(package))


def read(small: Small, table: str) -> pd.DataFrame:
    return small.dataset().rows(table)


def test_nothing_is_told_of_a_whole_dataset(small: Small) -> None:
    assert lines(small) == []


def test_a_changed_cell_is_named(small: Small) -> None:
    wages = read(small, "wages")
    cell = (wages["source_id"] == "wages_2025") & (wages["source_column"] == "a_median") & (wages["source_row"] == 2)
    wages.loc[cell, "value"] = 45700.0
    tampered(small, "wages", wages)
    (line,) = lines(small)
    assert line.startswith("wages_2025.xlsx, sheet 'national_M2025_dl', row 2, column 'a_median': table wages")
    assert "45700.0" in line and "45690.0" in line


def test_a_lost_and_an_invented_row_are_named(small: Small) -> None:
    wages = read(small, "wages")
    lost = (wages["source_id"] == "wages_2024") & (wages["source_column"] == "tot_emp") & (wages["source_row"] == 4)
    wages = wages[~lost]
    more = wages[(wages["source_id"] == "wages_2025") & (wages["source_column"] == "tot_emp")].head(1)
    tampered(small, "wages", pd.concat([wages, more.assign(source_row=99)]))
    found = lines(small)
    assert [("has no such row" in line, "the file does not give" in line) for line in found] == [
        (True, False),
        (False, True),
    ]
    assert "row 4, column 'tot_emp'" in found[0]
    assert "row 99" in found[1]


def test_many_differences_are_counted(small: Small) -> None:
    wages = read(small, "wages")
    wages["value"] = wages["value"] + 1
    tampered(small, "wages", wages)
    found = [line for line in lines(small) if line.startswith("wages_2025")]
    assert len(found) == SHOWN + 1
    assert "more differences" in found[-1]


def test_a_status_that_was_lost_is_told(small: Small) -> None:
    wages = read(small, "wages")
    wages["status"] = wages["status"].replace("top_coded", "not_released")
    tampered(small, "wages", wages)
    (line,) = lines(small)
    assert "status 'not_released', the file 'top_coded'" in line


def test_a_table_that_is_not_the_indexs_is_told(small: Small) -> None:
    tampered(small, "wages", read(small, "wages").head(5), with_index=False)
    found = list(check_tables(small.dataset()))
    assert len(found) == 2
    assert "sha256" in found[0]
    assert "has 5 rows" in found[1]


def test_missing_and_unknown_tables_are_told(small: Small) -> None:
    (small.tables / "wages.parquet").unlink()
    index = json.loads((small.tables / "tables.json").read_text())
    (small.tables / "tables.json").write_text(json.dumps({**index, "odd": {}}))
    found = list(check_tables(small.dataset()))
    assert any("wages.parquet is missing" in line for line in found)
    assert any(line.startswith("odd: in tables.json, but no known table") for line in found)


@pytest.mark.parametrize("content", ["", "{", "[]"])
def test_a_damaged_index_or_package_is_told(small: Small, content: str) -> None:
    (small.tables / "datapackage.json").write_text(content)
    assert any(line.startswith("datapackage.json") for line in check_tables(small.dataset()))
    (small.tables / "tables.json").write_text(content)
    if content != "[]":
        assert any(line.startswith("tables.json") for line in check_tables(small.dataset()))


def test_a_table_that_is_no_parquet_is_told(small: Small) -> None:
    (small.tables / "wages.parquet").write_bytes(b"damaged")
    found = list(check_tables(small.dataset()))
    assert any("not a Parquet file" in line for line in found)
    assert all("\n" not in line for line in found)


def test_a_raw_file_that_is_missing_changed_or_damaged(small: Small) -> None:
    source = small.sources["wages_2025"]
    path = write_wages(small.raw / "other.xlsx", 2024)
    path.replace(small.raw / source.file)
    with pytest.raises(DataDamaged, match=source.sha256):
        list(check_source(small.dataset(), small.raw, source))
    (small.raw / source.file).unlink()
    with pytest.raises(DataMissing):
        list(check_source(small.dataset(), small.raw, source))
    tiny_workbook.write(small.raw / source.file, {"national_M2025_dl": [OEWS_HEADER[1:]]})
    source = replace(source, sha256=sha256(small.raw / source.file))
    with pytest.raises(SourceFormatError):
        list(check_source(small.dataset(), small.raw, source))


def test_the_shipped_tables_are_what_their_index_says() -> None:
    assert list(check_tables(Dataset())) == []


@pytest.mark.raw
@pytest.mark.parametrize("id", ["bls_oews_national_2025", "bls_ep_occupation_2024_34", "destatis_earnings_kldb_2025"])
def test_the_shipped_tables_hold_the_publishers_cells(raw_dir: Path, id: str) -> None:
    assert list(check_source(Dataset(), raw_dir, catalog.load()[id])) == []
