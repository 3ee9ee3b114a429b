"""What changed, in sentences: computed from the moves, with what the published errors carry and what they don't."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.estimate import Estimate, Label, whole_column
from careerbook.exhibits.prose import Prose, declared, say
from careerbook.metrics.vintages import Move
from careerbook.metrics.wages import CONFIDENCE_PCT
from careerbook.operate.differences import Difference

# The columns of the careers' table: the table of the dataset, the figure ({basis}: annual or hourly), heading, unit.
COLUMNS = (
    ("wages", "employment", "Jobs", ""),
    ("wages", "{basis}_wage_mean", "Mean pay", ""),
    ("wages", "{basis}_wage_median", "Median pay", ""),
    ("projections", "growth_pct", "Projected growth", "percent over the ten years"),
    ("projections", "openings_annual", "Openings a year", "average of the ten years"),
)
_TITLES = {
    "wages": ("Pay and jobs", "Occupational Employment and Wage Statistics"),
    "projections": ("Projections", "Employment Projections"),
}
_STATISTICS = {
    "employment": ("employment", "total"),
    "annual_wage_mean": ("annual_wage", "mean"),
    "annual_wage_median": ("annual_wage", "median"),
    "growth_pct": ("growth_pct", "total"),
}
_HELD_AGAINST_ERRORS = ("employment", "annual_wage_mean")


@dataclass(frozen=True, slots=True)
class Chapter:
    """The text on one table: `sentences` first, then `notes`, then the codes that came, went or can't be joined."""

    table: str
    title: str
    source: str
    span: tuple[str, str]
    sentences: tuple[Prose, ...]
    notes: tuple[str, ...]
    codes: tuple[tuple[str, str, str, str], ...]


def span(difference: Difference) -> tuple[str, str]:
    """The two vintages as they are written: May 2024, May 2025; 2022–32, 2024–34."""
    old, new = (
        f"May {vintage}" if vintage.isdigit() else vintage.replace("-", "–")
        for vintage in (difference.old, difference.new)
    )
    return old, new


def counted(
    moves: Mapping[str, Mapping[str, Move]], newest: pd.DataFrame, sources: Mapping[str, Source]
) -> dict[str, Estimate]:
    """How many occupations the sentences count, by the count's id; each rests on its column of the newer vintage."""
    counts = {}
    for figure, (measure, statistic) in _STATISTICS.items():
        all_moves = list(moves.get(figure, {}).values())
        column = newest[(newest["measure"] == measure) & (newest["statistic"] == statistic)]
        for name, is_so in _ways(figure).items() if figure in moves else ():
            step = f"counted the occupations whose figure moved this way: {name}"
            counts[f"moved.{figure}.{name}"] = Estimate(
                f"moved.{figure}.{name}",
                float(sum(is_so(move) for move in all_moves)),
                "occupations",
                label=Label.DERIVED,
                cells=whole_column(column, sources),
                steps=(step if name != "compared" else "occupations with the figure in both counted",),
            )
    return counts


def _ways(figure: str) -> dict[str, Callable[[Move], bool]]:
    """The ways in which a figure may have moved that are counted."""
    compared: dict[str, Callable[[Move], bool]] = {"compared": lambda _: True}
    if figure in _HELD_AGAINST_ERRORS:
        beyond = {"beyond": lambda move: move.beyond_error is True, "within": lambda move: move.beyond_error is False}
        return compared | beyond
    return compared | {
        "higher": lambda move: (move.new.value or 0) > (move.old.value or 0),
        "lower": lambda move: (move.new.value or 0) < (move.old.value or 0),
    }


def chapter(difference: Difference, everyone: Mapping[str, Move], counts: Mapping[str, Estimate]) -> Chapter:
    """The sentences, notes and codes of a table."""
    table, changes = difference.table, difference.changes
    sentences = (_wages if table == "wages" else _projections)(everyone, counts)
    codes = tuple(
        (kind, str(code), str(title), str(reason))
        for kind, frame in (("new", changes.new), ("gone", changes.gone), ("not comparable", changes.not_comparable))
        for code, title, reason in zip(frame["code"], frame["title"], frame["reason"], strict=True)
    )
    title, source = _TITLES[table]
    return Chapter(table, title, source, span(difference), tuple(sentences), difference.notes, codes)


def _wages(everyone: Mapping[str, Move], counts: Mapping[str, Estimate]) -> list[Prose]:
    level = declared("statistic", f"{CONFIDENCE_PCT}-percent")
    return [
        say(
            "All occupations together: {jobs}; {median} at the median.",
            jobs=_moved(everyone["employment"], "jobs"),
            median=_moved(everyone["annual_wage_median"], "a year"),
        ),
        _held("Of the {n} careers whose employment both years give", counts, "employment", level),
        _held("Of the {n} whose mean pay a year both give", counts, "annual_wage_mean", level),
        say(
            "Median pay a year is published as higher than the year before for {up} careers and as lower for {down} of "
            "{n}, in dollars of each year. No error is published for medians, so a small change may be none.",
            up=counts["moved.annual_wage_median.higher"],
            down=counts["moved.annual_wage_median.lower"],
            n=counts["moved.annual_wage_median.compared"],
        ),
    ]


def _held(opening: str, counts: Mapping[str, Estimate], figure: str, level: Prose) -> Prose:
    compared, beyond, within = (counts[f"moved.{figure}.{name}"] for name in ("compared", "beyond", "within"))
    sentence = say(
        opening + ", {beyond} moved by more than the published errors of both explain at the {level} level, and "
        "{within} did not.",
        n=compared,
        beyond=beyond,
        within=within,
        level=level,
    )
    if (beyond.value or 0) + (within.value or 0) == compared.value:
        return sentence
    return sentence + say("For the others no error is published.")


def _moved(move: Move, unit: str) -> Prose:
    """'$49,500 a year, then $50,980 (+3.0%)'."""
    return say(
        "{old} {unit}, then {new} ({change})", old=move.old, new=move.new, unit=unit, change=_signed(move.change)
    )


def _signed(change: Estimate) -> Prose:
    """The change with a plus where it is one, as the figure shows."""
    plus = "+" if (change.value or 0) > 0 and change.text.strip("0.% ") != "" else ""
    return say(plus + "{change}", change=change)


def _projections(everyone: Mapping[str, Move], counts: Mapping[str, Estimate]) -> list[Prose]:
    growth, openings = everyone["growth_pct"], everyone["openings_annual"]
    return [
        say(
            "For all occupations together the earlier round projected growth of {old} over its ten years, the latest "
            "{new} over its own; {before} openings a year, then {after}.",
            old=growth.old,
            new=growth.new,
            before=openings.old,
            after=openings.new,
        ),
        say(
            "Projected growth is higher than in the earlier round for {up} careers and lower for {down} of {n}. The "
            "rounds start from different years, and no error is published for projections.",
            up=counts["moved.growth_pct.higher"],
            down=counts["moved.growth_pct.lower"],
            n=counts["moved.growth_pct.compared"],
        ),
    ]
