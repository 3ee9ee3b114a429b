"""Tables: accessible markup for the page, unrounded values for the CSV."""

from __future__ import annotations

import lxml.html
import pytest
from markupsafe import Markup
from tests.making import estimate

from careerbook.estimate import Label, Status
from careerbook.exhibits.tables import Column, Table

COLUMNS = (
    Column("statistic", "Statistic", "mean or percentile", kind="text"),
    Column("annual_wage_usd", "Annual", "annual pay", "US$ of 2025"),
    Column("note", "Note", "why a figure is lacking", kind="text"),
)
PAY = estimate(46120.4321, "USD per year", "wage.annual.mean")
WITHHELD = estimate(None, "USD per year", "wage.annual.p10", status=Status.NOT_RELEASED)
TABLE = Table(
    "Pay by percentile, 2025",
    COLUMNS,
    (("Mean", PAY, "in <b>bold</b>"), (Markup("<em>Tenth</em>"), WITHHELD, None)),
    (Markup("<em>Note.</em>"),),
)


def page(table: Table = TABLE, *, folded: bool = True) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(str(table.html("pay", folded=folded)), create_parent="div")


def test_every_header_has_its_scope() -> None:
    html = page()
    assert [one.get("scope") for one in html.xpath("//thead//th")] == ["col"] * 3
    assert [one.get("scope") for one in html.xpath("//tbody//th")] == ["row"] * 2
    assert not html.xpath("//thead//td")
    assert len(html.xpath("//tbody/tr")) == 2
    assert {len(row) for row in html.xpath("//tr")} == {3}


def test_the_caption_names_the_scrolling_region() -> None:
    html = page()
    region = html.xpath("//*[@role='region']")[0]
    caption = html.get_element_by_id(region.get("aria-labelledby"))
    assert caption.tag == "caption"
    assert caption.text_content() == "Pay by percentile, 2025"
    assert region.get("tabindex") == "0"  # a keyboard can scroll it


def test_a_folded_table_says_what_it_holds() -> None:
    assert page().xpath("string(//details/summary)") == "Table: Pay by percentile, 2025"
    assert not page(folded=False).xpath("//details")


def test_text_from_outside_is_escaped_and_markup_of_ours_is_kept() -> None:
    html = page()
    assert not html.xpath("//b")
    assert "in <b>bold</b>" in html.text_content()
    assert html.xpath("//tbody//em/text()") == ["Tenth"]
    assert html.xpath("//p[@class='table-note']/em")


def test_the_unit_stands_with_the_header() -> None:
    assert page().xpath("string(//th[2])") == "Annual US$ of 2025"


def test_figures_are_tied_to_the_ledger_and_an_empty_cell_is_announced() -> None:
    html = page()
    assert [one.get("data-id") for one in html.xpath("//data")] == [PAY.id, WITHHELD.id]
    assert html.xpath("//data/text()") == ["$46,120", "not released"]
    assert html.xpath("//span[@aria-label='none']/text()") == ["–"]


def test_a_row_with_a_cell_too_few_is_refused() -> None:
    short = Table("Pay", COLUMNS, (("Mean", PAY),))
    with pytest.raises(ValueError, match=r"zip\(\)"):
        short.html("pay")
    with pytest.raises(ValueError, match=r"zip\(\)"):
        short.records()


def test_the_csv_has_values_unrounded_with_status_and_id() -> None:
    assert [field["name"] for field in TABLE.fields()] == [
        "statistic",
        "annual_wage_usd",
        "annual_wage_usd_text",
        "annual_wage_usd_unit",
        "annual_wage_usd_status",
        "annual_wage_usd_label",
        "annual_wage_usd_id",
        "note",
    ]
    assert TABLE.records() == [
        ["Mean", 46120.4321, "$46,120", "USD per year", "available", "official", "wage.annual.mean", "in <b>bold</b>"],
        ["Tenth", None, "not released", "USD per year", "not_released", "official", "wage.annual.p10", None],
    ]


def test_the_csv_and_its_fields_have_the_same_width() -> None:
    assert {len(record) for record in TABLE.records()} == {len(TABLE.fields())}


def test_a_figure_column_without_an_estimate_is_empty_in_the_csv() -> None:
    table = Table("Pay", COLUMNS, (("Mean", None, None),))
    assert table.records() == [["Mean", None, "", "", "", "", "", None]]


def test_fields_tell_type_meaning_and_unit() -> None:
    first, pay, *_ = TABLE.fields()
    assert (first["type"], pay["type"], pay["description"], pay["unit"]) == (
        "string",
        "number",
        "annual pay",
        "US$ of 2025",
    )
    assert "unit" not in first


def test_the_estimates_of_a_table_are_all_of_them_in_order() -> None:
    assert TABLE.estimates == (PAY, WITHHELD)


def test_a_column_says_its_usual_label_and_a_cell_only_where_it_differs() -> None:
    columns = (COLUMNS[0], COLUMNS[1], Column("other", "Other", "another figure"))
    official, derived, proxy = (estimate(1.0, label=label) for label in (Label.OFFICIAL, Label.DERIVED, Label.PROXY))
    missing = estimate(None, status=Status.NOT_RELEASED, label=Label.PROXY)
    table = Table("Labels", columns, (("a", official, derived), ("b", proxy, derived), ("c", official, missing)))
    html = page(table)
    labels = [[one.text for one in row.xpath(".//span[contains(@class, 'label')]")] for row in html.xpath("//tr")]
    assert labels == [["derived"], [], ["proxy"], []]
    assert [th.text_content() for th in html.xpath("//thead//th")][2] == "Other derived"


def test_a_table_without_rows_is_a_table_still() -> None:
    assert not page(Table("Nothing", COLUMNS, ())).xpath("//tbody/tr")
