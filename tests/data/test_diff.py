"""`data diff`: moves, statuses and codes between vintages, like only with like."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

from careerbook.cli import changes as page
from careerbook.core.errors import OutputError, ParameterError
from careerbook.core.swap import put
from careerbook.dataset import default
from careerbook.metrics import vintages
from careerbook.operate.differences import compare
from tests.data.conftest import Small


def codes(frame: pd.DataFrame) -> list[str]:
    return frame["code"].tolist()


def test_the_largest_moves_come_first(small: Small) -> None:
    moves = compare(small.dataset(), "2024", "2025").changes.moves
    employment = moves[moves["measure"] == "employment"]
    assert codes(employment) == ["53-3054", "29-1229", "27-2011", "31-9092"]
    taxi = employment.iloc[0]
    assert (taxi["old"], taxi["new"], taxi["change"], taxi["change_pct"]) == (10000, 20000, 10000, 100)
    median = moves[(moves["measure"] == "annual_wage") & (moves["statistic"] == "median")]
    assert codes(median) == ["53-3054", "31-9092"]  # the withheld and the top-coded have no move


def test_a_move_is_held_against_the_published_errors(small: Small) -> None:
    moves = compare(small.dataset(), "2024", "2025", measure="all").changes.moves
    employment = moves[moves["measure"] == "employment"].set_index("code")["beyond_error"]
    assert employment["53-3054"] is True
    assert employment["31-9092"] is False  # 1,000 of 800,000, with 2 percent on either side
    assert moves.loc[moves["statistic"] == "median", "beyond_error"].isna().all()
    assert not moves["statistic"].str.contains("error").any()


def test_statuses_and_codes(small: Small) -> None:
    changes = compare(small.dataset(), "2024", "2025").changes
    statuses = changes.statuses.set_index("code")
    assert statuses["kind"].to_dict() == {"27-2011": "newly withheld", "29-1229": "no longer top-coded"}
    assert statuses.loc["29-1229", ["old", "new"]].tolist() == ["#", "265930"]
    assert codes(changes.new) == ["15-1252"]
    assert codes(changes.gone) == ["11-1031"]
    assert codes(changes.not_comparable) == []


def test_codes_of_another_classification_are_joined_by_the_crosswalk_or_said_to_be_apart(small: Small) -> None:
    found = compare(small.dataset(), "2018", "2025")
    moves = found.changes.moves
    assert set(moves["code"]) == {"31-9092"}
    apart = found.changes.not_comparable.set_index("code")["reason"]
    assert "SOC 2010 had 15-1132 and 15-1133" in apart["15-1252"]
    assert "29-1229" in apart
    assert codes(found.changes.gone) == ["15-1132"]
    assert "The series breaks in 2024: a new method comes in." in found.notes
    assert any("classification changed" in note for note in found.notes)


def test_backwards_there_is_no_crosswalk(small: Small) -> None:
    changes = compare(small.dataset(), "2025", "2018").changes
    assert changes.moves.empty
    assert changes.not_comparable["reason"].str.contains("no crosswalk from SOC 2018 to SOC 2010").all()


def test_projections(small: Small) -> None:
    found = compare(small.dataset(), "2022-32", "2024-34")
    growth = found.changes.moves.set_index("measure").loc["growth_pct"]
    assert (growth["old"], growth["new"], round(growth["change"], 6)) == (13.9, 12.5, -1.4)
    assert pd.isna(growth["change_pct"])


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("2024", "2024"), "same vintage"),
        (("2024", "1999"), "No table has both"),
        (("2024", "2024-34"), "No table has both"),
        (("2024", "2025", "crosswalks"), "no table with vintages"),
        (("2024", "2025", "odd"), "no table with vintages"),
        (("2024", "2025", "projections"), "No table has both"),
        (("2024", "2025", "wages", "odd"), "no measure"),
    ],
)
def test_what_cannot_be_compared_is_told(small: Small, arguments: tuple[str, ...], word: str) -> None:
    with pytest.raises(ParameterError, match=word):
        compare(small.dataset(), *arguments)


def test_rows_that_the_keys_do_not_tell_apart_are_refused(small: Small) -> None:
    rows = small.dataset().rows("wages", reference_year=2025)
    with pytest.raises(ValueError, match="tell its rows apart"):
        vintages.compare(pd.concat([rows, rows]), rows, vintages.Keys("soc_code", "occupation_title"), rows.head(0))


class Checked(HTMLParser):
    """Counts what an accessible page without network needs."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]


def test_the_page_stands_alone_and_escapes(small: Small, tmp_path: Path) -> None:
    file = tmp_path / "deep" / "diff.html"
    put(file, page.html(compare(small.dataset(), "2024", "2025")).encode())
    text = file.read_text("utf-8")
    assert "Actors &lt;b&gt;&amp;" in text
    seen = Checked()
    seen.feed(text)
    assert seen.tags.count("h1") == seen.tags.count("main") == 1
    assert seen.tags.count("caption") == seen.tags.count("table") == seen.tags.count("thead") > 3
    assert ("html", "lang", "en-US") in seen.attributes
    assert {value for tag, name, value in seen.attributes if (tag, name) == ("th", "scope")} == {"col", "row"}
    assert not {"script", "img", "link", "iframe", "b"} & set(seen.tags)
    assert not re.search(r"url\(|@import| src=", text)
    assert [path.name for path in file.parent.iterdir()] == ["diff.html"]
    assert "The series breaks in 2024: a new method comes in." in page.html(
        compare(small.dataset(), "2018", "2025", measure="all")
    )


def test_a_page_that_cannot_be_written(small: Small, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        put(tmp_path / "file" / "diff.html", page.html(compare(small.dataset(), "2024", "2025")).encode())


def test_the_shipped_wages_of_2024_and_2025() -> None:
    """OEWS May 2024 and May 2025, read in the publisher's files: medical assistants, physicians, legislators."""
    found = compare(default(), "2024", "2025")
    moves = found.changes.moves
    medians = moves[(moves["measure"] == "annual_wage") & (moves["statistic"] == "median")].set_index("code")
    assert medians.loc["31-9092", ["old", "new"]].tolist() == [44200, 45690]
    statuses = found.changes.statuses
    top = statuses[(statuses["code"] == "29-1229") & (statuses["statistic"] == "median")]
    assert top[["kind", "old", "new"]].to_numpy().tolist()[0] == ["no longer top-coded", "#", "265930"]
    assert codes(found.changes.gone) == ["11-1031"]


def test_the_shipped_projections() -> None:
    """EP 2022-32 and 2024-34 as the bureau published them: software developers 25.7 and 15.8 percent."""
    moves = compare(default(), "2022-32", "2024-34").changes.moves
    growth = moves[moves["measure"] == "growth_pct"].set_index("code")
    assert growth.loc["15-1252", ["old", "new"]].tolist() == [25.7, 15.8]
    assert growth.loc["31-9092", ["old", "new"]].tolist() == [13.9, 12.5]
