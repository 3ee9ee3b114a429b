"""Matches to foreign classifications, on crosswalks of a few lines written here."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.making import source

from careerbook.metrics import deepest, matching
from careerbook.metrics.matching import Grade, Match

COLUMNS = ["from_classification", "from_code", "from_title", "to_classification", "to_code", "is_partial", "rank"]


def links(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    """(from classification, from code, to classification, to code), none partial."""
    full = [(a, b, "", c, d, False, 1) for a, b, c, d in rows]
    return pd.DataFrame(full, columns=COLUMNS).assign(source_id="made_up")


def key(*rows: tuple[str, str, str, bool, int]) -> pd.DataFrame:
    """The German key: (KldB code, its title, ISCO code, partial, rank)."""
    full = [("KldB 2010", a, title, "ISCO-08", b, partial, rank) for a, title, b, partial, rank in rows]
    return pd.DataFrame(full, columns=COLUMNS).assign(source_id="made_up")


SOC = ("SOC 2010", "31-9092", "SOC 2018", "31-9092")
ISCO = Match("ISCO-08", ("3256",), Grade.EXACT, "BLS")


def esco(isco: str, onet: str) -> tuple[str, str, str, str]:
    return ("ISCO-08", isco, "O*NET-SOC 2019", onet)


# ---------------------------------------------------------------- ISCO-08


def test_one_isco_group_by_the_bls_crosswalk_is_exact() -> None:
    match = matching.isco_groups(["31-9092"], links(SOC, ("SOC 2010", "31-9092", "ISCO-08", "3256")))
    assert match is not None
    assert (match.codes, match.grade) == (("3256",), Grade.EXACT)
    assert "BLS" in match.evidence


def test_of_several_isco_groups_escos_links_choose_and_the_grade_is_near() -> None:
    crosswalks = links(
        SOC,
        ("SOC 2010", "31-9092", "ISCO-08", "3256"),
        ("SOC 2010", "31-9092", "ISCO-08", "5329"),
        esco("5329", "31-9092.00"),
        esco("5329", "31-9092.01"),
        esco("3256", "31-9092.00"),
        esco("9999", "11-1011.00"),
    )
    match = matching.isco_groups(["31-9092"], crosswalks)
    assert match is not None
    assert (match.codes, match.grade) == (("5329", "3256"), Grade.NEAR)


def test_without_a_vote_the_lower_code_comes_first_so_that_the_order_is_always_the_same() -> None:
    crosswalks = links(SOC, ("SOC 2010", "31-9092", "ISCO-08", "5329"), ("SOC 2010", "31-9092", "ISCO-08", "3256"))
    match = matching.isco_groups(["31-9092"], crosswalks)
    assert match is not None
    assert match.codes == ("3256", "5329")


def test_where_bls_has_no_link_escos_stands_in_and_says_so() -> None:
    match = matching.isco_groups(["31-9092"], links(SOC, esco("3256", "31-9092.00")))
    assert match is not None
    assert match.codes == ("3256",)
    assert "ESCO" in match.evidence


def test_no_link_is_no_match() -> None:
    assert matching.isco_groups(["31-9092"], links(SOC)) is None


def test_the_components_of_a_combined_occupation_are_matched_together() -> None:
    crosswalks = links(
        ("SOC 2010", "13-1021", "SOC 2018", "13-1021"),
        ("SOC 2010", "13-1022", "SOC 2018", "13-1022"),
        ("SOC 2010", "13-1021", "ISCO-08", "3323"),
        ("SOC 2010", "13-1022", "ISCO-08", "3324"),
    )
    match = matching.isco_groups(["13-1021", "13-1022"], crosswalks)
    assert match is not None
    assert (match.codes, match.grade) == (("3323", "3324"), Grade.NEAR)


# ---------------------------------------------------------------- Germany


def test_a_kldb_group_of_the_very_name_that_belongs_to_the_isco_group_as_a_whole_is_exact() -> None:
    crosswalk = key(("81102", "Medical assistants (skilled)", "3256", False, 1), ("81103", "Other", "3256", False, 1))
    match = matching.by_isco_key("KldB 2010", ISCO, "Medical Assistants", crosswalk, {"81102"})
    assert match is not None
    assert (match.code, match.grade) == ("81102", Grade.EXACT)


def test_a_partial_link_is_only_near() -> None:
    crosswalk = key(("81102", "Medical assistants", "3256", True, 1))
    match = matching.by_isco_key("KldB 2010", ISCO, "Medical Assistants", crosswalk, {"81102"})
    assert match is not None
    assert match.grade is Grade.NEAR


def test_a_match_to_several_isco_groups_is_only_near_in_germany_too() -> None:
    crosswalk = key(("81102", "Medical assistants", "3256", False, 1))
    near = Match("ISCO-08", ("3256", "5329"), Grade.NEAR, "BLS")
    match = matching.by_isco_key("KldB 2010", near, "Medical Assistants", crosswalk, {"81102"})
    assert match is not None
    assert match.grade is Grade.NEAR


def test_a_group_that_is_not_published_gives_way_to_its_stem() -> None:
    crosswalk = key(("81102", "Medical assistants", "3256", False, 1))
    match = matching.by_isco_key("KldB 2010", ISCO, "Medical Assistants", crosswalk, {"811"})
    assert match is not None
    assert (match.code, match.grade) == ("811", Grade.NEAR)


def test_groups_without_the_name_give_their_common_stem() -> None:
    crosswalk = key(("81102", "Helpers", "3256", False, 1), ("81113", "Carers", "3256", False, 1))
    match = matching.by_isco_key("KldB 2010", ISCO, "Medical Assistants", crosswalk, {"811", "81102"})
    assert match is not None
    assert (match.code, match.grade) == ("811", Grade.NEAR)


@pytest.mark.parametrize(
    "crosswalk",
    [
        key(("81102", "Helpers", "3256", False, 1), ("53112", "Guards", "3256", False, 1)),  # no common stem
        key(("81102", "Medical assistants", "3256", False, 2)),  # 3256 is not its main target
        key(("81102", "Medical assistants", "5321", False, 1)),  # another group
    ],
)
def test_what_leads_nowhere_in_particular_is_no_match(crosswalk: pd.DataFrame) -> None:
    assert (
        matching.by_isco_key("KldB 2010", ISCO, "Medical Assistants", crosswalk, {"81102", "53112", "8", "5"}) is None
    )


# ---------------------------------------------------------------- Canada


def noc(code: str, onet: str) -> tuple[str, str, str, str]:
    return ("NOC 2021", code, "O*NET-SOC 2019", onet)


def test_one_noc_group_is_exact() -> None:
    match = matching.by_onet_crosswalk(
        "NOC 2021", ["31-9092"], links(noc("33109", "31-9092.00"), noc("33102", "31-1131.00"))
    )
    assert match is not None
    assert (match.codes, match.grade) == (("33109",), Grade.EXACT)


def test_of_several_noc_groups_those_that_lie_together_come_first_then_the_most_specific() -> None:
    crosswalk = links(
        noc("11100", "31-9092.00"),
        noc("33102", "31-9092.00"),
        noc("33102", "31-1131.00"),  # 33102 has two links, 33109 one
        noc("33109", "31-9092.00"),
    )
    match = matching.by_onet_crosswalk("NOC 2021", ["31-9092"], crosswalk)
    assert match is not None
    assert (match.codes, match.grade) == (("33109", "33102", "11100"), Grade.NEAR)


def test_an_occupation_without_a_noc_link_has_none() -> None:
    assert matching.by_onet_crosswalk("NOC 2021", ["31-9092"], links(noc("33102", "31-1131.00"))) is None


def test_a_statcan_group_is_found_by_the_noc_title_of_its_group() -> None:
    titles = pd.DataFrame({"code": ["33", "3", "331"], "title": ["Assisting occupations", "Health", "Aides"]})
    statcan = pd.DataFrame({"occupation_code": ["g7"], "occupation_title": ["Assisting Occupations"]})
    noc = Match("NOC 2021", ("33109",), Grade.EXACT, "key")
    match = deepest.group_by_title("StatCan 14-10-0417", noc, titles, statcan)
    assert match is not None
    assert (match.classification, match.code, match.grade) == ("StatCan 14-10-0417", "g7", Grade.SUB_MAJOR)


# ---------------------------------------------------------------- depth


@pytest.mark.parametrize(
    ("published", "code", "grade"),
    [
        ({"3256", "325", "32"}, "3256", Grade.EXACT),
        ({"325", "32", "3"}, "325", Grade.MINOR),
        ({"32", "3"}, "32", Grade.SUB_MAJOR),
    ],
)
def test_the_deepest_published_group_is_taken_and_graded_by_its_depth(
    published: set[str], code: str, grade: Grade
) -> None:
    match = matching.at_depth(ISCO, published, units=("3251", "3255", "3256"))
    assert match is not None
    assert (match.code, match.grade) == (code, grade)


def test_a_minor_group_that_is_mostly_the_occupations_own_is_near() -> None:
    match = matching.at_depth(ISCO, {"325"}, units=("3255", "3256"))
    assert match is not None
    assert match.grade is Grade.NEAR


def test_a_one_digit_group_is_never_taken_for_more() -> None:
    assert matching.at_depth(ISCO, {"3"}) is None
    assert matching.major_group(ISCO).grade is Grade.MAJOR


def test_groups_in_several_major_groups_are_said_to_be_so() -> None:
    major = matching.major_group(Match("ISCO-08", ("5329", "3256"), Grade.NEAR, "BLS"))
    assert major.code == "5"
    assert "several major groups (3, 5)" in major.evidence


# ---------------------------------------------------------------- the figure that stands for a country


def figure(code: str, basis: str, statistic: str, value: float | None = 1.0, **more: object) -> dict[str, object]:
    return {
        "country_code": "NOR",
        "classification": "ISCO-08",
        "occupation_code": code,
        "basis": basis,
        "statistic": statistic,
        "value": value,
        "reference_year": 2024,
        "pay_period": "month",
        "source_id": "own",
    } | more


def best(*rows: dict[str, object]) -> tuple[dict[str, object], Match] | None:
    sources = {"own": source("own"), "copied": source("copied", status="transcription")}
    groups = deepest.by_group(pd.DataFrame(rows), sources)
    majors = (matching.major_group(ISCO), matching.isco_88_major(ISCO, key()))
    return deepest.best(groups["NOR"], {"ISCO-08": ISCO}, majors, tuple(key()["to_code"]))


@pytest.mark.parametrize("later", [("all employees", "median"), ("full-time", "mean"), ("all employees", "mean")])
def test_a_full_time_median_is_preferred(later: tuple[str, str]) -> None:
    found = best(figure("3256", *later), figure("3256", "full-time", "median"))
    assert found is not None
    assert (found[0]["basis"], found[0]["statistic"]) == ("full-time", "median")


def test_a_deeper_group_is_preferred_to_a_better_average() -> None:
    found = best(figure("32", "full-time", "median"), figure("325", "all employees", "mean"))
    assert found is not None
    assert (found[0]["occupation_code"], found[1].grade) == ("325", Grade.MINOR)


def test_a_withheld_group_gives_way_to_the_next() -> None:
    found = best(figure("3256", "full-time", "median", float("nan")), figure("3", "all employees", "mean"))
    assert found is not None
    assert (found[0]["occupation_code"], found[1].grade) == ("3", Grade.MAJOR)


def test_the_latest_year_is_taken() -> None:
    found = best(figure("3256", "full-time", "median", reference_year=2019), figure("3256", "full-time", "median"))
    assert found is not None
    assert found[0]["reference_year"] == 2024


def test_an_original_is_taken_before_a_later_transcription() -> None:
    kind = ("3256", "full-time", "median")
    found = best(figure(*kind, source_id="copied", reference_year=2025), figure(*kind, reference_year=2023))
    assert found is not None
    assert found[0]["reference_year"] == 2023


def test_a_years_pay_is_taken_before_an_hours() -> None:
    kind = ("3256", "full-time", "median")
    found = best(figure(*kind, pay_period="hour"), figure(*kind, pay_period="year"))
    assert found is not None
    assert found[0]["pay_period"] == "year"


def test_a_country_without_a_group_that_fits_has_none() -> None:
    assert best(figure("5", "full-time", "median")) is None
