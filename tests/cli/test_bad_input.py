"""Whatever is wrong: one line that says what and what to do, an exit code of its own, no traceback, nothing written."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Installed, Ran, Run

from careerbook.core import catalog, paths
from careerbook.dataset import default

UNKNOWN, GONE, PROJECTED, TOGETHER, NO_WAGES = 3, 14, 13, 15, 4
MISSING, DAMAGED, OUTPUT, PARAMETER = 5, 6, 7, 10


def one_line(ran: Ran, code: int, *words: str) -> None:
    """The command failed as the project's errors do."""
    assert ran.code == code, ran.err
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert ran.err.startswith("careerbook: ")
    assert ran.err.endswith("\n")
    assert ran.err.count("\n") == 1, ran.err
    assert ran.err.rstrip().endswith((".", "DIR", ")", "CAREER")) or "`" in ran.err or ":" in ran.err
    for word in words:
        assert word in ran.err


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("astronaut on mars", UNKNOWN, ("nearest",)),
        ("medical asistant", UNKNOWN, ("medical-assistant (31-9092)",)),
        ("", UNKNOWN, ()),
        ("   ", UNKNOWN, ()),
        ("../../x", UNKNOWN, ()),
        ("/etc/passwd", UNKNOWN, ()),
        ("\x00", UNKNOWN, ()),
        ("🦀", UNKNOWN, ()),
        ("a\nb", UNKNOWN, ()),
        ("99-9999", UNKNOWN, ("nearest",)),
        ("31-90921", UNKNOWN, ()),
        ("x" * 5000, UNKNOWN, ()),
        # EP 2024-34 has legislators, OEWS May 2025 no longer
        ("11-1031", GONE, ("11-1031", "last year")),
        ("45-3031", PROJECTED, ("45-3031", "projections")),  # fishing and hunting workers
        ("31-1121", TOGETHER, ("31-1121", "31-1120")),  # home health aides, with personal care aides
        ("55-1011", NO_WAGES, ("55-1011", "armed forces")),
    ],
)
def test_a_career_that_cannot_be_reported(run: Run, name: str, code: int, words: tuple[str, ...]) -> None:
    ran = run("facts", name)
    one_line(ran, code, *words)
    assert len(ran.err) < 6000


def test_an_ambiguous_title_names_its_occupations(run: Run) -> None:
    # O*NET's alternate titles give 'Machine Operator' to many occupations
    ran = run("facts", "machine operator")
    one_line(ran, UNKNOWN, "occupations", "careerbook careers")


@pytest.mark.parametrize("command", [("report", "no such work"), ("trace", "no such work", "employment")])
def test_every_command_refuses_an_unknown_career(run: Run, command: tuple[str, ...]) -> None:
    one_line(run(*command), UNKNOWN, "no such work")


def test_an_unknown_id_names_the_nearest(run: Run) -> None:
    one_line(run("trace", "31-9092", "wage.annual.medain"), PARAMETER, "wage.annual.median", "careerbook facts")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("price_year", ("NAME=VALUE",)),
        ("=2024", ("NAME=VALUE",)),
        ("career=actor", ("argument",)),
        ("prise_year=2024", ("prise_year", "price_year")),
        ("price_year=last", ("price_year", "int")),
        ("price_year=2024.5", ("price_year", "int")),
        ("comparators=DEU", ("comparators", "list")),
        ("comparators=[1]", ("comparators", "list")),
    ],
)
def test_a_bad_parameter_is_refused_before_anything_runs(
    run: Run, tmp_path: Path, given: str, words: tuple[str, ...]
) -> None:
    out = tmp_path / "published"
    one_line(run("report", "31-9092", "--no-pdf", "--out", str(out), "-p", given), PARAMETER, *words)
    assert not out.exists()


@pytest.mark.parametrize(
    "arguments", [("--nonsense",), ("facts",), ("nonsense",), ("report", "a", "b"), ("data", "build")]
)
def test_bad_usage_is_told_without_a_traceback(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert "Usage" in ran.err
    assert "Traceback" not in ran.err


def test_a_file_in_the_folders_place_is_an_output_error(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "published"
    file.write_text("mine")
    ran = run("report", "31-9092", "--no-pdf", "--out", str(file))
    one_line(ran, OUTPUT, str(file))
    assert file.read_text() == "mine"


def test_a_file_in_the_reports_own_place_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "medical-assistant").write_text("mine")
    ran = run("report", "31-9092", "--no-pdf", "--out", str(tmp_path))
    assert ran.code == OUTPUT, ran.err
    assert (tmp_path / "medical-assistant").read_text() == "mine"


def test_raw_files_that_are_not_there(run: Run, tmp_path: Path) -> None:
    ran = run("data", "build", "--raw", str(tmp_path / "nowhere"), "--out", str(tmp_path / "tables"))
    assert ran.code == MISSING
    assert "Traceback" not in ran.err
    assert "nowhere" in ran.err
    assert not list(tmp_path.rglob("*.parquet"))


def remove(file: Path) -> None:
    file.unlink()


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:500])


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.fixture
def spoilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the project's data folder in its place, for a test to spoil."""
    folder = tmp_path / "data"
    shutil.copytree(paths.tables_dir().parent, folder, ignore=shutil.ignore_patterns("raw"))
    monkeypatch.setattr(paths, "tables_dir", lambda: folder / "tables")
    monkeypatch.setattr(paths, "catalog_file", lambda: folder / "catalog.toml")
    caches = (default, catalog.load)
    for one in caches:
        one.cache_clear()
    yield folder
    for one in caches:
        one.cache_clear()


@pytest.mark.parametrize(
    ("file", "spoil", "code"),
    [
        ("wages", remove, MISSING),
        ("earnings_abroad", remove, MISSING),
        ("titles", remove, MISSING),
        ("wages", cut, DAMAGED),
        ("projections", flip, DAMAGED),
        ("titles", empty, DAMAGED),
    ],
)
def test_a_missing_or_damaged_table(
    run: Run, spoilt: Path, file: str, spoil: Callable[[Path], None], code: int
) -> None:
    spoil(spoilt / "tables" / f"{file}.parquet")
    one_line(run("facts", "31-9092", "--json"), code, f"{file}.parquet", "careerbook data build")


@pytest.mark.parametrize(("spoil", "code"), [(remove, MISSING), (cut, DAMAGED), (empty, DAMAGED)])
@pytest.mark.parametrize("file", ["tables/tables.json", "catalog.toml"])
def test_a_missing_or_damaged_index(
    run: Run, spoilt: Path, file: str, spoil: Callable[[Path], None], code: int
) -> None:
    spoil(spoilt / file)
    one_line(run("facts", "31-9092", "--json"), code, file)


@pytest.mark.slow
def test_a_report_that_fails_leaves_the_earlier_one_as_it_was(installed: Installed, tmp_path: Path) -> None:
    earlier = tmp_path / "out" / "medical-assistant"
    earlier.mkdir(parents=True)
    (earlier / "index.html").write_text("the earlier report")
    remove(installed.tables / "projections.parquet")
    ran = installed.run("report", "31-9092", "--no-pdf", "--out", str(tmp_path / "out"))
    assert ran.code != 0
    assert "Traceback" not in ran.err
    assert "projections" in ran.err
    assert [file.name for file in (tmp_path / "out").rglob("*") if file.is_file()] == ["index.html"]
    assert (earlier / "index.html").read_text() == "the earlier report"


def test_the_json_of_no_career_is_nothing_at_all(run: Run) -> None:
    ran = run("facts", "no such work", "--json")
    assert ran.out == ""
    with pytest.raises(json.JSONDecodeError):
        json.loads(ran.out)
