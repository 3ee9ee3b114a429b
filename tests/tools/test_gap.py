"""The skills gap, through the command line and as an object; figures read in O*NET's files by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import careerbook as cb
from careerbook.core.errors import ProfileUnreadable
from careerbook.dataset import Career, Careers, default
from careerbook.metrics.schooling import ENTRY
from careerbook.tools import Profile, SkillsGap
from tests.running import Run, runner


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`careerbook skills-gap` with the arguments given."""
    return runner(capfd, monkeypatch, "skills-gap")


@pytest.fixture(scope="module")
def nurse() -> SkillsGap:
    return SkillsGap(cb.career("29-1141"), Profile(occupation="31-9092"))


def test_the_levels_are_the_publishers(nurse: SkillsGap) -> None:
    # Knowledge.xlsx of 29.3: Psychology, LV, of 29-1141.00 and of 31-9092.00; IM of the former
    found = {one.rating.name: one for one in nurse.all_gaps}["Psychology"]
    assert found.rating.level
    assert (found.rating.importance.value, found.rating.level.value, found.level_held.value) == PSYCHOLOGY
    assert found.shortfall.value == pytest.approx(PSYCHOLOGY[1] - PSYCHOLOGY[2])
    assert {cell.file for cell in found.shortfall.cells} == {"onet/29.3/Knowledge.xlsx"}


PSYCHOLOGY = (4.58, 6.08, 3.38)


def test_a_score_is_never_without_its_parts(nurse: SkillsGap) -> None:
    first = nurse.shown()[0]
    text = first.takeaway.plain  # type: ignore[union-attr]
    assert all(one.text in text for one in (nurse.readiness, *nurse.parts.values()))
    lowest, highest = sorted(one.value or 0 for one in nurse.parts.values())
    assert lowest <= (nurse.readiness.value or 0) <= highest
    assert nurse.readiness.label.value == "modelled"


def test_what_is_left_out_is_named_with_the_publishers_reason() -> None:
    # Knowledge.xlsx of 29.3: Medicine and Dentistry, LV, of 41-2011.00 is 0.81, Recommend Suppress = Y
    gap = SkillsGap(cb.career("31-9092"), Profile(occupation="41-2011"))
    said = gap.shown()[1].standfirst.plain  # type: ignore[union-attr]
    assert "medicine and dentistry (the publisher recommends not to show it" in said
    assert "by 21 of 23 important elements" in gap.shown()[0].takeaway.plain  # type: ignore[union-attr]


def test_who_knows_the_occupation_lacks_nothing() -> None:
    same = SkillsGap(cb.career("31-9092"), Profile(occupation="31-9092"))
    assert (same.readiness.value, same.readiness.text) == (100, "100.0%")
    own, (_, nearest) = same.distance(same.case.career), same.nearest(1)[0]
    assert own is not None and own.value == 0 < (nearest.value or 0)


def test_what_a_profile_says_goes_before_the_occupation_that_it_names() -> None:
    gap = SkillsGap(cb.career("29-1141"), Profile(occupation="31-9092", levels={"psychology": 7}))
    psychology = {one.rating.name: one for one in gap.all_gaps}["Psychology"]
    assert (psychology.level_held.value, psychology.level_held.label.value, psychology.verdict) == (7, "editorial", -1)


@pytest.mark.parametrize(("education", "verdict"), [(ENTRY[1], "asks for more"), (ENTRY[5], "yes"), (ENTRY[7], "yes")])
def test_education_is_held_against_what_is_typical(education: str, verdict: str) -> None:
    # BLS assigns a bachelor's degree to registered nurses.
    gap = SkillsGap(cb.career("29-1141"), Profile(occupation="31-9092", education=education))
    row = next(one for one in gap.shown() if getattr(one, "id", "") == "to-enter").table.rows[0]  # type: ignore[union-attr]
    assert row[3] == verdict


def test_a_new_profile_is_filled_in_and_read(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "me.toml"
    assert run("29-1141", "--new-profile", str(file)).code == 0
    text = file.read_text("utf-8")
    file.write_text(text.replace('# "Psychology"', '"Psychology"').replace("# education =", "education ="), "utf-8")
    ran = run("29-1141", "--profile", str(file), "--json")
    assert (ran.code, ran.err) == (0, "")
    told = {one["element"]: one for one in json.loads(ran.out)["gaps"]}
    assert told["Psychology"]["shortfall"]["value"] == pytest.approx(6.08 - 6.1, abs=0.05)
    assert told["Psychology"]["verdict"] == -1
    assert run("29-1141", "--new-profile", str(file)).code == 7


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("occupation = 3", "must be text"),
        ("[levels]\nPsychologie = 3", "Meant may be: Psychology"),
        ("[levels]\nPsychology = 8", "from 0 to 7"),
        ("[levels]\nPsychology = true", "from 0 to 7"),
        ("[levels]\nPsychology = nan", "from 0 to 7"),
        ("education = 'PhD'", "Choose one of"),
        ("years_experience = -1", "zero or more"),
        ("skils = 1", "unknown key"),
        ("= 3", "can't be read"),
        ("", "neither"),
    ],
)
def test_a_bad_profile_gets_one_line_with_the_remedy(run: Run, tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(text, "utf-8")
    ran = run("29-1141", "--profile", str(file))
    assert (ran.code, ran.out, len(ran.err.strip().splitlines())) == (23, "", 1)
    assert said in ran.err


def test_bad_names_and_missing_words_are_told(run: Run, tmp_path: Path) -> None:
    assert run("29-1141", "--from", "../../x").code == 3
    assert run("../../x", "--from", "cashier").code == 3
    assert run("29-1141").code == 10
    assert run("29-1141", "--profile", str(tmp_path / "none.toml")).code == 23


def test_a_page_needs_nothing_else(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "gap.html"
    assert run("29-1141", "--from", "cashier", "--html", str(file)).code == 0
    page = file.read_text("utf-8")
    assert "default-src 'none'" in page and "<script" not in page and "Psychology" in page


@pytest.mark.all_careers
@pytest.mark.parametrize("career", list(Careers(default())), ids=lambda career: career.slug)
def test_every_career_has_a_gap_or_says_why_not(career: Career) -> None:
    for gap in (
        SkillsGap(career, Profile(occupation="41-2011")),
        SkillsGap(cb.career("31-9092"), Profile(career.slug)),
    ):
        assert gap.shown()
        assert gap.readiness.value is None or 0 <= gap.readiness.value <= 100


def test_a_profile_checks_itself() -> None:
    with pytest.raises(ProfileUnreadable):
        Profile(years_experience=float("inf"), levels={"Speaking": 9})
