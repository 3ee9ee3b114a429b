"""A notebook of one's own joins the batch by one line."""

from __future__ import annotations

import json
import shutil

import pytest

from careerbook.core import paths
from tests.batch.conftest import Project

pytestmark = [pytest.mark.slow, pytest.mark.long]


def test_a_copy_of_the_template_is_a_chapter_once_it_is_named(project: Project) -> None:
    shutil.copy(paths.notebooks_dir() / "template.ipynb", project.share / "notebooks" / "own.ipynb")
    assert project.batch("31-9092", "--no-pdf").code == 0
    folder = project.out / "medical-assistant"
    assert not (folder / "own.html").exists()
    listed = project.share / "reports" / "batches.toml"
    listed.write_text(listed.read_text().replace('"abroad"]', '"abroad", "own"]'))
    ran = project.batch("31-9092", "--no-pdf")
    assert ran.code == 0, ran.err
    assert ran.of("done") == ["medical-assistant"]
    assert "A chapter of your own" in (folder / "own.html").read_text("utf-8")
    assert "notebooks/own.ipynb" in json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
