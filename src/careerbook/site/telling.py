"""What changed, in sentences: computed from the moves, with what the published errors carry and what they don't."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from careerbook.estimate import Estimate
from careerbook.exhibits.prose import Prose, declared, say
from careerbook.metrics.moves import Move
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
_TITLES = {"wages": "Pay and jobs", "projections": "Projections"}
_SOURCES = {"wages": "Occupational Employment and Wage Statistics", "projections": "Employment Projections"}
_STATISTICS = {
    "employment": ("employment", "total"),
    "annual_wage_mean": ("annual_wage", "mean"),
    "annual_wage_median": ("annual_wage", "median"),
    "growth_pct": ("growth_pct", "total"),
}
_HELD_AGAINST_ERRORS = ("employment", "annual_wage_mean")

Count = tuple[str, str, int, str]
"""The measure and statistic whose column was counted, how many, and in which step."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """What is said of one table: `sentences` first, then `notes`, then the codes that came, went or can't be joined."""

    table: str
    title: str
    source: str
    span: tuple[str, str]
    sentences: tuple[Prose, ...]
    notes: tuple[str, ...]
    codes: tuple[tuple[str, str, str, str], ...]


def span(difference: Difference) -> tuple[str, str]:
    """The two vintages as they are written: May 2024, May 2025; 2022–32, 2024–34."""
    return _as_written(difference.old), _as_written(difference.new)


def _as_written(vintage: str) -> str:
    return f"May {vintage}" if vintage.isdigit() else vintage.replace("-", "–")


def counts(table: str, moves: Mapping[str, Mapping[str, Move]]) -> dict[str, Count]:
    """How many occupations a sentence speaks of, by the count's id."""
    counts: dict[str, Count] = {}
    for figure in (name for name in _STATISTICS if name in moves):
        all_moves, place = list(moves[figure].values()), _STATISTICS[figure]
        counts[f"moved.{figure}.compared"] = (*place, len(all_moves), "occupations with the figure in both counted")
        for name, how in _ways(figure).items():
            chosen = sum(how(move) for move in all_moves)
            counts[f"moved.{figure}.{name}"] = (*place, chosen, f"occupations that moved so counted: {name}")
    return counts


def _ways(figure: str) -> dict[str, Callable[[Move], bool]]:
    if figure in _HELD_AGAINST_ERRORS:
        return {"beyond": lambda move: move.beyond_error is True, "within": lambda move: move.beyond_error is False}
    return {
        "higher": lambda move: (move.new.value or 0) > (move.old.value or 0),
        "lower": lambda move: (move.new.value or 0) < (move.old.value or 0),
    }


def chapter(
    table: str, difference: Difference, everyone: Mapping[str, Move], counted: Mapping[str, Estimate]
) -> Chapter:
    """All that is said of the table."""
    tell = _wages if table == "wages" else _projections
    changes = difference.changes
    codes = tuple(
        (kind, str(code), str(title), str(reason))
        for kind, frame in (("new", changes.new), ("gone", changes.gone), ("not comparable", changes.not_comparable))
        for code, title, reason in zip(frame["code"], frame["title"], frame["reason"], strict=True)
    )
    sentences = tuple(tell(everyone, counted))
    return Chapter(table, _TITLES[table], _SOURCES[table], span(difference), sentences, difference.notes, codes)


def _wages(everyone: Mapping[str, Move], counted: Mapping[str, Estimate]) -> list[Prose]:
    level = declared("statistic", f"{CONFIDENCE_PCT}-percent")
    return [
        say(
            "All occupations together: {jobs}; {median} at the median.",
            jobs=_moved(everyone["employment"], "jobs"),
            median=_moved(everyone["annual_wage_median"], "a year"),
        ),
        _held("Of the {n} careers whose employment both years give", counted, "employment", level),
        _held("Of the {n} whose mean pay a year both give", counted, "annual_wage_mean", level),
        say(
            "Median pay a year is published as higher than the year before for {up} careers and as lower for {down} of "
            "{n}, in dollars of each year. No error is published for medians, so a small change may be none.",
            up=counted["moved.annual_wage_median.higher"],
            down=counted["moved.annual_wage_median.lower"],
            n=counted["moved.annual_wage_median.compared"],
        ),
    ]


def _held(opening: str, counted: Mapping[str, Estimate], figure: str, level: Prose) -> Prose:
    compared, beyond, within = (counted[f"moved.{figure}.{name}"] for name in ("compared", "beyond", "within"))
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


def _projections(everyone: Mapping[str, Move], counted: Mapping[str, Estimate]) -> list[Prose]:
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
            up=counted["moved.growth_pct.higher"],
            down=counted["moved.growth_pct.lower"],
            n=counted["moved.growth_pct.compared"],
        ),
    ]
