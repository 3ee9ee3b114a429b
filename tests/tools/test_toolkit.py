"""The toolkit: each line from the occupation's data, as Markdown and as a Word document."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

import careerbook as cb
from careerbook.dataset import Career, Careers, default
from careerbook.tools import Toolkit, writing
from tests.running import Run, runner


@pytest.fixture(scope="module")
def kit() -> Toolkit:
    return Toolkit(cb.career("31-9092"))


def test_it_has_three_parts_each_with_sources(kit: Toolkit) -> None:
    assert [one.title for one in kit.parts] == ["Job description", "Words for a résumé", "Questions for an interview"]
    assert all(block.source and block.lines for part in kit.parts for block in part.blocks)


def test_pay_and_titles_are_the_publishers(kit: Toolkit) -> None:
    text = writing.markdown(kit)
    # OEWS May 2025, 31-9092: A_PCT25 38,470, A_MEDIAN 45,690, A_PCT75 49,180; EP 2024-34: postsecondary nondegree award
    assert "$38,470, median $45,690, upper quarter $49,180" in text
    assert "Postsecondary nondegree award" in text
    # Sample of Reported Titles and Technology Skills of O*NET
    assert "- Certified Medical Assistant (CMA)" in text
    assert "- Epic Systems (in demand, hot)" in text
    assert "20 of 34, in demand first" in text  # rows of 31-9092.00 in Technology Skills.txt


def test_the_word_document_says_the_same_and_has_the_same_bytes(kit: Toolkit) -> None:
    content = writing.docx(kit)
    assert content == writing.docx(Toolkit(cb.career("31-9092")))
    said = [one.text for one in docx.Document(io.BytesIO(content)).paragraphs]
    lines = [
        line for part in kit.parts for block in part.blocks for line in (block.heading, *block.lines, block.source)
    ]
    assert not [line for line in lines if line not in said]


def test_markdown_shows_signs_as_they_are() -> None:
    text = writing.markdown(Toolkit(cb.career("15-1252")))
    assert "C\\#" in text  # 'C#' would begin no heading here, but a line of its own might


def test_files_are_put_where_they_are_asked_for(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run: Run = runner(capfd, monkeypatch, "toolkit")
    ran = run("actor", "--out", str(tmp_path))
    assert (ran.code, ran.err) == (0, "")
    assert {one.name for one in tmp_path.iterdir()} == {"actor-toolkit.md", "actor-toolkit.docx"}
    assert run("../../x", "--out", str(tmp_path)).code == 3


@pytest.mark.all_careers
@pytest.mark.parametrize("career", list(Careers(default())), ids=lambda career: career.slug)
def test_every_career_has_a_toolkit(career: Career) -> None:
    made = Toolkit(career)
    assert len(writing.docx(made)) > 10_000
    assert all(block.lines for part in made.parts for block in part.blocks)
