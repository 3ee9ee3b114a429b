"""Two to six careers side by side: each figure with its error, and which of them the errors tell apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from careerbook.core.errors import ParameterError
from careerbook.dataset import Career, Dataset
from careerbook.estimate import Estimate, Status, absent, ends, overlap
from careerbook.exhibits.exhibit import Bundle, Exhibit, Shown
from careerbook.exhibits.prose import Prose, declared, join, listed, mark, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.ai_exposure import NAMES, of_ai, readings
from careerbook.figures.case import Case, case_of
from careerbook.figures.onet_profile import KNOWLEDGE, SKILLS, Domain, rated
from careerbook.figures.outlook import outlook
from careerbook.figures.pay import pay

FEWEST, MOST = 2, 6
_TOP = 5  # of each career's skills and areas of knowledge
_PAY = {"Lowest-paid tenth (P10)": "p10", "Median pay": "median", "Highest-paid tenth (P90)": "p90", "Mean pay": "mean"}
_PER = {"annual": "a year", "hourly": "an hour"}
_OUTLOOK = {
    "Projected growth": "growth_pct",
    "Openings a year": "openings_annual",
    "Jobs in the base year": "employment_base",
    "Education to enter": "entry_education",
    "Related experience": "work_experience",
    "Training on the job": "on_the_job_training",
}
_LETTERS = "ABCDEF"

Rows = Sequence[tuple[Value, ...]]


class Comparison(Shown):
    """Careers beside one another. Raises ParameterError for fewer than two, more than six, or one named twice."""

    def __init__(self, careers: Sequence[Career], dataset: Dataset | None = None) -> None:
        if not FEWEST <= len(careers) <= MOST:
            message = f"{len(careers)} career{'s are' if len(careers) != 1 else ' is'} named."
            raise ParameterError(message, f"Name {FEWEST} to {MOST} of them.")
        if len({career.soc_code for career in careers}) < len(careers):
            raise ParameterError("A career is named twice.", "Name each once.")
        self.cases = tuple(case_of(career, dataset) for career in careers)
        self.letters = dict(zip(_LETTERS, careers, strict=False))

    def shown(self) -> list[Exhibit]:
        """Pay, outlook, exposure to AI, skills and knowledge."""
        return [self.pay(), self.outlook(), self.exposure(), self.rated(SKILLS), self.rated(KNOWLEDGE)]

    def bundles(self) -> list[Bundle]:
        """The outputs of all that is shown."""
        return [bundle for exhibit in self.shown() for bundle in exhibit.bundles()]

    def pay(self) -> Exhibit:
        """Pay and jobs of the latest survey."""
        paid = [pay(case) for case in self.cases]
        rows = [
            self._row(f"{name}, {_PER[basis]}", [wages.figures[f"wage.{basis}.{statistic}"] for wages in paid])
            for basis in sorted({wages.basis for wages in paid})
            for name, statistic in _PAY.items()
        ]
        rows.append(self._row("Jobs", [wages.employment for wages in paid]))
        standfirst = (
            "Pay before tax. Errors are published for the mean and for jobs only, so no order of medians or other "
            "percentiles is claimed."
        )
        return self._exhibit("compared-pay", "Pay and jobs", rows, say(standfirst))

    def outlook(self) -> Exhibit:
        """Projections, and what is typical on entering."""
        projected = [outlook(case) for case in self.cases]
        rows = [self._row(name, [figures[id] for figures in projected]) for name, id in _OUTLOOK.items()]
        standfirst = "Projections, not forecasts, of the Bureau of Labor Statistics; no errors are published for them."
        return self._exhibit("compared-outlook", "Outlook, and what it takes to enter", rows, say(standfirst))

    def exposure(self) -> Exhibit:
        """Exposure to AI by each published measure: the percentile among occupations."""
        by_id = [_percentiles(case) for case in self.cases]
        names = {id: name for percentiles in by_id for id, (name, _) in percentiles.items()}
        rows = [
            self._row(name, [percentiles[id][1] if id in percentiles else _lacking(id) for percentiles in by_id])
            for id, name in names.items()
        ]
        standfirst = (
            "Each measure in its own order of occupations, the most exposed the highest; they are models of what "
            "AI could touch, not of jobs lost, and carry no errors."
        )
        return self._exhibit(
            "compared-exposure", "Exposure to AI: percentiles among occupations", rows, say(standfirst)
        )

    def rated(self, domain: Domain) -> Exhibit:
        """The elements of a domain that are most important to one of them, for all."""
        profiles = [{rating.element_id: rating for rating in rated(case, domain)} for case in self.cases]
        names = {key: rating.name for profile in profiles for key, rating in list(profile.items())[:_TOP]}
        rows = [
            self._row(name, [each[key].importance if key in each else _lacking(f"ratings.{key}") for each in profiles])
            for key, name in names.items()
        ]
        standfirst = join([
            say("O*NET's importance from one to five: what is among the first of one of the careers."),
            say("A career that O*NET does not rate as a whole has no figures.") if not all(profiles) else None,
        ])
        return self._exhibit(f"compared-{domain.id}", f"Importance of {domain.noun}", rows, standfirst)

    def _row(self, name: str, figures: Sequence[Estimate]) -> tuple[Value, ...]:
        pairs = zip(self.letters.values(), figures, strict=True)
        named = [replace(figure, id=f"{career.slug}.{figure.id}") for career, figure in pairs]
        cells = [part for figure in named for part in (figure, *(ends(figure) or (None, None)))]
        return (name, *cells, _told_apart(named))

    def _exhibit(self, id: str, caption: str, rows: Rows, standfirst: Prose) -> Exhibit:
        verdict = Column("told_apart", "By the errors", "which of them the errors tell apart", kind="long-text")
        columns = (Column("measure", "Measure", "what is compared", kind="text"), *self._columns(), verdict)
        levels = sorted({figure.error.confidence_level_pct for figure in _figures(rows) if figure.error})
        if not levels:
            kept = [at for at, column in enumerate(columns) if not column.name.endswith(("_low", "_high"))]
            columns, rows = tuple(columns[at] for at in kept), [tuple(row[at] for at in kept) for row in rows]
        titles = (f"{letter}: {in_a_sentence(career.title)}" for letter, career in self.letters.items())
        intervals = listed([declared("statistic", f"{level}-percent") for level in levels])
        bounds = say("Bounds are of the publisher's {l} intervals.", l=intervals) if levels else None
        takeaway = say("{c}: {k}", c=caption, k=mark("; ".join(titles)))
        return Exhibit(id, takeaway, join([standfirst, bounds]), Table(caption, columns, tuple(rows)))

    def _columns(self) -> Iterator[Column]:
        for letter, career in self.letters.items():
            name = career.slug.replace("-", "_")
            yield Column(name, letter, career.title)
            yield Column(f"{name}_low", "from", f"{career.title}: lower end of the interval")
            yield Column(f"{name}_high", "to", f"{career.title}: upper end of the interval")

    def as_dict(self) -> dict[str, Any]:
        """As JSON has it: the careers by letter, and each measure's figures with its verdict."""
        return {
            "careers": {
                letter: {"soc_code": career.soc_code, "title": career.title} for letter, career in self.letters.items()
            },
            "exhibits": {
                exhibit.id: [
                    {"measure": row[0], "told_apart": row[-1], "figures": [each.as_dict() for each in _figures([row])]}
                    for row in exhibit.table.rows
                ]
                for exhibit in self.shown()
            },
        }


def _percentiles(case: Case) -> dict[str, tuple[str, Estimate]]:
    """Each index's name and percentile, by id; first those by which the occupation is least and most exposed."""
    pairs = ((NAMES[reading.scale.name], place.percentile) for reading in readings(case) for place in reading.places)
    by_id = {percentile.id: (name, percentile) for name, percentile in pairs}
    ascending = [percentile.id for percentile in of_ai(case)]
    return {id: by_id[id] for id in (*ascending[:1], *ascending[-1:], *by_id)}


def _told_apart(figures: Sequence[Estimate]) -> str:
    """Which of the figures the errors tell apart, in words; each by the letter of its career."""
    published = [
        (letter, figure) for letter, figure in zip(_LETTERS, figures, strict=False) if figure.value is not None
    ]
    if len(published) < FEWEST:
        return "–"
    pairs = {f"{a} and {b}": overlap(first, second) for (a, first), (b, second) in combinations(published, 2)}
    if all(within is None for within in pairs.values()):
        return "no errors published"
    alike = ", ".join(pair for pair, within in pairs.items() if within)
    unknown = ", ".join(pair for pair, within in pairs.items() if within is None)
    verdicts = [f"not told apart: {alike}"] if alike else []
    verdicts += [f"no errors to tell by: {unknown}"] if unknown else []
    return "; ".join(verdicts) or "all told apart"


def _figures(rows: Rows) -> Iterator[Estimate]:
    return (value for row in rows for value in row if isinstance(value, Estimate))


def _lacking(id: str) -> Estimate:
    return absent(id, "percentile", Status.NOT_PUBLISHED, "not published for this occupation")
