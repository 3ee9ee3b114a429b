"""An estimate: a figure that knows its unit, status, error, label, and the publisher's cells it came from."""

from careerbook.estimate.arithmetic import difference, percent_above, percent_change, percent_of, same, total
from careerbook.estimate.kinds import WORDS, Cell, ErrorMargin, Estimate, Label, Status
from careerbook.estimate.making import (
    READ,
    TRANSCRIBED,
    Sources,
    absent,
    cell_of,
    computed,
    derive,
    from_row,
    quoted,
    read,
    whole_column,
)
from careerbook.estimate.margins import carried, ends, overlap, with_bounds, with_error

__all__ = [
    "READ",
    "TRANSCRIBED",
    "WORDS",
    "Cell",
    "ErrorMargin",
    "Estimate",
    "Label",
    "Sources",
    "Status",
    "absent",
    "carried",
    "cell_of",
    "computed",
    "derive",
    "difference",
    "ends",
    "from_row",
    "overlap",
    "percent_above",
    "percent_change",
    "percent_of",
    "quoted",
    "read",
    "same",
    "total",
    "whole_column",
    "with_bounds",
    "with_error",
]
