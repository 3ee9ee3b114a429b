"""Pay from the lowest to the highest tenth, beside that of other occupations: the exhibit, and the frame."""

from __future__ import annotations

import pandas as pd

from careerbook import charts
from careerbook.estimate import ends
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, declared, join, mark, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import in_a_sentence, when
from careerbook.figures.case import Case, Figures
from careerbook.figures.pay import PERCENTILES, Pay, pay

_NAMES = dict(zip(PERCENTILES, ("P10", "P25", "Median (P50)", "P75", "P90"), strict=True))
_OTHER = {"annual": "hourly", "hourly": "annual"}
_PERIODS = {"annual": "year", "hourly": "hour"}


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
    wages, title = pay(case), case.title
    is_drawable = any(wages[name].value is not None for name in PERCENTILES)
    chart = _chart(wages, title) if is_drawable else None
    return Exhibit("pay-ladder", _takeaway(wages, title), _standfirst(wages), _table(wages, title), chart)


def _takeaway(wages: Pay, title: str) -> Prose:
    low, high, title = wages["p25"], wages["p75"], in_a_sentence(title)
    if low.value is None or high.value is None:
        return say("What is published of the pay of {t}", t=title)
    return say("The middle half of {t} earn between {low} and {high} {per}", t=title, low=low, high=high, per=wages.per)


def _standfirst(wages: Pay) -> Prose:
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
        _related(wages),
    ])


def _related(wages: Pay) -> Prose:
    if any(group.prefix.startswith("related.") for group in wages.groups):
        return say(
            "The related occupations are those that the O*NET database lists as closest in what people do and know."
        )
    return say("No related occupations are listed for it.")


def _table(wages: Pay, title: str) -> Table:
    columns = (
        Column("group", "Pay of", "occupation or group of occupations", kind="text"),
        Column("pay_period", "Per", "pay period", kind="text"),
        *(Column(f"wage_{key}_usd", name, f"{name} of pay", "US$") for key, name in _NAMES.items()),
        Column("wage_mean_usd", "Mean", "mean pay", "US$"),
        Column("wage_mean_low_usd", "from", "lower end of the mean's 90-percent interval", "US$"),
        Column("wage_mean_high_usd", "to", "upper end of the mean's 90-percent interval", "US$"),
    )
    rows = [_row(title, basis, wages.figures) for basis in (wages.basis, _OTHER[wages.basis])]
    rows += [_row(group.name, wages.basis, group.figures, group.prefix) for group in wages.groups]
    return Table("Pay by percentile", columns, tuple(rows), tuple(_notes(wages)))


def _row(name: str, basis: str, figures: Figures, prefix: str = "") -> tuple[Value, ...]:
    of = f"{prefix}wage.{basis}"
    mean = figures[f"{of}.mean"]
    bounds = ends(mean) or (None, None)
    return (name, _PERIODS[basis], *(figures[f"{of}.{key}"] for key in PERCENTILES), mean, *bounds)


def _notes(wages: Pay) -> list[Prose]:
    if wages.mean_error.value is None:
        return []
    note = say(
        "From and to are the ends of the {n} interval that the mean's relative standard error ({e} for this "
        "occupation) gives. No error is published for percentiles, and the mean's is not lent to them.",
        n=declared("statistic", "90-percent"),
        e=wages.mean_error,
    )
    return [note]


def _chart(wages: Pay, title: str) -> charts.Chart:
    ladder = [wages[name] for name in PERCENTILES]
    others = [(group.name, [group.pay(wages.basis, name) for name in PERCENTILES]) for group in wages.groups]
    percentiles = ", ".join(f"{name} {wages[key].text}" for key, name in _NAMES.items())
    beside = ", ".join(name for name, _ in others)
    medians = ", ".join(f"{group.name} {group.pay(wages.basis, 'median').text}" for group in wages.groups)
    alt = (
        f"Dot chart of {wages.basis} pay percentiles, {title} beside {beside}. {title}: {percentiles}. "
        f"Medians of the others: {medians}."
    )
    return charts.ladder([(title, ladder), *others], f"US dollars {wages.per}", alt, mean=wages["mean"])
