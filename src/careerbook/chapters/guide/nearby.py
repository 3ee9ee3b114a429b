"""The exhibit of related careers, and where the chapters before tell of the path, work at home and work abroad."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from careerbook.chapters.common import components, in_a_sentence
from careerbook.chapters.guide.ratings import surveyed
from careerbook.chapters.salary.compared import onet, survey_codes
from careerbook.dataset import Careers, Dataset, shared
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit, Paragraph
from careerbook.exhibits.prose import Prose, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import levels, nearby, projections, wages

if TYPE_CHECKING:
    from careerbook.chapters.guide import Guide

_MOST = 8


@dataclass(frozen=True, slots=True)
class Near:
    """A related occupation: how near, what it pays against this one, what is projected, what it asks."""

    title: str
    rank: Estimate
    pay: Estimate
    step: Estimate
    growth: Estimate
    openings: Estimate
    education: Estimate
    zone: Estimate


def _pay(dataset: Dataset, codes: list[str]) -> Mapping[str, pd.DataFrame]:
    """Pay of the occupations, by code."""
    year = Careers(dataset).latest_year
    rows = dataset.rows("wages", soc_code=codes, reference_year=year, occupation_group="detailed")
    return {code: rows[rows["soc_code"] == code] for code in codes}


@shared
def _vintage(dataset: Dataset) -> str:
    """The latest round of the projections."""
    return str(dataset.rows("projections", columns=("vintage",), occupation_type="Line item")["vintage"].max())


def _projected(dataset: Dataset, codes: list[str]) -> Mapping[str, pd.DataFrame]:
    """The latest projections of the occupations, by code."""
    rows = dataset.rows("projections", soc_code=codes, occupation_type="Line item", vintage=_vintage(dataset))
    return {code: rows[rows["soc_code"] == code] for code in codes}


def found(guide: Guide) -> list[Near]:
    """The occupations of O*NET's primary list that the wage survey has, the closest first."""
    dataset = guide.dataset
    own = components(dataset, guide.career.soc_code)
    near = levels.related(*onet(dataset), own, survey_codes(dataset))
    codes = [one.soc_code for one in near if one.tier.startswith("Primary")][:_MOST]
    pay, projected = _pay(dataset, codes), _projected(dataset, codes)
    parts = [f"{one}.00" for one in own]
    return [_near(guide, code, parts, pay[code], projected[code]) for code in codes]


def _near(guide: Guide, code: str, own: list[str], paid: pd.DataFrame, expected: pd.DataFrame) -> Near:
    dataset, listed = guide.dataset, onet(guide.dataset)
    pay = wages.national(paid, dataset.sources, f"related.{code}.")
    median = pay[f"related.{code}.wage.{guide.salary.basis}.median"]
    projected = projections.outlook(expected, dataset.sources, f"related.{code}.outlook.")
    growth, openings, education = (
        projected[f"related.{code}.outlook.{name}"] for name in ("growth_pct", "openings_annual", "entry_education")
    )
    return Near(
        surveyed(dataset)[code],
        nearby.rank(code, listed[0], own, survey_codes(dataset), dataset.sources),
        median,
        nearby.step(code, guide.salary.pay("median"), median),
        growth,
        openings,
        education,
        levels.job_zone(f"level.related_{code}.zone", listed[1], components(dataset, code), dataset.sources),
    )


def exhibit(guide: Guide) -> Exhibit | Paragraph:
    """Related careers: rank, pay, growth, openings, education, and whether they ask for more preparation."""
    near, title = guide.near, in_a_sentence(guide.career.title)
    if not near:
        return Paragraph(
            say("O*NET lists no close occupation of {t} among those that the wage survey publishes.", t=title)
        )
    zone = levels.job_zone(
        "level.own.zone",
        onet(guide.dataset)[1],
        components(guide.dataset, guide.career.soc_code),
        guide.dataset.sources,
    )
    columns = (
        Column("occupation", "Related career", "title of the related occupation", kind="text"),
        Column("rank", "Rank", "O*NET's order, one the closest"),
        Column("median_usd", "Median pay", "median pay", f"US$ {guide.salary.per}"),
        Column("pay_step_pct", "Against this one", "its median ÷ own median − 1"),
        Column("growth_pct", "Growth", "projected growth of employment over ten years"),
        Column("openings_annual", "Openings a year", "projected openings, average a year"),
        Column("preparation", "Preparation", "its job zone against this one's", kind="text"),
        Column("education", "Education to enter", "typical education to enter", kind="long-text"),
    )
    rows: list[tuple[Value, ...]] = [
        (one.title, one.rank, one.pay, one.step, one.growth, one.openings, _preparation(one.zone, zone), one.education)
        for one in near
    ]
    return Exhibit(
        "related-careers",
        _takeaway(title, near),
        _standfirst(guide, near[0]),
        Table("Related careers", columns, tuple(rows)),
    )


def _preparation(theirs: Estimate, own: Estimate) -> str:
    if theirs.category is None or own.category is None:
        return "–"
    difference = int(theirs.category) - int(own.category)
    return "more" if difference > 0 else "less" if difference < 0 else "as much"


def _takeaway(title: str, near: list[Near]) -> Prose:
    first = near[0]
    pay = say("; half of those in it earn less than {m}", m=first.pay) if first.pay.value is not None else say("")
    return say(
        "The occupation closest to {t} on O*NET's list is {n}{pay}",
        t=title,
        n=mark(in_a_sentence(first.title)),
        pay=pay,
    )


def _standfirst(guide: Guide, first: Near) -> Prose:
    return join([
        say(
            "The closest of O*NET's list of related occupations that the wage survey publishes, by the publisher's "
            "rank: alike in what people do, know and are called. Pay is {basis} median pay; growth and openings are "
            "projected for {y}.",
            basis=guide.salary.basis,
            y=period(first.growth.reference_period or guide.outlook.vintage),
        ),
        say(
            "Preparation is O*NET's job zone, more or less than this one's. No errors are published for medians and "
            "projections: the order of near figures says nothing."
        ),
    ])


def path(guide: Guide) -> Paragraph:
    """Steps from here: what the table tells of moves sideways and up."""
    near, title = guide.near, in_a_sentence(guide.career.title)
    zone = levels.job_zone(
        "level.own.zone",
        onet(guide.dataset)[1],
        components(guide.dataset, guide.career.soc_code),
        guide.dataset.sources,
    )
    paid = [one for one in near if one.step.value is not None and one.step.text.lstrip("−") != "0.0%"]
    up = next((one for one in paid if (one.step.value or 0) > 0 and _preparation(one.zone, zone) == "more"), None)
    side = next((one for one in paid if (one.step.value or 0) > 0 and _preparation(one.zone, zone) == "as much"), None)
    said = [
        say(
            "The closest related occupation that asks for as much preparation and has a higher median is {n} ({s:size} "
            "higher).",
            n=mark(in_a_sentence(side.title)),
            s=side.step,
        )
        if side
        else say("Among the close occupations none asks for as much preparation and has a higher median."),
        say(
            "The closest that asks for more preparation and has a higher median is {n} ({s:size} higher; education to "
            "enter: {e}).",
            n=mark(in_a_sentence(up.title)),
            s=up.step,
            e=mark(in_a_sentence(up.education.category or "not published")),
        )
        if up
        else say("None of them asks for more preparation and has a higher median."),
    ]
    if not near:
        return Paragraph(say("No path from {t} to other occupations can be told from the lists at hand.", t=title))
    return Paragraph(
        join([
            *said,
            say(
                "No official survey at hand tells how many people take such a step, or how long it takes them. The "
                "salary chapter has a ladder of levels."
            ),
        ])
    )


def elsewhere(guide: Guide) -> Paragraph:
    """Work at home and abroad: what the chapters before found."""
    home = guide.outlook.telework().takeaway
    return Paragraph(
        join([
            say("{h}; the outlook chapter says by which measure.", h=home),
            say(
                "What other countries pay, and the least pay that a visa for the United Kingdom asks for, are in the "
                "international chapter. Visas of other countries, and licenses abroad, are not among this report's "
                "sources."
            ),
        ])
    )
