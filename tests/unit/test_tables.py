"""Tables: accessible markup for the page, unrounded values for the CSV."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest
from tests.making import estimate

from careerbook.estimate import Label, Status
from careerbook.exhibits.markup import Renderer
from careerbook.exhibits.prose import code, declared, mark, period, say, strong
from careerbook.exhibits.tables import Column, Table
from careerbook.publish.package.resources import Resource, of_table

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
    (("Mean", PAY, "in <b>bold</b>"), (strong("Tenth"), WITHHELD, None)),
    (strong("Note."),),
)


def ledger(table: Table) -> dict[str, Any]:
    return {one.id: one.as_dict() for one in table.estimates}


def html(table: Table = TABLE, *, folded: bool = True) -> str:
    content = {"part": "table", "id": "pay", **table.as_dict(), "is_folded": folded, "credit": []}
    return Renderer(ledger(table)).part(content)


def page(table: Table = TABLE, *, folded: bool = True) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(html(table, folded=folded), create_parent="div")


def resource(table: Table = TABLE) -> Resource:
    return of_table("pay", table.as_dict(), ledger(table))


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
    assert html.xpath("//tbody//strong/text()") == ["Tenth"]
    assert html.xpath("//p[@class='table-note']/strong")


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
        short.as_dict()


def test_the_csv_has_values_unrounded_with_status_and_id() -> None:
    assert [field["name"] for field in resource().fields] == [
        "statistic",
        "annual_wage_usd",
        "annual_wage_usd_text",
        "annual_wage_usd_unit",
        "annual_wage_usd_status",
        "annual_wage_usd_label",
        "annual_wage_usd_id",
        "note",
    ]
    assert resource().rows == [
        ["Mean", 46120.4321, "$46,120", "USD per year", "available", "official", "wage.annual.mean", "in <b>bold</b>"],
        ["Tenth", None, "not released", "USD per year", "not_released", "official", "wage.annual.p10", None],
    ]


def test_the_csv_and_its_fields_have_the_same_width() -> None:
    assert {len(row) for row in resource().rows} == {len(resource().fields)}


def test_a_figure_column_without_an_estimate_is_empty_in_the_csv() -> None:
    table = Table("Pay", COLUMNS, (("Mean", None, None),))
    assert resource(table).rows == [["Mean", None, "", "", "", "", "", None]]


def test_fields_tell_type_meaning_and_unit() -> None:
    first, pay, *_ = resource().fields
    assert (first["type"], pay["type"], pay["description"], pay["unit"]) == (
        "string",
        "number",
        "annual pay",
        "US$ of 2025",
    )
    assert "unit" not in first


def test_the_estimates_of_a_table_are_all_of_them_in_order() -> None:
    assert TABLE.estimates == (PAY, WITHHELD)


def test_a_figure_in_the_words_of_a_cell_is_one_of_the_table() -> None:
    table = Table("Pay", COLUMNS[:2], ((say("Paid {x}", x=PAY), WITHHELD),), (say("Not {x}.", x=WITHHELD),))
    assert table.estimates == (PAY, WITHHELD, WITHHELD)
    assert page(table).xpath("string(//tbody//th)") == "Paid $46,120"


def test_a_column_says_its_usual_label_and_a_cell_only_where_it_differs() -> None:
    columns = (COLUMNS[0], COLUMNS[1], Column("other", "Other", "another figure"))
    official, derived, proxy = (
        estimate(1.0, id=label, label=label) for label in (Label.OFFICIAL, Label.DERIVED, Label.PROXY)
    )
    missing = estimate(None, id="missing", status=Status.NOT_RELEASED, label=Label.PROXY)
    table = Table("Labels", columns, (("a", official, derived), ("b", proxy, derived), ("c", official, missing)))
    html = page(table)
    labels = [[one.text for one in row.xpath(".//span[contains(@class, 'label')]")] for row in html.xpath("//tr")]
    assert labels == [["derived"], [], ["proxy"], []]
    assert [th.text_content() for th in html.xpath("//thead//th")][2] == "Other derived"


def test_a_table_without_rows_is_a_table_still() -> None:
    assert not page(Table("Nothing", COLUMNS, ())).xpath("//tbody/tr")


def test_a_cell_of_one_declared_word_and_a_group_are_declared_as_such() -> None:
    group = declared("classification", "ISCO-08") + code("3256")
    columns = (COLUMNS[0], *(Column(name, name, name, kind="text") for name in ("when", "month", "group", "both")))
    table = Table("Words", columns, (("a", period("May 2025"), mark("in May"), group, say("{g} here", g=group)),))
    cells = page(table).xpath("//tbody//td")
    assert [(cell.get("data-kind"), cell.text_content()) for cell in cells] == [
        ("period", "May 2025"),
        (None, "in May"),
        ("group", "ISCO-08 3256"),
        (None, "ISCO-08 3256 here"),
    ]
    assert [one.get("data-kind") for one in cells[-1].xpath("./span")] == ["classification", "code"]


def test_columns_for_the_csv_alone_are_not_on_the_page() -> None:
    hidden = Column("hidden", "Hidden", "for the CSV alone", shown=False)
    table = Table("Pay", (*COLUMNS[:2], hidden), (("Mean", PAY, WITHHELD),))
    assert [th.text_content() for th in page(table).xpath("//thead//th")] == ["Statistic", "Annual US$ of 2025"]
    assert len(page(table).xpath("//tbody/tr/*")) == 2
    assert "hidden_status" in [field["name"] for field in resource(table).fields]


def test_a_reason_is_said_once_below_and_signed_in_each_cell() -> None:
    why = {"status": Status.NOT_PUBLISHED, "reason": "no survey in 2024"}
    lacking = [estimate(None, id=name, **why) for name in "ab"]
    table = Table("Reasons", COLUMNS[:2], (("one", lacking[0]), ("two", WITHHELD), ("three", lacking[1])))
    assert page(table).xpath("//tbody//sup/text()") == ["a", "b", "a"]
    assert [note.text_content() for note in page(table).xpath("//p[@class='table-note']")] == [
        "a Not published: no survey in 2024.",
        "b Not released: the publisher withheld it.",
    ]
