"""Where the occupation stands among all, what its market shows, and what speaks for it and against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from careerbook import charts
from careerbook.chapters.common import ALL, in_a_sentence
from careerbook.chapters.outlook.opening import move
from careerbook.charts import percentiles
from careerbook.dataset import Careers, Dataset, shared
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit, Paragraph, Takeaways
from careerbook.exhibits.prose import Prose, join, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import standing as metrics
from careerbook.metrics import wages
from careerbook.metrics.standing import Order, Standing

if TYPE_CHECKING:
    from careerbook.chapters.guide import Guide

FIRST_YEAR = 2021
_NAMES = {
    "pay": "Median pay",
    "pay_change": "Change of median pay",
    "growth": "Projected growth",
    "openings": "Openings for each hundred jobs",
    "jobs": "Number of jobs",
}


@shared
def _wages(dataset: Dataset, year: int, measure: str, statistic: str) -> pd.DataFrame:
    return dataset.rows("wages", reference_year=year, occupation_group="detailed", measure=measure, statistic=statistic)


@shared
def _projected(dataset: Dataset) -> pd.DataFrame:
    rows = dataset.rows("projections", occupation_type="Line item")
    latest: pd.DataFrame = rows[rows["vintage"] == rows["vintage"].max()]
    return latest


@shared
def _order(dataset: Dataset, name: str, basis: str) -> Order:
    year, pay = Careers(dataset).latest_year, f"{basis}_wage"
    if name == "pay":
        return metrics.plain(name, _wages(dataset, year, pay, "median"))
    if name == "pay_change":
        first = _wages(dataset, FIRST_YEAR, pay, "median")
        return metrics.change(name, first, _wages(dataset, year, pay, "median"))
    if name == "jobs":
        return metrics.plain(name, _wages(dataset, year, "employment", "total"))
    rows = _projected(dataset)
    if name == "growth":
        return metrics.plain(name, rows[rows["measure"] == "growth_pct"])
    return metrics.openings_rate(name, rows)


def _median(dataset: Dataset, code: str, year: int, basis: str) -> Estimate:
    group = "total" if code == ALL else "detailed"
    rows = dataset.rows("wages", soc_code=code, reference_year=year, occupation_group=group)
    return wages.national(rows, dataset.sources)[f"wage.{basis}.median"]


@shared
def everyones_change(dataset: Dataset, basis: str) -> Estimate:
    """The change of the median of all occupations together."""
    first, last = (_median(dataset, ALL, year, basis) for year in (FIRST_YEAR, Careers(dataset).latest_year))
    return metrics.pay_change("all.standing.pay_change", first, last)


def figures(guide: Guide) -> dict[str, Standing]:
    """Each measure's figure and standing, by its name."""
    salary, outlook, code = guide.salary, guide.outlook, guide.career.soc_code
    before = _median(guide.dataset, code, FIRST_YEAR, salary.basis)
    median = salary.pay("median")
    own = {
        "pay": median,
        "pay_change": metrics.pay_change("standing.pay_change", before, median),
        "growth": outlook.get("growth_pct"),
        "openings": outlook.get("openings_rate_pct"),
        "jobs": outlook.surveyed_employment,
    }
    return {
        name: metrics.standing(_order(guide.dataset, name, salary.basis), code, one, guide.dataset.sources)
        for name, one in own.items()
    }


def exhibit(guide: Guide) -> Exhibit:
    """The percentile of each figure among all occupations."""
    found, title = guide.standings, in_a_sentence(guide.career.title)
    pay = found["pay"]
    takeaway = (
        say(
            "The median pay of {t} is at percentile {p} of the {n} occupations that have one",
            t=title,
            p=pay.percentile,
            n=pay.occupations,
        )
        if pay.percentile.value is not None
        else say("Where {t} stand among all occupations", t=title)
    )
    columns = (
        Column("measure", "Figure", "what is put in order", kind="text"),
        Column("value", guide.career.title, "the occupation's figure"),
        Column("percentile", "Percentile", "percentile among all occupations, one hundred the highest"),
        Column("occupations", "Of occupations", "occupations with a figure, each counted once"),
    )
    rows: list[tuple[Value, ...]] = [
        (_NAMES[name], one.figure, one.percentile, one.occupations) for name, one in found.items()
    ]
    table = Table("Standing among all occupations", columns, tuple(rows))
    return Exhibit("standing", takeaway, _standfirst(guide, found), table, _chart(title, found))


def _standfirst(guide: Guide, found: dict[str, Standing]) -> Prose:
    year = found["pay"].figure.reference_period or str(Careers(guide.dataset).latest_year)
    return join([
        say(
            "Each occupation counts once, whatever its number of workers. Pay is {basis} and of {y}; its change is "
            "from {y0} on, the first year of the survey's present method, and not adjusted for prices; growth and "
            "openings are projected for {v}.",
            basis=guide.salary.basis,
            y=period(year),
            y0=period(FIRST_YEAR),
            v=period(guide.outlook.vintage),
        ),
        say(
            "A percentile is an order of figures as published. For medians and projections no errors are published, so "
            "only the highest and the lowest quarter are spoken of below."
        ),
    ])


def _chart(title: str, found: dict[str, Standing]) -> charts.Chart | None:
    if all(one.percentile.value is None for one in found.values()):
        return None
    rows = [percentiles.Row(_NAMES[name], (one.percentile,)) for name, one in found.items()]
    said = ", ".join(f"{_NAMES[name]} {one.percentile.text}" for name, one in found.items())
    alt = f"Dot chart of the percentile of {title} among all occupations: {said}."
    return percentiles.percentiles(rows, "percentile among all occupations", "middle occupation", alt)


def market(guide: Guide) -> Paragraph:
    """Demand and supply as far as the figures tell."""
    found, outlook = guide.standings, guide.outlook
    own, all_ = found["pay_change"].figure, everyones_change(guide.dataset, guide.salary.basis)
    exits, transfers = outlook.get("exits_annual"), outlook.get("transfers_annual")
    pay = None
    if own.value is not None and all_.value is not None:
        verb = "rose" if own.value > 0 else "fell"
        other = "rose" if all_.value > 0 else "fell"
        pay = say(
            "From {y0} to {y1} the median {verb} by {a:size}, that of all occupations together {other} by {b:size}, "
            "neither adjusted for prices.",
            y0=period(FIRST_YEAR),
            y1=period(Careers(guide.dataset).latest_year),
            verb=verb,
            other=other,
            a=own,
            b=all_,
        )
    leave = None
    if exits.value is not None and transfers.value is not None:
        leave = say(
            "Each year {e} people are projected to leave the labor force and {t} to move to other occupations: places "
            "to fill, whether or not the occupation grows.",
            e=exits,
            t=transfers,
        )
    return Paragraph(
        join([
            pay,
            leave,
            say(
                "What no official figure at hand tells: how many people look for this work, how many are trained for "
                "it each year, and how many apply for a place. So whether there are too many or too few of them is not "
                "said."
            ),
        ])
    )


def pros_and_cons(guide: Guide) -> Takeaways:
    """What stands in the highest or the lowest quarter of all occupations, as a list; derived, each with its figure."""
    found = guide.standings
    said = [one for one in (_sentence(guide, name, found[name]) for name in _NAMES) if one]
    if said:
        return Takeaways(tuple(said))
    return Takeaways((
        say(
            "None of these figures is in the highest or the lowest quarter of all occupations, so none is called an "
            "advantage or a drawback."
        ),
    ))


def _sentence(guide: Guide, name: str, one: Standing) -> Prose | None:
    if not one.quarter:
        return None
    side = "For it: " if one.quarter > 0 else "Against it: "
    where = say(
        "percentile {p} of all occupations, the {q} quarter (derived).",
        p=one.percentile,
        q="highest" if one.quarter > 0 else "lowest",
    )
    figure = one.figure
    if name == "pay":
        return say(side + "median pay of {f} {per}, {w}", f=figure, per=guide.salary.per, w=where)
    if name == "pay_change":
        verb = "rose" if (figure.value or 0) > 0 else "fell"
        return say(side + "the median {v} by {f:size} since {y}, {w}", v=verb, f=figure, y=period(FIRST_YEAR), w=where)
    if name == "growth":
        return say(side + "employment is projected to {m}, {w}", m=move(figure), w=where)
    if name == "openings":
        return say(
            "To weigh: {f} of its jobs are projected to open each year, {w} Openings come from growth and from people "
            "who leave.",
            f=figure,
            w=where,
        )
    many = "many places to work at" if one.quarter > 0 else "few places to work at"
    return say(side + many + ": {f} jobs, {w}", f=figure, w=where)
