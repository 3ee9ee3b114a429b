"""Charts of estimates as Plotly figures, in one template; each point names the estimate that it draws.

A new type of chart is a module here: a function that makes a `Chart` of `trace`s.
"""

from careerbook.charts.base import TEMPLATE, Chart, Point
from careerbook.charts.dots import ladder, strip
from careerbook.charts.histogram import histogram
from careerbook.charts.intervals import intervals
from careerbook.charts.lines import Line, trend
from careerbook.charts.pairs import pairs
from careerbook.charts.rows import bars
from careerbook.charts.tiles import tiles

__all__ = [
    "TEMPLATE",
    "Chart",
    "Line",
    "Point",
    "bars",
    "histogram",
    "intervals",
    "ladder",
    "pairs",
    "strip",
    "tiles",
    "trend",
]
