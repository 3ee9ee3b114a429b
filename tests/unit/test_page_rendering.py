"""A page's HTML: lean, its figures, headings and notes numbered as they are written, checked as it was made."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest
from tests.making import cell, estimate, source

from careerbook.charts import Point, bars
from careerbook.estimate import Estimate, Label, Status
from careerbook.exhibits.exhibit import MIME, PLOTLY_MIME, Exhibit, Fact, Facts, Paragraph, Shown, SourceList, Takeaways
from careerbook.exhibits.prose import Prose, code, declared, mark, period, say
from careerbook.exhibits.tables import Column, Table
from careerbook.publish.check import orphans
from careerbook.publish.page import carried, lean
from careerbook.publish.page.drawing import Drawn
from careerbook.publish.page.parts import Part
from careerbook.publish.page.rendering import PageRenderer

PAY = estimate(45690.0, "USD per year", "pay", cells=(cell("45690"),), reference_period="May 2025")
SHARE = estimate(1 / 3, "percent", "share", reference_period="May 2025", label=Label.DERIVED)
NONE = estimate(None, "jobs", "none", status=Status.NOT_RELEASED, reason="withheld")
LEDGER = {one.id: one.as_dict() for one in (NONE, PAY, SHARE)}
COLUMNS = (
    Column("name", "What", "what", kind="text"),
    Column("pay", "Pay", "pay"),
    Column("when", "When", "when", kind="text"),
    Column("group", "Group", "group", kind="text"),
)
GROUP = declared("classification", "ISCO-08") + code("31-9092")
TABLE = Table("Pay", COLUMNS, (("All", PAY, period("May 2025"), GROUP), ("None", NONE, mark("in May"), GROUP)))
BARS = bars([Point("All", PAY), Point("Third", SHARE)], "US$", "$,.0f", "Bars")
EXHIBIT = Exhibit("pay", say("They earn {p}, or {s}", p=PAY, s=SHARE), say("Of {p}.", p=PAY), TABLE, BARS)


def parts(*shown: Shown) -> list[Part]:
    return [Part(bundle[MIME], bundle.get(PLOTLY_MIME)) for one in shown for bundle in one.bundles()]


def rendered(*shown: Shown, **how: Any) -> tuple[str, PageRenderer]:
    renderer = PageRenderer(LEDGER, **how)
    return "".join(map(renderer.shown, parts(*shown))), renderer


BODY, RENDERER = rendered(EXHIBIT)


def found(body: str) -> list[str]:
    own = carried.packed(carried.ledger([LEDGER[id] for id in RENDERER.numbers], [source()]))
    return list(orphans.find(f'<title>t</title><script id="ledger">{own}</script>{body}', LEDGER.values()))


def test_a_notebook_and_a_page_say_the_same_and_a_cell_of_a_page_says_it_once() -> None:
    in_notebook = "".join(bundle.get("text/html", "") for bundle in EXHIBIT.bundles())
    without_links, _ = rendered(EXHIBIT, alone=True)
    texts = [lxml.html.document_fromstring(html).text_content() for html in (in_notebook, without_links)]
    assert texts[0].split() == texts[1].replace("\n", "").split()
    assert "<td data-id=0>$45,690<td data-kind=period>May 2025<td data-kind=group>ISCO-08 31-9092" in BODY
    assert "<data data-id=1 value=0.3333333333333333>" in BODY
    assert "<td><data data-id=pay value=45690.0>$45,690</data>" in in_notebook


def test_figures_are_numbered_in_the_order_of_the_page() -> None:
    assert RENDERER.numbers == {"pay": 0, "share": 1, "none": 2}


def test_a_part_carries_its_ledger_and_neither_html_nor_csv() -> None:
    heading, chart, table = (bundle[MIME] for bundle in EXHIBIT.bundles())
    assert {entry["id"]: entry for entry in heading["ledger"]} == LEDGER
    assert set(chart) == {"part", "id", "alt"}
    assert table["rows"][0][1] == {"figure": "pay"} and table["rows"][1][0] == "None"
    assert "<" not in str((heading, chart, table))


def test_figures_and_words_of_the_page_pass_the_checks() -> None:
    assert found(BODY) == []


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("data-id=0>$45,690", "data-id=0>$45,691"),
        ("<td data-id=0>", "<td data-id=1>"),
        ("<td data-id=0>", "<td data-id=9>"),
        ("<td data-id=0>", "<td>"),
        ("value=0.3333333333333333", "value=0.333334"),
        ("data-kind=period>May 2025", "data-kind=period>2,025"),
        ("group>ISCO-08 31-9092", "group>ISCO-08 45690"),
        ("group>ISCO-08 31-9092", "group>45690 31-9092"),
    ],
)
def test_what_is_tampered_with_does_not(said: str, instead: str) -> None:
    assert said in BODY
    assert found(BODY.replace(said, instead))


def test_two_estimates_of_one_id_are_refused() -> None:
    other = estimate(45691.0, "USD per year", "pay")
    with pytest.raises(ValueError, match="'pay' stands for two different"):
        Paragraph(say("{p} and {o}", p=PAY, o=other)).bundles()


def test_links_to_data_are_left_out_of_a_page_that_goes_alone() -> None:
    alone, _ = rendered(EXHIBIT, alone=True)
    assert 'href="data/pay.csv"' in BODY and 'href="data/pay.dictionary.csv"' in BODY
    assert "href" not in alone and '<ul class="exhibit-downloads"></ul>' in alone  # room for the buttons of pictures


def test_charts_are_places_for_a_script_or_drawn_and_always_described() -> None:
    on_paper, _ = rendered(EXHIBIT, drawn=Drawn({"pay": "<svg>drawn</svg>"}, ""))
    for body, inside in ((BODY, '<div class="plot height-'), (on_paper, "<svg>drawn</svg>")):
        assert inside in body
        assert 'role="img" aria-label="Bars. They earn $45,690, or 0.3%."' in body
    assert "plot-pay" not in on_paper


def paragraph(*estimates: Estimate) -> Paragraph:
    return Paragraph(Prose(tuple(part for one in estimates for part in say("{e} ", e=one).parts)))


def test_figures_of_sentences_have_a_note_each_and_a_table_has_one() -> None:
    facts = Facts((Fact("Pay", PAY, say("or {s}", s=SHARE)),))
    plain = Exhibit("plain", say("It is {n}", n=NONE), say("."), Table("Pay", COLUMNS[:2], (("a", SHARE), ("b", PAY))))
    _, renderer = rendered(facts, plain, paragraph(NONE, PAY), plain)
    assert list(renderer.noted.items()) == [
        (("pay",), False),
        (("share",), False),
        (("none",), False),
        (("share", "pay"), True),
    ]


def test_a_tables_single_figure_shares_the_note_of_its_sentence() -> None:
    single = Exhibit("single", say("It is {p}", p=PAY), say("."), Table("Pay", COLUMNS[:2], (("a", PAY),)))
    assert list(rendered(single)[1].noted.items()) == [(("pay",), False)]


def test_exhibits_and_captions_of_one_name_get_ids_of_their_own() -> None:
    body, renderer = rendered(EXHIBIT, EXHIBIT)
    document = lxml.html.document_fromstring(body)
    ids = [id for id in document.xpath("//@id") if not id.startswith("plot-")]
    assert len(ids) == len(set(ids)) == 4
    assert set(document.xpath("//@aria-labelledby")) <= set(ids)
    assert [(one.level, one.id, one.has_figures) for one in renderer.headings.all] == [
        (2, "pay", True),
        (2, "pay-2", True),
    ]
    assert renderer.headings.all[0].text == "They earn $45,690, or 0.3%"


@pytest.mark.parametrize(
    "shown",
    [
        Takeaways((say("They earn {p}.", p=PAY), say("A {s}.", s=SHARE))),
        Facts((Fact("Pay in 2025", PAY, say("or {s}", s=SHARE)), Fact("Jobs", NONE, say("in {y}", y=period(2025))))),
        SourceList((), (say("All of {y}.", y=period(2025)),)),
    ],
    ids=lambda shown: type(shown).__name__,
)
def test_each_kind_of_part_passes_the_checks_in_a_notebook_and_on_a_page(shown: Shown) -> None:
    [bundle] = shown.bundles()
    assert list(orphans.find(f"<title>t</title>{bundle['text/html']}", LEDGER.values())) == []
    body, renderer = rendered(shown)
    own = carried.packed(carried.ledger([LEDGER[id] for id in renderer.numbers], [source()]))
    assert list(orphans.find(f'<script id="ledger">{own}</script>{body}', LEDGER.values())) == []


def test_scripts_and_styles_lose_only_comments_and_white_space() -> None:
    script = '"use strict";\n// Why.\n  call("// kept"); // kept\n'
    assert lean.script(script) == '"use strict";\ncall("// kept"); // kept'
    assert lean.style("/* Why */\na {\n  margin: 0 }\n") == "a { margin: 0 }"
