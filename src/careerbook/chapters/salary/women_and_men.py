"""The exhibit of women's and men's weekly earnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from careerbook import charts
from careerbook.chapters.common import census_links, components, in_a_sentence
from careerbook.dataset import Dataset, shared
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, period, rule, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import workers
from careerbook.metrics.workers import FULL_TIME, Workers

if TYPE_CHECKING:
    from careerbook.chapters.salary import Salary

_ALL_TITLE = "All occupations"


def exhibit(salary: Salary) -> Exhibit:
    """Weekly medians and workers of all, women and men; no chart unless both medians are published."""
    found, everyone = figures(salary), _everyone(salary.dataset)
    return Exhibit(
        "women-and-men",
        _takeaway(salary, found),
        _standfirst(salary, found),
        _table(found, everyone),
        _chart(found, everyone),
    )


def figures(salary: Salary) -> list[Workers]:
    """The Census occupations that the occupation is in, or consists of."""
    return _figures(salary.dataset, salary.career.soc_code)


@shared
def _figures(dataset: Dataset, code: str) -> list[Workers]:
    rows, links = _rows(dataset), census_links(dataset)
    found = []
    for census, is_broader in workers.census_codes(components(dataset, code), code, links).items():
        own = rows[rows["census_code"] == census]
        if not own.empty:
            title = str(own["occupation_title"].iloc[0])
            found.append(workers.by_sex(own, census, title, dataset.sources, is_broader=is_broader))
    return found


@shared
def _rows(dataset: Dataset) -> pd.DataFrame:
    return dataset.rows("cps_workers", workers=FULL_TIME)


@shared
def _year(dataset: Dataset) -> int:
    return int(_rows(dataset)["reference_year"].iloc[0])


@shared
def _everyone(dataset: Dataset) -> Workers:
    rows = _rows(dataset)
    total = rows[rows["occupation_title"].str.startswith("Total")]
    return workers.by_sex(total, "all_occupations", _ALL_TITLE, dataset.sources)


def _takeaway(salary: Salary, found: list[Workers]) -> Prose:
    title = in_a_sentence(salary.career.title)
    if not found:
        return say("The household survey has no earnings of {t}", t=title)
    if len(found) > 1:
        return say(
            "Women's and men's weekly earnings, by the occupations that the household survey splits {t} into", t=title
        )
    (one,) = found
    who = title if not one.is_broader else f"the wider group of {in_a_sentence(one.title)}"
    if one.both:
        women, men = one.medians["women"], one.medians["men"]
        return say(
            "Among {t} who work full time, women's median is {w} a week and men's {m}", t=mark(who), w=women, m=men
        )
    known = next((group for group in ("women", "men") if one.medians[group].value is not None), None)
    if known is None:
        if one.is_broader:
            return say(
                "Even {t} has too few workers for women's and men's median earnings to be published", t=mark(who)
            )
        return say("There are too few {t} for women's and men's median earnings to be published", t=mark(who))
    other = "men" if known == "women" else "women"
    return say(
        "Among {t} who work full time, {g} earn a median of {e} a week; there are too few {o} to publish theirs",
        t=mark(who),
        g=known,
        e=one.medians[known],
        o=other,
    )


def _standfirst(salary: Salary, found: list[Workers]) -> Prose:
    year = _year(salary.dataset)
    return join([
        say(
            "Usual weekly earnings before tax of full-time wage and salary workers, {y}, an average of eleven months "
            "without October, by the Current Population Survey. That is a survey of households: its figures are not to "
            "be compared with the {basis} pay above, which employers report.",
            y=period(str(year)),
            basis=salary.basis,
        ),
        say("No median is shown where fewer than {n} workers stand behind it: the publisher's rule.", n=rule("50,000")),
        say(
            "The difference is not adjusted for hours, experience, employer or kind of work, and says nothing of its "
            "causes. No errors are published with these figures, and medians of small groups vary from year to year."
        ),
        _fit(found),
    ])


def _fit(found: list[Workers]) -> Prose | None:
    """What the survey counts, where that is not the occupation."""
    if not found:
        return say("The Census Bureau's list of occupations, which that survey uses, has no link to this one.")
    broad = [one.title for one in found if one.is_broader]
    if not broad:
        return None
    return say(
        "The survey counts this occupation only within {t}, which holds others too: its figures are a proxy.",
        t=mark(" and ".join(f"“{title}”" for title in broad)),
    )


def _table(found: list[Workers], everyone: Workers) -> Table:
    columns = (
        Column("workers", "Full-time workers", "who", kind="text"),
        Column("weekly_earnings_median_usd", "Median earnings", "median usual weekly earnings", "US$ a week"),
        Column("workers_count", "Workers", "full-time wage and salary workers behind the median", "persons"),
        Column("women_to_men_pct", "Women's as a share of men's", "women's median ÷ men's"),
        Column("women_share_pct", "Women's share of workers", "women ÷ all workers"),
    )
    rows: list[tuple[Value, ...]] = []
    for one in (*found, everyone):
        rows.append((mark(one.title), one.medians["all"], one.counts["all"], one.ratio, one.women_share))
        rows += [
            (mark(f"{one.title}: {group}"), one.medians[group], one.counts[group], None, None)
            for group in ("women", "men")
        ]
    notes = (
        say(
            "We compute no share of fewer than {n} workers, as the publisher does. Workers are published in thousands; "
            "women and men may not add up.",
            n=rule("50,000"),
        ),
    )
    return Table("Women's and men's median weekly earnings", columns, tuple(rows), notes)


def _chart(found: list[Workers], everyone: Workers) -> charts.Chart | None:
    drawn = [one for one in found if one.both]
    if not drawn:
        return None
    rows = [(one.title, (one.medians["women"], one.medians["men"])) for one in (*drawn, everyone)]
    said = "; ".join(f"{name}: women {women.text}, men {men.text}" for name, (women, men) in rows)
    alt = f"Dot chart of the median weekly earnings of women and men who work full time. {said}."
    return charts.pairs(rows, ("Women", "Men"), "US dollars a week", "$,.0f", alt)
