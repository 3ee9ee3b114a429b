"""How the occupation's pay compares abroad."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import pandas as pd

from careerbook.chapters.base import Section, outcome, part
from careerbook.chapters.international import broad, canada, europe, loaded, matches, opening, pay, relative, visas
from careerbook.core import countries
from careerbook.core.errors import ParameterError
from careerbook.dataset import Career, Careers, Dataset
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit, Fact, Facts, Paragraph
from careerbook.exhibits.prose import join, mark, say
from careerbook.metrics import abroad, deepest, matching, rates
from careerbook.metrics import relative as positions
from careerbook.metrics.abroad import Comparison
from careerbook.metrics.matching import Grade, Match
from careerbook.metrics.relative import Position
from careerbook.metrics.rows import Row, records
from careerbook.metrics.wages import national

COMPARATORS = ("USA", "CAN", "GBR", "DEU", "AUS", "MEX")
_HOME = "USA"


class International(Section):
    """The international section of one career. `comparators` are the countries shown first (ISO alpha-3)."""

    def __init__(
        self, career: Career, dataset: Dataset | None = None, comparators: Sequence[str] = COMPARATORS
    ) -> None:
        super().__init__(career, dataset)
        self.comparators = tuple(dict.fromkeys(comparators))
        unknown = [code for code in self.comparators if code not in countries.by_code()]
        if unknown:
            message = f"No earnings of {', '.join(map(repr, unknown))} are at hand."
            raise ParameterError(message, "Name countries by ISO alpha-3 code, for example DEU.")

    @property
    def given(self) -> dict[str, Any]:
        """What the section was made with beside career and dataset."""
        return {"comparators": list(self.comparators)}

    @cached_property
    def crosswalks(self) -> pd.DataFrame:
        """The published links between classifications."""
        return self.dataset.rows("crosswalks")

    @cached_property
    def earnings(self) -> pd.DataFrame:
        """Medians and means of both sexes together, all countries and groups."""
        return loaded.earnings(self.dataset)

    @outcome
    def matches(self) -> Mapping[str, Match]:
        """The occupation's groups in other classifications, by classification."""
        return matches.find(self)

    @outcome
    def uk_candidates(self) -> Match | None:
        """The United Kingdom's groups for looking up its rules: the match, or all that job titles point to."""
        return self.matches.get("UK SOC 2020") or matches.candidates(self, "UK SOC 2020")

    def outlooks(self, country: str) -> pd.DataFrame:
        """The rows of `outlook_abroad` for a country or area."""
        return self.dataset.rows("outlook_abroad", country_code=country)

    @property
    def forecast_areas(self) -> tuple[str, ...]:
        """The countries and areas of Europe's forecast."""
        return loaded.forecast_areas(self.dataset)

    @outcome
    def europe(self) -> tuple[list[europe.Pair], list[europe.Pair]]:
        """Europe's forecast for the occupation's groups, each beside that for all occupations."""
        return europe.found(self)

    @property
    def span(self) -> tuple[int, int]:
        """Base and target year of the latest projection for the United States, to compare others over."""
        return loaded.span(self.dataset)

    @property
    def _rates(self) -> rates.Rates:
        return loaded.rates(self.dataset)

    @outcome
    def comparisons(self) -> dict[str, Comparison]:
        """Every country's best comparison, by country code; the United States' own figure comes first."""
        countries = (*loaded.groups(self.dataset), *self.comparators)
        return {_HOME: self.home} | self.compared_with([code for code in countries if code != _HOME])

    def compared_with(self, countries: Sequence[str]) -> dict[str, Comparison]:
        """The best comparison of each of these countries, by country code."""
        groups, units = loaded.groups(self.dataset), matching.unit_groups(self.crosswalks)
        return {code: self._compare(code, groups.get(code, {}), units) for code in countries}

    def _compare(self, country: str, groups: deepest.Published, units: Collection[str]) -> Comparison:
        chosen = deepest.best(groups, self.matches, self.career.title, self.crosswalks, units)
        if chosen is None:
            name = countries.by_code()[country].name
            return abroad.nothing(country, name, "no group that fits has a figure in the sources at hand")
        row, match = chosen
        main = self._compared(row, match)
        if not main.is_near:
            return main
        others = (
            self._compared(other, match, other["occupation_code"]) for other in deepest.alternatives(groups, *chosen)
        )
        return replace(main, others=tuple(others))

    def _compared(self, row: Row, match: Match, code: str = "") -> Comparison:
        """One row compared; `code` is a further group's, which stands beside the main one."""
        error = loaded.errors(self.dataset).get(tuple(row[name] for name in abroad.ERROR_KEYS))
        own = replace(match, codes=(code,), grade=Grade.NEAR) if code else match
        group = f".group_{code}" if code else ""
        return abroad.compare(row, own, self._rates, self.dataset.sources, group, error)

    @cached_property
    def _wages(self) -> dict[str, Estimate]:
        code, year = self.career.soc_code, Careers(self.dataset).latest_year
        rows = self.dataset.rows("wages", soc_code=code, reference_year=year, occupation_group="detailed")
        return national(rows, self.dataset.sources)

    @property
    def home(self) -> Comparison:
        """The United States' own figure."""
        year = Careers(self.dataset).latest_year
        return abroad.home(self._wages, self.career.soc_code, self.career.title, year)

    @outcome
    def positions(self) -> list[Position]:
        """Pay beside that of all occupations: the United States by median and by mean, then the near countries."""
        totals, errors = loaded.everyone(self.dataset), loaded.errors(self.dataset)
        found: list[Position] = []
        for one in self.near:
            if one.country_code == _HOME:
                found += positions.home(one, self._wages, loaded.all_wages(self.dataset))
            else:
                found.append(positions.position(one, totals, errors, self.dataset.sources))
        return found

    @outcome
    def group_positions(self) -> list[Position]:
        """The one-digit group beside all occupations, for every country that ILOSTAT has it for."""
        totals, errors = loaded.everyone(self.dataset), loaded.errors(self.dataset)
        return [positions.position(one, totals, errors, self.dataset.sources) for one in self.groups]

    @outcome
    def groups(self) -> list[Comparison]:
        """The same one-digit group in every country that ILOSTAT has it for, means of all employees only."""
        isco = self.matches.get("ISCO-08")
        if isco is None:
            return []
        match, rows = matching.major_group(isco), self.earnings
        like = (rows["classification"] == "ISCO-08") & (rows["occupation_code"] == match.code)
        like &= (rows["statistic"] == "mean") & (rows["basis"] == "all employees") & rows["value"].notna()
        like &= rows["source_id"].str.startswith("ilostat")
        return [abroad.compare(row, match, self._rates, self.dataset.sources, ".group") for row in records(rows[like])]

    @property
    def figures(self) -> dict[str, Estimate]:
        """Every country's figures, by id."""
        return {one.id: one for each in self.comparisons.values() for one in each.estimates}

    @property
    def first(self) -> list[Comparison]:
        """The comparators' comparisons, in the order given."""
        return [self.comparisons[country] for country in self.comparators]

    @property
    def near(self) -> list[Comparison]:
        """The comparators, then every other country with the occupation's own group or one near it, by name."""
        others = [one for code, one in self.comparisons.items() if code not in self.comparators and one.is_near]
        return [*self.first, *sorted(others, key=lambda one: one.country)]

    @property
    def apart(self) -> list[Comparison]:
        """All other countries: a broad group at best, the deeper ones first."""
        shown = {one.country_code for one in self.near}
        rest = [one for one in self.comparisons.values() if one.country_code not in shown]
        deeper = (Grade.MINOR, Grade.SUB_MAJOR)
        return sorted(rest, key=lambda one: (deeper.index(one.grade) if one.grade in deeper else 2, one.country))

    @part
    def facts(self) -> Facts:
        """Pay in the comparators, in international dollars a year, where a group near the occupation is published."""
        known = [one for one in self.first if one.ppp_annual.value is not None and one.is_near]
        return Facts(tuple(_fact(one) for one in known))

    @part
    def opening(self) -> Paragraph:
        """What is compared with what, and how far that can be trusted."""
        return Paragraph(join(opening.sentences(self.first)))

    @part
    def pay(self) -> Exhibit:
        """Pay in the comparators: as published, in US dollars, and in international dollars."""
        return pay.exhibit(self.first, self.near)

    @part
    def relative(self) -> Exhibit:
        """Pay beside that of all occupations at home, in the comparators and every near country."""
        return relative.exhibit(self)

    @part
    def broad(self) -> Exhibit:
        """The one-digit group across the world, like measures only; each country's best figure in the table."""
        return broad.exhibit(self)

    @part
    def relative_world(self) -> Exhibit:
        """The one-digit group beside all occupations across the world."""
        return relative.world(self)

    @part
    def outlook_canada(self) -> Exhibit:
        """Projected employment, openings and shortage in Canada."""
        return canada.exhibit(self)

    @part
    def outlook_europe(self) -> Exhibit:
        """Projected employment in the European Union and its neighbors, by broad group."""
        return europe.exhibit(self)

    @part
    def visas(self) -> Exhibit:
        """The United Kingdom's going rates for work visas: facts of the rules as of a date."""
        return visas.exhibit(self)


def _fact(one: Comparison) -> Fact:
    when, grade = mark(one.lcu.reference_period), mark(str(one.grade))
    return Fact(one.country, one.ppp_annual, say("Int$ a year; {s}, {y}, {g}", s=one.statistic, y=when, g=grade))
