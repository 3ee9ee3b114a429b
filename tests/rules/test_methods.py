"""docs/methods.md is current and whole; that it has every figure is in tests/published/."""

from __future__ import annotations

import pkgutil

import pytest

from careerbook import metrics
from careerbook.core import paths
from careerbook.operate import methods


def test_docs_methods_md_is_what_the_command_writes() -> None:
    file = paths.share() / "docs" / "methods.md"
    assert file.read_text("utf-8") == methods.markdown(), "docs/methods.md is stale: run `careerbook data docs`"


# What other metrics use, without figures of its own.
HELPERS = {"continuity", "deepest", "job_titles", "matching", "rates", "rows"}


def test_every_module_of_metrics_that_makes_figures_documents_them() -> None:
    documenting = {method.name.split(".")[2] for method in methods.documented()}
    assert {module.name for module in pkgutil.iter_modules(metrics.__path__)} == documenting | HELPERS


@pytest.mark.parametrize("id", ["wage.annual.p90_to_p10", "wage.weekly.median", "outlook.growth_in_words", "pay"])
def test_a_figure_without_a_method_is_not_covered_by_anothers(id: str) -> None:
    assert not [method.name for method in methods.documented() if method.covers(id)]


def test_every_method_tells_formula_inputs_and_source() -> None:
    for method in methods.documented():
        assert method.figures, method.name
        assert all((method.what, method.formula, method.inputs, method.source)), method.name
