"""What the occupation pays: the pay ladder, and the median year by year."""

from __future__ import annotations

from functools import cached_property

from careerbook.charts import Chart, Line, Point, ladder, trend
from careerbook.dataset import Career, Careers, Dataset, default
from careerbook.errors import ParameterError
from careerbook.estimate import Estimate, Status
from careerbook.exhibit import Exhibit, Fact, Facts, Paragraph, SourceList, collect
from careerbook.metrics import history, wages
from careerbook.prose import Prose, join, mark, period, say
from careerbook.sections.common import ALL, NINETY, compared, in_a_sentence, interval, when
from careerbook.tables import Column, Table

_PERCENTILES = ("p10", "p25", "median", "p75", "p90")
_NAMES = {"mean": "Mean", "p10": "P10", "p25": "P25", "median": "Median (P50)", "p75": "P75", "p90": "P90"}
_NO_ERROR = "no error is published for percentiles"


class Salary:
    """The salary section of one career. `price_year` sets the dollars of the real series (default: the latest)."""

    def __init__(self, career: Career, dataset: Dataset | None = None, price_year: int | None = None) -> None:
        self.career = career
        self.dataset = dataset or default()
        self.year = Careers(self.dataset).latest_year
        self.price_year = price_year or self.year

    @cached_property
    def figures(self) -> dict[str, Estimate]:
        """Employment and pay of the latest survey, for the occupation and (`all.`) for all occupations."""
        rows = self.dataset.rows("wages", soc_code=[str(self.career.soc_code), ALL], reference_year=self.year)
        sources = self.dataset.sources
        own = wages.national(rows[rows["soc_code"] == str(self.career.soc_code)], sources)
        everyone = wages.national(rows[rows["soc_code"] == ALL], sources, prefix="all.")
        basis = self._basis(own)
        pair = own[f"wage.{basis}.median"], everyone[f"all.wage.{basis}.median"]
        gap = wages.position(*pair, f"wage.{basis}.median.vs_all")
        return own | everyone | {gap.id: gap}

    @staticmethod
    def _basis(figures: dict[str, Estimate]) -> str:
        median = figures["wage.annual.median"]
        return "annual" if median.status is not Status.NOT_RELEASED else "hourly"

    @property
    def basis(self) -> str:
        """'annual', or 'hourly' where the survey publishes only that."""
        return self._basis(self.figures)

    def _get(self, name: str) -> Estimate:
        return self.figures[f"wage.{self.basis}.{name}"]

    @cached_property
    def medians(self) -> dict[int, Estimate]:
        """The annual median by year, in dollars of each year."""
        rows = self.dataset.rows("wages", occupation_group="detailed", measure="annual_wage", statistic="median")
        links = self.dataset.rows("crosswalks", from_classification="SOC 2010", to_classification="SOC 2018")
        return history.medians(rows, links, str(self.career.soc_code), self.career.title, self.dataset.sources)

    @cached_property
    def real_medians(self) -> dict[int, Estimate]:
        """The annual median by year, in dollars of May `price_year`. Raises ParameterError without that year's prices."""
        prices = self.dataset.rows("price_series", series="cpi_u")
        years = {*self.medians, self.price_year}
        index = {year: history.price_index(prices, year, self.dataset.sources) for year in years}
        if index[self.price_year].value is None:
            raise ParameterError(f"There is no price index for May {self.price_year}.", "Choose another price_year.")
        return history.in_dollars_of(self.medians, index, self.price_year)

    @cached_property
    def real_change(self) -> Estimate:
        """The change of the real median since the last break of the series, percent."""
        start = max(year for year in history.BREAKS if year < self.year)
        return history.change(self.real_medians, start, self.year, "history.real_change_pct")

    @property
    def estimates(self) -> dict[str, Estimate]:
        """Every estimate of the section, by id."""
        series = (*self.medians.values(), *self.real_medians.values(), self.real_change)
        return self.figures | {estimate.id: estimate for estimate in series}

    # ------------------------------------------------------------------ what the notebook shows

    def facts(self) -> Facts:
        """The key facts: median, range, employment."""
        mean, employment = self._get("mean"), self.figures["employment"]
        return Facts(
            (
                Fact(f"Median pay, {self.basis}", self._get("median"), say("{y}; " + _NO_ERROR, y=when(self._get("median")))),
                Fact(f"Mean pay, {self.basis}", mean, interval(mean, self.figures) or say("no error published")),
                Fact("Jobs", employment, interval(employment, self.figures) or say("no error published")),
            )
        )

    def opening(self) -> Paragraph:
        """What half of the people in the occupation earn, against all occupations, and how sure that is."""
        return Paragraph(join([self._median_sentence(), self._range_sentence(), self._certainty_sentence()]))

    def _median_sentence(self) -> Prose:
        median = self._get("median")
        per = "a year" if self.basis == "annual" else "an hour"
        if median.status is Status.TOP_CODED:
            return say("In {y} half of the {t} earned {m} {per}: the survey gives no exact figure that high.",
                       t=self._title(), y=when(median), m=median, per=per)  # fmt: skip
        if median.value is None:
            return say("For {y} the survey has {m} median pay: {why}.", y=when(median), m=median, why=mark(median.reason))
        gap = self.figures[f"wage.{self.basis}.median.vs_all"]
        against = self.figures[f"all.wage.{self.basis}.median"]
        return say(
            "In {y} half of the {t} earned less than {m} {per} and half more. That is {gap} the median of all occupations, {all}.",
            t=self._title(), y=when(median), m=median, per=per, all=against,
            gap=compared(gap, above="above", below="below", equal="the same as"),
        )  # fmt: skip

    def _range_sentence(self) -> Prose | None:
        low, high = self._get("p10"), self._get("p90")
        if low.value is None or (high.value is None and high.status is not Status.TOP_CODED):
            return None
        return say(
            "The lowest-paid tenth earned less than {low}; the highest-paid tenth earned {more}{high}.",
            low=low, high=high, more="" if high.status is Status.TOP_CODED else "more than ",
        )  # fmt: skip

    def _certainty_sentence(self) -> Prose:
        error = self.figures["wage.mean.rse"]
        rest = "none is published for the median and the other percentiles, so no margin is given for them."
        if error.value is None:
            return say("No sampling error is published for these figures.")
        return say("The survey publishes a relative standard error for the mean ({e}); " + rest, e=error)

    def ladder(self) -> Exhibit:
        """Pay from the lowest to the highest tenth, beside all occupations."""
        chart = None if not self._ladder_values() else self._ladder_chart()
        return Exhibit("pay-ladder", self._ladder_takeaway(), self._ladder_standfirst(), self._ladder_table(), chart)

    def _ladder_values(self) -> list[Estimate]:
        return [e for e in (self._get(name) for name in _PERCENTILES) if e.value is not None]

    def _ladder_takeaway(self) -> Prose:
        low, high = self._get("p25"), self._get("p75")
        if low.value is None or high.value is None:
            return say("What is published of the pay of {t}", t=self._title())
        per = "a year" if self.basis == "annual" else "an hour"
        return say("The middle half of {t} earn between {low} and {high} {per}", t=self._title(), low=low, high=high, per=per)

    def _title(self) -> str:
        return in_a_sentence(self.career.title)

    def _ladder_standfirst(self) -> Prose:
        return say(
            "Percentiles of {basis} pay in {y}, before tax, wage and salary workers in all places and levels of experience. "
            "Percentiles are not stages of a career: they say nothing on what experience pays.",
            basis=self.basis, y=when(self._get("median")),
        )  # fmt: skip

    def _ladder_table(self) -> Table:
        columns = (
            Column("statistic", "Statistic", "mean or percentile of pay", kind="text"),
            Column("annual_wage_usd", "Annual", "annual pay", "US$ a year"),
            Column("hourly_wage_usd", "Hourly", "hourly pay", "US$ an hour"),
            Column("all_occupations_annual_wage_usd", "All occupations, annual", "annual pay, all occupations", "US$ a year"),
            Column("all_occupations_hourly_wage_usd", "All occupations, hourly", "hourly pay, all occupations", "US$ an hour"),
        )
        get = self.figures.__getitem__
        rows = [
            (mark(name), get(f"wage.annual.{s}"), get(f"wage.hourly.{s}"), get(f"all.wage.annual.{s}"), get(f"all.wage.hourly.{s}"))
            for s, name in _NAMES.items()
        ]
        error = ("Relative standard error of the mean", get("wage.mean.rse"), get("wage.mean.rse"),
                 get("all.wage.mean.rse"), get("all.wage.mean.rse"))  # fmt: skip
        return Table("Pay by percentile", columns, (*rows, error), tuple(self._notes()))

    def _notes(self) -> list:
        reasons = dict.fromkeys(e.reason for e in self.figures.values() if e.status is Status.NOT_RELEASED and e.reason)
        notes = [mark(f"Not released: {reason}.") for reason in reasons]
        mean = self.figures[f"wage.{self.basis}.mean"]
        span = interval(mean, self.figures)
        if span is not None:
            notes.append(say("Mean, {basis}: {span}.", basis=self.basis, span=span).html)
        return notes

    def _ladder_chart(self) -> Chart:
        own = [self._get(name) for name in _PERCENTILES]
        everyone = [self.figures[f"all.wage.{self.basis}.{name}"] for name in _PERCENTILES]
        per = "a year" if self.basis == "annual" else "an hour"
        alt = (
            f"Dot chart of {self.basis} pay percentiles, {self.career.title} beside all occupations. "
            f"{self.career.title}: {', '.join(f'{_NAMES[n]} {e.text}' for n, e in zip(_PERCENTILES, own, strict=True))}."
        )
        return ladder([(self.career.title, own), ("All occupations", everyone)], f"US dollars {per}", alt)

    def history(self) -> Exhibit:
        """The annual median since the first survey at hand, nominal and real, with the breaks of the series."""
        return Exhibit("pay-history", self._history_takeaway(), self._history_standfirst(), self._history_table(), self._history_chart())

    def _history_takeaway(self) -> Prose:
        change = self.real_change
        start = max(year for year in history.BREAKS if year < self.year)
        if change.value is None:
            return say("Median pay year by year, as published and after inflation")
        moved = compared(change, above="higher than", below="lower than", equal="the same as")
        return say("After inflation, the median published for {b} is {moved} that for {a}", b=period(self.year), moved=moved, a=period(start))

    def _history_standfirst(self) -> Prose:
        return say(
            "Median annual pay as published, and in dollars of {y} by the consumer price index (CPI-U). The survey pools three years "
            "and warns against reading it as a time series: two breaks are marked, and no change is computed across them. No error is "
            "published for medians, so a small change may be chance.",
            y=period(f"May {self.price_year}"),
        )  # fmt: skip

    def _history_table(self) -> Table:
        columns = (
            Column("reference_year", "May of", "reference year of the survey", kind="text"),
            Column("annual_wage_median_usd", "As published", "median annual pay", "US$ of the year"),
            Column("annual_wage_median_real_usd", "After inflation", "median annual pay in constant dollars", f"US$ of {self.price_year}"),
            Column("note", "Note", "series breaks, and why a figure is lacking", kind="text"),
        )
        rows = tuple(
            (period(year), median, self.real_medians[year], mark(self._year_note(year, median))) for year, median in self.medians.items()
        )
        return Table("Median annual pay by year", columns, rows)

    def _year_note(self, year: int, median: Estimate) -> str:
        broken = f"series break: {history.BREAKS[year]}" if year in history.BREAKS else ""
        return "; ".join(part for part in (broken, median.reason) if part)

    def _history_chart(self) -> Chart | None:
        if not any(estimate.value is not None for estimate in self.medians.values()):
            return None
        nominal = tuple(Point(year, estimate) for year, estimate in self.medians.items())
        real = tuple(Point(year, estimate) for year, estimate in self.real_medians.items())
        shown = {year: estimate for year, estimate in self.medians.items() if estimate.value is not None}
        first, last = min(shown), max(shown)
        alt = (
            f"Line chart of median annual pay by year, as published and in dollars of {self.price_year}, with series breaks before "
            f"{' and '.join(str(year) for year in history.BREAKS)}. As published: {shown[first].text} in {first}, {shown[last].text} in {last}."
        )
        lines = [Line("as published", nominal), Line(f"in dollars of {self.price_year}", real, main=False)]
        return trend(lines, history.BREAKS, "US dollars a year", "$,.0f", alt)

    def sources(self) -> SourceList:
        """The publisher files behind the section."""
        shown = [self.facts(), self.opening(), self.ladder(), self.history()]
        note = say("{n} intervals are value ± relative standard error × the normal quantile, as the publisher states them.", n=NINETY)
        return SourceList(collect(shown), (note.html,))


