"""How the occupation's pay compares abroad, each country at the deepest group that its source publishes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import pandas as pd
from markupsafe import Markup

from careerbook import slugs
from careerbook.charts import Chart, Point, bars, strip
from careerbook.dataset import Career, Careers, Dataset, default
from careerbook.dataset.curated import comparators as curated
from careerbook.errors import ParameterError
from careerbook.estimate import Estimate, Label
from careerbook.exhibit import Exhibit, Fact, Facts, Paragraph, SourceList, collect
from careerbook.metrics import abroad, deepest, job_titles, matching
from careerbook.metrics.abroad import Comparison
from careerbook.metrics.matching import Grade, Match
from careerbook.metrics.wages import national
from careerbook.prose import Prose, join, mark, say
from careerbook.sources import countries
from careerbook.tables import Column, Table

COMPARATORS = ("USA", "CAN", "GBR", "DEU", "AUS", "MEX")
_BY_TITLES = ("UK SOC 2020", "ANZSCO")


class International:
    """The international section of one career. `comparators` are the countries shown first (ISO alpha-3)."""

    def __init__(self, career: Career, dataset: Dataset | None = None, comparators: Sequence[str] = COMPARATORS) -> None:
        self.career = career
        self.dataset = dataset or default()
        unknown = [code for code in comparators if code != "USA" and code not in self._names]
        if unknown:
            raise ParameterError(f"No earnings of {', '.join(unknown)} are at hand.", "Name countries by ISO alpha-3, e.g. DEU.")
        self.comparators = tuple(comparators)

    # ------------------------------------------------------------------ which group, in which country

    @cached_property
    def _crosswalks(self) -> pd.DataFrame:
        return self.dataset.rows("crosswalks")

    @cached_property
    def _titles(self) -> pd.DataFrame:
        return self.dataset.rows("titles")

    @cached_property
    def _earnings(self) -> pd.DataFrame:
        return self.dataset.rows("earnings_abroad", sex="total", measure="earnings", statistic=["median", "mean"])

    @property
    def _names(self) -> dict[str, str]:
        return {code: country.name for code, country in countries.by_code().items()}

    @cached_property
    def components(self) -> list[str]:
        """The SOC 2018 codes that the survey publishes together as this occupation."""
        links = self._crosswalks
        nem = links[(links["from_classification"] == "NEM") & (links["from_code"] == str(self.career.soc_code))]
        return sorted({*nem["to_code"].str[:7], str(self.career.soc_code)})

    @cached_property
    def matches(self) -> Mapping[str, Match]:
        """What the occupation is called in other classifications, by classification."""
        found = {"ISCO-08": matching.isco_groups(self.components, self._crosswalks)}
        noc = matching.noc_groups(self.components, self._crosswalks)
        if noc:
            titles = self.dataset.rows("classifications", classification="NOC 2021")
            groups = self._earnings[self._earnings["classification"] == "StatCan 14-10-0417"]
            found |= {"NOC 2021": noc, "StatCan 14-10-0417": deepest.statcan_group(noc, titles, groups)}
        found |= {name: self._by_job_titles(name, found["ISCO-08"]) for name in _BY_TITLES}
        found |= self._chosen()
        return {name: match for name, match in found.items() if match}

    def _by_job_titles(self, classification: str, isco: Match | None) -> Match | None:
        groups = self.dataset.rows("classifications", classification=classification)
        groups = groups[groups["code"].str.len() == 4].assign(title_key=lambda frame: frame["title"].map(slugs.key))
        foreign = pd.concat([self.dataset.rows("job_titles_abroad", classification=classification), groups], ignore_index=True)
        major = isco.code[0] if isco else None
        return job_titles.match(self.components, self.career.title, self._titles, foreign, major)

    def _chosen(self) -> dict[str, Match]:
        chosen = curated().get(str(self.career.soc_code), {}).values()
        return {one.classification: Match(one.classification, one.codes, Grade.NEAR, "chosen by the editors") for one in chosen}

    # ------------------------------------------------------------------ figures

    @cached_property
    def _rates(self) -> abroad.Rates:
        currencies = {code: country.currency_code for code, country in countries.by_code().items()}
        prices = self.dataset.rows("price_series", series=[abroad.EXCHANGE, abroad.PPP])
        return abroad.Rates(prices, currencies, self.dataset.sources)

    @cached_property
    def comparisons(self) -> dict[str, Comparison]:
        """Every country's best comparison, by country code; the United States' own figure comes first."""
        found = {"USA": self._home()}
        for country, groups in deepest.by_group(self._earnings).items():
            if country != "USA":
                found[country] = self._compare(country, groups)
        for country in self.comparators:
            found.setdefault(country, abroad.nothing(country, self._names[country], "no source at hand publishes it"))
        return found

    def _compare(self, country: str, groups: deepest.Published) -> Comparison:
        chosen = deepest.best(groups, self.matches, self.career.title, self._crosswalks)
        if chosen is None:
            return abroad.nothing(country, self._names[country], "no group that fits has a figure")
        return abroad.compare(*chosen, self._rates, self.dataset.sources)

    def _home(self) -> Comparison:
        year = Careers(self.dataset).latest_year
        rows = self.dataset.rows("wages", soc_code=str(self.career.soc_code), reference_year=year)
        figures = national(rows, self.dataset.sources)
        pay = figures["wage.annual.median"]
        basis = "year" if pay.value is not None or pay.bound is not None else "hour"
        pay = pay if basis == "year" else figures["wage.hourly.median"]
        lcu = replace(pay, id="international.USA.earnings_lcu")
        match = Match("SOC 2018", (str(self.career.soc_code),), Grade.EXACT, "the occupation itself")
        dollars = "one US dollar is one international dollar by definition"
        usd = replace(lcu, id="international.USA.earnings_usd")
        ppp = replace(lcu, id="international.USA.earnings_ppp", unit=f"international dollars per {basis}",
                      label=Label.DERIVED, steps=(*lcu.steps, dollars))  # fmt: skip
        yearly = abroad.annual(ppp, "international.USA.earnings_ppp_annual", basis)
        return Comparison("USA", "United States", match, self.career.title, "median", "all employees", year, lcu, usd, ppp, yearly)

    @cached_property
    def groups(self) -> list[Comparison]:
        """The same one-digit group in every country that ILOSTAT has it for, means of all employees only."""
        isco = self.matches.get("ISCO-08")
        if isco is None:
            return []
        match = matching.major_group(isco)
        rows = self._earnings
        rows = rows[(rows["classification"] == "ISCO-08") & (rows["occupation_code"] == match.code) & rows["value"].notna()]
        rows = rows[(rows["statistic"] == "mean") & (rows["basis"] == "all employees") & rows["source_id"].str.startswith("ilostat")]
        return [abroad.compare(row, match, self._rates, self.dataset.sources, ".group") for row in rows.to_dict("records")]

    @property
    def estimates(self) -> dict[str, Estimate]:
        """Every estimate of the section, by id."""
        everyone = [*self.comparisons.values(), *self.groups]
        return {estimate.id: estimate for one in everyone for estimate in one.estimates}

    # ------------------------------------------------------------------ what the notebook shows

    @property
    def _first(self) -> list[Comparison]:
        return [self.comparisons[country] for country in self.comparators]

    def facts(self) -> Facts:
        """Pay in the comparators, in international dollars a year."""
        return Facts(tuple(Fact(one.country, one.ppp_annual, _note(one)) for one in self._first if one.ppp_annual.value is not None))

    def opening(self) -> Paragraph:
        """What is compared with what, and how far that can be trusted."""
        fits = [one for one in self._first if one.country_code != "USA" and one.grade is Grade.EXACT]
        near = [one for one in self._first if one.grade is Grade.NEAR]
        loose = [one for one in self._first if one.grade in (Grade.SUB_MAJOR, Grade.MAJOR)]
        return Paragraph(
            join([
                say("International dollars remove price differences: one buys as much as a US dollar does in the United States."),
                _listed("The occupation's own unit group is published for {c}.", fits),
                _listed("For {c} the nearest published group stands in.", near),
                _listed("For {c} only a broad group of occupations is published; it says little of this one.", loose),
                say("No margin of error is published with most of these figures, so no ranking is claimed."),
            ])
        )  # fmt: skip

    def pay(self) -> Exhibit:
        """Pay in the comparators: as published, in US dollars, and in international dollars."""
        return Exhibit("pay-abroad", self._takeaway(), self._standfirst(), self._table(self._first, "Pay in selected countries"), self._chart())

    def _takeaway(self) -> Prose:
        known = [one for one in self._first if one.ppp_annual.value is not None and one.grade in (Grade.EXACT, Grade.NEAR)]
        if len(known) < 2 or known[0].country_code != "USA":
            return say("Pay abroad, as far as it can be compared")
        home, *others = known
        parts = [say("{p} in {c}", p=one.ppp_annual, c=_the(one.country)) for one in others]
        return say("Prices removed, a year's pay is {u} in the United States, {rest}", u=home.ppp_annual, rest=_and(parts))

    def _standfirst(self) -> Prose:
        return say(
            "Pay before tax. Averages differ in kind (median or mean), in who is counted, and in year: the table says how. Shown for a year; "
            "hourly pay is multiplied by {h} hours, which makes it a proxy.",
            h=mark("2,080"),
        )  # fmt: skip

    def _chart(self) -> Chart | None:
        points = [Point(f"{one.country} ({one.grade})", one.ppp_annual) for one in self._first]
        drawn = [point for point in points if point.estimate.value is not None]
        if not drawn:
            return None
        said = ", ".join(f"{point.at} {point.estimate.text}" for point in drawn)
        alt = f"Bar chart of a year's pay in international dollars, by country and grade of match: {said}."
        return bars(points, "international dollars a year", "~s", alt, highlight=[points[0].at])

    def world(self) -> Exhibit | None:
        """The occupation's one-digit group across the world, like measures only; the best comparison of each country in the table."""
        rest = [one for code, one in sorted(self.comparisons.items(), key=lambda item: item[1].country) if code not in self.comparators]
        table = self._table(rest, "Pay in other countries")
        return Exhibit("pay-world", self._world_takeaway(), self._world_standfirst(), table, self._world_chart())

    def _world_takeaway(self) -> Prose:
        countries = sum(one.lcu.value is not None for one in self.comparisons.values())
        return say("Across the world, mostly broad groups: {n} countries, few of them for this very occupation", n=_counted(countries))

    def _world_standfirst(self) -> Prose:
        isco = self.matches.get("ISCO-08")
        if isco is None:
            return say("No published crosswalk leads from this occupation to the international classification.")
        group = matching.major_group(isco)
        return say(
            "The chart has {g}, mean pay of all employees, so that like stands beside like. It is a proxy: the group holds many other occupations.",
            g=mark(f"ISCO-08 major group {group.code}"),
        )  # fmt: skip

    def _world_chart(self) -> Chart | None:
        ranked = sorted((one for one in self.groups if one.ppp_annual.value is not None), key=lambda one: one.ppp_annual.value or 0)
        if len(ranked) < 2:
            return None
        low, high = ranked[0], ranked[-1]
        alt = (
            f"Strip of mean pay in the occupation's one-digit group, international dollars a year, one dot a country, from "
            f"{low.ppp_annual.text} in {low.country} to {high.ppp_annual.text} in {high.country}."
        )
        named = {"USA", low.country_code, high.country_code}
        points = [Point(one.country, one.ppp_annual, one.country if one.country_code in named else "") for one in ranked]
        return strip(points, "international dollars a year, logarithmic scale", alt)

    def _table(self, rows: Sequence[Comparison], caption: str) -> Table:
        columns = (
            Column("country", "Country", "country", kind="text"),
            Column("earnings_lcu", "As published", "earnings in local currency, for the pay period"),
            Column("pay_period", "Per", "pay period", kind="text"),
            Column("earnings_usd", "US dollars", "earnings at the year's exchange rate, for the pay period"),
            Column("earnings_ppp", "International dollars", "earnings at private-consumption PPP, for the pay period"),
            Column("earnings_ppp_annual", "International dollars a year", "the same for a year"),
            Column("measure", "Kind of average", "statistic and who is counted", kind="text"),
            Column("reference_period", "Period", "reference period", kind="text"),
            Column("occupation_group", "Occupational group", "group, code and classification", kind="text"),
            Column("match_grade", "Match", "how well the group fits", kind="text"),
        )
        return Table(caption, columns, tuple(_row(one) for one in rows))

    def sources(self) -> SourceList:
        """The publisher files behind the section."""
        return SourceList(collect([self.facts(), self.opening(), self.pay(), *([self.world()] if self.world() else [])]))


def _row(one: Comparison) -> tuple[Estimate | Markup | str | None, ...]:
    group = f"{one.group_title}, {one.match.classification} {one.match.code}" if one.match else None
    period = one.lcu.unit.partition(" per ")[2] or None
    kind = f"{one.statistic}, {one.basis}" if one.statistic else None
    when = mark(one.lcu.reference_period) if one.lcu.reference_period else None
    transcribed = any(cell.transcribed for cell in one.lcu.cells)
    kind = f"{kind}; transcription" if transcribed else kind
    return (one.country, one.lcu, period, one.usd, one.ppp, one.ppp_annual, kind, when, mark(group) if group else None, mark(str(one.grade)))


def _note(one: Comparison) -> Prose:
    return say("Int$ a year; {s}, {g}", s=one.statistic, g=mark(str(one.grade)))


def _the(country: str) -> str:
    return f"the {country}" if country.startswith("United") else country


def _and(parts: Sequence[Prose]) -> Prose:
    result = parts[0]
    for part in parts[1:]:
        glue = " and " if part is parts[-1] else ", "
        result = Prose(result.html + glue + part.html, result.estimates + part.estimates)
    return result


def _listed(template: str, countries: Sequence[Comparison]) -> Prose | None:
    return say(template, c=_and([say("{c}", c=_the(one.country)) for one in countries])) if countries else None


def _counted(count: int) -> Estimate:
    return Estimate("international.countries", count, "countries", label=Label.DERIVED, steps=("countries with a figure, counted",))
