"""The skills gap with sliders for one's own levels."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from careerbook.api import career as find
from careerbook.core.errors import CareerbookError
from careerbook.explore.controls import LINE, career_box, show, status
from careerbook.tools import Profile, SkillsGap
from careerbook.tools.profile import HIGHEST_LEVEL

_SLIDERS = 8  # of what would bring most: the rest are taken from the occupation


class GapPanel(widgets.VBox):
    """Career and past occupation by typing; a slider for each of the elements that would bring most."""

    def __init__(self, career: str, past: str = "") -> None:
        self.name = career_box("Career", find(career).title)
        self.past = career_box("I have been", find(past).title if past else "")
        self.message, self.sliders, self.output = widgets.HTML(), widgets.VBox(), widgets.Output()
        super().__init__([self.name, self.past, self.message, self.sliders, self.output])
        self.gap: SkillsGap | None = None
        self._draw_all()
        for box in (self.name, self.past):
            box.observe(lambda _: self._draw_all(), names="value")

    @property
    def levels(self) -> dict[str, float]:
        """The levels that were moved, by element's name."""
        return {slider.description: slider.value for slider in self.sliders.children if slider.value != slider.start}

    def _draw_all(self) -> None:
        self.sliders.children = ()
        if self._draw() and self.gap:
            self.sliders.children = tuple(
                _slider(gap.rating.name, gap.level_held.value or 0.0, lambda _: self._draw())
                for gap in self.gap.all_gaps[:_SLIDERS]
            )

    def _draw(self) -> bool:
        try:
            self.gap = SkillsGap(find(self.name.value), Profile(occupation=self.past.value, levels=self.levels))
        except CareerbookError as error:
            self.message.value = status(error)
            return False
        self.message.value = ""
        show(self.output, self.gap.shown())
        return True


class _Slider(widgets.FloatSlider):
    """A slider that remembers where it began."""

    start = 0.0


def _slider(name: str, value: float, moved: Any) -> _Slider:
    wide = {**LINE, "style": {"description_width": "16em"}}
    slider = _Slider(value=value, min=0, max=HIGHEST_LEVEL, step=0.1, description=name, continuous_update=False, **wide)
    slider.start = slider.value
    slider.observe(moved, names="value")
    return slider
