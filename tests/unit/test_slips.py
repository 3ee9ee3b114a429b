"""The look for slips finds them: each bad sentence is caught for its reason, and good ones pass."""

from __future__ import annotations

import re

import pytest
from tests import slips
from tests.making import estimate
from tests.slips import CLAIMS, DOWN, MARKED_SLIPS, SLIPS, UP, Passage

from careerbook.estimate import Status
from careerbook.exhibits.markup import html_of
from careerbook.exhibits.prose import Prose, say

BAD = [
    ("not a number", "The median is nan dollars."),
    ("not a number", "It grew by inf."),
    ("None for nothing", "None is the typical education."),
    ("minus zero", "Jobs change by −0.0% a year."),
    ("minus zero", "A difference of -0 % remains."),
    ("minus zero", "That is −$0 a year."),
    ("unit twice", "Pay rose by 3.1%%."),
    ("unit twice", "Pay rose by 3.1% percent."),
    ("unit twice", "The median is $$45,690."),
    ("unit twice", "The median is $45,690 dollars."),
    ("unit twice", "They earn $45,690 a year a year."),
    ("unit twice", "It is 2.7 times times as much."),
    ("direction twice", "A decline of −3% is projected."),
    ("direction twice", "Jobs shrink by −3.0%."),
    ("direction twice", "That is −3.0% below the median."),
    ("direction against the sign", "Jobs grow by −3.0%."),
    ("direction against the sign", "That is −3.0% above the median."),
    ("missing figure", "The median is  a year."),
    ("missing figure", "Pay runs from $1 to ."),
    ("missing figure", "The highest , in Texas, is $5."),
    ("missing figure", "The average error () is small."),
    ("missing figure", "Jobs changed by, at most, half."),
    ("a promise", "Employment will grow."),
    ("a promise", "Employment is expected to grow."),
    ("more than is known", "Pay is significantly higher in Texas."),
    ("words twice", "It is in in Texas."),
    ("words twice", "The the median."),
    ("stop twice", "No error is published.."),
    ("stop twice", "In Texas,, pay is high."),
    ("stop twice", "In Texas; , pay is high."),
    ("braces left", "Half earn less than {median}."),
    ("raw markup", "Research &amp; development."),
    ("raw markup", 'Half earn <span class="num">5</span>.'),
    ("an object's name", "Estimate(id='a')"),
    ("sentence begins small", "Pay rose. it fell later."),
    ("wrong article", "It is a 8% share."),
    ("wrong article", "It is a 80% share."),
    ("wrong article", "It is a 11,000th of it."),
    ("wrong article", "It is a 18% rise."),
    ("wrong article", "It is a $8 rise."),
    ("wrong article", "It is an 7% rise."),
    ("wrong article", "It is an 110% rise."),
    ("wrong article", "It is an 1,100 jobs rise."),
    ("a paragraph without a full stop", "This is a paragraph of rather more than eight words"),
]


@pytest.mark.parametrize(("name", "text"), BAD)
def test_a_slip_is_found_and_named(name: str, text: str) -> None:
    assert any(found.startswith(name) for found in slips.slips(Passage("p", text))), slips.slips(Passage("p", text))


def test_every_kind_of_slip_has_a_bad_sentence() -> None:
    shown = {
        "lacking where a figure is announced",
        "figures without a gap",
        "an empty figure",
    }  # below: they are of the markup
    assert {name for name, _ in BAD} | shown >= {*SLIPS, *MARKED_SLIPS}


def test_an_empty_figure_is_found() -> None:
    (found,) = slips.passages('<p>The median is <data class="fig" data-id="a" value="1.0"></data> a year.</p>')
    assert any(said.startswith("an empty figure") for said in slips.slips(found))


def test_a_category_is_words() -> None:
    (found,) = slips.passages('<p>It grows <data class="fig" data-id="a" value="">faster than average</data>.</p>')
    assert (found.marked, found.figures) == ("It grows faster than average.", ())


def test_a_heading_has_no_full_stop() -> None:
    assert slips.slips(Passage("h3", "The median is high.")) == ("a heading with a full stop: …The median is high.",)


@pytest.mark.parametrize(
    "text",
    [
        "It is an 8% share, an 80% share, an $8 rise, an 11% rise, an 18,000th and an 11,000th; a 110% rise, a "
        "1,100th.",
        "Jobs change by −0.5% a year; the difference is −$0.04.",
        "From 0.0% to 10% of 31-0000, 2020–21; the interval is −5 to −3.",
        "Employment is projected to shrink by 3.0%, against 3.1% for all occupations.",
        "None of these indices says which. Work in the U.S. Postal Service.",
    ],
)
def test_good_sentences_pass(text: str) -> None:
    assert not slips.slips(Passage("p", text))


def passage(prose: Prose) -> Passage:
    (found,) = slips.passages(f"<p>{html_of(prose)}</p>")
    return found


def test_a_passage_shows_what_a_reader_sees_and_keeps_what_is_behind() -> None:
    found = passage(say("Jobs shrink by {g:size}.", g=estimate(-5.8, "percent", "g")))
    assert (found.kind, found.marked, found.text) == ("p", "Jobs shrink by ⟦0⟧.", "Jobs shrink by 5.8%.")
    assert found.figures == (slips.Figure("g", "5.8%", -5.8),)


def test_blocks_within_blocks_are_passages_of_their_own() -> None:
    shown = '<data class="fig" data-id="a" value="1.0">1</data>'
    html = f'<dl><dt>Name</dt><dd>{shown}<p class="note">A note.</p></dd></dl>'
    assert [one.text for one in slips.passages(html)] == ["Name", "1", "A note."]


def test_a_lacking_figure_must_not_be_announced() -> None:
    lacking = estimate(None, status=Status.NOT_RELEASED, reason="withheld")
    assert slips.slips(passage(say("Jobs grow by {x}.", x=lacking)))
    assert not slips.slips(passage(say("The median: {x}.", x=lacking)))


def test_a_figure_must_not_stick_to_a_word() -> None:
    assert slips.slips(passage(say("Jobs grow by{x} now.", x=estimate())))


def shown(template: str, **values: float) -> Passage:
    units = {"a": "percent", "b": "percent", "c": "percent"}
    return passage(say(template, **{name: estimate(value, units[name], name) for name, value in values.items()}))


BELIED = [
    ("Jobs are projected to grow by {a:size}.", {"a": -3.0}),
    ("Jobs are projected to grow by {a}.", {"a": 0.04}),
    ("Jobs are projected to shrink by {a:size}.", {"a": 3.0}),
    ("That is {a:size} above the median.", {"a": -3.0}),
    ("That is {a:size} below the median.", {"a": 3.0}),
    ("The difference is {a:size}.", {"a": -3.0}),
    ("Employment is projected to grow much faster than average: {a} against {b}", {"a": 2.0, "b": 3.1}),
    ("Employment is projected to grow faster than all occupations: {a} against {b}", {"a": 2.0, "b": 3.1}),
    ("Employment is projected to grow slower than average: {a} against {b}", {"a": 5.0, "b": 3.1}),
    ("Employment is projected to grow about as fast as average: {a} against {b}", {"a": 9.0, "b": 3.1}),
    ("A decline is projected: {a}, against {b} for all occupations", {"a": 1.0, "b": 3.1}),
    ("Little or no change is projected: {a}, against {b} for all occupations", {"a": 2.0, "b": 3.1}),
    ("Employment is projected to show little or no change ({a}), from then to now.", {"a": 0.6}),
    ("Pay rose: growth of {a} a year.", {"a": -0.6}),
    ("The survey counted a decline of {a:size}.", {"a": 0.6}),
    ("Openings equal about {a} of the jobs, more than the {b} of all occupations", {"a": 9.0, "b": 12.0}),
    ("Openings equal about {a} of the jobs, less than the {b} of all occupations", {"a": 12.0, "b": 9.0}),
    ("Medians run from {a} in Maine to {b} in Texas", {"a": 2.0, "b": 1.0}),
    ("The indices place them between percentile {a} and {b}", {"a": 60.0, "b": 20.0}),
    ("The 90-percent confidence interval {a} to {b}".replace("90-percent ", ""), {"a": 2.0, "b": 1.0}),
    ("Mean pay was higher in schools, {a} a year, than in shops, {b}", {"a": 1.0, "b": 2.0}),
    ("{a} of the wage and salary jobs of cooks are in schools, {b} in shops", {"a": 10.0, "b": 20.0}),
    ("The lowest-paid tenth earned less than {a}; the highest-paid tenth earned more than {b}.", {"a": 2.0, "b": 1.0}),
    (
        "Half earned less than {a} a year. That is {c} above the median of all occupations, {b}.",
        {"a": 110.0, "b": 100.0, "c": 11.0},
    ),
    (
        "Half earned less than {a} a year. That is {c} the median of all occupations, {b}.",
        {"a": 300.0, "b": 100.0, "c": 2.0},
    ),
    (
        "About {a} openings a year: {b} people a year leaving the labor force, {c} moving to other occupations, and "
        "new jobs.",
        {"a": 100.0, "b": 200.0, "c": 200.0},
    ),
]


@pytest.mark.parametrize(("template", "values"), BELIED)
def test_a_claim_against_its_figures_is_found(template: str, values: dict[str, float]) -> None:
    assert slips.belied(shown(template, **values))


SPANS = [
    ("was {a} in 2021 and {b} in 2025, up by {c}", (2.0, 1.0, -1.0)),
    ("was {a} in 2021 and {b} in 2025, down by {c}", (1.0, 2.0, 1.0)),
    ("grow by {c}, from {a} jobs in 2024 to {b} in 2034", (2.0, 1.0, 1.0)),
    ("decline by {c}, from {a} jobs in 2024 to {b} in 2034", (1.0, 2.0, -1.0)),
]


@pytest.mark.parametrize(("text", "values"), SPANS)
def test_a_change_against_its_ends_is_found(text: str, values: tuple[float, ...]) -> None:
    marked = re.sub(r"\{([abc])\}", lambda found: f"⟦{'abc'.index(found[1])}⟧", text)
    figures = tuple(slips.Figure(name, f"{abs(value)}", value) for name, value in zip("abc", values, strict=True))
    assert slips.belied(Passage("p", marked, figures))


def test_every_claim_has_a_sentence_that_belies_it() -> None:
    seen: set[str] = set()
    for template, values in BELIED:
        slips.belied(shown(template, **values), seen)
    spans = {"from jobs to jobs, up", "from jobs to jobs, down", "up since", "down since"}
    assert seen | spans == {*UP, *DOWN, *CLAIMS}


@pytest.mark.parametrize(
    ("template", "values"),
    [
        ("Jobs are projected to shrink by {a:size}.", {"a": -3.0}),
        ("Jobs stay about where they are ({a:size}).", {"a": -0.04}),
        ("The change is {a}.", {"a": -3.0}),
        ("Employment is projected to grow much faster than average: {a} against {b}", {"a": 12.5, "b": 3.1}),
        ("Medians run from {a} in Maine to {b} in Texas", {"a": 1.0, "b": 2.0}),
        (
            "Half earned less than {a} a year. That is {c} above the median of all occupations, {b}.",
            {"a": 110.0, "b": 100.0, "c": 10.0},
        ),
    ],
)
def test_claims_that_hold_pass(template: str, values: dict[str, float]) -> None:
    assert not slips.belied(shown(template, **values))


def test_amounts_of_an_alternative_text_are_the_ledgers() -> None:
    texts = ["$45,690", "12.5%", "$239,200 or more"]
    assert not slips.undeclared("Bars: one $45,690, two 12.5%, three $239,200 or more; 2024–34.", texts)
    assert slips.undeclared("Bars: one $45,691, two 12.4%.", texts) == ["$45,691", "12.4%"]
