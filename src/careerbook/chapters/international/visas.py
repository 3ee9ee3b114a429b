"""The exhibit of the United Kingdom's going rates for sponsored workers: facts of the rules as of a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerbook.chapters.common import checked_again
from careerbook.chapters.international.opening import enumerated
from careerbook.core import slugs
from careerbook.core.catalog import Source
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, named, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import visas
from careerbook.metrics.matching import Match
from careerbook.metrics.visas import Rate

if TYPE_CHECKING:
    from careerbook.chapters.international import International

_TABLE = "visa_going_rates"
_BANDS, _SCALES = "4", "K"
_ROUTES = {
    "GBM": "GBM: Global Business Mobility",
    "GTR": "GTR: Graduate Trainee",
    "SCU": "SCU: Scale-up",
    "K": "K: jobs paid by national scales",
}


def exhibit(section: International) -> Exhibit:
    """The going rates at the matched unit groups; or that no table has them, or that no group could be matched."""
    rows, match, sources = section.dataset.rows(_TABLE), section.uk_candidates, section.dataset.sources
    codes = match.codes if match else ()
    rates, listed = visas.going_rates(rows, codes, sources), visas.listed(rows, codes)
    titles = dict(zip(rows["occupation_code"], rows["occupation_title"], strict=True))
    (source,) = (sources[id] for id in rows["source_id"].unique())
    standing = _Standing(visas.ineligible(rows, codes, sources), visas.listed_jobs(rows, codes))
    return Exhibit(
        "visa-uk",
        _takeaway(match, rates, standing),
        _standfirst(match, listed, rates, standing, source),
        _table(rates, listed, titles, standing),
    )


@dataclass(frozen=True, slots=True)
class _Standing:
    """Which groups the rules leave out, and the jobs that they make an exception for, by group."""

    barred: Mapping[str, Estimate]
    only: Mapping[str, str]


def _takeaway(match: Match | None, rates: Sequence[Rate], standing: _Standing) -> Prose:
    if match is None:
        return say("The United Kingdom’s rules for work visas can’t be looked up: no group could be matched")
    if not rates and standing.barred:
        return say(
            "The nearest group is {b} for the United Kingdom’s skilled work visas",
            b=next(iter(standing.barred.values())),
        )
    if not rates:
        return say("The nearest group is not in the United Kingdom’s tables of going rates for work visas")
    if any(one.role for one in rates):
        return say("The United Kingdom’s going rates for work visas here are national pay scales, by job and place")
    known = [one for each in rates if each.percent == "100" for one in each.year.values() if one.value is not None]
    low, high = (pick(known, key=lambda one: one.value or 0) for pick in (min, max))
    if {code for one in rates for code in one.groups} <= standing.only.keys():
        return say(
            "Of the nearest group only some listed jobs are eligible for a United Kingdom work visa, at going rates "
            "from {l} a year",
            l=low,
        )
    if low.text == high.text:
        return say("The United Kingdom’s going rate for work visas in the nearest group is {l} a year", l=low)
    return say(
        "The United Kingdom’s going rates for work visas in the nearest group are {l} to {h} a year, by table and "
        "before reductions",
        l=low,
        h=high,
    )


def _standfirst(
    match: Match | None,
    listed: Mapping[str, tuple[str, ...]],
    rates: Sequence[Rate],
    standing: _Standing,
    source: Source,
) -> Prose:
    return join([
        say(
            "Immigration Rules, Appendix Skilled Occupations, {f}, copied on {r}.",
            f=named(source.reference_period),
            r=named(source.retrieved),
        ),
        checked_again([source]),
        _matched(match),
        *_restrictions(standing),
        _absent({code: tables for code, tables in listed.items() if code not in standing.barred}),
        _before(rates),
        _bands(rates),
        say(
            "These are facts of the rules on that day and no advice: a rate is one condition among others, general "
            "salary thresholds stand beside it, and the rules have exceptions that are not shown. What counts is the "
            "publisher’s page."
        ),
    ])


def _matched(match: Match | None) -> Prose:
    if match is None:
        return say(
            "No crosswalk to the United Kingdom’s classification is published, and shared job titles point to no group "
            "well enough. That says nothing of whether the work is in the rules."
        )
    groups = enumerated([say("{c}", c=mark(f"UK SOC {code}")) for code in match.codes])
    if len(match.codes) > 1:
        return say(
            "Groups that fit, {e}: {g}. Which one a job belongs to depends on its duties.", e=_how(match), g=groups
        )
    return say("Group that fits, {e}: {g}.", e=_how(match), g=groups)


def _how(match: Match) -> str:
    return (
        "chosen by the editors"
        if "editors" in match.evidence
        else "by shared job titles, for no crosswalk is published"
    )


def _restrictions(standing: _Standing) -> Iterator[Prose]:
    for code, jobs in standing.only.items():
        yield say(
            "Of {c} only these jobs are eligible: {j}. The appendix leaves the group’s other jobs out.",
            c=mark(f"UK SOC {code}"),
            j=mark(jobs[0].lower() + jobs[1:]),
        )
    out = [say("{c}", c=mark(f"UK SOC {code}")) for code in standing.barred if code not in standing.only]
    if out:
        first = next(iter(standing.barred.values()))
        yield say(
            "{t} of the appendix has {c} among the groups that are {b} for the Skilled Worker, Global Business "
            "Mobility and Scale-up routes.",
            t=named("Table 6"),
            c=enumerated(out),
            b=first,
        )


def _absent(listed: Mapping[str, tuple[str, ...]]) -> Prose | None:
    lacking = [say("{c}", c=mark(f"UK SOC {code}")) for code, tables in listed.items() if not tables]
    if not lacking:
        return None
    return say("The tables of rates, as copied, have no line for {c}.", c=enumerated(lacking))


def _before(rates: Sequence[Rate]) -> Prose | None:
    bound = [one for one in rates if one.granted_before]
    if not bound:
        return None
    days = [say("{d}", d=named(day)) for day in dict.fromkeys(one.granted_before for one in bound)]
    tables = [say("{t}", t=named(f"Table {table}")) for table in dict.fromkeys(one.table for one in bound)]
    return say(
        "{t}: for applicants whose permission was granted before {d}, apart from exceptions that the appendix names.",
        t=enumerated(tables),
        d=enumerated(days),
    )


def _bands(rates: Sequence[Rate]) -> Prose | None:
    if not any(one.table == _BANDS for one in rates):
        return None
    return say(
        "Jobs below band five have conditions of their own in the appendix, and not every route is open to them."
    )


def _table(
    rates: Sequence[Rate], listed: Mapping[str, tuple[str, ...]], titles: Mapping[str, str], standing: _Standing
) -> Table:
    areas = list(dict.fromkeys(area for one in rates for area in one.year))
    by_option = any(one.options != _SCALES for one in rates)  # pay scales are of one option, and whole
    columns = [
        Column("group", "Group", "SOC 2020 unit groups", kind="text"),
        Column("rate_table", "Table", "table of the appendix", kind="text"),
        Column("options", "Options", "points options and routes that the rate is for", kind="text", shown=by_option),
        Column("percent", "Share", "percent of the going rate", kind="text", shown=by_option),
        Column("job", "Job", "band or role, where the rate is of one", kind="text"),
        Column("granted_before", "Permission before", "day before which permission was granted", kind="text"),
        *(_area_column(area, "year", "A year") for area in areas or [""]),
        *([_area_column("", "hour", "An hour")] if any(one.hour for one in rates) else []),
    ]
    rows = [_row(one, columns) for one in rates]
    lacking = [code for code, tables in listed.items() if not tables]
    rows += [
        (f"UK SOC {code}", standing.barred.get(code, "not listed"), *[None] * (len(columns) - 2)) for code in lacking
    ]
    if not rows:
        rows = [("No group matched", *[None] * (len(columns) - 1))]
    used = [at for at in range(len(columns)) if at == 0 or any(row[at] is not None for row in rows)]
    shown = tuple(tuple(row[at] for at in used) for row in rows)
    caption = "Going rates for work visas in the United Kingdom"
    return Table(caption, tuple(columns[at] for at in used), shown, _notes(rates, titles))


def _area_column(area: str, per: str, title: str) -> Column:
    name = f"rate_{per}" + (f"_{slugs.plain(area).replace('-', '_')}" if area else "")
    return Column(name, area or title, f"going rate per {per} {area}".strip())


def _row(one: Rate, columns: Sequence[Column]) -> tuple[Value, ...]:
    by_name = {_area_column(area, "year", "").name: rate for area, rate in one.year.items()}
    by_name |= {_area_column(area, "hour", "").name: rate for area, rate in one.hour.items()}
    known: dict[str, Value] = {
        "group": ", ".join(f"UK SOC {code}" for code in one.groups),
        "rate_table": named(f"Table {one.table}"),
        "options": one.options.replace(" ", ", "),
        "percent": named(f"{one.percent}%"),
        "job": named(one.role) if one.role else None,
        "granted_before": named(one.granted_before) if one.granted_before else None,
        **by_name,
    }
    return tuple(known.get(column.name) for column in columns)


def _notes(rates: Sequence[Rate], titles: Mapping[str, str]) -> tuple[Prose, ...]:
    if not rates:
        return ()
    used = {option for one in rates for option in one.options.split()}
    meanings = [meaning for option, meaning in _ROUTES.items() if option in used]
    groups = dict.fromkeys(code for one in rates for code in one.groups)
    return (
        *(mark(f"UK SOC {code}: {titles[code]}.") for code in groups),
        say(
            "Options are the letters of the rules’ points options{m}. Rates are for the weekly hours that the appendix "
            "names, and change in proportion with others.",
            m=f" ({'; '.join(meanings)})" if meanings else "",
        ),
    )
