"""The exhibit of the United Kingdom's going rates for sponsored workers: facts of the rules as of a date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from careerbook.core import slugs
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, listed, mark, named, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import checked_again
from careerbook.figures.case import Case
from careerbook.figures.uk_visas import Rules, rules
from careerbook.metrics.matching import Match
from careerbook.metrics.visas import Rate

_BANDS, _SCALES = "4", "K"
_ROUTES = {
    "GBM": "GBM: Global Business Mobility",
    "GTR": "GTR: Graduate Trainee",
    "SCU": "SCU: Scale-up",
    "K": "K: jobs paid by national scales",
}


def going_rates(case: Case) -> Exhibit:
    """The going rates at the matched unit groups; or that no table has them, or that no group could be matched."""
    about = rules(case)
    return Exhibit("visa-uk", _takeaway(about), _standfirst(about), _table(about))


def _takeaway(about: Rules) -> Prose:
    if about.match is None:
        return say("The United Kingdom’s rules for work visas can’t be looked up: no group could be matched")
    if not about.rates and about.barred:
        barred = next(iter(about.barred.values()))
        return say("The nearest group is {b} for the United Kingdom’s skilled work visas", b=barred)
    if not about.rates:
        return say("The nearest group is not in the United Kingdom’s tables of going rates for work visas")
    if any(rate.role for rate in about.rates):
        return say("The United Kingdom’s going rates for work visas here are national pay scales, by job and place")
    low, high = about.whole_year
    if {group for rate in about.rates for group in rate.groups} <= about.only.keys():
        some = "Of the nearest group only some listed jobs are eligible for a United Kingdom work visa"
        return say("{some}, at going rates from {l} a year", some=some, l=low)
    if low.text == high.text:
        return say("The United Kingdom’s going rate for work visas in the nearest group is {l} a year", l=low)
    return say(
        "The United Kingdom’s going rates for work visas in the nearest group are {l} to {h} a year, by table and "
        "before reductions",
        l=low,
        h=high,
    )


def _standfirst(about: Rules) -> Prose:
    source = about.source
    copy = "Immigration Rules, Appendix Skilled Occupations, {f}, copied on {r}."
    absent = [_code(group) for group in about.unlisted if group not in about.barred]
    bands = say(
        "Jobs below band five have conditions of their own in the appendix, and not every route is open to them."
    )
    return join([
        say(copy, f=named(source.reference_period), r=named(source.retrieved)),
        checked_again([source]),
        _matched(about.match),
        *_restrictions(about),
        say("The tables of rates, as copied, have no line for {c}.", c=listed(absent)) if absent else None,
        _before(about.rates),
        bands if any(rate.table == _BANDS for rate in about.rates) else None,
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
    how = "by shared job titles, for no crosswalk is published"
    if "editors" in match.evidence:
        how = "chosen by the editors"
    fit = "Group that fits, {e}: {g}."
    if len(match.codes) > 1:
        fit = "Groups that fit, {e}: {g}. Which one a job belongs to depends on its duties."
    return say(fit, e=how, g=listed([_code(group) for group in match.codes]))


def _code(group: str) -> Prose:
    return mark(f"UK SOC {group}")


def _restrictions(about: Rules) -> Iterator[Prose]:
    for group, jobs in about.only.items():
        yield say(
            "Of {c} only these jobs are eligible: {j}. The appendix leaves the group’s other jobs out.",
            c=_code(group),
            j=mark(jobs[0].lower() + jobs[1:]),
        )
    if about.wholly_barred:
        yield say(
            "{t} of the appendix has {c} among the groups that are {b} for the Skilled Worker, Global Business "
            "Mobility and Scale-up routes.",
            t=named("Table 6"),
            c=listed([_code(group) for group in about.wholly_barred]),
            b=next(iter(about.barred.values())),
        )


def _before(rates: Sequence[Rate]) -> Prose | None:
    bound = [rate for rate in rates if rate.granted_before]
    if not bound:
        return None
    days = [named(day) for day in dict.fromkeys(rate.granted_before for rate in bound)]
    tables = [named(f"Table {table}") for table in dict.fromkeys(rate.table for rate in bound)]
    before = (
        "{t}: for applicants whose permission was granted before {d}, apart from exceptions that the appendix names."
    )
    return say(before, t=listed(tables), d=listed(days))


def _table(about: Rules) -> Table:
    rates = about.rates
    areas = list(dict.fromkeys(area for rate in rates for area in rate.year))
    by_option = any(rate.options != _SCALES for rate in rates)  # pay scales are of one option, and whole
    columns = [
        Column("group", "Group", "SOC 2020 unit groups", kind="text"),
        Column("rate_table", "Table", "table of the appendix", kind="text"),
        Column("options", "Options", "points options and routes that the rate is for", kind="text", shown=by_option),
        Column("percent", "Share", "percent of the going rate", kind="text", shown=by_option),
        Column("job", "Job", "band or role, where the rate is of one", kind="text"),
        Column("granted_before", "Permission before", "day before which permission was granted", kind="text"),
        *(_area_column(area, "year", "A year") for area in areas or [""]),
        *([_area_column("", "hour", "An hour")] if any(rate.hour for rate in rates) else []),
    ]
    empty = [None] * (len(columns) - 2)
    rows = [_row(rate, columns) for rate in rates]
    rows += [(f"UK SOC {group}", about.barred.get(group, "not listed"), *empty) for group in about.unlisted]
    rows = rows or [("No group matched", None, *empty)]
    used = [at for at in range(len(columns)) if at == 0 or any(row[at] is not None for row in rows)]
    shown = tuple(tuple(row[at] for at in used) for row in rows)
    caption = "Going rates for work visas in the United Kingdom"
    return Table(caption, tuple(columns[at] for at in used), shown, _notes(about))


def _area_column(area: str, per: str, title: str) -> Column:
    name = f"rate_{per}" + (f"_{slugs.plain(area).replace('-', '_')}" if area else "")
    return Column(name, area or title, f"going rate per {per} {area}".strip())


def _row(rate: Rate, columns: Sequence[Column]) -> tuple[Value, ...]:
    by_name = {_area_column(area, "year", "").name: pay for area, pay in rate.year.items()}
    by_name |= {_area_column(area, "hour", "").name: pay for area, pay in rate.hour.items()}
    cells: dict[str, Value] = {
        "group": ", ".join(f"UK SOC {group}" for group in rate.groups),
        "rate_table": named(f"Table {rate.table}"),
        "options": rate.options.replace(" ", ", "),
        "percent": named(f"{rate.percent}%"),
        "job": named(rate.role) if rate.role else None,
        "granted_before": named(rate.granted_before) if rate.granted_before else None,
        **by_name,
    }
    return tuple(cells.get(column.name) for column in columns)


def _notes(about: Rules) -> tuple[Prose, ...]:
    if not about.rates:
        return ()
    used = {option for rate in about.rates for option in rate.options.split()}
    meanings = [meaning for option, meaning in _ROUTES.items() if option in used]
    groups = dict.fromkeys(group for rate in about.rates for group in rate.groups)
    return (
        *(mark(f"UK SOC {group}: {about.titles[group]}.") for group in groups),
        say(
            "Options are the letters of the rules’ points options{m}. Rates are for the weekly hours that the appendix "
            "names, and change in proportion with others.",
            m=f" ({'; '.join(meanings)})" if meanings else "",
        ),
    )
