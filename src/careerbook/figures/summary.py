"""What the opening of a report shows: the spread of pay, jobs, the projection's key figures, and pay abroad."""

from __future__ import annotations

from careerbook.core.comparators import HOME
from careerbook.estimate import Estimate, Status, absent, ends
from careerbook.figures import pay_abroad
from careerbook.figures.case import Case, Figures
from careerbook.figures.outlook import outlook
from careerbook.figures.pay import PERCENTILES, Group, pay
from careerbook.metrics.abroad import Comparison

_PROJECTED = ("growth_pct", "openings_annual", "entry_education")
_NOWHERE = "none of the countries shown first publishes pay of this occupation or one near it"
_GROUPS = 2  # all occupations and the major group


def abroad(case: Case) -> Comparison | None:
    """The first comparator abroad that publishes pay of the occupation's own group or one near it."""
    near = (each for each in pay_abroad.first(case) if each.country_code != HOME and each.is_near)
    return next((comparison for comparison in near if comparison.ppp_annual.value is not None), None)


def annual_pay_abroad(case: Case) -> Estimate:
    """Pay a year there in international dollars; `summary.pay_abroad` says why where there is none."""
    comparison = abroad(case)
    if comparison:
        return comparison.ppp_annual
    return absent("summary.pay_abroad", "international dollars per year", Status.NOT_COMPARABLE, _NOWHERE)


def groups(case: Case) -> tuple[Group, ...]:
    """Whom the spread of pay is shown beside: all occupations and the major group."""
    return pay(case).groups[:_GROUPS]


def estimates(case: Case) -> Figures:
    """The figures by id, with the ends of their intervals."""
    wages, projection = pay(case), outlook(case)
    shown = [wages.employment, annual_pay_abroad(case), projection.of_all("growth_pct")]
    shown += [projection[name] for name in _PROJECTED]
    shown += [wages[statistic] for statistic in PERCENTILES]
    shown += [group.pay(wages.basis, statistic) for group in groups(case) for statistic in PERCENTILES]
    return {estimate.id: estimate for figure in shown for estimate in (figure, *(ends(figure) or ()))}
