"""`data status`: ages, newer vintages, rows, and the sections that a source really feeds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from careerbook.chapters.chapter import OpenChapter
from careerbook.chapters.contents import CHAPTERS
from careerbook.core import catalog, schema
from careerbook.core.periods import as_of, last_day, months_between
from careerbook.dataset import Careers, Dataset, default
from careerbook.figures.case import case_of
from careerbook.operate.status import LATEST, SECTIONS_OF, newer, newest, sections_fed, source_rows, statuses
from tests import making
from tests.data.conftest import Small

CAREERS = ("medical-assistant", "15-1252", "29-1229", "11-1011", "39-7010")
TODAY = date(2026, 11, 15)
FIGURES = {name for name, table in schema.TABLES.items() if "measure" in table.names} | {
    "price_series",
    "titles",
    *(name for name in schema.TABLES if name.startswith("onet_")),
}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("May 2025", date(2025, 5, 31)),
        ("tax year to 5 April 2024", date(2024, 4, 5)),
        ("January 1913 to May 2026", date(2026, 5, 31)),
        ("1960 to 2024", date(2024, 12, 31)),
        ("2025-07-01", date(2025, 7, 1)),
        ("2026-04", date(2026, 4, 30)),
        ("February 2024", date(2024, 2, 29)),
        ("O*NET 30.2", None),
        ("SOC 2018", date(2018, 12, 31)),
        ("12024 or 20245", None),
        ("latest year of each country", None),
        ("", None),
    ],
)
def test_last_day(text: str, day: date | None) -> None:
    assert last_day(text) == day


def test_a_period_that_reaches_into_the_future_counts_up_to_today() -> None:
    source = making.source(reference_period="2023 to 2033", vintage="2024-2033")
    assert as_of(source, TODAY) == date(2023, 12, 31)
    assert as_of(making.source(reference_period="2033", vintage="June 2024"), TODAY) == date(2024, 6, 30)


def test_projections_are_as_old_as_their_base_year() -> None:
    source = catalog.load()["bls_ep_occupation_2024_34"]
    assert as_of(source) == date(2024, 12, 31)


@pytest.mark.parametrize(
    ("later", "months"),
    [
        (date(2025, 5, 31), 0),
        (date(2025, 6, 30), 1),
        (date(2025, 6, 29), 0),
        (date(2026, 5, 31), 12),
        (date(2024, 1, 1), 0),
    ],
)
def test_months_between(later: date, months: int) -> None:
    assert months_between(date(2025, 5, 31), later) == months


def test_newer_vintages_are_known_in_four_ways() -> None:
    old, new = making.source("old", reference_period="May 2024"), making.source("new", reference_period="May 2025")
    both = {"old": old, "new": new}
    assert newest(old, both) is new
    assert newer(old, both, TODAY) == "May 2025, here as new"
    assert newer(new, both, TODAY) == ""
    told = making.source("a", title="x", newer_vintage="30.3")
    assert newer(told, {"a": told}, TODAY) == "30.3, not here"
    due = making.source("a", title="x", next_release="2027-04-02")
    assert newer(due, {"a": due}, TODAY) == "due 2027-04-02"
    assert newer(due, {"a": due}, date(2027, 4, 2)) == "was due 2027-04-02"
    replaced = making.source("a", title="x", replaced_by="new")
    assert newer(replaced, {"a": replaced, **both}, TODAY) == "May 2025, here as new"


def test_the_state_of_a_small_dataset(small: Small) -> None:
    found = {one.id: one for one in statuses(small.dataset(), TODAY)}
    assert list(found) == list(small.sources)
    wages = found["wages_2025"]
    assert (wages.rows, wages.age, wages.sections) == (
        {"wages": 75},
        "1 y 5 m",
        ("salary", "outlook", "international", "guide"),
    )
    assert found["wages_2024"].newer == "May 2025, here as wages_2025"
    assert found["wages_2024"].sections == ("salary", "outlook", "guide")
    assert found["wages_2018"].age == "8 y 5 m"
    assert sum(sum(one.rows.values()) for one in found.values()) == sum(
        len(small.dataset().rows(table)) for table in ("wages", "projections", "crosswalks")
    )


def test_a_source_without_rows_is_told_and_is_nobodys_newer_vintage(small: Small) -> None:
    more = replace(small.sources["wages_2025"], id="wages_2030", reference_period="May 2030")
    small.sources[more.id] = more
    found = {one.id: one for one in statuses(small.dataset(), TODAY)}
    assert found["wages_2030"].status == "original, not here"
    assert found["wages_2025"].newer == ""


def test_each_source_of_the_catalog_has_an_age_or_no_time_and_only_known_fields() -> None:
    ids = set(catalog.load())
    for source in catalog.load().values():
        day = as_of(source, TODAY)
        assert day is None or date(1990, 1, 1) < day <= TODAY, source.id
        assert source.replaced_by in {"", *ids}, source.id
        assert not source.next_release or date.fromisoformat(source.next_release)


class Recorder(Dataset):
    """The project's dataset, remembering which tables are read."""

    def __init__(self) -> None:
        super().__init__()
        self.read: set[str] = set()

    def rows(self, table: str, **where: Any) -> Any:
        self.read.add(table)
        return super().rows(table, **where)


@pytest.fixture(scope="module")
def really() -> dict[str, tuple[set[str], set[str]]]:
    """By section: the tables that it reads, and the sources of the figures that it shows."""
    found = {}
    for name in (name for name in CHAPTERS if name != "summary"):  # which shows figures of the others
        dataset, used = Recorder(), set()
        for career in CAREERS:
            opened = OpenChapter(CHAPTERS[name], case_of(Careers(default()).find(career), dataset))
            used |= {cell.source_id for estimate in opened.sources().estimates for cell in estimate.cells}
        found[name] = (dataset.read, used)
    return found


def test_the_mapping_of_tables_to_sections_is_what_the_sections_read(
    really: dict[str, tuple[set[str], set[str]]],
) -> None:
    declared = {
        (table.partition("/")[0], section)
        for mapping in (SECTIONS_OF, LATEST)
        for table, sections in mapping.items()
        for section in sections
    }
    assert declared == {(table, section) for section, (tables, _) in really.items() for table in tables}


def test_the_sources_that_feed_a_section_are_those_whose_figures_it_shows(
    really: dict[str, tuple[set[str], set[str]]],
) -> None:
    rows, sources = source_rows(default()), catalog.load()
    for section, (_, used) in really.items():
        declared = {
            id
            for id, tables in rows.items()
            if section in sections_fed(sources[id], set(tables) & set(FIGURES), newest(sources[id], sources).id == id)
        }
        used = {id for id in used if not id.startswith("editors_")}  # no file of a publisher
        assert used <= declared, section
