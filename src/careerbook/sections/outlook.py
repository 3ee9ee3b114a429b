"""Where the occupation is heading: projected employment and openings, and what earlier projections said."""

from __future__ import annotations

from functools import cached_property

from careerbook.charts import Chart, Point, bars
from careerbook.dataset import Career, Dataset, default
from careerbook.estimate import Estimate
from careerbook.exhibit import Exhibit, Fact, Facts, Paragraph, SourceList, collect
from careerbook.metrics import projections
from careerbook.prose import Prose, join, mark, say
from careerbook.sections.common import ALL, in_a_sentence, when
from careerbook.tables import Column, Table

_REQUIREMENTS = {
    "entry_education": "Education to enter",
    "work_experience": "Experience in a related occupation",
    "on_the_job_training": "Training on the job",
}
_ROWS = {
    "employment_base": "Jobs, base year",
    "employment_target": "Jobs projected, target year",
    "employment_change": "Change in jobs over the period",
    "growth_pct": "Growth over the period",
    "openings_annual": "Openings a year, average",
    "exits_annual": "of these: people leaving the labor force",
    "transfers_annual": "of these: people moving to other occupations",
    **_REQUIREMENTS,
}


class Outlook:
    """The outlook section of one career."""

    def __init__(self, career: Career, dataset: Dataset | None = None) -> None:
        self.career = career
        self.dataset = dataset or default()

    @cached_property
    def vintage(self) -> str:
        """The latest vintage of the projections, e.g. 2024-34."""
        return max(self._growth["vintage"])

    @cached_property
    def _growth(self):
        return self.dataset.rows("projections", measure="growth_pct", occupation_type="Line item")

    @cached_property
    def figures(self) -> dict[str, Estimate]:
        """The latest projection, for the occupation (`outlook.`) and all occupations (`all.outlook.`)."""
        rows = self.dataset.rows("projections", soc_code=[str(self.career.soc_code), ALL], vintage=self.vintage)
        own = projections.outlook(rows[rows["soc_code"] == str(self.career.soc_code)], self.dataset.sources)
        return own | projections.outlook(rows[rows["soc_code"] == ALL], self.dataset.sources, prefix="all.outlook.")

    @cached_property
    def track(self) -> dict[str, Estimate]:
        """The growth that each vintage projected, by vintage."""
        links = self.dataset.rows("crosswalks", from_classification="SOC 2010", to_classification="SOC 2018")
        return projections.track(self._growth, links, str(self.career.soc_code), self.career.title, self.dataset.sources)

    @property
    def estimates(self) -> dict[str, Estimate]:
        """Every estimate of the section, by id."""
        return self.figures | {estimate.id: estimate for estimate in self.track.values()}

    def _get(self, name: str) -> Estimate:
        return self.figures[f"outlook.{name}"]

    # ------------------------------------------------------------------ what the notebook shows

    def facts(self) -> Facts:
        """The key facts: projected growth, openings, education."""
        growth, openings, education = (self._get(name) for name in ("growth_pct", "openings_annual", "entry_education"))
        everyone = self.figures["all.outlook.growth_pct"]
        return Facts(
            (
                Fact("Projected growth", growth, say("{y}; all occupations {all}; no error published", y=when(growth), all=everyone)),
                Fact("Openings a year", openings, say("{y} average; no error published", y=when(openings))),
                Fact("Education to enter", education, say("typical, {y}", y=when(education))),
            )
        )

    def opening(self) -> Paragraph:
        """What is projected, where the openings come from, and what a projection is."""
        caution = say(
            "This is a projection of the Bureau of Labor Statistics on stated assumptions, not a forecast; no margin of error is published."
        )
        return Paragraph(join([self._growth_sentence(), self._openings_sentence(), caution]))

    def _growth_sentence(self) -> Prose:
        growth, everyone = self._get("growth_pct"), self.figures["all.outlook.growth_pct"]
        if growth.value is None:
            return say("For {y} no projection of this occupation's employment is published.", y=when(growth))
        base, target = self._get("employment_base"), self._get("employment_target")
        return say(
            "Employment of {t} is projected to {move}, from {base} jobs in {y0} to {target} in {y1}; for all occupations together it is {all}.",
            t=in_a_sentence(self.career.title), move=self._move(growth), base=base, y0=when(base), target=target, y1=when(target), all=everyone,
        )  # fmt: skip

    @staticmethod
    def _move(growth: Estimate) -> Prose:
        assert growth.value is not None
        if growth.text.lstrip("−") == "0.0%":
            return say("stay about where it is ({g:size})", g=growth)
        return say(("grow by {g}" if growth.value > 0 else "shrink by {g:size}"), g=growth)

    def _openings_sentence(self) -> Prose | None:
        openings, exits, transfers = (self._get(name) for name in ("openings_annual", "exits_annual", "transfers_annual"))
        if None in (openings.value, exits.value, transfers.value):
            return None
        return say(
            "About {o} openings a year are projected on average: {e} people a year leaving the labor force, {t} moving to other "
            "occupations, the rest the change in jobs itself.",
            o=openings, e=exits, t=transfers,
        )  # fmt: skip

    def projection(self) -> Exhibit:
        """The latest projection beside all occupations."""
        return Exhibit("projection", self._takeaway(), self._standfirst(), self._table(), self._chart())

    def _takeaway(self) -> Prose:
        growth, everyone = self._get("growth_pct"), self.figures["all.outlook.growth_pct"]
        if growth.value is None or everyone.value is None:
            return say("No projection is published for this occupation")
        if growth.text == everyone.text:
            return say("Employment is projected to grow as all occupations do, by {g}", g=growth)
        than = "faster" if growth.value > everyone.value else "more slowly"
        if growth.value <= 0:
            return say("Employment is projected to {m}, while all occupations grow by {all}", m=self._move(growth), all=everyone)
        return say("Employment is projected to grow {than} than all occupations: {g} against {all}", than=than, g=growth, all=everyone)

    def _standfirst(self) -> Prose:
        return say(
            "National projection {y}. The period's start and end are averages of a year; openings are an average over the period.",
            y=when(self._get("growth_pct")),
        )  # fmt: skip

    def _table(self) -> Table:
        columns = (
            Column("figure", "Projection", "what is projected", kind="text"),
            Column("occupation", self.career.title, "the occupation"),
            Column("period", "Period", "reference period", kind="text"),
            Column("all_occupations", "All occupations", "all occupations"),
        )
        rows = tuple(
            (name, self._get(key), when(self._get(key)), self.figures[f"all.outlook.{key}"]) for key, name in _ROWS.items()
        )
        return Table("Projected employment, openings and requirements", columns, rows)

    def _chart(self) -> Chart | None:
        own, everyone = self._get("growth_pct"), self.figures["all.outlook.growth_pct"]
        if own.value is None:
            return None
        points = [Point(self.career.title, own), Point("All occupations", everyone)]
        alt = (
            f"Bar chart of projected growth in employment, {own.reference_period}: "
            f"{self.career.title} {own.text}, all occupations {everyone.text}."
        )
        return bars(points, f"percent, {own.reference_period}", ".0f", alt, highlight=[self.career.title])

    def track_record(self) -> Exhibit:
        """What each earlier round of projections said of this occupation."""
        return Exhibit("track", self._track_takeaway(), self._track_standfirst(), self._track_table(), self._track_chart())

    def _track_takeaway(self) -> Prose:
        known = [estimate for estimate in self.track.values() if estimate.value is not None]
        if len(known) < 2:
            return say("Earlier projections are not comparable with this occupation")
        first, last = known[0], known[-1]
        return say("In the {a} round {x} growth was projected; in the {b} round {y}", a=when(first), x=first, b=when(last), y=last)

    def _track_standfirst(self) -> Prose:
        return say(
            "Growth over ten years as each round of projections saw it. Rounds differ in base year, method and classification; "
            "a round whose code is not joined one to one by a published crosswalk is not compared."
        )

    def _track_table(self) -> Table:
        columns = (
            Column("vintage", "Round", "vintage of the projections", kind="text"),
            Column("growth_pct", "Projected growth", "growth over the period", "percent"),
            Column("note", "Note", "why a figure is lacking", kind="text"),
        )
        rows = tuple((when(estimate), estimate, mark(estimate.reason)) for estimate in self.track.values())
        return Table("Growth projected in each round", columns, rows)

    def _track_chart(self) -> Chart | None:
        known = {vintage: estimate for vintage, estimate in self.track.items() if estimate.value is not None}
        if not known:
            return None
        points = [Point(vintage.replace("-", "–"), estimate) for vintage, estimate in self.track.items()]
        said = ", ".join(f"{estimate.reference_period} {estimate.text}" for estimate in known.values())
        return bars(points, "percent over ten years", ".0f", f"Bar chart of the growth that each round projected: {said}.")

    def sources(self) -> SourceList:
        """The publisher files behind the section."""
        return SourceList(collect([self.facts(), self.opening(), self.projection(), self.track_record()]))
