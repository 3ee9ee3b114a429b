"""A tiny report, published once with its PDF; tests that need a browser are left out where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from careerbook.core import paths
from careerbook.core.errors import BrowserMissing
from careerbook.publish import report
from careerbook.publish.execute import content
from careerbook.publish.paper import browser
from tests.browser import driving

TINY = Path(__file__).parent / "tiny.ipynb"


@dataclass(frozen=True)
class Career:
    slug: str = "tiny-career"
    soc_code: str = "31-9092"
    title: str = "Tiny <Careers> & Others"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Path]:
    """Chromium's path; a test that asks for it is left out where there is none."""
    try:
        yield browser.find()
    except BrowserMissing as missing:
        pytest.skip(str(missing))
    driving.stop()


@pytest.fixture(scope="session")
def published(chromium: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published report of two chapters, both the tiny notebook's."""
    folder = tmp_path_factory.mktemp("tiny")
    for name in ("salary", "outlook"):
        shutil.copy(TINY, folder / f"{name}.ipynb")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "notebooks_dir", lambda: folder)
        patch.setattr(content, "notebook_names", lambda: ["salary", "outlook"])
        return report.publish(Career(), folder / "published", single_file=True)
