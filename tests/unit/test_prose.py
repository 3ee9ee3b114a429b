"""Sentences: figures only through estimates, digits only where declared, everything escaped."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace

import pytest
from tests.making import SOURCES, estimate

from careerbook.core import catalog
from careerbook.estimate import Status
from careerbook.exhibits.inline import plain
from careerbook.exhibits.markup import html_of
from careerbook.exhibits.prose import (
    Prose,
    code,
    declared,
    expires,
    join,
    listed,
    mark,
    period,
    rule,
    say,
    separated,
    strong,
)


def test_a_sentence_shows_its_estimates_and_remembers_them() -> None:
    pay = estimate(45690.0, "USD per year", "wage.annual.median")
    said = say("Half earned less than {pay} a year.", pay=pay)
    assert said.plain == "Half earned less than $45,690 a year."
    assert said.estimates == (pay,)
    assert html_of(said) == (
        "Half earned less than <data data-id=wage.annual.median value=45690.0>$45,690</data> a year."
    )


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
    assert "<script" not in html_of(said)
    assert "&lt;script&gt;" in html_of(said)


def test_templates_are_escaped_too() -> None:
    assert html_of(say("R&D < all")) == "R&amp;D &lt; all"


def test_a_missing_figure_is_told_in_words_and_escaped() -> None:
    missing = estimate(None, "USD per year", status=Status.NOT_RELEASED, reason='withheld "<b>"')
    html = html_of(say("{m}", m=missing))
    assert html == '<data class=missing data-id=a value="" title="withheld &quot;&lt;b&gt;&quot;">not released</data>'


def test_a_reason_with_a_digit_is_no_tip() -> None:
    missing = estimate(None, "USD per year", status=Status.NOT_RELEASED, reason="withheld since 2019")
    assert "title" not in html_of(say("{m}", m=missing))


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
    assert join([]) == Prose()


@pytest.mark.parametrize("text", ["2025", "May 2025", "2024–34", "2024-34", "2023-2024", "2019/2020", "2025Q1"])
def test_periods_are_declared(text: str) -> None:
    assert html_of(period(text)) == f"<span data-kind=period>{text}</span>"


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
    assert "data-kind=code" in html_of(code(text))


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
    html = html_of(mark(text))
    assert html.striptags() == mark(text).plain == text
    assert [part.partition(">")[0] for part in html.split("data-kind=")[1:]] == kinds


@pytest.mark.parametrize("text", ["$1,234 a week", "12.5 percent", "1234567 people", "٣ people"])
def test_mark_refuses_a_stray_number(text: str) -> None:
    with pytest.raises(ValueError, match=r"no estimate accounts|not declared"):
        mark(text)


def test_mark_escapes() -> None:
    assert html_of(mark("<i>Cooks & chefs</i>")) == "&lt;i&gt;Cooks &amp; chefs&lt;/i&gt;"


def test_as_json_a_figure_is_its_id_and_the_text_is_the_same() -> None:
    fell = estimate(-5.8, "percent", "growth")
    said = say(
        "{lead} it fell by {g:size} over {y}, see {d}.",
        lead=strong("So"),
        g=fell,
        y=period(2024),
        d=expires(datetime.date(2027, 3, 1)),
    )
    words = said.as_list()
    assert words == [
        {"strong": "So"},
        " it fell by ",
        {"figure": "growth", "unsigned": True},
        " over ",
        {"declared": "period", "text": "2024"},
        ", see ",
        {"declared": "period", "text": "March 2027", "expires": "2027-03-01"},
        ".",
    ]
    assert json.loads(json.dumps(words)) == words
    assert plain(words, {"growth": fell.as_dict()}) == said.plain == "So it fell by 5.8% over 2024, see March 2027."
    assert '<time class="expires" datetime="2027-03-01">' in html_of(said)


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_have_an_and_before_the_last(items: list[str], text: str) -> None:
    assert listed(items).plain == text
    assert separated("; ", map(say, items)).plain == "; ".join(items)


def test_a_cut_off_is_a_rule_if_a_round_of_the_catalog_states_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert rule("7%").plain == "7%"
    with pytest.raises(ValueError, match="not a rule"):
        rule("9%")
    round_to_come = replace(SOURCES["made_up"], growth_words=((9, "much faster than average"),))
    monkeypatch.setattr(catalog, "load", lambda: {"made_up": round_to_come})
    assert rule("9%").plain == "9%"
