"""The picture in CONTRIBUTING.md, kept true: who may import whom, who catches errors, how large things get."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

import careerbook
from careerbook.core import errors

PACKAGE = Path(careerbook.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
each_module = pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))

# Each room imports only from rooms above it in this list, which is the lowest first, or from its own.
ROOMS = (
    *(
        "core",
        "sources",
        "dataset",
        "estimate",
        "metrics",
        "operate",
        "figures",
        "charts",
        "exhibits",
        "chapters",
        "api",
    ),
    *("publish", "audit", "batch", "site", "tools", "explore", "cli"),
)
# These stand beside one another: none imports another.
BESIDE = ({"audit", "batch", "site", "tools"}, {"operate", "figures", "charts"})
LARGEST_MODULE, LONGEST_FUNCTION = 300, 45


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def room(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_modules(file: Path) -> set[str]:
    """Every module that the file imports, at whatever depth, dotted."""
    found: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: a relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@each_module
def test_every_module_has_its_place_in_the_picture(file: Path) -> None:
    assert file == PACKAGE / "__init__.py" or room(file) in ROOMS


@each_module
def test_nothing_imports_from_above_or_beside(file: Path) -> None:
    if file == PACKAGE / "__init__.py":
        return
    here = room(file)
    others = {name.split(".")[1] for name in imported_modules(file) if name.startswith("careerbook.")}
    others -= {here, "__version__", "RELEASED"}
    assert not {other for other in others if ROOMS.index(other) > ROOMS.index(here)}
    assert not {other for other in others for group in BESIDE if {here, other} <= group}


@each_module
def test_above_the_chapters_only_their_list_is_known(file: Path) -> None:
    if file != PACKAGE / "__init__.py" and ROOMS.index(room(file)) > ROOMS.index("chapters"):
        inside = {name for name in arrows(file) if name.startswith("careerbook.chapters")}
        assert inside <= {"careerbook.chapters.chapter", "careerbook.chapters.contents"}


def name_of(file: Path) -> str:
    """The module's dotted name; a package's own for its __init__."""
    return ".".join(["careerbook", *file.relative_to(PACKAGE).with_suffix("").parts]).removesuffix(".__init__")


NAMES = {name_of(file): file for file in MODULES}


def arrows(file: Path) -> set[str]:
    """The project's modules that the file imports, wherever in it: also for type checkers only."""
    found = {name if name in NAMES else name.rpartition(".")[0] for name in imported_modules(file)}
    return (found & NAMES.keys()) - {name_of(file), "careerbook"}


def test_no_module_imports_what_imports_it() -> None:
    below: dict[str, set[str]] = {name: arrows(file) for name, file in NAMES.items()}
    while free := {name for name, others in below.items() if not others & below.keys()}:
        below = {name: others for name, others in below.items() if name not in free}
    circles = {name: sorted(others & below.keys()) for name, others in below.items()}
    assert not circles


@each_module
def test_no_two_modules_of_one_name_meet(file: Path) -> None:
    met = [name.rpartition(".")[2] for name in (*arrows(file), name_of(file))]
    assert not {name for name in met if met.count(name) > 1}


def test_the_package_itself_loads_nothing_until_asked() -> None:
    top = [node for node in tree(PACKAGE / "__init__.py").body if isinstance(node, (ast.Import, ast.ImportFrom))]
    names = {node.module if isinstance(node, ast.ImportFrom) else node.names[0].name for node in top}
    assert names == {"__future__", "importlib", "typing"}


@pytest.mark.parametrize("tool", ["papermill", "nbconvert"])
def test_each_notebook_tool_is_known_to_one_module(tool: str) -> None:
    users = [file.name for file in MODULES if any(one.split(".")[0] == tool for one in imported_modules(file))]
    assert len(users) == 1, users


def caught(file: Path) -> set[str]:
    """Names of the exceptions that the module's `except` clauses catch."""
    handlers = [node for node in ast.walk(tree(file)) if isinstance(node, ast.ExceptHandler)]
    assert all(one.type for one in handlers), "a bare except"
    return {
        name.id if isinstance(name, ast.Name) else name.attr
        for one in handlers
        if one.type
        for name in ast.walk(one.type)
        if isinstance(name, (ast.Name, ast.Attribute))
    }


FAMILY = {name for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, Exception)}
# Reported after the HTML is published without a PDF, and raised again there; a batch goes on with the other careers.
RAISED_AGAIN = {
    ("publish/report.py", "BrowserMissing"),
    ("publish/paper/pdf.py", "BrowserMissing"),
    ("batch/worker.py", "CareerbookError"),
}


@each_module
def test_only_the_command_line_catches_the_projects_errors(file: Path) -> None:
    name = str(file.relative_to(PACKAGE))
    mine = {(name, one) for one in caught(file) & FAMILY}
    # The panels of the explorer are a command line of their own: what was typed wrong is said beside it.
    assert room(file) in ("cli", "explore") or not mine - RAISED_AGAIN


# A defect that one career meets is reported with it, and must not stop the others.
# Each object store's library has its own family of errors.
CATCHES_ALL = {"batch/worker.py", "batch/store.py"}


@each_module
def test_nobody_catches_everything(file: Path) -> None:
    assert "Exception" not in caught(file) or str(file.relative_to(PACKAGE)) in CATCHES_ALL


def test_every_error_has_an_exit_code_of_its_own() -> None:
    codes = {name: getattr(errors, name).exit_code for name in FAMILY}
    del codes["NoWages"]  # never more than its kinds, and one for all others
    assert len(set(codes.values())) == len(codes)
    assert all(0 < code < 64 and code != 2 for code in codes.values())  # 2 is click's own, for usage


@each_module
def test_a_module_stays_small(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= LARGEST_MODULE


@each_module
def test_a_function_stays_short(file: Path) -> None:
    functions = [node for node in ast.walk(tree(file)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in functions
        if node.end_lineno and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    }
    assert not long
