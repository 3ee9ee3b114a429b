"""The official figures that claims are held against, every vintage of them, each an estimate with its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from careerbook.audit.subjects import ALL as EVERYBODY
from careerbook.chapters.common import ALL
from careerbook.chapters.international import International
from careerbook.core import countries
from careerbook.dataset import Career, Careers, Dataset
from careerbook.estimate import Estimate, cell_of, derive, from_row
from careerbook.metrics import adjectives, industries, projections, rates, wages
from careerbook.metrics.abroad import Comparison
from careerbook.metrics.continuity import predecessor
from careerbook.metrics.industries import Industry
from careerbook.metrics.rows import records

_BY_INDUSTRY = ("bls_oews_industries_4_digit_2025_transcription", "bls_oews_industries_3_digit_2025_transcription")
_PER = {"year": ("annual", 1), "month": ("annual", 12), "week": ("annual", 52), "hour": ("hourly", 1)}


@dataclass(frozen=True, slots=True)
class Vintages:
    """One figure in each vintage that has it, the newest last, by the year or span that it is of."""

    figures: Mapping[str, Estimate]

    @property
    def known(self) -> dict[str, Estimate]:
        """Those that are numbers or categories."""
        return {name: one for name, one in self.figures.items() if one.value is not None or one.category}

    @property
    def newest(self) -> Estimate | None:
        """The newest figure at hand."""
        known = list(self.known.values())
        return known[-1] if known else None

    def named(self, name: str) -> Estimate | None:
        """The figure of the vintage of that name; None if it isn't at hand."""
        return self.known.get(name)


class Official:
    """The official figures of one career, or of all occupations together where it is `everybody`."""

    def __init__(self, career: Career, dataset: Dataset, *, everybody: bool = False) -> None:
        self.career, self.dataset, self.everybody = career, dataset, everybody
        self._code = ALL if everybody else career.soc_code

    @cached_property
    def of_all(self) -> Official:
        """The same for all occupations."""
        return Official(self.career, self.dataset, everybody=True)

    def of(self, who: str) -> Official | None:
        """The figures of a subject: all occupations, or another occupation by its code; None if there are none."""
        if who == EVERYBODY:
            return self.of_all
        found = [one for one in Careers(self.dataset) if one.soc_code == who]
        return Official(found[0], self.dataset) if found else None

    @cached_property
    def _links(self) -> pd.DataFrame:
        return self.dataset.rows("crosswalks", from_classification="SOC 2010", to_classification="SOC 2018")

    def _followed(self, listed: pd.DataFrame) -> pd.DataFrame:
        """The career's rows in a year's or vintage's rows, under the code that carried it then."""
        if self.everybody:
            return listed[listed["soc_code"] == ALL]
        classification = listed["classification"].iloc[0]
        before = predecessor(self._code, self.career.title, classification, self._links, listed)
        return listed[listed["soc_code"] == before.code]

    @cached_property
    def _wages(self) -> dict[str, dict[str, Estimate]]:
        group = "total" if self.everybody else "detailed"
        codes = {self._code, *self._links.loc[self._links["to_code"] == self._code, "from_code"]}
        rows = self.dataset.rows("wages", occupation_group=group, soc_code=sorted(codes))
        found = {}
        for year, listed in sorted(rows.groupby("reference_year")):
            own = self._followed(listed)
            if len(own):
                prefix = f"audit.{year}.{'all.' if self.everybody else ''}"
                found[str(year)] = wages.national(own, self.dataset.sources, prefix)
        return found

    def pay(self, statistic: str, per: str) -> Vintages:
        """Pay by May of each year; a month's and a week's are a twelfth and a fifty-second of the year's."""
        basis, parts = _PER[per]
        end = f"wage.{basis}.{statistic}"
        yearly = {year: next(one for id, one in each.items() if id.endswith(end)) for year, each in self._wages.items()}
        return Vintages({year: _part(one, per, parts) for year, one in yearly.items()})

    def jobs(self) -> Vintages:
        """Employment by May of each year in the wage survey."""
        return Vintages({
            year: next(one for id, one in each.items() if id.endswith("employment"))
            for year, each in self._wages.items()
        })

    @cached_property
    def _outlooks(self) -> dict[str, dict[str, Estimate]]:
        codes = {self._code, *self._links.loc[self._links["to_code"] == self._code, "from_code"]}
        rows = self.dataset.rows("projections", soc_code=sorted(codes))
        if not self.everybody:
            rows = rows[rows["occupation_type"] != "Summary"]
        found = {}
        for vintage, listed in sorted(rows.groupby("vintage")):
            own = self._followed(listed)
            if len(own):
                prefix = f"audit.{vintage}.{'all.' if self.everybody else ''}outlook."
                made = projections.outlook(own, self.dataset.sources, prefix)
                found[str(vintage)] = {id.removeprefix(prefix): one for id, one in made.items()}
        return found

    def outlook(self, figure: str) -> Vintages:
        """A figure of each round of projections, by the round's name (2022-32)."""
        return Vintages({vintage: each[figure] for vintage, each in self._outlooks.items()})

    def jobs_at_base(self) -> Vintages:
        """Employment in the base year of each round of projections, by that year."""
        return Vintages({vintage[:4]: each["employment_base"] for vintage, each in self._outlooks.items()})

    def adjective(self) -> tuple[str, Estimate] | None:
        """The newest round whose cut-offs are known, and BLS' adjective for the growth in it."""
        for vintage, growth in reversed(self.outlook("growth_pct").known.items()):
            found = adjectives.adjective(growth, vintage)
            if found is not None:
                return vintage, replace(found, id=f"audit.{vintage}.growth_adjective")
        return None

    @cached_property
    def abroad(self) -> Mapping[str, Comparison]:
        """The comparison of each country, by its code."""
        return International(self.career, self.dataset).comparisons

    @cached_property
    def industries(self) -> tuple[tuple[Industry, ...], tuple[Industry, ...]]:
        """The occupation in each industry with a figure of its jobs: industry groups (4-digit), and subsectors."""
        year = Careers(self.dataset).latest_year
        nation = industries.national(self.jobs().figures[str(year)], year)
        found = []
        for source in _BY_INDUSTRY:
            rows = self.dataset.rows("wages_by_industry", soc_code=self._code, source_id=source)
            made = (
                industries.by_industry(rows, nation, self.dataset.sources, year=year, basis="annual")
                if len(rows)
                else ()
            )
            found.append(tuple(one for one in made if one.employment.value is not None))
        return found[0], found[1]

    def in_state(self, state: str, statistic: str, per: str) -> Estimate | None:
        """Pay in one state, by the state's name; None where it isn't published."""
        basis, parts = _PER[per]
        rows = self.dataset.rows(
            "wages_by_area", soc_code=self._code, area_title=state, measure=f"{basis}_wage", statistic=statistic
        )
        if len(rows) != 1 or pd.isna(rows["value"].iloc[0]):
            return None
        row = records(rows)[0]
        made = from_row(f"audit.area.{row['area_code']}.wage.{basis}.{statistic}", row, self.dataset.sources)
        return _part(made, per, parts)

    @cached_property
    def _rates(self) -> rates.Rates:
        currencies = {code: country.currency_code for code, country in countries.by_code().items()}
        rows = self.dataset.rows("price_series", series=[rates.EXCHANGE, rates.PPP])
        return rates.Rates(rows, currencies, self.dataset.sources)

    def exchange_rates(self, currency: str, country: str) -> Vintages:
        """Units of the currency for a US dollar, the average of each year at hand."""
        area = "EMU" if currency == "EUR" else country
        rows = self.dataset.rows("price_series", series=rates.EXCHANGE, country_code=area)
        years = sorted(int(year) for year in rows.loc[rows["value"].notna(), "period"])
        return Vintages({str(year): self._rates.nearest(rates.EXCHANGE, area, year) for year in years[-12:]})

    def code_title(self, scheme: str, code: str) -> Estimate | None:
        """The title of a code, as published; None if the classification has no such code."""
        if scheme == "SOC 2018":
            rows = self.dataset.rows("occupations", soc_code=code[:7])
        else:
            rows = self.dataset.rows("classifications", classification=scheme, code=code)
        if rows.empty:
            return None
        row = records(rows)[0]
        cell = cell_of({**row, "raw": row["title"]}, self.dataset.sources)
        id = f"audit.code.{scheme.lower().replace(' ', '_')}.{code}"
        return Estimate(id, None, "category", cells=(cell,), category=str(row["title"]))

    def knows(self, scheme: str) -> bool:
        """Whether the classification's codes and titles are at hand."""
        return (
            scheme == "SOC 2018"
            or len(self.dataset.rows("classifications", columns=("code",), classification=scheme)) > 0
        )

    def titles_of_code(self, scheme: str, code: str) -> list[str]:
        """Job titles that belong to a code."""
        if scheme in ("SOC 2018", "O*NET-SOC 2019"):
            return list(self.dataset.rows("titles", columns=("title", "soc_code"), soc_code=code[:7])["title"])
        rows = self.dataset.rows("job_titles_abroad", classification=scheme, code=code)
        return list(rows["title"])


def _part(yearly: Estimate, per: str, parts: int) -> Estimate:
    if parts == 1:
        return yearly
    return derive(f"{yearly.id}.{per}", f"USD per {per}", (yearly,), lambda pay: pay / parts, f"÷ {parts} {per}s")
