"""An estimate: a figure that knows its unit, status, error, label, and the publisher's cells it came from."""

from careerbook.estimate.kinds import WORDS, Cell, ErrorMargin, Estimate, Label, Status
from careerbook.estimate.making import READ, TRANSCRIBED, absent, cell_of, derive, from_row, whole_column
from careerbook.estimate.margins import carried, ends, overlap, with_bounds, with_error

__all__ = [
    "READ",
    "TRANSCRIBED",
    "WORDS",
    "Cell",
    "ErrorMargin",
    "Estimate",
    "Label",
    "Status",
    "absent",
    "carried",
    "cell_of",
    "derive",
    "ends",
    "from_row",
    "overlap",
    "whole_column",
    "with_bounds",
    "with_error",
]
