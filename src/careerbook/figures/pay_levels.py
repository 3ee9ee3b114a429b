"""Pay by level: the editors' ladder where there is one, else percentiles and the occupations that can come next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from careerbook.dataset import Careers, Dataset, curated, shared
from careerbook.dataset.curated import Rung
from careerbook.estimate import Cell, Estimate
from careerbook.figures.case import Case, Figures, once
from careerbook.figures.outlook import latest_vintage
from careerbook.figures.pay import job_zone, pay, related, survey
from careerbook.metrics import levels, projections
from careerbook.metrics.levels import Occupation, Step


@dataclass(frozen=True, slots=True)
class Level:
    """A level, and the `statistic` that stands for its pay: the career's own, or of another `occupation` (its title).

    `step` says why an occupation that O*NET lists as related can come next.
    """

    title: str
    statistic: str
    pay: Estimate
    occupation: str = ""
    step: Step | None = None
    years: Estimate | None = None
    zone: Estimate | None = None
    education: Estimate | None = None


def rungs(case: Case) -> tuple[Rung, ...]:
    """The editors' ladder of the career; empty if they made none."""
    return curated.ladders().get(case.soc_code, ())


@once
def levels_of(case: Case) -> tuple[Level, ...]:
    """The levels, the lowest first."""
    ladder = rungs(case)
    if ladder:
        return tuple(_rung(case, rung, f"rung_{number}") for number, rung in enumerate(ladder, start=1))
    return (*_proxies(case), *_next(case))


def estimates(case: Case) -> Figures:
    """Pay, years, job zone and education of every level, as far as each is told, by id."""
    told = (estimate for level in levels_of(case) for estimate in (level.pay, level.years, level.zone, level.education))
    return {estimate.id: estimate for estimate in told if estimate}


def _proxies(case: Case) -> list[Level]:
    zone = _zone(case, case.soc_code, "own")
    return [
        Level(
            level.capitalize(),
            statistic,
            levels.stands_in(level, pay(case)[statistic], statistic),
            zone=zone if level == "entry" else None,
        )
        for level, statistic in levels.PROXIES.items()
    ]


def _next(case: Case) -> list[Level]:
    code, zone, basis = case.soc_code, _zone(case, case.soc_code, "own"), pay(case).basis
    if zone.category is None:
        return []
    near = related(case.dataset, code)
    others = {each: _occupation(case.dataset, basis, each) for each in (code, *(other.soc_code for other in near))}
    families = _families(case.dataset, code)
    chosen = levels.next_occupations(others[code], code, int(zone.category), near, others, families)
    return [
        Level(
            others[other.soc_code].title,
            "median",
            replace(_pay_of(case, other.soc_code, "median"), id=f"level.next_{number}.pay"),
            others[other.soc_code].title,
            step,
            zone=_zone(case, other.soc_code, f"next_{number}"),
            education=_education(case, other.soc_code, f"next_{number}"),
        )
        for number, (other, step) in enumerate(chosen, start=1)
    ]


def _rung(case: Case, rung: Rung, level: str) -> Level:
    is_own = rung.soc_code == case.soc_code
    source = curated.cited()[rung.source_id]
    first, last = rung.years
    raw = f"years = [{first}]" if last is None else f"years = [{first}, {last}]"
    cell = Cell(source.id, source.file, source.sha256, "", None, f"{rung.key}.years", raw)
    return Level(
        rung.title,
        rung.statistic,
        levels.stands_in(level, _pay_of(case, rung.soc_code, rung.statistic), rung.statistic),
        "" if is_own else _occupation(case.dataset, pay(case).basis, rung.soc_code).title,
        years=levels.years(level, rung.years, cell),
        zone=_zone(case, rung.soc_code, level),
    )


def _pay_of(case: Case, soc_code: str, statistic: str) -> Estimate:
    if soc_code == case.soc_code:
        return pay(case)[statistic]
    return survey(case.dataset, soc_code, case.wage_year)[f"wage.{pay(case).basis}.{statistic}"]


def _zone(case: Case, soc_code: str, level: str) -> Estimate:
    return job_zone(case.dataset, soc_code, f"level.{level}.zone")


def _education(case: Case, soc_code: str, level: str) -> Estimate:
    dataset, vintage = case.dataset, latest_vintage(case.dataset)
    rows = dataset.rows("projections", soc_code=soc_code, occupation_type="Line item", vintage=vintage)
    education = projections.outlook(rows, dataset.sources)["outlook.entry_education"]
    return replace(education, id=f"level.{level}.education")


@shared
def _occupation(dataset: Dataset, basis: str, soc_code: str) -> Occupation:
    """Title and median of one occupation of the latest survey."""
    return _occupations(dataset, basis)[soc_code]


@shared
def _occupations(dataset: Dataset, basis: str) -> Mapping[str, Occupation]:
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
        code: Occupation(title, None if median != median else float(median))
        for code, title, median in zip(rows["soc_code"], rows["occupation_title"], least, strict=True)
    }


@shared
def _families(dataset: Dataset, soc_code: str) -> list[str]:
    """The titles of the occupation's minor and major group."""
    groups = dataset.rows(
        "wages", reference_year=Careers(dataset).latest_year, occupation_group=["minor", "major"], measure="employment"
    )
    codes = [f"{soc_code[:4]}000", f"{soc_code[:5]}00", f"{soc_code[:2]}-0000"]
    return list(groups[groups["soc_code"].isin(codes)]["occupation_title"])
