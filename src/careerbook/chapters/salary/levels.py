"""The exhibit of pay by level: percentiles as named proxies, then occupations that can come next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careerbook import charts
from careerbook.chapters.common import components, in_a_sentence
from careerbook.chapters.salary.compared import onet, related
from careerbook.charts import Point
from careerbook.dataset import Careers, Dataset, curated, shared
from careerbook.dataset.curated import Rung
from careerbook.estimate import Cell, Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, expires, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import levels, projections, wages
from careerbook.metrics.levels import Occupation, Related, Step

if TYPE_CHECKING:
    from careerbook.chapters.salary import Salary

_LEVELS = {"entry": "Entry", "experienced": "Experienced", "senior": "Senior", "lead": "Lead"}
_STATISTICS = {"p10": "P10", "p25": "P25", "median": "the median", "p75": "P75", "p90": "P90"}
_WHY = {
    Step.PREPARATION: "related, and asks for one job zone more of preparation",
    Step.LEADS: "related, and leads or manages",
}


@dataclass(frozen=True, slots=True)
class _Level:
    """A rung: its name, what stands for its pay, the pay, and what is known beside it; `is_next` if it is another
    occupation."""

    name: str
    stands: str
    pay: Estimate
    years: Estimate | None = None
    zone: Estimate | None = None
    education: Estimate | None = None
    is_next: bool = False


def exhibit(salary: Salary) -> Exhibit:
    """The editors' ladder where there is one, else the derived one; no chart if no rung has a figure."""
    rungs = curated.ladders().get(salary.career.soc_code, ())
    found = _curated(salary, rungs) if rungs else [*_own(salary), *_next(salary)]
    return Exhibit(
        "pay-by-level", _takeaway(found, salary.per), _standfirst(found, rungs), _table(found), _chart(salary, found)
    )


def _own(salary: Salary) -> list[_Level]:
    zone = _zone(salary, salary.career.soc_code, "own")
    return [
        _Level(
            name,
            f"{_STATISTICS[levels.PROXIES[level]]} of the occupation",
            levels.stands_in(level, salary.pay(levels.PROXIES[level]), levels.PROXIES[level]),
            zone=zone if level == "entry" else None,
        )
        for level, name in _LEVELS.items()
    ]


def _next(salary: Salary) -> list[_Level]:
    code, zone = salary.career.soc_code, _zone(salary, salary.career.soc_code, "own")
    if zone.category is None:
        return []
    near = related(salary.dataset, code)
    others = {one: _occupation(salary.dataset, salary.basis, one) for one in (code, *(each.soc_code for each in near))}
    families = _families(salary.dataset, code)
    chosen = levels.next_occupations(others[code], code, int(zone.category), near, others, families)
    return [_next_level(salary, one, step, number) for number, (one, step) in enumerate(chosen, start=1)]


def _next_level(salary: Salary, one: Related, step: Step, number: int) -> _Level:
    level, other = f"next_{number}", _occupation(salary.dataset, salary.basis, one.soc_code)
    return _Level(
        other.title,
        f"another occupation: {_WHY[step]}",
        replace(_pay_of(salary, one.soc_code, "median"), id=f"level.{level}.pay"),
        zone=_zone(salary, one.soc_code, level),
        education=_education(salary, one.soc_code, level),
        is_next=True,
    )


def _curated(salary: Salary, rungs: tuple[Rung, ...]) -> list[_Level]:
    return [_rung(salary, rung, f"rung_{number}") for number, rung in enumerate(rungs, start=1)]


def _rung(salary: Salary, rung: Rung, level: str) -> _Level:
    own = rung.soc_code == salary.career.soc_code
    title = _survey(salary.dataset, salary.basis)[rung.soc_code].title
    of = "of the occupation" if own else f"of another occupation, {in_a_sentence(title)}"
    source = curated.cited()[rung.source_id]
    first, last = rung.years
    raw = f"years = [{first}]" if last is None else f"years = [{first}, {last}]"
    cell = Cell(source.id, source.file, source.sha256, "", None, f"{rung.key}.years", raw)
    return _Level(
        rung.title,
        f"{_STATISTICS[rung.statistic]} {of}",
        levels.stands_in(level, _pay_of(salary, rung.soc_code, rung.statistic), rung.statistic),
        years=levels.years(level, rung.years, cell),
        zone=_zone(salary, rung.soc_code, level),
        is_next=not own,
    )


def _pay_of(salary: Salary, soc_code: str, statistic: str) -> Estimate:
    if soc_code == salary.career.soc_code:
        return salary.pay(statistic)
    rows = salary.dataset.rows("wages", soc_code=soc_code, reference_year=salary.year, occupation_group="detailed")
    return wages.national(rows, salary.dataset.sources)[f"wage.{salary.basis}.{statistic}"]


def _zone(salary: Salary, soc_code: str, level: str) -> Estimate:
    return _job_zone(salary.dataset, soc_code, level)


@shared
def _job_zone(dataset: Dataset, soc_code: str, level: str) -> Estimate:
    _, zones = onet(dataset)
    return levels.job_zone(f"level.{level}.zone", zones, components(dataset, soc_code), dataset.sources)


def _education(salary: Salary, soc_code: str, level: str) -> Estimate:
    rows = salary.dataset.rows("projections", soc_code=soc_code, occupation_type="Line item")
    latest = rows[rows["vintage"] == rows["vintage"].max()]
    education = projections.outlook(latest, salary.dataset.sources)["outlook.entry_education"]
    return replace(education, id=f"level.{level}.education")


@shared
def _occupation(dataset: Dataset, basis: str, soc_code: str) -> Occupation:
    """Title and median of one occupation of the latest survey."""
    return _survey(dataset, basis)[soc_code]


@shared
def _survey(dataset: Dataset, basis: str) -> Mapping[str, Occupation]:
    """Title and median of every occupation of the latest survey; a top-coded one counts with its threshold."""
    rows = dataset.rows(
        "wages",
        reference_year=Careers(dataset).latest_year,
        occupation_group="detailed",
        measure=f"{basis}_wage",
        statistic="median",
    )
    least = rows["value"].fillna(rows["bound"])
    return {
        code: Occupation(title, None if pay != pay else float(pay))
        for code, title, pay in zip(rows["soc_code"], rows["occupation_title"], least, strict=True)
    }


@shared
def _families(dataset: Dataset, soc_code: str) -> list[str]:
    """The titles of the occupation's minor and major group."""
    groups = dataset.rows(
        "wages", reference_year=Careers(dataset).latest_year, occupation_group=["minor", "major"], measure="employment"
    )
    own = groups[groups["soc_code"].isin([f"{soc_code[:4]}000", f"{soc_code[:5]}00", f"{soc_code[:2]}-0000"])]
    return list(own["occupation_title"])


def _takeaway(found: list[_Level], per: str) -> Prose:
    first, last = found[0], found[-1]
    if first.pay.value is None:
        return say("No percentile of pay is published that could stand for a level")
    if last.pay.value is None or not last.is_next:
        return say(
            "As a stand-in for entry pay, a tenth earn less than {p} {per}; no survey tells pay by experience",
            p=first.pay,
            per=per,
        )
    return say(
        "As a stand-in for entry pay, a tenth earn less than {p} {per}; among {n}, a related occupation that asks "
        "for more, half earn more than {q}",
        p=first.pay,
        n=_plural(last),
        q=last.pay,
        per=per,
    )


def _plural(level: _Level) -> str:
    return in_a_sentence(level.name if level.years is None else level.stands.rpartition("occupation, ")[2])


def _standfirst(found: list[_Level], rungs: tuple[Rung, ...]) -> Prose:
    proxies = say(
        "No official survey at hand tells pay by experience for each occupation. So percentiles of all who work in the "
        "occupation stand for levels: they are proxies, and no stages of a career, since pay differs by place and "
        "employer too."
    )
    return join([proxies, _editors(rungs) if rungs else _related(found)])


def _editors(rungs: tuple[Rung, ...]) -> Prose:
    made, _ = curated.months(rungs)
    return say(
        "Titles and years in the occupation are estimates of this report's editors, made in {m} and to be looked at "
        "again after {e}.",
        m=period(made),
        e=expires(min(rung.expires for rung in rungs)),
    )


def _related(found: list[_Level]) -> Prose:
    if not any(level.is_next for level in found):
        return say(
            "Among the occupations that O*NET lists as related none stands above this one by the rule used here."
        )
    return say(
        "The next occupations are real ones, with their own official medians: those that O*NET lists as related and "
        "that ask for more preparation, lead, or pay more. They are a possible way, not the usual one."
    )


def _table(found: list[_Level]) -> Table:
    columns = (
        Column("level", "Level", "the level or the next occupation", kind="text"),
        Column("stands_for_it", "What stands for its pay", "percentile or occupation", kind="long-text"),
        Column("wage_usd", "Pay", "pay at the level", "US$"),
        Column("years", "Years in the occupation", "the editors' estimate"),
        Column("job_zone", "Job zone", "preparation that O*NET says the occupation needs, one to five"),
        Column("education", "Education to enter", "typical education to enter the occupation"),
    )
    shown = [
        column
        for column, name in zip(columns, ("", "", "pay", "years", "zone", "education"), strict=True)
        if not name or any(getattr(level, name) is not None for level in found)
    ]
    rows = tuple(_row(level, [column.name for column in shown]) for level in found)
    return Table("Pay by level", tuple(shown), rows)


def _row(level: _Level, columns: list[str]) -> tuple[Value, ...]:
    cells: dict[str, Value] = {
        "level": level.name,
        "stands_for_it": mark(level.stands),
        "wage_usd": level.pay,
        "years": level.years,
        "job_zone": level.zone,
        "education": level.education,
    }
    return tuple(cells[name] for name in columns)


def _chart(salary: Salary, found: list[_Level]) -> charts.Chart | None:
    points = [
        Point(f"{level.name} (another occupation)" if level.is_next else level.name, level.pay) for level in found
    ]
    if not any(point.estimate.value is not None for point in points):
        return None
    said = ", ".join(f"{point.at} {point.estimate.text}" for point in points)
    alt = f"Bar chart of {salary.basis} pay by level, percentiles standing for levels: {said}."
    own = [point.at for point, level in zip(points, found, strict=True) if not level.is_next]
    tickformat = "$,.0f" if salary.basis == "annual" else "$,.2f"
    return charts.bars(points, f"US dollars {salary.per}", tickformat, alt, highlight=own)
