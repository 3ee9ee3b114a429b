"""A figure's way from the publisher's cell to the page, in words."""

from __future__ import annotations

from careerbook.dataset.curated import cited
from careerbook.estimate import Cell, Estimate

LABELS = {
    "official": "the publisher's own figure",
    "derived": "computed from official figures",
    "proxy": "an official figure that stands in for one that is not published",
    "modelled": "the result of a model",
    "editorial": "the editors' judgement",
}


def in_words(estimate: Estimate) -> str:
    """Several lines: the figure, its standing, its error, each cell that it rests on, and the steps from there."""
    lines = [
        f"{estimate.id}: {estimate.text} ({estimate.unit}, {estimate.reference_period or 'no period'})",
        f"  label:  {estimate.label}: {LABELS[estimate.label]}",
        f"  status: {estimate.status}{f': {estimate.reason}' if estimate.reason else ''}",
        *([f"  to get it: {estimate.remedy}"] if estimate.remedy else []),
        f"  error:  {_error(estimate)}",
    ]
    lines += [f"  {name}: {text}" for name, text in estimate.details.items()]
    lines += ["  from:"] if estimate.cells else ["  from:   no publisher's cell"]
    lines += [line for cell in estimate.cells for line in _cell(cell)]
    lines += ["  steps:"] + [
        f"    {number}. {step}" for number, step in enumerate((*estimate.steps, f"shown as {estimate.text}"), 1)
    ]
    return "\n".join(lines)


def _error(estimate: Estimate) -> str:
    margin = estimate.error
    if margin is None:
        return "none published"
    return (
        f"relative standard error {margin.relative_standard_error_pct}%; "
        f"{margin.confidence_level_pct}-percent confidence interval {margin.low:,.2f} to {margin.high:,.2f}"
    )


def _cell(cell: Cell) -> list[str]:
    source = cited()[cell.source_id]
    place = ", ".join(
        part
        for part in (
            f"sheet {cell.sheet!r}" if cell.sheet else "",
            f"row {cell.row}" if cell.row else "",
            f"column {cell.column!r}",
        )
        if part
    )
    return [
        f"    {source.publisher}: {source.title}, {source.vintage} ({source.status})",
        f"      {cell.file}, {place}: {cell.raw!r}",
        f"      {source.url}",
        f"      sha256 {cell.sha256}",
    ]
