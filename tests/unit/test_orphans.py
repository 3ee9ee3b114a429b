"""The page's checker: a number without an account is caught wherever it hides, and a faithful page passes."""

from __future__ import annotations

from typing import Any

import pytest
from tests.making import cell, estimate, source

from careerbook.core.errors import OrphanNumber
from careerbook.estimate import Status
from careerbook.exhibits.exhibit import Exhibit, Paragraph, SourceList
from careerbook.exhibits.markup import html_of
from careerbook.exhibits.prose import declared, mark, period, say
from careerbook.exhibits.tables import Column, Table
from careerbook.publish.check import orphans
from careerbook.publish.page import carried, structured
from careerbook.publish.page.carried import packed

PAY = estimate(45690.0, "USD per year", "pay", reference_period="May 2025")
GROWTH = estimate(-5.8, "percent", "growth", reference_period="2024–34")
TOP = estimate(None, "USD per year", "top", status=Status.TOP_CODED, bound=239200.0)
LEDGER = [
    one.as_dict()
    for one in (PAY, GROWTH, TOP, estimate(3.0, id="n", details={"group": "ISCO-08 3256", "match": "near"}))
]
PAY_HTML = str(html_of(say("{p}", p=PAY)))


def page(body: str) -> str:
    return f'<!doctype html><html lang="en"><head><title>Report</title></head><body>{body}</body></html>'


def found(body: str) -> list[str]:
    return list(orphans.find(page(body), LEDGER))


def chart(trace: dict[str, Any] | None = None, **layout: Any) -> str:
    given: dict[str, Any] = {
        "type": "bar",
        "x": [45690.0],
        "y": ["Medical assistants"],
        "customdata": ["pay"],
        "text": ["$45,690"],
        "meta": {"axis": "x"},
    }
    spec = {"data": [given | (trace or {})], "layout": layout}
    return f'<script type="application/gzip" id="charts">{packed({"pay": spec})}</script>'


FAITHFUL = {
    "text": "<p>No digit here.</p>",
    "figure": f"<p>They earn {PAY_HTML}.</p>",
    "size of a negative figure": str(html_of(say("<p>shrink by {g:size}</p>", g=GROWTH))),
    "top-coded": str(html_of(say("{t}", t=TOP))),
    "declared year": f"<p>in {html_of(period('May 2025'))}</p>",
    "declared span": f"<p>over {html_of(period('2024–34'))}</p>",
    "declared SOC code": '<span data-kind="code">31-9092</span>',
    "declared code of the ledger": '<span data-kind="code">3256</span>',
    "declared classification": str(html_of(declared("classification", "ISCO-08"))),
    "declared percentile": str(html_of(mark("P10 to P90"))),
    "chart": chart(),
    "chart of years": chart({"x": [45690.0], "y": [2025]}),
    "annotation of a ledger text": chart(annotations=[{"text": "$45,690 in 2025"}]),
    "alternative text": '<figure aria-label="Bar chart: $45,690 in 2025, P90"></figure>',
    "contents that repeat a heading": f'<nav><a href="#h">Pay: $45,690</a></nav><h3 id="h">Pay: {PAY_HTML}</h3>',
    "the page's own ledger": f'<script id="ledger">{packed(carried.ledger(LEDGER, [source()]))}</script>',
    "style": "<style>p { margin: 12px }</style>",
}


@pytest.mark.parametrize("body", FAITHFUL.values(), ids=FAITHFUL)
def test_a_faithful_page_passes(body: str) -> None:
    assert found(body) == []
    orphans.check(page(body), LEDGER)


def pay_in_json(**figures: float) -> str:
    """JSON-LD of an occupation with the figures given."""
    pay = {"@type": "MonetaryAmountDistribution", "unitText": "YEAR", **figures}
    graph = structured.script({"@graph": [{"@type": "Occupation", "estimatedSalary": [pay]}]})
    return f'<script type="application/ld+json">{graph}</script>'


def own_ledger(sha256: str = "0" * 64, **changes: object) -> str:
    """The page's own ledger, with its first entry or its file's checksum changed."""
    content = carried.ledger([LEDGER[0] | changes], [source(sha256=sha256)])
    return f'<script id="ledger">{packed(content)}</script>'


ORPHANS = {
    "text": "<p>They earn 1,234.</p>",
    "text after an element": f"<p>{PAY_HTML} and 17</p>",
    "text inside a link": '<a href="#">12</a>',
    "digits of another script": "<p>٤٥ jobs</p>",
    "a word with a digit": "<p>3x as much</p>",
    "heading": "<h2>Up 12%</h2>",
    "table cell": "<table><tr><td>45690</td></tr></table>",
    "csv-like cell": "<pre>wage,45691</pre>",
    "figure that the ledger lacks": '<data class="fig" data-id="nowhere" value="12">12</data>',
    "figure without an id": '<data class="fig">12</data>',
    "figure with another text": '<data class="fig" data-id="pay" value="45690.0">$45,700</data>',
    "figure with another value": '<data class="fig" data-id="pay" value="99999">$45,690</data>',
    "figure with more beside it": '<data class="fig" data-id="pay" value="45690.0">$45,690 to 50,000</data>',
    "positive figure shown negative": '<data class="fig" data-id="pay" value="45690.0">−$45,690</data>',
    "data that is no figure": '<data value="3">3</data>',
    "alternative text": '<figure aria-label="up 77 percent"></figure>',
    "image": '<img alt="77 jobs" src="x.png">',
    "tooltip": '<abbr title="77 jobs">n</abbr>',
    "description": '<meta name="description" content="77 jobs">',
    "chart value": chart({"x": [45000.0]}),
    "chart value of another figure": chart({"customdata": ["growth"]}),
    "chart value of a figure that is missing": chart({"customdata": ["top"], "text": [""]}),
    "chart text": chart({"text": ["$46,000"]}),
    "chart category": chart({"y": ["up 1,234 since then"]}),
    "chart's other axis": chart({"y": [12.5]}),
    "chart hover text": chart({"hovertext": ["Chad: 1,234"]}),
    "chart series name": chart({"name": "average 1,234"}),
    "annotation": chart(annotations=[{"text": "peak 1,234"}]),
    "chart's error bars": chart({"error_x": {"array": [77]}}),
    "chart trace without estimates": chart({"meta": {}}),
    "axis title": chart(xaxis={"title": {"text": "dollars, 1,234 at most"}}),
    "chart title": chart(title={"text": "Up 12%"}),
    "tick text": chart(xaxis={"tickvals": [1], "ticktext": ["1,234"]}),
    "contents": '<nav><a href="#h">They earn 1,234</a></nav><h3 id="h">They earn</h3>',
    "contents without a heading": '<nav><a href="#gone">12 ways</a></nav>',
    "money declared as a code": '<span data-kind="code">46000</span>',
    "money with comma declared as a code": '<span data-kind="code">46,000</span>',
    "money declared as a period": '<span data-kind="period">46000</span>',
    "money in dollars declared as a period": '<span data-kind="period">$2,025</span>',
    "money declared as a classification": '<span data-kind="classification">46000</span>',
    "money declared as a statistic": '<span data-kind="statistic">46,000</span>',
    "money declared as a source": '<span data-kind="source">46,000</span>',
    "an unknown kind": '<span data-kind="whatever">12</span>',
    "a year that is not declared": "<p>in 2025</p>",
    "a figure of the JSON-LD that the ledger lacks": pay_in_json(median=45690.0),
    "a page's own ledger that differs in a value": own_ledger(value=1.0),
    "a page's own ledger that differs in a step": own_ledger(method="guessed"),
    "a page's own ledger that differs in a cell": own_ledger(sources=[cell("45691").as_dict()]),
    "a page's own ledger that differs in a file": own_ledger(sha256="1" * 64),
    "a page's own ledger that lacks a file": f'<script id="ledger">{packed(carried.ledger(LEDGER, []))}</script>',
    "a citation with a figure": '<div class="citation">Careerbook (2026), 1,234 pages</div>',
    "a source with another number": '<ul><li data-source="bls_oews_national_2025">Bureau, 1,234</li></ul>',
    "a source that isn't in the catalog": '<ul><li data-source="nobody">Bureau, 2025</li></ul>',
    "a stray number that mark let through": str(html_of(mark("they earn 46000 a year"))),
}


@pytest.mark.parametrize("body", ORPHANS.values(), ids=ORPHANS)
def test_an_orphan_number_is_caught(body: str) -> None:
    assert found(body)
    with pytest.raises(OrphanNumber):
        orphans.check(page(body), LEDGER)


def test_the_message_names_the_number_and_counts_the_rest() -> None:
    body = "".join(f"<p>{number} jobs</p>" for number in range(11, 19))
    with pytest.raises(OrphanNumber, match=r"11 jobs.*and 3 more"):
        orphans.check(page(body), LEDGER)


def test_what_the_package_renders_passes_and_what_is_tampered_with_does_not() -> None:
    exhibit = Exhibit(
        "pay",
        say("They earn {p} in {y}", p=PAY, y=period(2025)),
        say("Growth is {g}.", g=GROWTH),
        Table(
            "Pay, 2025",
            (Column("name", "What", "what", kind="text"), Column("pay", "Pay", "pay", "US$ of 2025")),
            (("Median", PAY), ("Top", TOP)),
        ),
    )
    shown = [*exhibit.bundles(), *Paragraph(say("They earn {p}.", p=PAY)).bundles()]
    body = "".join(bundle["text/html"] for bundle in shown if "text/html" in bundle)
    assert found(body) == []
    assert found(body.replace("$45,690", "$45,960", 1))
    assert found(body.replace(">2025<", ">45,690<"))
    assert found(body.replace("data-id=growth value=-5.8", "data-id=growth value=-5.9"))
    assert found(body.replace("<sup>a</sup>", "<sup>1</sup>"))


def test_the_list_of_sources_passes() -> None:
    from careerbook.core import catalog

    cells = [type(cell())(source.id, source.file, source.sha256, "", 1, "A", "1") for source in catalog.load().values()]
    [bundle] = SourceList((estimate(1.0, cells=tuple(cells)),)).bundles()
    assert found(bundle["text/html"]) == []


def test_a_figure_without_a_source_is_an_orphan() -> None:
    rootless = estimate(42.0, id="rootless", cells=()).as_dict()
    assert list(orphans.find(page("<p>Nothing.</p>"), [rootless]))


def test_places_on_a_map_are_no_figures_if_the_axes_cannot_be_read() -> None:
    places = {"x": [3], "y": [5], "text": None, "meta": {"axis": "color"}, "marker": {"color": [45690.0]}}
    hidden = {"xaxis": {"visible": False}, "yaxis": {"visible": False}}
    assert not found(chart(places, **hidden))
    assert found(chart(places, xaxis={"visible": False})) == ["a chart's y axis has figures"]
    assert found(chart(places | {"marker": {"color": [1.0]}}, **hidden)) == ["a chart draws 1.0 for pay"]
