"""A report is out of date as soon as a series that it reads has a new edition, though the rows of the old one stay."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import careerbook as cb
from careerbook.core import paths
from careerbook.dataset import reads
from careerbook.publish.execute.notebook_list import inputs
from tests.ahead import Ahead, series_of

CHANGED = """
import json, sys
from careerbook.batch.stale import _changed
print(json.dumps(_changed([({"salary": json.load(sys.stdin)}, ["wages_by_industry"])])))
"""


def changed(folder: Path, read: list[reads.Read]) -> object:
    environment = os.environ | {"CAREERBOOK_DATA": str(folder)}
    given = json.dumps([each.as_list() for each in read])
    command = [sys.executable, "-c", CHANGED]
    ran = subprocess.run(
        command, input=given, env=environment, capture_output=True, text=True, cwd=paths.share(), check=True
    )
    return json.loads(ran.stdout)


def test_a_new_edition_of_sectors_puts_the_salary_chapter_out_of_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = Ahead(tmp_path / "data", series_of("bls_oews_sectors"))
    monkeypatch.setenv(reads.VARIABLE, str(tmp_path / "reads"))
    cb.career("medical-assistant").salary.industries()
    read = reads.written(tmp_path / "reads")
    assert changed(paths.data_dir(), read) == [{}]
    (reasons,) = changed(ahead.folder, read)
    assert reasons["salary"]


def test_the_list_of_comparators_is_among_what_a_report_is_made_from() -> None:
    assert inputs([])["data/comparators.toml"].is_file()
