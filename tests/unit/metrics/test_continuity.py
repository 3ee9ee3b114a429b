"""Which earlier code continues a series: the published crosswalk, one to one, or none."""

from __future__ import annotations

import pandas as pd
import pytest

from careerbook.metrics.continuity import predecessor

LINKS = pd.DataFrame(
    [
        ("31-9092", "31-9092"),  # unchanged
        ("29-1111", "29-1141"),  # a new code, the same occupation
        ("15-1132", "15-1252"),  # the README's case: two become one ...
        ("15-1133", "15-1252"),
        ("15-1132", "15-1253"),  # ... and one of them becomes two
        ("29-1069", "29-1212"),  # one becomes two
        ("29-1069", "29-1229"),
    ],
    columns=["from_code", "to_code"],
)


def listed(*pairs: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(pairs, columns=["soc_code", "occupation_title"])


SAME = listed(("31-9092", "Medical Assistants"))


@pytest.mark.parametrize(("code", "before"), [("31-9092", "31-9092"), ("29-1141", "29-1111")])
def test_a_code_that_is_joined_one_to_one_goes_on(code: str, before: str) -> None:
    found = predecessor(code, "Any", "SOC 2010", LINKS, SAME)
    assert (found.code, found.reason) == (before, "")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("15-1252", "15-1132 and 15-1133, which became 15-1252 and 15-1253"),
        ("15-1253", "15-1132, which became 15-1252 and 15-1253"),
        ("29-1212", "29-1069, which became 29-1212 and 29-1229"),
        ("99-9999", "has no 99-9999"),
    ],
)
def test_a_split_or_merged_code_has_no_predecessor_and_says_why(code: str, words: str) -> None:
    found = predecessor(code, "Any", "SOC 2010", LINKS, SAME)
    assert found.code is None
    assert words in found.reason


@pytest.mark.parametrize("title", ["Medical Assistants", "medical assistants", "MedicalAssistants"])
def test_in_the_hybrid_years_code_and_title_must_both_be_todays(title: str) -> None:
    assert predecessor("31-9092", title, "SOC 2018 hybrid", LINKS, SAME).code == "31-9092"


def test_in_the_hybrid_years_another_title_under_the_code_is_another_occupation() -> None:
    found = predecessor("31-9092", "Medical Aides", "SOC 2018 hybrid", LINKS, SAME)
    assert found.code is None
    assert "'Medical Assistants'" in found.reason


def test_under_the_same_classification_a_renamed_occupation_goes_on() -> None:
    assert predecessor("31-9092", "Medical Aides", "SOC 2018", LINKS, SAME).code == "31-9092"


@pytest.mark.parametrize("classification", ["SOC 2018", "SOC 2018 hybrid"])
def test_a_code_that_the_years_file_lacks_has_no_figure(classification: str) -> None:
    found = predecessor("15-1252", "Software Developers", classification, LINKS, SAME)
    assert found.code is None
    assert "no 15-1252" in found.reason
