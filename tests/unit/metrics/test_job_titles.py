"""Matches by job titles that both classifications list: clear ones only."""

from __future__ import annotations

import pandas as pd

from careerbook.core import slugs
from careerbook.metrics import job_titles
from careerbook.metrics.job_titles import Guard
from careerbook.metrics.matching import Grade

GUARD = Guard({"3": ["3", "2", "5"]}, range_digits=3)


def titles(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """(SOC code, title, kind)."""
    return pd.DataFrame([(c, slugs.key(t), k) for c, t, k in rows], columns=["soc_code", "title_key", "kind"])


def foreign(*rows: tuple[str, str]) -> pd.DataFrame:
    """(UK SOC code, title)."""
    full = [("UK SOC 2020", c, t, slugs.key(t)) for c, t in rows]
    return pd.DataFrame(full, columns=["classification", "code", "title", "title_key"])


OURS = titles(
    ("31-9092", "Medical Assistant", "soc"),
    ("31-9092", "Clinic Assistant", "onet_alternate"),
    ("31-9092", "Doctor's Helper", "onet_alternate"),
    ("31-9092", "Ward Helper", "onet_alternate"),
)


def match(
    abroad: pd.DataFrame, ours: pd.DataFrame = OURS, major: str | None = "3", guard: Guard = GUARD
) -> tuple[str, ...] | None:
    found = job_titles.match(["31-9092"], "Medical Assistants", ours, abroad, major, guard)
    assert found is None or found.grade is Grade.NEAR
    return found.codes if found else None


def test_the_group_that_lists_the_own_title_wins_over_any_number_of_others() -> None:
    abroad = foreign(
        ("3213", "Medical assistant"),
        ("3219", "Clinic assistant"),
        ("3219", "Doctor's helper"),
        ("3219", "Ward helper"),
    )
    assert match(abroad) == ("3213",)


def test_two_groups_side_by_side_with_the_own_title_are_a_range() -> None:
    assert match(foreign(("3213", "Medical assistant"), ("3219", "Medical assistants"))) == ("3213", "3219")


def test_where_digits_do_not_nest_groups_are_no_range() -> None:
    guard = Guard({"3": ["32"]})
    assert match(foreign(("3213", "Medical assistant"), ("3219", "Medical assistants")), guard=guard) is None
    assert match(foreign(("3213", "Medical assistant")), guard=guard) == ("3213",)


def test_two_groups_apart_with_the_own_title_are_ambiguous() -> None:
    assert match(foreign(("3213", "Medical assistant"), ("3229", "Medical assistants"))) is None


def test_one_group_with_clearly_more_shared_titles_is_taken() -> None:
    abroad = foreign(("3213", "Clinic assistant"), ("3213", "Doctor's helper"), ("3219", "Ward helper"))
    assert match(abroad) == ("3213",)


def test_a_narrow_lead_is_ambiguous() -> None:
    ours = titles(*[("31-9092", f"helper {name}", "onet_alternate") for name in "abcde"])
    abroad = foreign(*[("3213", f"helper {name}") for name in "abc"], *[("3229", f"helper {name}") for name in "de"])
    assert match(abroad, ours) is None  # 3 against 2 is less than twice as much


def test_one_shared_alternate_title_is_not_enough() -> None:
    assert match(foreign(("3213", "Ward helper"))) is None


def test_one_title_of_the_direct_match_list_is_enough() -> None:
    ours = titles(("31-9092", "Ward Helper", "direct_match"))
    assert match(foreign(("3213", "Ward helper")), ours) == ("3213",)


def test_a_title_that_many_occupations_list_counts_for_less() -> None:
    shared = [(code, "Clinic Assistant", "onet_alternate") for code in ("31-9093", "31-9094", "31-9095")]
    ours = titles(("31-9092", "Ward Helper", "onet_alternate"), ("31-9092", "Clinic Assistant", "x"), *shared)
    # 1 for the ward helper and 1/4 for the clinic assistant: 1.25 is less than the 1.5 that is asked for
    assert match(foreign(("3213", "Ward helper"), ("3213", "Clinic assistant")), ours) is None


def test_a_group_of_another_kind_of_work_is_out_even_with_the_own_title() -> None:
    assert match(foreign(("9213", "Medical assistant")), major="3") is None


def test_without_an_isco_group_nothing_is_matched() -> None:
    assert match(foreign(("3213", "Medical assistant")), major=None) is None


def test_the_evidence_names_the_titles() -> None:
    found = job_titles.match(
        ["31-9092"], "Medical Assistants", OURS, foreign(("3213", "Medical assistant")), "3", GUARD
    )
    assert found is not None
    assert "“Medical assistant”" in found.evidence
    assert found.classification == "UK SOC 2020"
