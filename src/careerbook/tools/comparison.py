"""Two to six careers side by side: each figure with its error, and which of them the errors tell apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from careerbook.chapters.common import in_a_sentence
from careerbook.chapters.guide import Guide
from careerbook.chapters.guide.ratings import KNOWLEDGE, SKILLS, Domain, rated
from careerbook.chapters.outlook.exposure import NAMES
from careerbook.core.errors import ParameterError
from careerbook.dataset import Career, Dataset, default
from careerbook.estimate import Estimate, Status, absent, ends, overlap
from careerbook.exhibits.exhibit import Exhibit, Shown
from careerbook.exhibits.prose import Prose, declared, join, mark, say
from careerbook.exhibits.tables import Column, Table, Value

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


class Comparison(Shown):
    """Careers beside one another. Raises ParameterError for fewer than two, more than six, or one named twice."""

    def __init__(self, careers: Sequence[Career], dataset: Dataset | None = None) -> None:
        if not FEWEST <= len(careers) <= MOST:
            message = f"{len(careers)} career{'s are' if len(careers) != 1 else ' is'} named."
            raise ParameterError(message, f"Name {FEWEST} to {MOST} of them.")
        if len({one.soc_code for one in careers}) < len(careers):
            raise ParameterError("A career is named twice.", "Name each once.")
        self.careers = tuple(careers)
        self.guides = tuple(Guide(one, dataset or default()) for one in careers)

    def shown(self) -> list[Exhibit]:
        """Pay, outlook, exposure to AI, skills and knowledge."""
        return [self.pay(), self.outlook(), self.exposure(), self.skills(), self.knowledge()]

    def bundles(self) -> list[dict[str, Any]]:
        """The outputs of all that is shown."""
        return [bundle for one in self.shown() for bundle in one.bundles()]

    def pay(self) -> Exhibit:
        """Pay and jobs of the latest survey."""
        bases = sorted({guide.salary.basis for guide in self.guides})
        rows = [
            self._row(f"{name}, {_PER[basis]}", [guide.salary.figures[f"wage.{basis}.{of}"] for guide in self.guides])
            for basis in bases
            for name, of in _PAY.items()
        ]
        jobs = self._row("Jobs", [guide.salary.figures["employment"] for guide in self.guides])
        return self._exhibit(
            "compared-pay",
            "Pay and jobs",
            [*rows, jobs],
            say(
                "Pay before tax. Errors are published for the mean and for jobs only, so no order of medians or other "
                "percentiles is claimed."
            ),
        )

    def outlook(self) -> Exhibit:
        """Projections, and what is typical on entering."""
        rows = [self._row(name, [guide.outlook.get(id) for guide in self.guides]) for name, id in _OUTLOOK.items()]
        return self._exhibit(
            "compared-outlook",
            "Outlook, and what it takes to enter",
            rows,
            say("Projections, not forecasts, of the Bureau of Labor Statistics; no errors are published for them."),
        )

    def exposure(self) -> Exhibit:
        """Exposure to AI by each published measure: the percentile among occupations."""
        found = [
            {one.id: one for one in guide.outlook.estimates.values() if one.id.startswith("exposure.")}
            for guide in self.guides
        ]
        ids = dict.fromkeys(id for one in found for id in one if id.endswith(".percentile"))
        rows = [self._row(_scale(id), [one.get(id) or _lacking(id) for one in found]) for id in ids]
        return self._exhibit(
            "compared-exposure",
            "Exposure to AI: percentiles among occupations",
            rows,
            say(
                "Each measure in its own order of occupations, the most exposed the highest; they are models of what "
                "AI could touch, not of jobs lost, and carry no errors."
            ),
        )

    def skills(self) -> Exhibit:
        """The skills that are most important to one of them, for all."""
        return self._rated("compared-skills", SKILLS)

    def knowledge(self) -> Exhibit:
        """The areas of knowledge that are most important to one of them, for all."""
        return self._rated("compared-knowledge", KNOWLEDGE)

    def _rated(self, id: str, domain: Domain) -> Exhibit:
        found = [{one.element_id: one for one in rated(guide, domain)} for guide in self.guides]
        names = {key: one.name for each in found for key, one in list(each.items())[:_TOP]}
        rows = [
            self._row(name, [one[key].importance if key in one else _lacking(f"ratings.{key}") for one in found])
            for key, name in names.items()
        ]
        return self._exhibit(
            id,
            f"Importance of {domain.noun}",
            rows,
            join([
                say("O*NET's importance from one to five: what is among the first of one of the careers."),
                say("A career that O*NET does not rate as a whole has no figures.") if not all(found) else None,
            ]),
        )

    def _row(self, name: str, figures: Sequence[Estimate]) -> tuple[Value, ...]:
        own = [replace(one, id=f"{career.slug}.{one.id}") for career, one in zip(self.careers, figures, strict=True)]
        cells = [part for one in own for part in (one, *(ends(one) or (None, None)))]
        return (name, *cells, self._told_apart(own))

    def _told_apart(self, figures: Sequence[Estimate]) -> str:
        """Which of the figures the errors tell apart, in words."""
        known = [(career, one) for career, one in zip(self.careers, figures, strict=True) if one.value is not None]
        if len(known) < FEWEST:
            return "–"
        pairs = [(a, b, overlap(one, other)) for (a, one), (b, other) in combinations(known, 2)]
        if all(within is None for _, _, within in pairs):
            return "no errors published"
        open_ = [f"{self._letter(a)} and {self._letter(b)}" for a, b, within in pairs if within]
        unknown = [f"{self._letter(a)} and {self._letter(b)}" for a, b, within in pairs if within is None]
        said = [f"not told apart: {', '.join(open_)}"] if open_ else []
        said += [f"no errors to tell by: {', '.join(unknown)}"] if unknown else []
        return "; ".join(said) or "all told apart"

    def _letter(self, career: Career) -> str:
        return "ABCDEF"[self.careers.index(career)]

    def _exhibit(self, id: str, caption: str, rows: Sequence[tuple[Value, ...]], standfirst: Prose) -> Exhibit:
        verdict = Column("told_apart", "By the errors", "which of them the errors tell apart", kind="long-text")
        columns = (Column("measure", "Measure", "what is compared", kind="text"), *self._columns(), verdict)
        has_errors = any(one.error for one in _figures(rows))
        if not has_errors:
            kept = [at for at, one in enumerate(columns) if not one.name.endswith(("_low", "_high"))]
            columns, rows = tuple(columns[at] for at in kept), [tuple(row[at] for at in kept) for row in rows]
        key = say("{k}", k=mark("; ".join(f"{self._letter(one)}: {in_a_sentence(one.title)}" for one in self.careers)))
        level = say("Bounds are of the publisher's {l} intervals.", l=_levels(rows)) if has_errors else None
        return Exhibit(
            id, say("{c}: {k}", c=caption, k=key), join([standfirst, level]), Table(caption, columns, tuple(rows))
        )

    def _columns(self) -> Iterator[Column]:
        for one in self.careers:
            name = one.slug.replace("-", "_")
            yield Column(name, self._letter(one), one.title)
            yield Column(f"{name}_low", "from", f"{one.title}: lower end of the interval")
            yield Column(f"{name}_high", "to", f"{one.title}: upper end of the interval")

    def as_dict(self) -> dict[str, Any]:
        """As JSON has it: the careers by letter, and each measure's figures with its verdict."""
        return {
            "careers": {self._letter(one): {"soc_code": one.soc_code, "title": one.title} for one in self.careers},
            "exhibits": {
                exhibit.id: [
                    {"measure": row[0], "told_apart": row[-1], "figures": [one.as_dict() for one in _figures([row])]}
                    for row in exhibit.table.rows
                ]
                for exhibit in self.shown()
            },
        }


def _figures(rows: Sequence[tuple[Value, ...]]) -> Iterator[Estimate]:
    return (value for row in rows for value in row if isinstance(value, Estimate))


def _lacking(id: str) -> Estimate:
    return absent(id, "percentile", Status.NOT_PUBLISHED, "not published for this occupation")


def _scale(id: str) -> str:
    return NAMES[id.split(".")[1]]


def _levels(rows: Sequence[tuple[Value, ...]]) -> Prose:
    levels = {one.error.confidence_level_pct for one in _figures(rows) if one.error}
    parts = [declared("statistic", f"{one}-percent") for one in sorted(levels)]
    return say("{a}", a=parts[0]) if len(parts) == 1 else say("{a} and {b}", a=parts[0], b=parts[1])
