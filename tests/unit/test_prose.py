"""Sentences: figures only through estimates, digits only where declared, everything escaped."""

from __future__ import annotations

import pytest
from markupsafe import Markup
from tests.making import estimate

from careerbook.estimate import Status
from careerbook.exhibits.prose import Prose, code, declared, figure, join, mark, period, say


def test_a_sentence_shows_its_estimates_and_remembers_them() -> None:
    pay = estimate(45690.0, "USD per year", "wage.annual.median")
    said = say("Half earned less than {pay} a year.", pay=pay)
    assert said.plain == "Half earned less than $45,690 a year."
    assert said.estimates == (pay,)
    assert 'data-id="wage.annual.median"' in said.html
    assert 'value="45690.0"' in said.html


@pytest.mark.parametrize("template", ["It grew by 12 percent.", "{x} in 2025", "four of 5", "٣ of them"])
def test_a_digit_in_a_template_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match="no estimate accounts"):
        say(template, x=estimate())


@pytest.mark.parametrize("part", ["Level 3", "2025", "1,000"])
def test_a_digit_in_a_plain_part_is_refused(part: str) -> None:
    with pytest.raises(ValueError, match="no estimate accounts"):
        say("For {part}.", part=part)


def test_an_unknown_part_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("For {missing}.")


def test_names_from_outside_are_escaped() -> None:
    said = say("{title} earn.", title='<script>alert("x")</script>')
    assert "<script" not in said.html
    assert "&lt;script&gt;" in said.html


def test_templates_are_escaped_too() -> None:
    assert str(say("R&D < all").html) == "R&amp;D &lt; all"


def test_a_missing_figure_is_told_in_words_and_escaped() -> None:
    missing = estimate(None, "USD per year", status=Status.NOT_RELEASED, reason='withheld "<b>"')
    html = figure(missing)
    assert ">not released</data>" in html
    assert 'class="fig missing"' in html
    assert 'value=""' in html
    assert "<b>" not in html


def test_a_top_coded_figure_is_a_bound() -> None:
    top = estimate(None, "USD per year", status=Status.TOP_CODED, bound=239200.0)
    assert say("They earn {t}.", t=top).plain == "They earn $239,200 or more."


def test_size_leaves_out_the_sign() -> None:
    assert say("shrink by {g:size}", g=estimate(-5.8, "percent")).plain == "shrink by 5.8%"
    assert say("change by {g}", g=estimate(-5.8, "percent")).plain == "change by −5.8%"


def test_sentences_nest_and_join() -> None:
    one, two = estimate(1.0, id="one"), estimate(2.0, id="two")
    inner = say("{a} here", a=one)
    both = join([say("First {i}.", i=inner), None, say("Then {b}.", b=two)])
    assert both.plain == "First 1 here. Then 2."
    assert both.estimates == (one, two)
    assert join([]) == Prose(Markup(""))


@pytest.mark.parametrize("text", ["2025", "May 2025", "2024–34", "2024-34", "2023-2024", "2019/2020", "2025Q1"])
def test_periods_are_declared(text: str) -> None:
    assert str(period(text)) == f'<span class="num" data-kind="period">{text}</span>'


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("period", "45690"),
        ("period", "$2,025"),
        ("period", "1789"),
        ("period", "2025 2026"),
        ("code", "45,690"),
        ("code", "$12"),
        ("code", "12.5"),
        ("code", "1234567"),
        ("classification", "ISCO-08 and 12"),
        ("classification", "45690"),
        ("classification", "12"),
        ("statistic", "12%"),
        ("statistic", "1,000"),
    ],
)
def test_what_has_not_the_form_of_its_kind_is_refused(kind: str, text: str) -> None:
    with pytest.raises(ValueError, match="is not a"):
        declared(kind, text)


@pytest.mark.parametrize("text", ["31-9092", "29-1141.00", "3256", "81102"])
def test_codes_are_declared(text: str) -> None:
    assert 'data-kind="code"' in code(text)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("the 2018 SOC comes in, over 2019 to 2021", ["period", "period", "period"]),
        ("SOC 2010 had 15-1132 and 15-1133", ["classification", "code", "code"]),
        ("ISCO-08 major group 3", ["classification", "code"]),
        ("P10, P25, the median, P75 and P90", ["statistic"] * 4),
        ("KldB 81102", ["classification"]),
        ("UK SOC 2020 6131: nursing auxiliaries", ["classification", "code"]),
        ("1-digit group", ["statistic"]),
        ("no digits at all", []),
    ],
)
def test_mark_declares_years_and_codes(text: str, kinds: list[str]) -> None:
    html = str(mark(text))
    assert mark(text).striptags() == text
    assert [part.partition('"')[0] for part in html.split('data-kind="')[1:]] == kinds


@pytest.mark.parametrize("text", ["$1,234 a week", "12.5 percent", "1234567 people", "٣ people"])
def test_mark_refuses_a_stray_number(text: str) -> None:
    with pytest.raises(ValueError, match=r"no estimate accounts|not declared"):
        mark(text)


def test_mark_escapes() -> None:
    assert str(mark("<i>Cooks & chefs</i>")) == "&lt;i&gt;Cooks &amp; chefs&lt;/i&gt;"
