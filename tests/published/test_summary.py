"""The opening of a report: six facts for every career, three takeaways, one chart; honest where something lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from careerbook import api
from careerbook.estimate import Status

CAREERS = ["31-9092", "29-1211", "27-2011", "11-1011", "45-2092"]
NAMES = ["Projected growth", "Openings a year", "Education to enter"]


@pytest.fixture(scope="module", params=CAREERS)
def summary(request: pytest.FixtureRequest) -> api.Summary:
    return api.Summary(api.career(request.param))


def test_there_are_six_facts_three_takeaways_and_one_chart(summary: api.Summary) -> None:
    facts, takeaways, exhibit = summary.shown()
    names = [fact.name for fact in facts.facts]
    assert (len(names), names[2:5]) == (6, NAMES)
    assert names[0].startswith("Median pay") and names[5].startswith("Pay ")
    assert len([one for one in takeaways.sentences if one.estimates]) == 3
    assert exhibit.chart is not None or summary.salary.pay("p10").value is None


def test_they_are_the_sections_own_figures(summary: api.Summary) -> None:
    own = {**summary.salary.estimates, **summary.outlook.estimates, **summary.international.estimates}
    for id, estimate in summary.estimates.items():
        assert id == "summary.pay_abroad" or own[id] == estimate


def test_each_fact_says_its_period_and_error_or_why_it_lacks(summary: api.Summary) -> None:
    for fact in summary.facts().facts:
        said = fact.note.plain
        assert fact.estimate.error is None or "confidence interval" in said
        if fact.estimate.status is Status.AVAILABLE and fact.estimate.category is None:
            assert "error" in said or "confidence interval" in said
        assert any(sign.isdigit() for sign in said) or fact.estimate.reason


def test_a_top_coded_median_stays_top_coded(monkeypatch: pytest.MonkeyPatch) -> None:
    summary = api.Summary(api.career("29-1211"))
    figures = summary.salary.figures
    top = replace(figures["wage.annual.median"], value=None, status=Status.TOP_CODED, bound=239200.0)
    monkeypatch.setitem(figures, "wage.annual.median", top)
    assert summary.facts().facts[0].estimate.text == "$239,200 or more"
    assert summary.pay().takeaway.plain.startswith("Half earn $239,200 or more a year; ")


def test_pay_by_the_hour_stays_by_the_hour() -> None:
    summary = api.Summary(api.career("27-2011"))
    assert summary.facts().facts[0].name == "Median pay, hourly"
    assert "an hour" in summary.pay().takeaway.plain
