"""How the occupation's pay compares abroad."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property

import pandas as pd

from careerbook import countries
from careerbook.dataset import Career, Careers, Dataset
from careerbook.errors import ParameterError
from careerbook.estimate import Estimate
from careerbook.exhibit import Exhibit, Fact, Facts, Paragraph
from careerbook.metrics import abroad, deepest, matching
from careerbook.metrics.abroad import Comparison
from careerbook.metrics.matching import Match
from careerbook.metrics.rows import Row, records
from careerbook.metrics.wages import national
from careerbook.prose import join, mark, say
from careerbook.sections.base import Section, part
from careerbook.sections.international import matches, opening, pay, world

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

    @cached_property
    def crosswalks(self) -> pd.DataFrame:
        """The published links between classifications."""
        return self.dataset.rows("crosswalks")

    @cached_property
    def earnings(self) -> pd.DataFrame:
        """Medians and means of both sexes together, all countries and groups."""
        return _earnings(self.dataset)

    @cached_property
    def matches(self) -> Mapping[str, Match]:
        """The occupation's groups in other classifications, by classification."""
        return matches.find(self)

    @property
    def _rates(self) -> abroad.Rates:
        return _rates(self.dataset)

    @cached_property
    def comparisons(self) -> dict[str, Comparison]:
        """Every country's best comparison, by country code; the United States' own figure comes first."""
        groups = _groups(self.dataset)
        foreign = [code for code in (*groups, *self.comparators) if code != _HOME]
        return {_HOME: self._home()} | {code: self._compare(code, groups.get(code, {})) for code in foreign}

    def _compare(self, country: str, groups: deepest.Published) -> Comparison:
        chosen = deepest.best(groups, self.matches, self.career.title, self.crosswalks)
        if chosen is None:
            name = countries.by_code()[country].name
            return abroad.nothing(country, name, "no group that fits has a figure in the sources at hand")
        row, match = chosen
        error = _errors(self.dataset).get(tuple(row[name] for name in abroad.ERROR_KEYS))
        compared = abroad.compare(row, match, self._rates, self.dataset.sources)
        return abroad.with_published_error(compared, error, self.dataset.sources)

    def _home(self) -> Comparison:
        year = Careers(self.dataset).latest_year
        code = str(self.career.soc_code)
        rows = self.dataset.rows("wages", soc_code=code, reference_year=year, occupation_group="detailed")
        return abroad.home(national(rows, self.dataset.sources), code, self.career.title, year)

    @cached_property
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
        return pay.exhibit(self.first)

    @part
    def world(self) -> Exhibit:
        """The one-digit group across the world, like measures only; each country's best figure in the table."""
        return world.exhibit(self)


def _fact(one: Comparison) -> Fact:
    when, grade = mark(one.lcu.reference_period), mark(str(one.grade))
    return Fact(one.country, one.ppp_annual, say("Int$ a year; {s}, {y}, {g}", s=one.statistic, y=when, g=grade))


def _earnings(dataset: Dataset) -> pd.DataFrame:
    return dataset.rows("earnings_abroad", sex="total", measure="earnings", statistic=["median", "mean"])


# The same for every career of a dataset, so worked out once.
@cache
def _groups(dataset: Dataset) -> Mapping[str, deepest.Published]:
    return deepest.by_group(_earnings(dataset), dataset.sources)


@cache
def _errors(dataset: Dataset) -> Mapping[tuple[object, ...], Row]:
    rows = dataset.rows("earnings_abroad", sex="total", measure="earnings_cv", statistic=["median", "mean"])
    return {tuple(row[name] for name in abroad.ERROR_KEYS): row for row in records(rows)}


@cache
def _rates(dataset: Dataset) -> abroad.Rates:
    currencies = {code: country.currency_code for code, country in countries.by_code().items()}
    prices = dataset.rows("price_series", series=[abroad.EXCHANGE, abroad.PPP])
    return abroad.Rates(prices, currencies, dataset.sources)
