"""The key facts of pay, the sentences that open the chapter, and pay from the lowest to the highest tenth."""

from __future__ import annotations

import pandas as pd

from careerbook import charts
from careerbook.chapters.phrases import bounds
from careerbook.estimate import Estimate, Status
from careerbook.exhibits.exhibit import Exhibit, Fact, Facts, Paragraph
from careerbook.exhibits.prose import Prose, declared, join, mark, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import compared, in_a_sentence, interval, when
from careerbook.figures.case import Case, Figures
from careerbook.figures.pay import PERCENTILES, Pay, pay

_NAMES = dict(zip(PERCENTILES, ("P10", "P25", "Median (P50)", "P75", "P90"), strict=True))
_PERIODS = {"annual": "year", "hourly": "hour"}


def facts(case: Case) -> Facts:
    """The key facts: median, mean, employment."""
    wages = pay(case)
    median, mean = wages["median"], wages["mean"]
    no_error = say("{y}; no error is published for percentiles", y=when(median))
    return Facts((
        Fact(f"Median pay, {wages.basis}", median, no_error),
        Fact(f"Mean pay, {wages.basis}", mean, _error(mean)),
        Fact("Jobs, wage and salary", wages.employment, _error(wages.employment)),
    ))


def _error(estimate: Estimate) -> Prose:
    span = interval(estimate) or say("no error is published")
    return say("{y}; {span}", y=when(estimate), span=span)


def opening(case: Case) -> Paragraph:
    """What half of the people in the occupation earn, against all occupations, and how sure that is."""
    wages = pay(case)
    return Paragraph(join([_median(wages, case.title), _group(wages), _range(wages), _certainty(wages.mean_error)]))


def _median(wages: Pay, title: str) -> Prose:
    median, title, per = wages["median"], in_a_sentence(title), wages.per
    if median.status is Status.TOP_CODED:
        half = "In {y} half of the {t} earned {m} {per}: the survey gives no exact figure that high."
        return say(half, y=when(median), t=title, m=median, per=per)
    if median.value is None:
        return say("For {y} the median pay is {m}: {why}.", y=when(median), m=median, why=mark(median.reason))
    everyone = wages.groups[0].pay(wages.basis, "median")
    half, gap = "In {y} half of the {t} earned less than {m} {per} and half more.", _against(wages, "all")
    beside_all = say("That is {gap} the median of all occupations, {all} {per}.", gap=gap, all=everyone, per=per)
    return say(half, y=when(median), t=title, m=median, per=per) + beside_all


def _against(wages: Pay, name: str) -> Prose:
    """'10.4% below', or '2.7 times' from twice on."""
    times = wages.beside("times", name)
    if times.value is not None and times.value >= 2:
        return say("{n}", n=times)
    return compared(wages.beside("vs", name), above="above", below="below", equal="the same as")


def _group(wages: Pay) -> Prose | None:
    if wages.beside("vs", "group").value is None:
        return None
    group, gap = wages.groups[1], _against(wages, "group")
    median = group.pay(wages.basis, "median")
    return say("It is {gap} the median of its major group, {g} ({m}).", gap=gap, g=in_a_sentence(group.name), m=median)


def _range(wages: Pay) -> Prose | None:
    low, high = wages["p10"], wages["p90"]
    if low.value is None or (high.value is None and high.status is not Status.TOP_CODED):
        return None
    more = "" if high.status is Status.TOP_CODED else "more than "
    tenths = "The lowest-paid tenth earned less than {low} {per}; the highest-paid tenth earned {more}{high}."
    return say(tenths, low=low, high=high, more=more, per=wages.per)


def _certainty(error: Estimate) -> Prose:
    if error.value is None:
        return say("No sampling error is published for these figures.")
    return say(
        "The survey publishes a relative standard error for the mean ({e}); none is published for the median and "
        "the other percentiles, so no margin is given for them.",
        e=error,
    )


def percentiles(case: Case) -> pd.DataFrame:
    """P10 to P90 and the mean, by name: annual and hourly pay in US dollars, and what is said of each.

    Only the mean has an error: its relative standard error and 90-percent interval. A figure that is not
    published is NaN, and `status` says why.
    """
    wages, rows = pay(case), {}
    for name in (*PERCENTILES, "mean"):
        annual, hourly = (wages.figures[f"wage.{basis}.{name}"] for basis in _PERIODS)
        on_basis, error = wages[name], annual.error or hourly.error
        rows[name] = {
            "annual_wage_usd": annual.value,
            "annual_wage_low_usd": annual.error.low if annual.error else None,
            "annual_wage_high_usd": annual.error.high if annual.error else None,
            "hourly_wage_usd": hourly.value,
            "relative_standard_error_pct": error.relative_standard_error_pct if error else None,
            "reference_period": annual.reference_period or hourly.reference_period,
            "status": str(on_basis.status),
            "label": str(on_basis.label),
        }
    frame = pd.DataFrame.from_dict(rows, orient="index").rename_axis("percentile")
    return frame.astype({name: "float64" for name in frame.columns if name.endswith(("_usd", "_pct"))})


def ladder(case: Case) -> Exhibit:
    """The pay ladder beside those of others; no chart if no percentile is published as a number."""
    wages = pay(case)
    low, high, title = wages["p25"], wages["p75"], in_a_sentence(case.title)
    takeaway = say("What is published of the pay of {t}", t=title)
    if low.value is not None and high.value is not None:
        half = "The middle half of {t} earn between {low} and {high} {per}"
        takeaway = say(half, t=title, low=low, high=high, per=wages.per)
    return Exhibit("pay-ladder", takeaway, _standfirst(wages), _table(wages, case.title), _chart(wages, case.title))


def _standfirst(wages: Pay) -> Prose:
    related = "The related occupations are those that the O*NET database lists as closest in what people do and know."
    has_related = any(group.prefix.startswith("related.") for group in wages.groups)
    return join([
        say(
            "Percentiles of {basis} pay in {y}, before tax and without overtime, wage and salary workers in all "
            "places and levels of experience. For most occupations the survey's annual pay is hourly pay times {h} "
            "hours: that of a full year at full time.",
            basis=wages.basis,
            y=when(wages["median"]),
            h=declared("statistic", "2,080"),
        ),
        say(
            "The dots are {p}, the thick line is the middle half{mean}. Percentiles are not stages of a career: "
            "they say nothing on what experience pays.",
            p=mark("P10, P25, the median, P75 and P90"),
            mean=", the diamond is the mean" if wages["mean"].error else "",
        ),
        say(related if has_related else "No related occupations are listed for it."),
    ])


def _table(wages: Pay, title: str) -> Table:
    columns = (
        Column("group", "Pay of", "occupation or group of occupations", kind="text"),
        Column("pay_period", "Per", "pay period", kind="text"),
        *(Column(f"wage_{key}_usd", name, f"{name} of pay", "US$") for key, name in _NAMES.items()),
        Column("wage_mean_usd", "Mean", "mean pay", "US$"),
        Column("wage_mean_low_usd", "from", "lower end of the mean's 90-percent interval", "US$"),
        Column("wage_mean_high_usd", "to", "upper end of the mean's 90-percent interval", "US$"),
    )
    other = next(basis for basis in _PERIODS if basis != wages.basis)
    rows = [_row(title, basis, wages.figures) for basis in (wages.basis, other)]
    rows += [_row(group.name, wages.basis, group.figures, group.prefix) for group in wages.groups]
    note = say(
        "From and to are the ends of the {n} interval that the mean's relative standard error ({e} for this "
        "occupation) gives. No error is published for percentiles, and the mean's is not lent to them.",
        n=declared("statistic", "90-percent"),
        e=wages.mean_error,
    )
    return Table("Pay by percentile", columns, tuple(rows), () if wages.mean_error.value is None else (note,))


def _row(name: str, basis: str, figures: Figures, prefix: str = "") -> tuple[Value, ...]:
    of = f"{prefix}wage.{basis}"
    mean, percentiles = figures[f"{of}.mean"], (figures[f"{of}.{key}"] for key in PERCENTILES)
    return (name, _PERIODS[basis], *percentiles, mean, *bounds(mean))


def _chart(wages: Pay, title: str) -> charts.Chart | None:
    steps = [wages[name] for name in PERCENTILES]
    if not any(step.value is not None for step in steps):
        return None
    others = [(group.name, [group.pay(wages.basis, name) for name in PERCENTILES]) for group in wages.groups]
    amounts = ", ".join(f"{name} {wages[key].text}" for key, name in _NAMES.items())
    beside = ", ".join(name for name, _ in others)
    medians = ", ".join(f"{group.name} {group.pay(wages.basis, 'median').text}" for group in wages.groups)
    alt = (
        f"Dot chart of {wages.basis} pay percentiles, {title} beside {beside}. {title}: {amounts}. "
        f"Medians of the others: {medians}."
    )
    return charts.ladder([(title, steps), *others], f"US dollars {wages.per}", alt, mean=wages["mean"])
