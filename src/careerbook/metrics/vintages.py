"""What changed between two vintages of a table: moves, each with its two cells, statuses, codes; like with like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from careerbook.estimate import Estimate, Sources, Status, absent, derive, from_row, percent_change
from careerbook.estimate.margins import QUANTILES
from careerbook.metrics.continuity import Predecessor, predecessor
from careerbook.metrics.projections import FIGURES
from careerbook.metrics.rows import Row, records
from careerbook.metrics.wages import CONFIDENCE_PCT

FIGURE_KEYS = ["measure", "statistic", "unit"]
WITHHELD = {"not_released", "suppressed", "unreliable", "below_threshold", "base_too_small", "missing"}
# The published error of a figure: a row of the same table, percent of the figure.
ERRORS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("employment", "total"): ("employment", "relative_standard_error_pct"),
    ("annual_wage", "mean"): ("mean_wage", "relative_standard_error_pct"),
    ("hourly_wage", "mean"): ("mean_wage", "relative_standard_error_pct"),
}


@dataclass(frozen=True, slots=True)
class Keys:
    """The columns that a table's rows are joined by: the occupation's code, its title, and all others."""

    code: str
    title: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed.

    `moves` has a row for each figure that both vintages have, the largest first within its measure: code, title,
    the other keys, FIGURE_KEYS, old_code, old, new, change (in `unit`), change_pct (None for percentages) and
    beyond_error (True, False, or None where no error is published). `statuses` has kind, old and new text of
    each figure whose status or category is another now. `new`, `gone` and `not_comparable` have code, title and
    reason.
    """

    moves: pd.DataFrame
    statuses: pd.DataFrame
    new: pd.DataFrame
    gone: pd.DataFrame
    not_comparable: pd.DataFrame


def compare(old: pd.DataFrame, new: pd.DataFrame, keys: Keys, links: pd.DataFrame) -> Changes:
    """Compare two vintages, given as rows of the same table; `links` are the SOC 2010 -> SOC 2018 crosswalk's.

    Raises ValueError if the keys don't tell the rows of a vintage apart.
    """
    before = _predecessors(old, new, keys, links)
    joined = _joined(old, new, keys, before)
    new_codes, gone, apart = _codes(old, new, keys, before)
    return Changes(_moved(joined, old, new, keys), _statuses(joined, keys), new_codes, gone, apart)


def _listed(frame: pd.DataFrame, keys: Keys) -> pd.DataFrame:
    """Each code once, by classification, with its title."""
    columns = {"classification": "classification", keys.code: "code", keys.title: "title"}
    return frame[list(columns)].rename(columns=columns).drop_duplicates(["classification", "code"])


def _predecessors(
    old: pd.DataFrame, new: pd.DataFrame, keys: Keys, links: pd.DataFrame
) -> dict[tuple[str, str], Predecessor]:
    """For each code of the new vintage, by classification, the old vintage's code for it."""
    listed = _listed(old, keys)
    codes = {str(name): set(group["code"]) for name, group in listed.groupby("classification")}
    titles = listed.rename(columns={"code": "soc_code", "title": "occupation_title"})
    before = {}
    for classification, code, title in _listed(new, keys).itertuples(index=False):
        if classification in codes:
            then = Predecessor(code if code in codes[classification] else None, "not in the old vintage")
        elif classification == "SOC 2018" and len(codes) == 1:
            then = predecessor(code, title, next(iter(codes)), links, titles)
        else:
            why = f"no crosswalk from {', '.join(sorted(codes))} to {classification} is published here"
            then = Predecessor(None, why)
        before[classification, code] = then
    return before


def _joined(
    old: pd.DataFrame, new: pd.DataFrame, keys: Keys, before: Mapping[tuple[str, str], Predecessor]
) -> pd.DataFrame:
    """The rows of both vintages side by side (suffixes _old, _new), where code, keys and unit agree."""
    pairs = zip(new["classification"], new[keys.code], strict=True)
    old_code = pd.Series([before[pair].code for pair in pairs], index=new.index, dtype="str")
    marked = new.assign(old_code=old_code).dropna(subset="old_code")
    old = old.assign(old_code=old[keys.code])
    by = ["old_code", *(name for name in keys.others if name != "classification"), *FIGURE_KEYS]
    for vintage in (old, marked):
        if vintage.duplicated(by).any():
            raise ValueError(f"{', '.join(by)} do not tell its rows apart")
    columns = [*by, keys.title, "classification", "value", "status", "category", "raw"]
    return marked[[*columns, keys.code]].merge(old[columns], on=by, suffixes=("_new", "_old"))


def _named(joined: pd.DataFrame, keys: Keys) -> pd.DataFrame:
    others = [name for name in keys.others if name != "classification"]
    names = joined.rename(columns={keys.code: "code", f"{keys.title}_new": "title"})
    return names[["code", "title", *others, *FIGURE_KEYS, "old_code"]]


def _moved(joined: pd.DataFrame, old: pd.DataFrame, new: pd.DataFrame, keys: Keys) -> pd.DataFrame:
    is_error = joined["statistic"].str.contains("error") | joined["measure"].str.endswith("_cv")
    both = joined[joined["value_old"].notna() & joined["value_new"].notna() & ~is_error]
    moves = _named(both, keys).assign(old=both["value_old"], new=both["value_new"])
    moves["change"] = moves["new"] - moves["old"]
    relative = (moves["unit"] != "percent") & (moves["old"] > 0)
    moves["change_pct"] = (100 * moves["change"] / moves["old"].where(relative)).astype("float64")
    moves["beyond_error"] = _beyond_error(moves, old, new, keys)
    size = moves["change_pct"].where(relative, moves["change"]).abs()
    order = moves.assign(_size=-size).sort_values([*FIGURE_KEYS, "_size", "code"], kind="stable").index
    return moves.loc[order].reset_index(drop=True)


def _beyond_error(moves: pd.DataFrame, old: pd.DataFrame, new: pd.DataFrame, keys: Keys) -> pd.Series[Any]:
    """Whether the change exceeds what the two published errors explain, as if these were independent."""
    verdicts = pd.Series([None] * len(moves), index=moves.index, dtype=object)
    for (measure, statistic), error in ERRORS.items():
        rows = moves[(moves["measure"] == measure) & (moves["statistic"] == statistic)]
        if rows.empty or keys.others:
            continue
        before, after = (_errors(frame, keys, error) for frame in (old, new))
        spread = (rows["old"] * rows["old_code"].map(before) / 100) ** 2
        spread += (rows["new"] * rows["code"].map(after) / 100) ** 2
        is_known = spread.notna()
        beyond = rows["change"].abs() > QUANTILES[CONFIDENCE_PCT] * spread**0.5
        verdicts.loc[rows.index[is_known]] = beyond[is_known].astype(object)
    return verdicts


def _errors(frame: pd.DataFrame, keys: Keys, error: tuple[str, str]) -> Mapping[str, float]:
    rows = frame[(frame["measure"] == error[0]) & (frame["statistic"] == error[1])]
    return {str(code): float(value) for code, value in zip(rows[keys.code], rows["value"], strict=True)}


def _statuses(joined: pd.DataFrame, keys: Keys) -> pd.DataFrame:
    changed = joined["status_old"] != joined["status_new"]
    recoded = joined["category_old"].notna() & joined["category_new"].notna()
    changed |= recoded & (joined["category_old"] != joined["category_new"])
    rows = joined[changed]
    kinds = [_kind(*pair) for pair in zip(rows["status_old"], rows["status_new"], strict=True)]
    statuses = _named(rows, keys).assign(kind=kinds, old=rows["raw_old"], new=rows["raw_new"])
    return statuses.sort_values(["kind", *FIGURE_KEYS, "code"], kind="stable").reset_index(drop=True)


def _kind(old: str, new: str) -> str:
    if old == new:
        return "changed"
    if new == "top_coded":
        return "newly top-coded"
    if new in WITHHELD and old not in WITHHELD:
        return "newly withheld"
    if old == "top_coded":
        return "no longer top-coded"
    return "newly published" if old in WITHHELD and new not in WITHHELD else "status changed"


def _codes(
    old: pd.DataFrame, new: pd.DataFrame, keys: Keys, before: Mapping[tuple[str, str], Predecessor]
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """New codes, gone codes, and codes whose classification changed and that have no single predecessor."""
    here, there = _listed(new, keys), _listed(old, keys)
    predecessors = [before[pair] for pair in zip(here["classification"], here["code"], strict=True)]
    here = here.assign(reason=[each.reason for each in predecessors])
    alone = here[[each.code is None for each in predecessors]]
    same = alone["classification"].isin(set(there["classification"]))
    gone = there[~there["code"].isin({each.code for each in predecessors})]
    kept = gone["classification"].isin(set(here["classification"]))
    reason = pd.Series("no code of the new vintage continues it alone", index=gone.index).mask(kept, "")
    columns: Sequence[str] = ["classification", "code", "title", "reason"]
    frames = (alone[same].assign(reason=""), gone.assign(reason=reason), alone[~same])
    new_codes, gone_codes, apart = (
        frame[columns].sort_values(["classification", "code"]).reset_index(drop=True) for frame in frames
    )
    return new_codes, gone_codes, apart


@dataclass(frozen=True, slots=True)
class Move:
    """A figure of one occupation in two vintages, `change` from one to the other.

    `beyond_error` is whether the change exceeds what the two published errors explain, None where none is published.
    """

    code: str
    figure: str
    old: Estimate
    new: Estimate
    change: Estimate
    beyond_error: bool | None

    @property
    def estimates(self) -> tuple[Estimate, Estimate, Estimate]:
        """Its three figures."""
        return self.old, self.new, self.change


def moves(changes: pd.DataFrame, old: pd.DataFrame, new: pd.DataFrame, sources: Sources) -> list[Move]:
    """A Move for each row of `changes` (`Changes.moves`); `old` and `new` are the rows that were compared.

    Raises KeyError if a change's figure is in neither.

    Figures: `moved.<code>.<figure>.old`, `moved.<code>.<figure>.new`, `moved.<code>.<figure>.change`
    Formula: (new ÷ old − 1) × 100; of percentages: new − old, in percentage points
    Inputs: `wages` of the two latest Mays, `projections` of the two latest rounds; like with like: same measure,
        statistic and unit, codes joined by the published crosswalk
    Source: plain arithmetic; whether employment and mean wages moved beyond their published relative standard errors:
        BLS, OEWS technical notes, the errors of two years taken as independent
    """
    told = set(changes["measure"])
    before, after = (_by_key(frame[frame["measure"].isin(told)]) for frame in (old, new))
    return [_move(row, before, after, sources) for row in records(changes)]


def _by_key(frame: pd.DataFrame) -> dict[tuple[str, ...], Row]:
    return {(row["soc_code"], *(row[key] for key in FIGURE_KEYS)): row for row in records(frame)}


def _move(
    row: Row, before: Mapping[tuple[str, ...], Row], after: Mapping[tuple[str, ...], Row], sources: Sources
) -> Move:
    code, key = str(row["code"]), tuple(str(row[name]) for name in FIGURE_KEYS)
    figure = row["measure"] if row["statistic"] == "total" else f"{row['measure']}_{row['statistic']}"
    _, unit, factor = FIGURES.get(row["measure"], ("", row["unit"], 1))
    id = f"moved.{code}.{figure}"
    old = from_row(f"{id}.old", before[row["old_code"], *key], sources, factor=factor, unit=unit)
    new = from_row(f"{id}.new", after[code, *key], sources, factor=factor, unit=unit)
    return Move(code, str(figure), old, new, change(f"{id}.change", old, new), row["beyond_error"])


def change(id: str, old: Estimate, new: Estimate) -> Estimate:
    """From `old` to `new`: percent of the old, or percentage points where both are percentages; see `moves`."""
    if old.unit == "percent":
        return derive(id, "percentage points", (old, new), lambda was, now: now - was, "new − old")
    if old.value == 0:
        return absent(id, "percent", Status.NOT_APPLICABLE, "the earlier figure is nil")
    return derive(id, "percent", (old, new), percent_change, "(new ÷ old − 1) × 100")
