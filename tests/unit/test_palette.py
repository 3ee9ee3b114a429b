"""The charts' colors, simulated for those who see fewer of them, in both schemes."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import pytest
from coloraide import Color

from careerbook.charts import base
from careerbook.charts.tiles import _letters, _rgb
from careerbook.core import paths

SIGHTS = ("", "protan", "deutan", "tritan")
# CIEDE2000: 2 to 3 is the least difference seen side by side; marks apart from each other need several times that.
APART = 12
STEP = 2.5

STYLE = (paths.template_dir() / "style.css").read_text("utf-8")


def scheme(at: int) -> dict[str, str]:
    """The colors by name: 0 the light scheme's, 1 the dark one's."""
    names = set(re.findall(r"--([\w-]+): #\w{6};", STYLE))
    return {name: re.findall(rf"--{name}: (#\w{{6}});", STYLE)[at] for name in names}


def seen(colour: str, sight: str) -> Color:
    """The color as it looks with no working cone of a kind: Machado's model; Brettel's for tritan, where his fails."""
    if not sight:
        return Color(colour)
    method = {"method": "brettel" if sight == "tritan" else "machado"}
    return Color(colour).filter(sight, **method).clip()


def distance(first: str, other: str, sight: str) -> float:
    return seen(first, sight).delta_e(seen(other, sight), method="2000")


each_scheme = pytest.mark.parametrize("at", [0, 1], ids=["light", "dark"])


def test_the_simulation_agrees_with_what_the_literature_says_of_green_and_blue() -> None:
    """Okabe and Ito's green, brightened for the dark, is their sky blue to tritan eyes: it was in the palette once."""
    assert distance("#2fc39a", "#56b4e9", "") > 30
    assert distance("#2fc39a", "#56b4e9", "tritan") < 3


@each_scheme
@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("kind", ["", "-text"], ids=["marks", "text"])
def test_colours_used_together_stay_apart(at: int, sight: str, kind: str) -> None:
    colours = [scheme(at)[f"chart-{name}{kind}"] for name in ("blue", "orange", "grey")]
    assert min(distance(*pair, sight) for pair in combinations(colours, 2)) >= (APART if not kind else APART / 2)


@each_scheme
def test_marks_and_text_have_contrast(at: int) -> None:
    colours = scheme(at)
    for name, colour in colours.items():
        if name.startswith("chart-"):
            least = 4.5 if name.endswith("-text") else 3
            assert Color(colour).contrast(Color(colours["paper"]), method="wcag21") >= least, name


def test_the_palette_is_the_light_scheme() -> None:
    light = scheme(0)
    palette = {"blue": base.BLUE, "orange": base.ORANGE, "grey": base.GREY}
    assert {name: light[f"chart-{name}"] for name in palette} == {
        name: color.lower() for name, color in palette.items()
    }


def hexadecimal(share: float) -> str:
    red, green, blue = map(int, re.findall(r"\d+", _rgb(share)))
    return f"#{red:02x}{green:02x}{blue:02x}"


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_maps_scale_darkens_evenly_for_all(sight: str) -> None:
    steps = [hexadecimal(at / 10) for at in range(11)]
    lightness = [seen(step, sight).convert("lab-d65")["lightness"] for step in steps]
    assert all(before - after > STEP for before, after in pairwise(lightness))


@pytest.mark.parametrize("share", [at / 20 for at in range(21)])
def test_a_tiles_letters_have_contrast_on_it(share: float) -> None:
    letters = _letters("TX", (1, 1), share)["font"]["color"]
    assert Color(letters).contrast(Color(hexadecimal(share)), method="wcag21") >= 4.5
