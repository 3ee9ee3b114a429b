"""The charts inside the page: their places, which the page's script fills, or what was drawn of them for paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from careerbook.charts.grammar import Spec, height


@dataclass(frozen=True, slots=True)
class Drawn:
    """Charts as `paper.plotting` draws them: markup by id, and the style rules that it needs."""

    charts: Mapping[str, str]
    rules: str


def chart_html(id: str, alt: str, spec: Spec, drawn: Drawn | None = None) -> Markup:
    """The chart in a page: as it is `drawn` for paper, else the place where charts.js draws it.

    Its description is there without any script.
    """
    if drawn:
        plot = Markup(drawn.charts[id])
    else:
        plot = Markup('<div class="plot height-{}" id="plot-{}"></div>').format(height(spec), id)
    return Markup('<figure class="chart" role="img" aria-label="{}">{}</figure>\n').format(alt, plot)


def rules(specs: Iterable[Spec]) -> str:
    """A style rule for each height that a chart has: it is reserved, so that drawing the chart moves nothing."""
    return "".join(f"\n.height-{pixels} {{ height: {pixels}px; }}" for pixels in sorted(set(map(height, specs))))
