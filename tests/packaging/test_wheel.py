"""The wheel is whole: installed elsewhere and used from any folder, it makes the same report as the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUN = "from careerbook.cli import main; main()"


def run(*words: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **env}
    return subprocess.run(words, cwd=cwd, env=environment, capture_output=True, text=True, timeout=240, check=False)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the built wheel's content."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT), cwd=folder
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    target = folder / "site"
    put = run(
        sys.executable, "-m", "pip", "install", "--no-deps", "--quiet", "--target", str(target), str(wheel), cwd=folder
    )
    assert put.returncode == 0, put.stderr
    return target


@pytest.mark.slow
def test_the_wheel_makes_the_checkouts_report_from_any_folder(installed: Path, tmp_path: Path) -> None:
    words = (sys.executable, "-c", RUN, "report", "cardiologist", "--no-pdf")
    made = run(*words, cwd=tmp_path, PYTHONPATH=str(installed))
    assert made.returncode == 0, made.stderr
    of_wheel = tmp_path / "reports" / "published" / "cardiologist"
    made = run(*words, "--out", str(tmp_path / "checkout"), cwd=ROOT, PYTHONPATH=str(ROOT / "src"))
    assert made.returncode == 0, made.stderr
    of_checkout = tmp_path / "checkout" / "cardiologist"
    names = sorted(str(file.relative_to(of_checkout)) for file in of_checkout.rglob("*") if file.is_file())
    assert names == sorted(str(file.relative_to(of_wheel)) for file in of_wheel.rglob("*") if file.is_file())
    for name in names:
        assert (of_wheel / name).read_bytes() == (of_checkout / name).read_bytes(), name


def test_the_wheel_is_used_not_the_checkout(installed: Path, tmp_path: Path) -> None:
    code = "import careerbook, careerbook.core.paths as p; print(careerbook.__file__); print(p.tables_dir())"
    seen = run(sys.executable, "-c", code, cwd=tmp_path, PYTHONPATH=str(installed))
    assert [str(installed) in line for line in seen.stdout.splitlines()] == [True, True], seen.stdout + seen.stderr


def test_facts_of_the_wheel(installed: Path, tmp_path: Path) -> None:
    said = run(sys.executable, "-c", RUN, "facts", "31-9092", "--json", cwd=tmp_path, PYTHONPATH=str(installed))
    figures = {one["id"]: one for one in json.loads(said.stdout)["estimates"]}
    # OEWS May 2025, national_M2025_dl.xlsx, row 630: A_MEDIAN 45690.
    assert figures["wage.annual.median"]["value"] == 45690
