"""A new edition of any series moves what the reports say by itself: nothing turns false, nothing is lost.

The edition is simulated: the newest one's figures, a year later. So every statement has to stay what it is, but for its
periods; no figure may be lost; and nothing that the new edition has may still be read from the old one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from careerbook.core import paths
from careerbook.dataset import default
from tests.ahead import LEFT_OUT, Ahead, later, new_id, series_of

_REMARK = ", an average of eleven months without October"
CAREERS = ("medical-assistant", "actor", "surgeon-all-other", "data-scientist")
GROUPS = {
    "wages of the nation": ("bls_oews_national",),
    "wages by sector": ("bls_oews_sectors",),
    "wages by industry": ("bls_oews_industries",),
    "wages by state": ("bls_oews_states",),
    "projections": ("bls_ep_occupation",),
    "O*NET": ("onet_",),
    "household survey": ("bls_cps",),
    "regional prices": ("bea_regional_prices",),
    "OECD": ("oecd_",),
    "prices": ("bls_cpi", "worldbank_", "ilostat_cpi"),
    "visas": ("ukvi_",),
    "pay abroad": (
        "ilostat_earnings",
        "ons_ashe",
        "jsa_",
        "destatis_",
        "statcan_",
        "abs_",
        "inegi_",
        "mhlw_",
        "eurostat_",
    ),
    "outlook abroad": ("esdc_cops", "cedefop_"),
}
LOST, NOT_YET = ("lost", ""), "not_published"


def told(folder: Path | None, *careers: str) -> dict[str, Any]:
    """What the reports say in the dataset of a folder, or in the project's own."""
    environment = os.environ | {"CAREERBOOK_DATA": str(folder or paths.data_dir())}
    command = [sys.executable, "-m", "tests.statements", *careers]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=paths.share(), timeout=280)
    assert ran.returncode == 0, ran.stderr[-3000:]
    answer: dict[str, Any] = json.loads(ran.stdout)
    return answer


@pytest.fixture(scope="module")
def today() -> dict[str, Any]:
    return told(None, *CAREERS)


def complaints(then: dict[str, Any], now: dict[str, Any], ahead: Ahead) -> list[str]:
    """Each statement that is new or gone, each figure that was lost, each that is read from an old edition."""
    wrong = []
    loses_remark = any(LEFT_OUT in source.reference_period for source in ahead.sources)
    for career, chapters in then.items():
        for chapter, before in chapters.items():
            after, where = now[career][chapter], f"{career}, {chapter}"
            expected = {text.replace(_REMARK, "") if loses_remark else text for text in before["statements"]}
            for text in expected ^ set(after["statements"]):
                if text in expected and "is not published yet" in text:
                    continue
                wrong.append(f"{where}: {'gone' if text in expected else 'new'}: {text}")
            for id, (status, text, *_) in before["estimates"].items():
                later_status, later_text, *_ = after["estimates"].get(id) or after["estimates"].get(later(id)) or LOST
                if status != later_status and status != NOT_YET:  # what was lacking may be published
                    wrong.append(f"{where}: {id}: {status} {text} became {later_status} {later_text}")
            used = {source for *_, sources in after["estimates"].values() for source in sources}
            for source in ahead.sources:
                was_used = any(source.id in sources for *_, sources in before["estimates"].values())
                if was_used and new_id(source) not in used:
                    wrong.append(f"{where}: nothing is read from the new edition of {source.series}")
    return wrong


@pytest.mark.long
@pytest.mark.parametrize("prefixes", GROUPS.values(), ids=GROUPS)
def test_a_new_edition_turns_no_statement_false(
    prefixes: tuple[str, ...], today: dict[str, Any], tmp_path: Path
) -> None:
    ahead = Ahead(tmp_path / "data", series_of(*prefixes))
    assert ahead.sources
    wrong = complaints(today, told(ahead.folder, *CAREERS), ahead)
    assert not wrong, "\n".join(wrong)


def test_new_editions_of_all_series_together_turn_no_statement_false(today: dict[str, Any], tmp_path: Path) -> None:
    ahead = Ahead(tmp_path / "data", lambda _: True)
    assert {source.series for source in ahead.sources} == {source.series for source in default().at_hand.values()}
    wrong = complaints(today, told(ahead.folder, *CAREERS), ahead)
    assert not wrong, "\n".join(wrong)
