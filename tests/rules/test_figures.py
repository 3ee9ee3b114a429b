"""Figures know nothing of how they are shown, and above the dataset nobody names a file or a year."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import careerbook
from careerbook.core import catalog

PACKAGE = Path(careerbook.__file__).parent
FIGURES = sorted((PACKAGE / "figures").glob("*.py"))
# The rooms that know the publishers' files by name.
BELOW = {"core", "sources", "dataset", "operate"}
RELEASED = PACKAGE / "__init__.py"  # has the day of Careerbook's own release
ABOVE = [file for file in sorted(PACKAGE.rglob("*.py")) if file.relative_to(PACKAGE).parts[0] not in BELOW]
SHOWING = {"charts", "exhibits", "chapters", "publish", "api", "markupsafe", "plotly", "jinja2", "IPython", "html"}


def imports(file: Path) -> set[str]:
    """The last but the project's own first name of all that the file imports."""
    nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    plain |= {
        f"{node.module}.{alias.name}" for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    return {name.removeprefix("careerbook.").split(".")[0] for name in plain}


@pytest.mark.parametrize("file", FIGURES, ids=lambda file: file.name)
def test_figures_import_nothing_that_shows_them(file: Path) -> None:
    assert not imports(file) & SHOWING


def texts(file: Path) -> Iterator[tuple[int, object]]:
    """The literals of the file and their lines, without docstrings."""
    tree = ast.parse(file.read_text("utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    words = {
        id(statement.value)
        for node in ast.walk(tree)
        if isinstance(node, documented)
        for statement in node.body
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in words:
            yield node.lineno, node.value


@pytest.mark.parametrize("file", ABOVE, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_above_the_dataset_nobody_names_a_file(file: Path) -> None:
    ids = catalog.load().keys()
    assert not [(line, text) for line, text in texts(file) if text in ids]


# Years that are part of a name, and those of examples in a command's help.
NAMES_WITH_YEARS = re.compile(
    r"SOC 20(?:10|18|20)|Standard Occupational Classification 2018|NOC 2021|KldB 2010"
    r"|Census 2018|O\*NET-SOC 20(?:10|19)|http://www\.w3\.org/2005/Atom|e\.g\. [^.]+\."
)
HOURS_A_YEAR = 2080


@pytest.mark.parametrize(
    "file", [file for file in ABOVE if file != RELEASED], ids=lambda file: str(file.relative_to(PACKAGE))
)
def test_above_the_dataset_nobody_names_a_year(file: Path) -> None:
    years = [
        (line, text)
        for line, text in texts(file)
        if (isinstance(text, int) and not isinstance(text, bool) and 2000 < text < 2050 and text != HOURS_A_YEAR)
        or (isinstance(text, str) and re.search(r"(?<![\d,])20[0-4]\d(?!\d|,\d)", NAMES_WITH_YEARS.sub("", text)))
    ]
    assert not years


def test_facts_need_neither_plotly_nor_nbconvert() -> None:
    code = (
        "import sys; from careerbook.cli import app; app(['facts', 'medical-assistant', '--json'], standalone_mode=0);"
    )
    code += "print(sorted({'plotly', 'nbconvert', 'papermill', 'jinja2'} & set(sys.modules)), file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert ran.stderr.strip().splitlines()[-1] == "[]"
