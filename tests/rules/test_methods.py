"""docs/methods.md is current, and every figure of a report has its method in it."""

from __future__ import annotations

import re

import pytest
from tests.making import EIGHTEEN

from careerbook import api, methods, paths


def test_docs_methods_md_is_what_the_command_writes() -> None:
    file = paths.share() / "docs" / "methods.md"
    assert file.read_text("utf-8") == methods.markdown(), "docs/methods.md is stale: run `careerbook data docs`"


def test_every_method_tells_formula_inputs_and_source() -> None:
    assert len(methods.documented()) >= 6
    for method in methods.documented():
        assert method.figures, method.name
        assert all((method.what, method.formula, method.inputs, method.source)), method.name


@pytest.mark.parametrize("code", [*EIGHTEEN[:8], "29-1211", "45-2092"])
def test_every_figure_of_a_report_has_a_method(code: str) -> None:
    career = api.career(code)
    ids = {id for section in api.SECTIONS for id in section(career).estimates}
    plain = {re.sub(r"^(?:all|group|related\.[^.]+)\.", "", id) for id in ids}
    plain = {re.sub(r"\.group(?:_[^.]+)?(?=\.earnings)", "", id) for id in plain}
    without = sorted(id for id in plain if not any(method.covers(id) for method in methods.documented()))
    assert not without
