"""What a page carries of its ledger, its notes, citations and structured data."""

from __future__ import annotations

import json

import pytest
from tests.making import cell, estimate, source

from careerbook.estimate import ErrorMargin, Label, Status
from careerbook.publish.package.resources import Resource
from careerbook.publish.page import carried, citations, notes, structured
from careerbook.publish.page.carried import packed, unpacked
from careerbook.publish.page.notes import text_of, text_of_table

FILES = {"made_up": 3}
ENTRIES = [
    one.as_dict()
    for one in (
        estimate(
            45690.0, "USD per year", "pay", cells=(cell("45690"),), steps=("read '45690' from the publisher's cell",)
        ),
        estimate(
            0.1, "percent", "share", label=Label.DERIVED, steps=("read 'it''s' from elsewhere", "a; b", "times 2")
        ),
        estimate(7.0, "jobs", "jobs", error=ErrorMargin(1.2, 90, 6.9, 7.1), details={"group": "ISCO-08 3256"}),
        estimate(None, "USD per year", "top", status=Status.TOP_CODED, bound=239200.0),
        estimate(None, "jobs", "none", status=Status.NOT_RELEASED, reason="it wasn't", cells=(), steps=()),
        estimate(1.0, id="transcribed", steps=("read '1' from a transcription of the publisher's figures",)),
    )
]


def test_what_the_page_carries_is_the_ledger_key_by_key() -> None:
    content = unpacked(packed(carried.ledger(ENTRIES, [source()])))
    assert carried.entries(content) == ENTRIES
    assert content["sources"][0]["apa"] == citations.of_source(source()).apa
    assert content["labels"]["derived"] and content["statuses"]["nil"]


def test_a_page_without_figures_carries_none() -> None:
    assert carried.entries(unpacked(packed(carried.ledger([], [], ["a note"])))) == []


def test_a_file_is_carried_once_and_twice_the_same() -> None:
    content = carried.ledger([*ENTRIES, ENTRIES[0] | {"id": "again"}], [source()])
    block = packed(content)
    assert str(content).count("0" * 64) == 3  # of the source: alone, and in each of its two citations
    assert block == packed(carried.ledger([*ENTRIES, ENTRIES[0] | {"id": "again"}], [source()]))
    assert "<" not in block


def test_a_note_says_where_a_figure_was_read_and_what_was_done_to_it() -> None:
    by_id = {entry["id"]: entry for entry in ENTRIES}
    assert text_of(by_id["pay"], FILES) == "$45,690, USD per year. File 3, Sheet1, row 7: A_MEDIAN “45690”."
    assert text_of(by_id["share"], FILES).endswith("Then: a; b; times 2. Label: derived.")
    assert text_of(by_id["jobs"], FILES).endswith("Relative standard error 1.2%.")
    assert text_of(by_id["none"], FILES) == "not released, jobs. It wasn't."
    long = by_id["pay"] | {"method": "plus one more " * 40}
    assert text_of(long, FILES).endswith(" plus … (the ledger has the rest).")
    assert text_of_table(ENTRIES[:2], FILES) == (
        "2 figures from File 3, Sheet1: A_MEDIAN. The ledger has each one’s row and steps."
    )


def test_a_page_has_a_note_for_each_figure_of_a_sentence_and_for_each_table() -> None:
    by_id = {entry["id"]: entry for entry in ENTRIES}
    noted = notes.of({("jobs",): False, ("pay",): False, ("pay", "jobs"): True}, by_id, FILES)
    table_note = text_of_table([by_id["pay"], by_id["jobs"]], FILES)
    assert noted == [text_of(by_id["jobs"], FILES), text_of(by_id["pay"], FILES), table_note]


def test_citations_name_publisher_year_title_and_hash_and_leave_the_date_open() -> None:
    cited = citations.of_source(source(publisher="Bureau & Sons", title="100% of {pay}"))
    assert cited.apa == (
        f"Bureau & Sons. (2025). 100% of {{pay}} (May 2025) [Data set; SHA-256: {'0' * 64}]. "
        "Retrieved [date of access], from https://example.org/"
    )
    assert cited.bibtex.splitlines() == [
        "@misc{made-up,",
        r"  author = {{Bureau \& Sons}},",
        r"  title = {{100\% of \{pay\}}},",
        "  year = {2025},",
        "  version = {May 2025},",
        "  url = {https://example.org/},",
        f"  note = {{SHA-256: {'0' * 64}}},",
        "  urldate = {[date of access]}",
        "}",
    ]
    report = citations.of_report("Actors", "27-2011", "actor", "ab" * 32)
    assert "ab" * 32 in report.apa and "ab" * 32 in report.bibtex and citations.ACCESSED in report.apa


PAY = {f"wage.annual.{name}": value for name, value in (("p10", 1.0), ("median", 2.0), ("p90", None))}


@pytest.mark.parametrize("title", ["Actors", "</script><img src=x onerror=alert(1)>"])
def test_json_ld_has_the_published_percentiles_and_one_dataset_an_exhibit(title: str) -> None:
    ledger = {id: {"value": value, "reference_period": "May 2025"} for id, value in PAY.items()}
    resource = Resource("pay", "Pay", [{"name": "a"}], [[1]])
    script = structured.script(structured.describe(title, "27-2011", ledger, [resource]))
    assert "<" not in script
    occupation, data = json.loads(script)["@graph"]
    assert occupation["name"] == title
    assert occupation["occupationalCategory"]["codeValue"] == "27-2011"
    [pay] = occupation["estimatedSalary"]
    assert pay == {
        "@type": "MonetaryAmountDistribution",
        "name": "base, annual, May 2025",
        "currency": "USD",
        "duration": "P1Y",
        "unitText": "YEAR",
        "percentile10": 1.0,
        "median": 2.0,
    }
    # sha256sum of the two lines "a" and "1"
    assert data["distribution"]["contentUrl"] == "data/pay.csv"
    assert data["distribution"]["sha256"] == "309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc"


def test_an_occupation_without_published_pay_has_none_in_json_ld() -> None:
    [occupation] = structured.describe("Actors", "27-2011", {}, [])["@graph"]
    assert "estimatedSalary" not in occupation
