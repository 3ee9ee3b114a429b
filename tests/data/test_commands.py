"""`careerbook data ...` as a user types it: what it prints, its exit codes, one line for an error."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from careerbook import dataset
from careerbook.core import paths
from tests.data.conftest import Small
from tests.data.publisher import Answer, serving
from tests.data.test_refresh import WORKBOOK
from tests.data.test_verify import read, tampered
from tests.running import Run, runner


@pytest.fixture
def run(small: Small, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`careerbook data` on the small dataset."""
    monkeypatch.setattr(dataset, "default", small.dataset)
    monkeypatch.setattr(paths, "raw_dir", lambda: small.raw)
    monkeypatch.setattr(paths, "tables_dir", lambda: small.tables)

    return runner(capfd, monkeypatch, "data")


def test_status_is_plain_lines_where_there_is_no_terminal(run: Run, small: Small) -> None:
    ran = run("status")
    head, *lines = ran.out.splitlines()
    assert ran.code == 0
    assert head.split("\t")[0] == "source"
    assert [line.split("\t")[0] for line in lines] == list(small.sources)
    assert {len(line.split("\t")) for line in lines} == {9}


def test_status_as_json(run: Run) -> None:
    found = json.loads(run("status", "--json").out)
    assert found[2]["id"] == "wages_2025"
    assert found[2]["rows"] == {"wages": 75}
    assert isinstance(found[2]["age_months"], int)


def test_verify_of_a_whole_dataset(run: Run) -> None:
    ran = run("verify")
    assert (ran.code, ran.out) == (0, "Verified: every table is what its index says, and every cell.\n")


def test_verify_without_raw_files_says_what_was_not_compared(run: Run, small: Small, tmp_path: Path) -> None:
    small.raw.rename(tmp_path / "elsewhere")
    ran = run("verify")
    assert ran.code == 0
    assert "Not compared" in ran.out
    assert run("verify", "--raw", str(tmp_path / "none")).code == 5
    assert run("verify", "--raw", str(tmp_path / "elsewhere")).code == 0


def test_verify_prints_a_line_for_each_difference_and_ends_with_6(run: Run, small: Small) -> None:
    wages = read(small, "wages")
    wages.loc[wages.index[0], "raw"] = "odd"
    tampered(small, "wages", wages)
    (small.raw / "ep_2022.xlsx").write_bytes(b"changed")
    ran = run("verify")
    assert ran.code == 6
    assert len(ran.out.splitlines()) == 2
    assert "raw 'odd'" in ran.out
    assert "ep_2022" in ran.out
    assert ran.err.splitlines()[-1].startswith("careerbook: 2 differences")


def test_diff_prints_lines_json_and_a_page(run: Run, tmp_path: Path) -> None:
    ran = run("diff", "2024", "2025", "--limit", "1")
    assert ran.code == 0
    assert "employment\t53-3054\tTaxi Drivers\t10,000\t20,000\t+100.0%\tyes" in ran.out
    assert "newly withheld" in ran.out
    found = json.loads(run("diff", "2024", "2025", "--json", "--measure", "employment").out)
    assert {move["measure"] for move in found["moves"]} == {"employment"}
    assert found["moves"][0]["beyond_error"] is True
    assert [one["code"] for one in found["new_codes"]] == ["15-1252"]
    ran = run("diff", "2022-32", "2024-34", "--html", str(tmp_path / "page.html"))
    assert (ran.code, ran.out) == (0, f"Wrote {tmp_path / 'page.html'}\n")
    assert run("diff", "1066", "2025").code == 10


def test_refresh_of_all_goes_on_after_a_failure(run: Run, small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving(Answer(404), Answer(body=WORKBOOK)) as publisher:
        for id, name in (("wages_2025", "a"), ("ep_2024", "b")):
            small.sources[id] = replace(small.sources[id], url=f"{publisher.address}/{name}.xlsx")
        ran = run("refresh")
    assert ran.code == 16
    lines = ran.out.splitlines()
    assert len(lines) == len(small.sources)
    assert [line for line in lines if "failed: " in line] == [line for line in lines if line.startswith("wages_2025")]
    (aside,) = small.raw.glob("*.new")
    assert hashlib.sha256(aside.read_bytes()).hexdigest() == hashlib.sha256(WORKBOOK).hexdigest()
    assert ran.err.splitlines()[-1].startswith("careerbook: 1 downloads failed")
    assert run("verify").code == 0


def test_refresh_of_one(run: Run) -> None:
    assert run("refresh", "odd").code == 10
    ran = run("refresh", "links")
    assert ran.code == 16
    assert "no direct address" in ran.err


def test_docs_are_written_where_they_are_asked_for(run: Run, tmp_path: Path) -> None:
    assert run("docs", "--out", str(tmp_path / "docs")).code == 0
    assert (tmp_path / "docs" / "data.md").read_text("utf-8").startswith("# The dataset\n")
    assert (tmp_path / "docs" / "methods.md").read_text("utf-8").startswith("# Methods\n")
    (tmp_path / "file").write_text("")
    assert run("docs", "--out", str(tmp_path / "file")).code == 7


def test_build_is_here(run: Run, small: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "local_tables_dir", lambda: tmp_path / "local")
    ran = run("build", "--raw", str(small.raw), "--out", str(tmp_path / "built"))
    assert ran.code == 0, ran.err
    assert pd.read_parquet(tmp_path / "built" / "wages.parquet").equals(pd.read_parquet(small.tables / "wages.parquet"))
    assert not (tmp_path / "local").exists()


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; import careerbook.cli; heavy = {'pandas', 'pyarrow', 'httpx', 'rich.progress', 'numpy'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"
