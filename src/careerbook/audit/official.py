"""The official figures that claims are compared with, in every vintage, each an estimate with its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from careerbook.audit.subjects import AUDITED, EVERYONE
from careerbook.core.codes import SocCode
from careerbook.dataset import Careers
from careerbook.estimate import Estimate, cell_of, derive
from careerbook.figures import every_vintage, pay_abroad, pay_by_industry
from careerbook.figures.case import Case, Figures, case_of
from careerbook.figures.links import ALL
from careerbook.figures.rates_of_exchange import rates
from careerbook.metrics import projections
from careerbook.metrics.abroad import Comparison
from careerbook.metrics.industries import Industry
from careerbook.metrics.rates import EXCHANGE
from careerbook.metrics.rows import records

_PREFIX = "audit."
_PER = {"year": ("annual", 1), "month": ("annual", 12), "week": ("annual", 52), "hour": ("hourly", 1)}
_US_SOC = "SOC 2018"
_LATEST = 12  # years of exchange rates


@dataclass(frozen=True, slots=True)
class Vintages:
    """One figure in each vintage that has it, the newest last, by the year or span that it is of."""

    figures: Figures

    @property
    def available(self) -> dict[str, Estimate]:
        """Those that are numbers or categories."""
        return {name: each for name, each in self.figures.items() if each.value is not None or each.category}

    @property
    def newest(self) -> Estimate | None:
        """The newest available figure."""
        return next(reversed(self.available.values()), None)


class Official:
    """The official figures of a career, or of all occupations. `whose` says of whom, "" for the audited career."""

    def __init__(self, case: Case, *, whose: str = "", soc_code: SocCode | None = None) -> None:
        self.case, self.dataset = case, case.dataset
        self.whose, self._code = whose, soc_code or case.soc_code

    def of(self, who: str) -> Official | None:
        """The figures of a subject: the audited career, all occupations or one by its code; None if there are none."""
        if who == AUDITED:
            return self
        if who == EVERYONE:
            return Official(self.case, whose=" of all occupations", soc_code=SocCode(ALL))
        career = next((career for career in Careers(self.dataset) if career.soc_code == who), None)
        return Official(case_of(career, self.dataset), whose=f" of {career.title}") if career else None

    def _by_year(self, name: str) -> Figures:
        surveys = every_vintage.surveys(self.dataset, self._code, self.case.title, _PREFIX)
        return {year: figures[name] for year, figures in surveys.items()}

    def _rounds(self) -> Mapping[str, Figures]:
        return every_vintage.rounds(self.dataset, self._code, self.case.title, _PREFIX)

    def pay(self, statistic: str, per: str) -> Vintages:
        """Pay by May of each year; a month's and a week's are a twelfth and a fifty-second of the year's."""
        basis, parts = _PER[per]
        yearly = self._by_year(f"wage.{basis}.{statistic}")
        return Vintages({year: _part(estimate, per, parts) for year, estimate in yearly.items()})

    def jobs(self) -> Vintages:
        """Employment by May of each year in the wage survey."""
        return Vintages(self._by_year("employment"))

    def outlook(self, figure: str) -> Vintages:
        """A figure of each round of projections, by the round's name (2022-32)."""
        return Vintages({vintage: figures[figure] for vintage, figures in self._rounds().items()})

    def jobs_at_base(self) -> Vintages:
        """Employment in the base year of each round of projections, by that year."""
        return Vintages({vintage[:4]: figures["employment_base"] for vintage, figures in self._rounds().items()})

    def adjective(self) -> tuple[str, Estimate] | None:
        """The newest round whose cut-offs are known, and BLS' adjective for the growth in it."""
        for vintage, growth in reversed(self.outlook("growth_pct").available.items()):
            adjective = projections.adjective(growth, vintage, projections.cut_offs(self.dataset.sources, vintage))
            if adjective is not None:
                return vintage, replace(adjective, id=f"{_PREFIX}{vintage}.growth_adjective")
        return None

    @property
    def abroad(self) -> Mapping[str, Comparison]:
        """The comparison of each country, by its code."""
        return pay_abroad.comparisons(self.case)

    @property
    def industries(self) -> tuple[tuple[Industry, ...], tuple[Industry, ...]]:
        """The occupation in each industry with a figure of its jobs: industry groups (4-digit), and subsectors."""
        groups, subsectors = (
            tuple(industry for industry in industries if industry.employment.value is not None)
            for industries in (pay_by_industry.industries_of(self.case), pay_by_industry.subsectors_of(self.case))
        )
        return groups, subsectors

    def in_state(self, state: str, statistic: str, per: str) -> Estimate | None:
        """Pay in one state, by the state's name; None where it isn't published."""
        basis, parts = _PER[per]
        wage = every_vintage.pay_in_area(self.dataset, self._code, state, basis, statistic, _PREFIX)
        return _part(wage, per, parts) if wage else None

    def exchange_rates(self, currency: str, country: str) -> Vintages:
        """Units of the currency for a US dollar, the average of each of the last years."""
        area = "EMU" if currency == "EUR" else country
        table = rates(self.dataset)
        prices = table.prices
        is_known = (prices["series"] == EXCHANGE) & (prices["country_code"] == area) & prices["value"].notna()
        years = sorted(int(year) for year in prices.loc[is_known, "period"])[-_LATEST:]
        return Vintages({str(year): table.nearest(EXCHANGE, area, year) for year in years})

    def code_title(self, scheme: str, code: str) -> Estimate | None:
        """The title of a code, as published; None if the classification has no such code."""
        if scheme == _US_SOC:
            rows = self.dataset.rows("occupations", soc_code=code[:7])
        else:
            rows = self.dataset.rows("classifications", classification=scheme, code=code)
        if rows.empty:
            return None
        row = records(rows)[0]
        cell = cell_of({**row, "raw": row["title"]}, self.dataset.sources)
        id = f"{_PREFIX}code.{scheme.lower().replace(' ', '_')}.{code}"
        return Estimate(id, None, "category", cells=(cell,), category=str(row["title"]))

    def has_titles(self, scheme: str) -> bool:
        """Whether the classification's codes and titles are at hand."""
        return scheme == _US_SOC or len(self.dataset.rows("classifications", classification=scheme)) > 0

    def titles_of_code(self, scheme: str, code: str) -> list[str]:
        """Job titles that belong to a code."""
        if scheme in (_US_SOC, "O*NET-SOC 2019"):
            rows = self.dataset.rows("titles", columns=("title", "soc_code"), soc_code=code[:7])
        else:
            rows = self.dataset.rows("job_titles_abroad", classification=scheme, code=code)
        return list(rows["title"])


def _part(yearly: Estimate, per: str, parts: int) -> Estimate:
    if parts == 1:
        return yearly
    return derive(f"{yearly.id}.{per}", f"USD per {per}", (yearly,), lambda pay: pay / parts, f"÷ {parts} {per}s")
