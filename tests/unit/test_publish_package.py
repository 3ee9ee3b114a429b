"""The downloads: safe in a spreadsheet, described, and the same every time."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

from careerbook.core import catalog
from careerbook.publish.package import assets
from careerbook.publish.package import files as package
from careerbook.publish.package.resources import Resource

WAGES = Resource(
    "wages",
    "Wages",
    [
        {"name": "name", "type": "string", "description": "what it is"},
        {"name": "annual_wage_usd", "type": "number", "description": "the wage", "unit": "USD per year"},
    ],
    [["=SUM(A1)", -5.25], ["+1", None], ["-x", 1e6], ["@me", 0.1], ['a, "b"\nc', 45690]],
)


def test_text_that_looks_like_a_formula_is_defused_and_numbers_stay(tmp_path: Path) -> None:
    package.write_data(tmp_path, [WAGES])
    with (tmp_path / "data" / "wages.csv").open(newline="") as stream:
        rows = list(csv.reader(stream))
    assert [row[0] for row in rows] == ["name", "'=SUM(A1)", "'+1", "'-x", "'@me", 'a, "b"\nc']
    assert [row[1] for row in rows] == ["annual_wage_usd", "-5.25", "", "1000000.0", "0.1", "45690"]


def test_the_data_package_describes_every_file(tmp_path: Path) -> None:
    source = next(iter(catalog.load().values()))
    [resource, dictionary] = package.write_data(tmp_path, [WAGES])
    content = (tmp_path / resource["path"]).read_bytes()
    assert resource["bytes"] == len(content)
    assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert resource["schema"]["fields"][1]["unit"] == "USD per year"
    columns = (tmp_path / dictionary["path"]).read_text().splitlines()
    assert dictionary["path"] == resource["path"].replace(".csv", ".dictionary.csv")
    assert columns[0] == "name,type,unit,description"
    assert len(columns) == 1 + len(resource["schema"]["fields"])
    described = package.data_package("actors", "Actors", [resource, dictionary], [source])
    assert described["sources"][0]["licence"] == source.licence
    assert described["$schema"].startswith("https://datapackage.org/profiles/2.0")


def test_the_manifest_names_inputs_and_files(tmp_path: Path) -> None:
    source = next(iter(catalog.load().values()))
    ledger = [{"id": "a", "sources": [{"source_id": source.id}] * 2}]
    sources = package.used_sources(ledger, catalog.load())
    assert sources == [source]
    folder = tmp_path / "report"
    (folder / "notebooks").mkdir(parents=True)
    package.write_json(folder / "notebooks" / "a.ipynb", {})
    made = package.manifest(folder, {"slug": "actors"}, {"salary": {}}, sources, {"this": Path(__file__)})
    assert made["files"] == {"notebooks/a.ipynb": hashlib.sha256(b"{}\n").hexdigest()}
    assert made["inputs"] == {"this": package.sha256(Path(__file__))}
    assert made["sources"][0]["sha256"] == source.sha256
    assert made["packages"]["plotly"] in json.dumps(made)


def test_plotly_js_is_written_once_and_mended(tmp_path: Path) -> None:
    href = assets.install(tmp_path)
    file = (tmp_path / "slug" / href).resolve()
    assert file.name.startswith("plotly-") and file.stat().st_size > 1_000_000
    before = file.stat().st_mtime_ns
    assert assets.install(tmp_path) == href and file.stat().st_mtime_ns == before
    file.write_bytes(b"cut off")
    assets.install(tmp_path)
    assert file.read_bytes() == assets.plotly_js()[1]
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]
