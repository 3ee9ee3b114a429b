"""A slim page says what the full one says, and its checks find what is wrong with it."""

from __future__ import annotations

import lxml.html
import pytest
from tests.making import cell, estimate

from careerbook.estimate import Status
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import code, declared, figure, mark, period, say
from careerbook.exhibits.tables import Column, Table
from careerbook.publish.check import orphans
from careerbook.publish.page import encoding
from careerbook.publish.page.slim import slim, slim_script, slim_style

PAY = estimate(45690.0, "USD per year", "pay", cells=(cell("45690"),), reference_period="May 2025")
SHARE = estimate(1 / 3, "percent", "share", reference_period="May 2025")
NONE = estimate(None, "jobs", "none", status=Status.NOT_RELEASED, reason="withheld")
LEDGER = [one.as_dict() for one in (NONE, PAY, SHARE)]
NUMBERS = {one["id"]: number for number, one in enumerate(LEDGER)}
COLUMNS = (
    Column("name", "What", "what", kind="text"),
    Column("pay", "Pay", "pay"),
    Column("when", "When", "when", kind="text"),
    Column("group", "Group", "group", kind="text"),
)
GROUP = declared("classification", "ISCO-08") + " " + code("31-9092")
TABLE = Table("Pay", COLUMNS, (("All", PAY, period("May 2025"), GROUP), ("None", NONE, mark("in May"), GROUP)))
FULL = "".join(
    bundle.get("text/html", "")
    for bundle in Exhibit("pay", say("They earn {p}, or {s}", p=PAY, s=SHARE), say("."), TABLE).bundles()
)
SLIM = slim(FULL, NUMBERS)


def found(body: str) -> list[str]:
    own = encoding.packed(encoding.encode(LEDGER, []))
    return list(orphans.find(f'<title>t</title><script id="ledger">{own}</script>{body}', LEDGER))


def test_it_says_the_same_in_fewer_bytes() -> None:
    full, short = (lxml.html.document_fromstring(body).text_content() for body in (FULL, SLIM))
    assert short == full
    assert len(SLIM) < 0.75 * len(FULL)
    assert "<td data-id=1>$45,690<td data-kind=period>May 2025<td data-kind=group>ISCO-08 31-9092" in SLIM
    assert "<data data-id=2 value=0.333333333>" in SLIM


def test_its_figures_and_words_pass_the_checks() -> None:
    assert found(SLIM) == []


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("data-id=1>$45,690", "data-id=1>$45,691"),
        ("<td data-id=1>", "<td data-id=2>"),
        ("<td data-id=1>", "<td data-id=9>"),
        ("<td data-id=1>", "<td>"),
        ("value=0.333333333", "value=0.333334"),
        ("data-kind=period>May 2025", "data-kind=period>2,025"),
        ("group>ISCO-08 31-9092", "group>ISCO-08 45690"),
        ("group>ISCO-08 31-9092", "group>45690 31-9092"),
    ],
)
def test_what_is_tampered_with_does_not(said: str, instead: str) -> None:
    assert said in SLIM
    assert found(SLIM.replace(said, instead))


def test_a_figure_that_the_page_has_not_in_its_ledger_keeps_its_id() -> None:
    assert slim(str(figure(PAY)), {}) == "<data class=fig data-id=pay value=45690.0>$45,690</data>"


def test_a_value_that_its_text_has_is_not_written_twice() -> None:
    content = encoding.encode(LEDGER, [])
    assert content["entries"][1] == [None, "", 1 / 3]
    assert encoding.decode(encoding.unpacked(encoding.packed(content))) == LEDGER


def test_scripts_and_styles_lose_only_comments_and_white_space() -> None:
    assert (
        slim_script('"use strict";\n// Why.\n  call("// kept"); // kept\n')
        == '"use strict";\ncall("// kept"); // kept\n'
    )
    assert slim_style("/* Why */\na {\n  margin: 0 }\n") == " a { margin: 0 } "
