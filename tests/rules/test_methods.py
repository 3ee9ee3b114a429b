"""docs/methods.md is current and whole; that it has every figure is in tests/published/test_all_careers.py."""

from __future__ import annotations

from careerbook.core import paths
from careerbook.operate import methods


def test_docs_methods_md_is_what_the_command_writes() -> None:
    file = paths.share() / "docs" / "methods.md"
    assert file.read_text("utf-8") == methods.markdown(), "docs/methods.md is stale: run `careerbook data docs`"


def test_every_method_tells_formula_inputs_and_source() -> None:
    assert len(methods.documented()) >= 6
    for method in methods.documented():
        assert method.figures, method.name
        assert all((method.what, method.formula, method.inputs, method.source)), method.name
