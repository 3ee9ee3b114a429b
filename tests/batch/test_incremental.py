"""A second batch makes again what depends on a change, and nothing else; and it says why."""

from __future__ import annotations

import hashlib
import json

import pandas as pd
import pytest

from tests.batch.conftest import ABROAD, FEW, PAY, SLUGS, Project


def change_wages(project: Project, soc_code: str, column: str) -> None:
    """Give every latest figure of an occupation another text in a column, as if a publisher had corrected it."""
    file, index = project.tables / "wages.parquet", project.tables / "tables.json"
    rows = pd.read_parquet(file)
    changed = (rows["soc_code"] == soc_code) & (rows["reference_year"] == rows["reference_year"].max())
    rows.loc[changed, column] = rows.loc[changed, column].astype(str) + " corrected"
    rows.to_parquet(file)
    described = json.loads(index.read_text())
    described["wages"]["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()
    index.write_text(json.dumps(described))


def test_what_changes_is_made_again_and_the_rest_is_left(project: Project) -> None:
    first = project.batch(*FEW, "--no-pdf")
    assert (first.code, first.of("done")) == (0, list(SLUGS)), first.err
    assert {*first.events["actor"]["reasons"]} == {"it was never published"}
    before = project.files()

    again = project.batch(*FEW, "--no-pdf")
    assert (again.code, again.of("skipped")) == (0, list(SLUGS))
    assert project.files() == before

    change_wages(project, "31-9092", "raw")
    data = project.batch(*FEW, "--no-pdf", "--explain")
    assert (data.code, data.of("done")) == (0, ["medical-assistant"]), data.err
    assert "rows of wages changed" in data.err and "31-9092" in data.err
    assert project.batch(*FEW, "--no-pdf").of("skipped") == list(SLUGS)

    project.notebook("pay", *PAY, "salary.sources()")
    notebook = project.batch(*FEW, "--no-pdf")
    assert notebook.of("done") == list(SLUGS)
    assert notebook.events["actor"]["reasons"] == ["notebooks/pay.ipynb changed"]

    template = project.share / "reports" / "template" / "style.css"
    template.write_text(template.read_text() + "\n.none { color: red; }\n")
    pages = project.batch(*FEW, "--no-pdf")
    assert pages.of("done") == list(SLUGS)
    assert pages.events["actor"]["reasons"] == ["template/style.css changed"]
    assert b".none { color: red; }" in project.files()["actor/index.html"]
    assert project.files()["actor/notebooks/abroad.ipynb"] == before["actor/notebooks/abroad.ipynb"]


def test_only_the_notebook_that_depends_on_a_change_is_executed(project: Project) -> None:
    witness = project.folder / "executed"
    note = f"with open({str(witness)!r}, 'a') as log: print(career, '{{0}}', file=log)"
    project.notebook("pay", *PAY, note.format("pay"), parameters='career: str = "31-9092"\nprice_year: int = 2025')
    project.notebook("abroad", *ABROAD, note.format("abroad"))

    def executed(*arguments: str) -> list[str]:
        witness.write_text("")
        ran = project.batch("31-9092", "15-1252", "--no-pdf", *arguments)
        assert ran.code == 0, ran.err
        return sorted(witness.read_text().splitlines())

    assert executed() == ["15-1252 abroad", "15-1252 pay", "31-9092 abroad", "31-9092 pay"]
    assert executed("-p", "price_year=2024") == ["15-1252 pay", "31-9092 pay"]
    assert executed() == ["15-1252 pay", "31-9092 pay"]
    project.notebook("abroad", *ABROAD, note.format("abroad"), "abroad.sources()")
    assert executed() == ["15-1252 abroad", "31-9092 abroad"]
    change_wages(project, "15-1252", "raw")
    assert executed() == ["15-1252 abroad", "15-1252 pay"]
    (project.out / "medical-assistant" / "notebooks" / "pay.ipynb").unlink()
    assert executed() == ["31-9092 pay"]


@pytest.mark.long
def test_the_result_is_that_of_a_new_folder(project: Project) -> None:
    project.batch("31-9092", "--no-pdf")
    project.notebook("pay", *PAY, "salary.sources()")
    project.batch("31-9092", "--no-pdf")
    changed = project.files()
    project.out = project.out.with_name("anew")
    project.batch("31-9092", "--no-pdf")
    assert project.files() == changed
