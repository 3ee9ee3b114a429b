"""Metrics are pure: numbers in, numbers out. No files, no charts, no clock, no chance."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import careerbook

PACKAGE = Path(careerbook.__file__).parent
PURE = [
    *sorted((PACKAGE / "metrics").glob("*.py")),
    *sorted((PACKAGE / "estimate").glob("*.py")),
    PACKAGE / "core" / "units.py",
]
each_pure = pytest.mark.parametrize("file", PURE, ids=lambda file: str(file.relative_to(PACKAGE)))

OUTSIDE = {
    *("plotly", "pyarrow", "os", "io", "pathlib", "shutil", "tempfile", "subprocess", "socket", "urllib"),
    *("requests", "httpx", "csv", "sqlite3", "time", "datetime", "random", "IPython", "python_calamine"),
    *(
        "careerbook.core.paths",
        "careerbook.dataset",
        "careerbook.sources",
        "careerbook.charts",
        "careerbook.exhibits.exhibit",
    ),
}
CALLS = {"open", "print", "input", "exec", "eval", "load", "read_csv", "read_parquet", "read_excel", "read_text"}
CALLS |= {"to_csv", "to_parquet", "write_text", "write_bytes", "read_bytes"}


def names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


@each_pure
def test_metrics_import_nothing_that_reaches_outside(file: Path) -> None:
    imported = [name for node in ast.walk(ast.parse(file.read_text("utf-8"))) for name in names(node)]
    assert not [name for name in imported if any(name == out or name.startswith(f"{out}.") for out in OUTSIDE)]


@each_pure
def test_metrics_call_nothing_that_reaches_outside(file: Path) -> None:
    calls = [node.func for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)]
    called = {
        one.id if isinstance(one, ast.Name) else one.attr if isinstance(one, ast.Attribute) else "" for one in calls
    }
    assert not called & CALLS


@each_pure
def test_metrics_keep_no_state(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, (ast.Global, ast.Nonlocal))]


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_nothing_goes_to_the_network_but_the_download_that_is_asked_for(file: Path) -> None:
    if file == PACKAGE / "operate" / "download.py" or file == PACKAGE / "publish" / "execute" / "forkserver.py":
        return  # the second speaks to its own machine alone, by a socket in a folder
    imported = [name for node in ast.walk(ast.parse(file.read_text("utf-8"))) for name in names(node)]
    network = {"socket", "urllib.request", "requests", "httpx", "aiohttp", "http.client", "ftplib"}
    assert not [name for name in imported if any(name == n or name.startswith(f"{n}.") for n in network)]
