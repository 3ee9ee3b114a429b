"""The list of comparators: an entry that leads to nothing is refused, and says where it stands and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerbook.api import career
from careerbook.core import comparators
from careerbook.core.comparators import Way
from careerbook.core.errors import DataDamaged, DataMissing, ParameterError
from careerbook.dataset import Careers, Dataset
from careerbook.figures import groups_abroad
from careerbook.figures.case import case_of, with_earnings

USA = '[[country]]\ncode = "USA"\n'
GERMANY = """
[[country]]
code = "DEU"

[[country.groups]]
classification = "KldB 2010"
by = "isco_key"
"""
JAPAN = """
[[country]]
code = "JPN"

[[country.groups]]
classification = "JSCO 2020"
by = "job_titles"
majors = { 1 = ["01"] }
"""


def write(folder: Path, *entries: str) -> Path:
    file = folder / "comparators.toml"
    file.write_text(USA + "\n".join(entries), encoding="utf-8")
    return file


def test_the_list_says_who_is_shown_first_and_how_groups_are_found(tmp_path: Path) -> None:
    usa, germany, japan = comparators.read(
        write(tmp_path, GERMANY, JAPAN.replace('"JPN"', '"JPN"\nshown_first = false'))
    )
    assert (usa.code, usa.shown_first, usa.groups) == ("USA", True, ())
    assert [groups.by for groups in germany.groups] == [Way.ISCO_KEY]
    assert japan.groups[0].majors == {"1": ("01",)}
    assert not japan.shown_first


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ('[[country]]\ncode = "XYZ"', "XYZ is no country"),
        ('[[country]]\ncode = "Japan"', "'Japan' is not a CountryCode"),
        ('[[country]]\ncode = "JPN"\nfirst = true', "JPN has first, which no entry has"),
        (JAPAN.replace("job_titles", "guessing"), "JPN, JSCO 2020: no way leads there by 'guessing'; ways are"),
        (JAPAN.replace("majors", "instead"), "JPN, JSCO 2020: without majors"),
        (JAPAN.replace("majors", "mayors"), "JPN, JSCO 2020 has mayors, which no group has"),
        (JAPAN.replace('"JPN"', '"JPN"\nshown_first = "no"'), "JPN: shown_first is true or false, not 'no'"),
        (JAPAN.replace("job_titles", "parent_titles"), "JPN, JSCO 2020: of '' is no classification named before it"),
        (JAPAN + JAPAN, "JPN is named twice"),
        ("[[country", "can't be read"),
    ],
)
def test_an_entry_that_is_none_is_refused(tmp_path: Path, entry: str, why: str) -> None:
    with pytest.raises(DataDamaged) as refused:
        comparators.read(write(tmp_path, entry))
    assert why in str(refused.value)
    assert "comparators.toml" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_list_that_is_not_there_is_missed(tmp_path: Path) -> None:
    with pytest.raises(DataMissing):
        comparators.read(tmp_path / "comparators.toml")


# data/countries.csv has China, and no publisher in the catalog has earnings of it.
@pytest.mark.parametrize("code", ["XYZ", "CHN"])
def test_a_country_without_earnings_is_refused(code: str) -> None:
    with pytest.raises(ParameterError, match=f"No earnings of '{code}' are at hand. Name countries") as refused:
        career("31-9092", comparators=["USA", code])
    assert "\n" not in str(refused.value)


def test_each_country_is_compared_once() -> None:
    assert career("31-9092", comparators=["USA", "DEU", "USA"]).case.countries == ("USA", "DEU")


def test_earnings_are_at_hand_of_the_countries_that_publish_groups() -> None:
    dataset = Dataset()
    assert set(with_earnings(dataset)) == {comparators.HOME, *groups_abroad.published(dataset)}


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ('[[country]]\ncode = "CHN"', "no earnings of CHN are at hand"),
        (JAPAN.replace("JSCO 2020", "JSCO 2009"), "JPN, JSCO 2009: earnings are at hand by JSCO 2020 only"),
        (
            JAPAN.replace("job_titles", "isco_key"),
            "JPN, JSCO 2020: no crosswalk to ISCO-08 is at hand, so isco_key leads nowhere",
        ),
        (JAPAN.replace("job_titles", "onet_crosswalk"), "JPN, JSCO 2020: no crosswalk to O*NET-SOC 2019 is at hand"),
    ],
)
def test_an_entry_that_the_tables_have_nothing_for_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: str, why: str
) -> None:
    file = write(tmp_path, GERMANY, entry)
    monkeypatch.setattr(comparators, "location", lambda: file)
    with pytest.raises(DataDamaged) as refused:
        groups_abroad.national(Dataset())
    assert why in str(refused.value)


def test_the_projects_list_leads_somewhere_everywhere() -> None:
    assert [country.code for country in groups_abroad.national(Dataset())] == [
        country.code for country in comparators.listed()
    ]


def test_every_classification_that_earnings_are_published_by_is_looked_up_or_left_out_on_purpose() -> None:
    """ENOE's eleven groups of Mexico and the major groups of New Zealand say less than ILOSTAT's."""
    listed = {(country.code, groups.classification) for country in comparators.listed() for groups in country.groups}
    published = {
        (country, classification)
        for country, groups in groups_abroad.published(Dataset()).items()
        for classification in groups
        if not classification.startswith("ISCO-")
    }
    assert published - listed == {("MEX", "ENOE c_ocu11c"), ("NZL", "ANZSCO")}


def test_any_country_can_leave_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = write(tmp_path)
    monkeypatch.setattr(comparators, "location", lambda: alone)
    dataset = Dataset()
    nurses = case_of(Careers(dataset).find("29-1141"), dataset)
    assert groups_abroad.uk_candidates(nurses) is None
