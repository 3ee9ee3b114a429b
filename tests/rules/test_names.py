"""Names say what a thing is, not that it is one."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import careerbook

PACKAGE = Path(careerbook.__file__).parent
EMPTY = {"found", "known", "made", "one", "own", "said"}


def names(tree: ast.AST) -> set[str]:
    """The names that the code gives to variables, parameters, functions and classes."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(node.name.lstrip("_").lower())
    return found


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_name_says_what_it_names(file: Path) -> None:
    text = file.read_text("utf-8")
    assert not names(ast.parse(text)) & EMPTY
    assert "fmt: skip" not in text
    assert "fmt: off" not in text
