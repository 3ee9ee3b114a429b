"""Verdicts on whole guides, held against readings by hand: a wrong verdict fails, a claim not checked is counted.

The guides were written for these tests; their figures are the publishers'. A reading is never adjusted to the code:
where the code dares not say what a reader can, the claim is among the few that may be 'not checked' instead.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from careerbook import api
from careerbook.audit import Audit, Finding, audit_guide
from tests.audit.test_reading import pdf
from tests.conftest import CHECKOUT

HERE = Path(__file__).parent
GUIDES = sorted(file for file in (HERE / "guides").iterdir() if file.suffix != ".toml")
# How many claims of a guide may be 'not checked' where a reader would say more.
SHORT_OF_A_READER = {"electrician": 2, "data-scientist": 1, "guide": 1}

Key = tuple[int, str, tuple[float, ...]]


def key(one: Finding) -> Key:
    return one.claim.line, str(one.claim.kind), one.claim.values


def differences(made: Audit, expected: list[tuple[Key, str]]) -> tuple[list[str], int]:
    """Wrong verdicts, claims that were missed and claims that are none; and how many are 'not checked' instead."""
    wanted, found = Counter(expected), Counter((key(one), str(one.verdict)) for one in made.findings)
    lacking, more = wanted - found, found - wanted
    short = 0
    for (where, verdict), count in list(more.items()):
        other = next((one for one in lacking if one[0] == where), None)
        if verdict == "not checked" and other:
            short += count
            del more[where, verdict], lacking[other]
    return [f"expected {one}" for one in lacking] + [f"found {one}" for one in more], short


@pytest.mark.parametrize("guide", GUIDES, ids=lambda file: file.stem)
def test_verdicts_on_guides_of_all_kinds(guide: Path) -> None:
    reading = tomllib.loads(guide.with_suffix(".toml").read_text("utf-8"))
    made = audit_guide(guide, api.career(reading["career"]))
    expected = [((line, kind, tuple(map(float, values))), verdict) for line, kind, values, verdict in reading["claims"]]
    wrong, short = differences(made, expected)
    assert not wrong
    assert short <= SHORT_OF_A_READER.get(guide.stem, 0)
    assert sorted(one.kind for one in made.conflicts) == sorted(reading["conflicts"])


COOKS = [
    [
        "Restaurant cooks",
        "",
        "Salary",
        "The median annual wage of restaurant cooks was $36,830 in May 2024.",
        "Cooks in",
    ],
    [
        "Outlook",
        "Employment is projected to grow 14.9% from 2024 to 2034. About",
        "251,000 openings are projected each year.",
    ],
    ["Hourly pay", "$17.98", "(median, May 2025)", "No formal educational credential is typically required."],
]


def test_verdicts_on_a_pdf(tmp_path: Path) -> None:
    # OEWS 35-2014: May 2024 36,830; May 2025 37,390 and 17.98 an hour. EP 2024-34: 14.9; 250.7k.
    made = audit_guide(pdf(tmp_path / "cooks.pdf", COOKS), api.career("35-2014"))
    found = [(one.claim.page, str(one.claim.kind), one.claim.values, str(one.verdict)) for one in made.findings]
    assert found == [
        (1, "pay", (36830.0,), "stale"),
        (2, "growth", (14.9,), "supported"),
        (2, "openings", (251000.0,), "supported"),
        (3, "pay", (17.98,), "supported"),
        (3, "education", (), "supported"),
    ]


def test_the_statement_of_a_table_row_is_whole(tmp_path: Path) -> None:
    guide = tmp_path / "guide.md"
    guide.write_text("| Topic | Detail |\n|---|---|\n| Entry-level education required | Bachelor's degree |\n")
    claims = [each.claim for each in audit_guide(guide, api.career("registered-nurse")).findings]
    assert [claim.statement for claim in claims] == ["Topic: Entry-level education required | Bachelor's degree"]


def test_a_wrong_reading_is_told() -> None:
    guide = HERE / "guides" / "actor.txt"
    made = audit_guide(guide, api.career("27-2011"))
    wrong, _ = differences(made, [((5, "pay", (29.05,)), "stale")])
    assert "expected ((5, 'pay', (29.05,)), 'stale')" in wrong
    assert "found ((5, 'pay', (29.05,)), 'supported')" in wrong


@pytest.fixture(scope="module")
def reading() -> dict[str, Any]:
    return tomllib.loads((HERE / "expected_guide.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def made() -> Audit:
    file = CHECKOUT.parent / "shared" / "guide.txt"
    if not file.is_file():
        pytest.skip("the guide is not beside the checkout")
    return audit_guide(file, api.career("medical-assistant"))


@pytest.mark.raw
def test_the_guide_as_a_reader_judged_it(made: Audit, reading: dict[str, Any]) -> None:
    claims = reading["claim"]
    expected = [((one["line"], one["kind"], tuple(map(float, one["values"]))), one["verdict"]) for one in claims]
    assert len({key for key, _ in expected}) > 40
    # An industry's values are its rank; a claim in words and a code have none.
    expected = [((line, kind, () if kind == "code" else values), verdict) for (line, kind, values), verdict in expected]
    wrong, short = differences(made, expected)
    assert not wrong
    assert short <= SHORT_OF_A_READER["guide"]
    assert not [one for one in made.findings if one.claim.line in reading["not_claims"]]


def whole(figure: float) -> float:
    """As the reader wrote it down: money and jobs in whole, percent to a tenth."""
    return round(figure, 1 if figure < 100 else 0)


@pytest.mark.raw
def test_the_guide_beside_the_figures_that_a_reader_looked_up(made: Audit, reading: dict[str, Any]) -> None:
    shown = {key(one): {whole(each.value) for each in one.official if each.value is not None} for one in made.findings}
    compared = 0
    for one in reading["claim"]:
        where = one["line"], one["kind"], tuple(map(float, one["values"]))
        if "official" in one and one["line"] != 36:  # the industry that is not found
            assert {whole(one[name]) for name in ("official", "named") if name in one} <= shown[where], where
            compared += 1
    assert compared > 15


@pytest.mark.raw
def test_the_guide_contradicts_itself_where_a_reader_saw_it(made: Audit, reading: dict[str, Any]) -> None:
    assert sorted((one.kind, one.lines) for one in made.conflicts) == sorted(
        (one["kind"], tuple(one["lines"])) for one in reading["conflict"]
    )
