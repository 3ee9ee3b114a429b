"""What changed between two vintages of a table: moves, statuses, codes; like only with like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from careerbook.estimate.margins import QUANTILES
from careerbook.metrics.continuity import Predecessor, predecessor
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
    return Changes(_moves(joined, old, new, keys), _statuses(joined, keys), new_codes, gone, apart)


def _listed(frame: pd.DataFrame, keys: Keys) -> pd.DataFrame:
    """Each code once, by classification, with its title."""
    columns = {"classification": "classification", keys.code: "code", keys.title: "title"}
    return frame[list(columns)].rename(columns=columns).drop_duplicates(["classification", "code"])


def _predecessors(
    old: pd.DataFrame, new: pd.DataFrame, keys: Keys, links: pd.DataFrame
) -> dict[tuple[str, str], Predecessor]:
    """For each code of the new vintage, by classification, the old vintage's code for it."""
    listed = _listed(old, keys)
    known = {str(name): set(group["code"]) for name, group in listed.groupby("classification")}
    titles = listed.rename(columns={"code": "soc_code", "title": "occupation_title"})
    here = _listed(new, keys)
    codes = zip(here["classification"], here["code"], here["title"], strict=True)
    return {(name, code): _one(name, code, title, known, titles, links) for name, code, title in codes}


def _one(
    classification: str, code: str, title: str, known: Mapping[str, set[str]], titles: pd.DataFrame, links: pd.DataFrame
) -> Predecessor:
    if classification in known:
        return Predecessor(code if code in known[classification] else None, "not in the old vintage")
    if classification == "SOC 2018" and len(known) == 1:
        return predecessor(code, title, next(iter(known)), links, titles)
    return Predecessor(None, f"no crosswalk from {', '.join(sorted(known))} to {classification} is published here")


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


def _moves(joined: pd.DataFrame, old: pd.DataFrame, new: pd.DataFrame, keys: Keys) -> pd.DataFrame:
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
    found = pd.Series([None] * len(moves), index=moves.index, dtype=object)
    for (measure, statistic), error in ERRORS.items():
        rows = moves[(moves["measure"] == measure) & (moves["statistic"] == statistic)]
        if rows.empty or keys.others:
            continue
        before, after = (_errors(frame, keys, error) for frame in (old, new))
        spread = (rows["old"] * rows["old_code"].map(before) / 100) ** 2
        spread += (rows["new"] * rows["code"].map(after) / 100) ** 2
        known = spread.notna()
        beyond = rows["change"].abs() > QUANTILES[CONFIDENCE_PCT] * spread**0.5
        found.loc[rows.index[known]] = beyond[known].astype(object)
    return found


def _errors(frame: pd.DataFrame, keys: Keys, error: tuple[str, str]) -> Mapping[str, float]:
    rows = frame[(frame["measure"] == error[0]) & (frame["statistic"] == error[1])]
    return {str(code): float(value) for code, value in zip(rows[keys.code], rows["value"], strict=True)}


def _statuses(joined: pd.DataFrame, keys: Keys) -> pd.DataFrame:
    changed = joined["status_old"] != joined["status_new"]
    recoded = joined["category_old"].notna() & joined["category_new"].notna()
    changed |= recoded & (joined["category_old"] != joined["category_new"])
    rows = joined[changed]
    kinds = [_kind(*pair) for pair in zip(rows["status_old"], rows["status_new"], strict=True)]
    found = _named(rows, keys).assign(kind=kinds, old=rows["raw_old"], new=rows["raw_new"])
    return found.sort_values(["kind", *FIGURE_KEYS, "code"], kind="stable").reset_index(drop=True)


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
    found = [before[pair] for pair in zip(here["classification"], here["code"], strict=True)]
    here = here.assign(reason=[one.reason for one in found])
    alone = here[[one.code is None for one in found]]
    same = alone["classification"].isin(set(there["classification"]))
    used = {one.code for one in found}
    gone = there[~there["code"].isin(used)]
    kept = gone["classification"].isin(set(here["classification"]))
    reason = pd.Series("no code of the new vintage continues it alone", index=gone.index).mask(kept, "")
    columns: Sequence[str] = ["classification", "code", "title", "reason"]
    frames = (alone[same].assign(reason=""), gone.assign(reason=reason), alone[~same])
    new_codes, gone_codes, apart = (
        frame[columns].sort_values(["classification", "code"]).reset_index(drop=True) for frame in frames
    )
    return new_codes, gone_codes, apart
