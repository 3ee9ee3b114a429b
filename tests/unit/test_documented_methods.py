"""Methods as the docstrings state them."""

from __future__ import annotations

import pytest

from careerbook.operate.methods import Method, _method, documented

DOC = """What it is.

More on it.

Figures: `pay.<year>.median`, `pay.all`
Formula: own ÷ all,
    times a hundred
Inputs: `wages`
Source: the office's handbook
"""


def test_a_docstring_gives_a_method() -> None:
    method = _method("module.pay", "Pay.", DOC)
    assert method == Method(
        "module.pay",
        "Pay.",
        "What it is.",
        ("pay.<year>.median", "pay.all"),
        "own ÷ all, times a hundred",
        "`wages`",
        "the office's handbook",
    )


@pytest.mark.parametrize(
    ("id", "covered"),
    [
        ("pay.2025.median", True),
        ("pay.all", True),
        ("pay.2025.05.median", False),
        ("pay.median", False),
        ("payXall", False),
        ("prefix.pay.all", False),
    ],
)
def test_a_placeholder_stands_for_one_part_of_an_id(id: str, covered: bool) -> None:
    assert _method("m", "t", DOC).covers(id) is covered


def test_an_entry_that_is_lacking_is_an_error() -> None:
    with pytest.raises(ValueError, match="documents"):
        _method("m", "t", DOC.replace("Formula", "Sum"))


def test_the_metrics_are_read() -> None:
    assert any(method.covers("wage.annual.median") for method in documented())
