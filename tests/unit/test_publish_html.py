"""Headings, parts and the page: everything from data is escaped, nothing is lost, nothing is made up."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import lxml.html
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from careerbook.core.errors import NotebookFailed
from careerbook.exhibits.exhibit import MIME, PLOTLY_MIME
from careerbook.publish.page import cells as cells_html
from careerbook.publish.page import html, parts
from careerbook.publish.page.carried import unpacked
from careerbook.publish.page.headings import Headings
from careerbook.publish.page.rendering import PageRenderer

EVIL = "</script><script>alert(1)</script> & \"quoted\" 'too'"


def output(part: dict[str, object], **more: object):
    return new_output("display_data", data={MIME: part, **more})


def notebook(*outputs, markdown: str = "# Salary\n\n![a picture](data:,)"):
    cells = [new_markdown_cell(markdown, id="title"), new_code_cell("secret_code()", id="code", outputs=list(outputs))]
    return new_notebook(cells=cells)


def page(**changes: object) -> html.Page:
    fields = {
        "title": EVIL,
        "heading": "Careerbook report",
        "slug": "actors",
        "soc_code": "31-9092",
        "kind": "report",
        "description": EVIL,
        "nav": (html.Link(EVIL, "index.html", "report"),),
        "downloads": (html.Link(EVIL, "a.json"),),
        "plotly": "../p.js",
    }
    return html.Page(**{**fields, **changes})


def chart(alt: str = EVIL) -> object:
    spec = {"data": [{"x": [1], "text": [EVIL]}], "layout": {"height": 321}}
    return output({"part": "chart", "id": "ladder", "alt": alt}, **{PLOTLY_MIME: spec})


def test_headings_go_one_level_down_without_gaps_and_with_unique_ids() -> None:
    headings = Headings()
    for chapter in (
        [(1, "Salary", ""), (3, "A & b", "a"), (2, "Pay", ""), (3, "x", "")],
        [(1, "Salary", ""), (3, "y", "a")],
    ):
        headings.begin()
        for level, text, id in chapter:
            headings.add(level, text, id)
    assert [(h.level, h.id, h.text) for h in headings.all] == [
        (2, "salary", "Salary"),
        (3, "a", "A & b"),
        (3, "pay", "Pay"),
        (4, "x", "x"),
        (2, "salary-2", "Salary"),
        (3, "a-2", "y"),
    ]


def test_headings_of_markdown_are_the_pages() -> None:
    markdown = "# Salary *now* & `then`\n\nIt pays.\n\n#### Deep\n\n## Deep"
    text = html.render([html.Chapter.of(notebook(markdown=markdown)), html.Chapter.of(notebook())], page())
    document = lxml.html.document_fromstring(text)
    headings = [(one.tag, one.get("id"), one.text_content()) for one in document.xpath("//*[@class='prose']/*[@id]")]
    assert headings == [
        ("h2", "salary-now-then", "Salary now & then"),
        ("h3", "deep", "Deep"),
        ("h3", "deep-2", "Deep"),
        ("h2", "salary", "Salary"),
    ]
    assert [link.get("href")[1:] for link in document.xpath("//nav[@class='contents']//a")][:4] == [
        id for _, id, _ in headings
    ]
    assert document.xpath("//*[@id='salary-now-then']/em/text()") == ["now"]


def test_everything_from_data_is_escaped() -> None:
    text = html.render([html.Chapter.of(notebook(chart()))], page())
    assert "<script>alert" not in text
    document = lxml.html.document_fromstring(text)
    assert document.findtext(".//h1") == EVIL
    assert document.find(".//figure").get("aria-label") == EVIL
    assert unpacked(document.find(".//script[@id='charts']").text)["ladder"]["data"][0]["text"] == [EVIL]
    described = json.loads(document.find(".//script[@type='application/ld+json']").text)
    assert described["@graph"][0]["name"] == EVIL
    assert EVIL in document.find(".//*[@class='apa']").text


def test_the_page_has_one_title_landmarks_and_no_outside_address() -> None:
    text = html.render(
        [html.Chapter.of(notebook(chart())), html.Chapter.of(notebook())], page(title="Actors", description="About.")
    )
    document = lxml.html.document_fromstring(text)
    assert [len(document.findall(f".//{name}")) for name in ("h1", "main", "header", "footer")] == [1, 1, 1, 1]
    assert document.get("lang") == "en-US"
    assert document.find(".//a[@class='skip']").get("href") == "#" + document.find(".//main").get("id")
    assert not re.search(r"https?://(?!schema.org)", text)
    assert "secret_code" not in text
    assert "¶" not in text
    assert "No description has been provided for this image" not in text
    levels = [int(element.tag[1]) for element in document.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_an_output_without_lineage_is_refused() -> None:
    stray = new_output("execute_result", data={"text/plain": "42"})
    with pytest.raises(NotebookFailed, match=r"salary.ipynb, cell 2 shows something"):
        list(parts.parts_of(notebook(stray), "salary.ipynb"))
    printed = new_output("stream", name="stdout", text="not for the page")
    assert "not for the page" not in html.render([html.Chapter.of(notebook(printed))], page())


def test_ledger_and_tables_have_each_once_and_no_contradiction() -> None:
    def exhibit(value: int, cell: str) -> list[object]:
        entries = [{"id": "b", "value": value}, {"id": "a", "value": 0}]
        column = {"name": "name", "title": "Name", "meaning": "name", "unit": "", "kind": "text", "shown": True}
        table = {"part": "table", "id": "d", "caption": "Data", "columns": [column], "rows": [[cell]]}
        return [output({"part": "exhibit", "ledger": entries}), output(table)]

    def shown(*outputs: object) -> list[parts.Part]:
        return list(parts.parts_of(notebook(*outputs)))

    agreeing = shown(*exhibit(1, "x"), *exhibit(1, "x"))
    assert [entry["id"] for entry in parts.ledger(agreeing)] == ["a", "b"]
    assert [(one.name, one.title, one.rows) for one in parts.resources(agreeing, {})] == [("d", "Data", [["x"]])]
    with pytest.raises(NotebookFailed, match="'b' stands for two"):
        parts.ledger(shown(*exhibit(1, "x"), *exhibit(2, "x")))
    with pytest.raises(NotebookFailed, match="'d' stands for two"):
        parts.resources(shown(*exhibit(1, "x"), *exhibit(1, "y")), {})


def test_the_script_knows_every_colour_of_the_charts() -> None:
    from careerbook.charts import base
    from careerbook.core import paths

    script = (paths.template_dir() / "fitting.js").read_text()
    style = (paths.template_dir() / "style.css").read_text()
    for colour in (base.BLUE, base.ORANGE, base.GREY):
        name = re.search(rf'"{colour.lower()}": "(\w+)"', script)
        assert name, f"fitting.js doesn't switch {colour} in the dark"
        assert style.count(f"--chart-{name[1]}:") == style.count(f"--chart-{name[1]}-text:") == 2


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_has_contrast_in_both_schemes(scheme: int) -> None:
    from careerbook.core import paths

    style = (paths.template_dir() / "style.css").read_text()
    colours = {
        name: values[scheme]
        for name in set(re.findall(r"--([\w-]+): #", style))
        if (values := re.findall(rf"--{name}: (#\w{{6}});", style))
    }
    for ground in ("paper", "card"):
        texts = [name for name in colours if name in ("ink", "muted", "accent") or name.endswith("-text")]
        assert len(texts) == 6
        assert all(contrast(colours[name], colours[ground]) >= 4.5 for name in texts)
    drawn = [name for name in colours if re.fullmatch(r"chart-[a-z]+", name)]
    assert all(contrast(colours[name], colours["paper"]) >= 3 for name in drawn)


def test_words_that_lead_up_to_nothing_are_left_out_with_it() -> None:
    paragraph = output({"part": "paragraph", "prose": ["Something."]})
    nothing = output({"part": "nothing", "prose": ["Pay by sex is not published."]})

    def section(name: str, *outputs: object) -> list[object]:
        return [
            new_markdown_cell(f"## {name}"),
            new_code_cell("x()", outputs=[outputs[0]]),
            *(new_code_cell("y()", outputs=[later]) for later in outputs[1:]),
        ]

    cells = [new_markdown_cell("# Pay"), *section("Empty", nothing, nothing), *section("Half", nothing, paragraph)]
    shown = cells_html.html_of(new_notebook(cells=[*cells, *section("Gone", nothing)]), PageRenderer({}))
    headings = [heading.text for heading in lxml.html.fragment_fromstring(shown, create_parent="div").iter("h2", "h3")]
    assert headings == ["Pay", "Half"]
    assert "Something." in shown
    assert "not published" not in shown
