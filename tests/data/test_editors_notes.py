"""The editors' notes: ten careers have some, each with source, date and expiry; a bad one is refused in a line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from careerbook import api
from careerbook.chapters.chapter import OpenChapter
from careerbook.chapters.contents import CHAPTERS
from careerbook.core import paths
from careerbook.core.errors import DataDamaged
from careerbook.dataset import curated
from careerbook.dataset.notes import notes
from careerbook.estimate import Label
from careerbook.exhibits.exhibit import Exhibit, Paragraph
from careerbook.exhibits.markup import html_of
from careerbook.figures.case import case_of

CURATED = {"31-9092", "15-1252", "29-1141", "47-2111", "25-2021", "23-1011", "53-3032", "35-1011", "13-2011", "27-2011"}


def test_ten_careers_have_notes_with_source_date_and_expiry() -> None:
    assert set(notes()) == CURATED
    for each in notes().values():
        assert len(each) >= 3
        assert all(one.source and date(2026, 1, 1) < one.date < one.expires for one in each)


def test_the_page_labels_them_names_the_bodies_and_says_when_they_are_stale() -> None:
    shown = OpenChapter(CHAPTERS["guide"], case_of(api.career("31-9092"))).editors_notes()
    assert isinstance(shown, Exhibit)
    assert {one.label for one in shown.table.estimates} == {Label.EDITORIAL}
    assert "AAMA" in str(shown.table.rows[0][2])
    assert '<time class="expires" datetime="2028-12-31">' in html_of(shown.standfirst)


def test_a_career_without_notes_says_so() -> None:
    assert isinstance(OpenChapter(CHAPTERS["guide"], case_of(api.career("45-2092"))).editors_notes(), Paragraph)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ('text = "Ninety."', 'text = "90 of them."'),
        ('text = "Ninety."', 'text = "No stop"'),
        ("expires = 2028-01-01", "expires = 2025-01-01"),
        ('source = "A body"', 'source = ""'),
    ],
)
def test_a_bad_note_is_refused(wrong: str, right: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = 'soc_code = "31-9092"\n[[note]]\ntopic = "T"\ntext = "Ninety."\nsource = "A body"\n'
    good += "date = 2026-11-26\nexpires = 2028-01-01\n"
    folder = tmp_path / "careers"
    folder.mkdir()
    (folder / "one.toml").write_text(good.replace(wrong, right), encoding="utf-8")
    monkeypatch.setattr(paths, "careers_dir", lambda: folder)
    notes.cache_clear()
    try:
        with pytest.raises(DataDamaged, match=r"one\.toml can't be read: note\[1\]"):
            notes()
    finally:
        notes.cache_clear()


def test_the_files_name_their_editors_as_source() -> None:
    assert curated.cited()["editors_medical_assistant"].status == "editorial"
