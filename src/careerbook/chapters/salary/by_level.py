"""The exhibit of pay by level: percentiles as named proxies, then occupations that can come next."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook import charts
from careerbook.chapters.phrases import TICKS, alternative
from careerbook.charts.base import Point, drawable
from careerbook.dataset import curated
from careerbook.dataset.curated import Rung
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, expires, mark, period, say
from careerbook.exhibits.tables import Column, Table
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.case import Case
from careerbook.figures.pay import Pay, pay
from careerbook.figures.pay_levels import Level, levels_of, rungs
from careerbook.metrics.levels import Step

_STATISTICS = {"p10": "P10", "p25": "P25", "median": "the median", "p75": "P75", "p90": "P90"}
_WHY = {
    Step.PREPARATION: "related, and asks for one job zone more of preparation",
    Step.LEADS: "related, and leads or manages",
}


def levels(case: Case) -> Exhibit:
    """The editors' ladder where there is one, else the derived one; no chart if no rung has a figure."""
    ladder, wages = levels_of(case), pay(case)
    proxies = say(
        "No official survey at hand tells pay by experience for each occupation. So percentiles of all who work in the "
        "occupation stand for levels: they are proxies, and no stages of a career, since pay differs by place and "
        "employer too."
    )
    standfirst = proxies + (_editors(rungs(case)) if rungs(case) else _related(ladder))
    return Exhibit("pay-by-level", _takeaway(ladder, wages.per), standfirst, _table(ladder), _chart(ladder, wages))


def _takeaway(ladder: Sequence[Level], per: str) -> Prose:
    first, last = ladder[0], ladder[-1]
    if first.pay.value is None:
        return say("No percentile of pay is published that could stand for a level")
    entry = say("As a stand-in for entry pay, a tenth earn less than {p} {per}", p=first.pay, per=per)
    if last.pay.value is None or not last.occupation:
        return say("{entry}; no survey tells pay by experience", entry=entry)
    more = "{entry}; among {n}, a related occupation that asks for more, half earn more than {q}"
    return say(more, entry=entry, n=in_a_sentence(last.occupation), q=last.pay)


def _editors(rungs: tuple[Rung, ...]) -> Prose:
    month, _ = curated.months(rungs)
    return say(
        "Titles and years in the occupation are estimates of this report's editors, made in {m} and to be looked at "
        "again after {e}.",
        m=period(month),
        e=expires(min(rung.expires for rung in rungs)),
    )


def _related(ladder: Sequence[Level]) -> Prose:
    if not any(level.occupation for level in ladder):
        return say(
            "Among the occupations that O*NET lists as related none stands above this one by the rule used here."
        )
    return say(
        "The next occupations are real ones, with their own official medians: those that O*NET lists as related and "
        "that ask for more preparation, lead, or pay more. They are a possible way, not the usual one."
    )


def _table(ladder: Sequence[Level]) -> Table:
    columns = (
        Column("level", "Level", "the level or the next occupation", kind="text"),
        Column("stands_for_it", "What stands for its pay", "percentile or occupation", kind="long-text"),
        Column("wage_usd", "Pay", "pay at the level", "US$"),
        Column("years", "Years in the occupation", "the editors' estimate"),
        Column("job_zone", "Job zone", "preparation that O*NET says the occupation needs, one to five"),
        Column("education", "Education to enter", "typical education to enter the occupation"),
    )
    rows = [
        (level.title, mark(_stands(level)), level.pay, level.years, level.zone, level.education) for level in ladder
    ]
    told = [at for at in range(len(columns)) if any(row[at] is not None for row in rows)]
    shown = tuple(tuple(row[at] for at in told) for row in rows)
    return Table("Pay by level", tuple(columns[at] for at in told), shown)


def _stands(level: Level) -> str:
    """What stands for the level's pay, in words."""
    if level.step:
        return f"another occupation: {_WHY[level.step]}"
    other = f"of another occupation, {in_a_sentence(level.occupation)}" if level.occupation else "of the occupation"
    return f"{_STATISTICS[level.statistic]} {other}"


def _chart(ladder: Sequence[Level], wages: Pay) -> charts.Chart | None:
    points = [Point(of.title + (" (another occupation)" if of.occupation else ""), of.pay) for of in ladder]
    if not drawable(points):
        return None
    alt = alternative(f"Bar chart of {wages.basis} pay by level, percentiles standing for levels", points)
    within = [level.title for level in ladder if not level.occupation]
    return charts.bars(points, f"US dollars {wages.per}", TICKS[wages.basis], alt, highlight=within)
