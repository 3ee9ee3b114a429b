"""What the audit writes: a page in which no word of the guide can act, JSON with the lineage, ClaimReview."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import lxml.html
import pytest

from careerbook import api
from careerbook.audit import Audit, audit_guide, page
from careerbook.cli.options import json_text
from tests.running import Run

HOSTILE = """\
# <script>alert(1)</script> & "quotes"

<img src=x onerror=alert(2)> **Median salary: $45,690** <a href="javascript:alert(3)">here</a> {{ 7*7 }} {% raw %}

| <b onclick=x>Level</b> | Median |
|---|---|
| </td></table><script>alert(4)</script> | $45,690 |

Growth of 16% from 2022 to 2032 and of 14% from 2022 to 2032 </mark></p><style>*{display:none}</style>
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    file = tmp_path_factory.mktemp("guide") / "hostile.txt"
    file.write_text(HOSTILE)
    return audit_guide(file, api.career("medical-assistant"))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_no_word_of_a_guide_acts_on_the_page(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"hostile{suffix}").write_text(HOSTILE)
    shown = page.html(audit_guide(tmp_path / f"hostile{suffix}", api.career("medical-assistant")))
    root = lxml.html.document_fromstring(shown)
    assert not root.xpath("//script | //img | //iframe | //object | //form | //link | //base")
    assert len(root.xpath("//style")) == 1
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on") or name == "src"]
    assert all(href.startswith("#") for href in root.xpath("//@href"))
    assert "7*7" in shown
    if suffix == ".txt":
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


def test_the_page_lets_nothing_in_but_its_own_style(made: Audit) -> None:
    shown = page.html(made)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', shown)
    style = re.search(r"<style>(.*?)</style>", shown, re.DOTALL)
    assert policy
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1] == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"(?:url\(|@import)\s*[\"']?(?:https?:|//)", style[1])


def test_every_link_leads_somewhere_and_every_claim_is_marked(made: Audit) -> None:
    root = lxml.html.document_fromstring(page.html(made))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in root.xpath("//@href")} <= set(ids)
    numbers = range(1, len(made.findings) + 1)
    assert made.findings
    assert {f"claim-{number}" for number in numbers} | {f"finding-{number}" for number in numbers} <= set(ids)
    guide = root.xpath("//div[@class='guide']")[0]
    tags = [one.getparent() for one in guide.xpath(".//a[@id]/text()")]
    for tag in tags:  # without the tags the guide's own words are whole
        tag.text = ""
    words = "".join(guide.text_content().split())
    assert "Growthof16%from2022to2032andof14%from2022to2032" in words


def test_figures_in_json_have_their_cells(made: Audit) -> None:
    content = json.loads(json_text(made.as_dict()))
    findings = content["findings"]
    assert [one["verdict"] for one in findings].count("supported") >= 1
    official = [figure for one in findings for figure in one["official"]]
    assert official
    assert all(figure["sources"] and figure["sources"][0]["sha256"] for figure in official)
    assert [one["kind"] for one in content["contradictions"]] == ["two rates for one period"]
    assert sum(content["counts"].values()) == len(findings)


def test_claim_reviews_are_of_what_was_checked_alone(made: Audit) -> None:
    graph = made.claim_review()["@graph"]
    checked = [one for one in made.findings if one.verdict in ("supported", "stale", "contradicted")]
    assert [one["reviewRating"]["alternateName"] for one in graph] == [str(one.verdict) for one in checked]
    for one in graph:
        rating = one["reviewRating"]
        assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
        assert one["claimReviewed"] and one["reviewBody"] and one["itemReviewed"]["appearance"]["name"]


def test_the_notebooks_table_is_escaped(made: Audit) -> None:
    shown = made._repr_html_()
    assert "<script" not in shown
    assert "$45,690" in shown


def test_the_command_prints_a_table_and_writes_what_is_asked_for(run: Run, tmp_path: Path) -> None:
    guide = tmp_path / "guide.txt"
    guide.write_text("The median annual wage was $42,000 in May 2023.\x1b[2J\n")
    ran = run("audit", str(guide), "--career", "medical assistant")
    assert ran.code == 0
    assert "stale" in ran.out
    assert "1 claim: 1 stale." in ran.out
    assert "\x1b[2J" not in ran.out
    files = [tmp_path / "out" / "page.html", tmp_path / "out" / "review.json"]
    ran = run("audit", str(guide), "--career", "31-9092", "--html", str(files[0]), "--claimreview", str(files[1]))
    assert ran.code == 0
    assert "$42,000" in files[0].read_text("utf-8")
    assert json.loads(files[1].read_text("utf-8"))["@context"] == "https://schema.org"
    first = [file.read_bytes() for file in files]
    run("audit", str(guide), "--career", "31-9092", "--html", str(files[0]), "--claimreview", str(files[1]))
    assert [file.read_bytes() for file in files] == first


def test_the_command_prints_json(run: Run, tmp_path: Path) -> None:
    (tmp_path / "guide.md").write_text("No number here.\n")
    ran = run("audit", str(tmp_path / "guide.md"), "--career", "actor", "--json")
    assert ran.code == 0
    assert json.loads(ran.out)["findings"] == []


def test_what_is_no_guide_or_no_career_is_one_line(run: Run, tmp_path: Path) -> None:
    nowhere = run("audit", str(tmp_path / "none.txt"), "--career", "actor")
    assert (nowhere.code, nowhere.err.count("\n"), nowhere.out) == (22, 1, "")
    (tmp_path / "guide.txt").write_text("Pay: $1")
    unknown = run("audit", str(tmp_path / "guide.txt"), "--career", "astronaut on mars")
    assert (unknown.code, unknown.err.count("\n")) == (3, 1)
    unwritable = run(
        "audit", str(tmp_path / "guide.txt"), "--career", "actor", "--html", str(tmp_path / "guide.txt" / "x")
    )
    assert (unwritable.code, unwritable.err.count("\n")) == (7, 1)
    assert run("audit", str(tmp_path / "guide.txt")).code == 2
