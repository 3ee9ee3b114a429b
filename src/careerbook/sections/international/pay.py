"""The exhibit of pay in selected countries, and the table of countries that the world's exhibit shares."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from careerbook import charts
from careerbook.charts import Point
from careerbook.estimate import Estimate, Status
from careerbook.exhibit import Exhibit
from careerbook.metrics.abroad import Comparison
from careerbook.prose import Prose, declared, join, mark, say
from careerbook.sections.international.opening import enumerated, the
from careerbook.tables import Column, Table


def exhibit(first: Sequence[Comparison]) -> Exhibit:
    """Pay as published, in US dollars and in international dollars."""
    rows = table(first, "Pay in selected countries", detailed=True)
    return Exhibit("pay-abroad", _takeaway(first), _standfirst(first), rows, _chart(first))


def _takeaway(first: Sequence[Comparison]) -> Prose:
    known = [one for one in first if one.ppp_annual.value is not None and one.is_near]
    if len(known) < 2 or known[0].country_code != "USA":
        return say("Pay abroad, as far as it can be compared")
    paid = enumerated([say("{p} in {c}", p=one.ppp_annual, c=the(one.country)) for one in known])
    return say(
        "At the prices of the United States, a year's pay is {paid}, as far as groups and averages compare", paid=paid
    )


def _standfirst(first: Sequence[Comparison]) -> Prose:
    errors = [
        say("The published coefficient of variation for {c} is {cv}.", c=the(one.country), cv=one.cv)
        for one in first
        if one.cv
    ]
    return join([_basis(), *errors])


def _basis() -> Prose:
    return say(
        "Pay before tax. Averages differ in kind (median or mean), in who is counted, and in year: the table says how. "
        "Hourly pay is multiplied by {h} hours for a year, which makes it a proxy. A country of which only a broad "
        "group is at hand is in the table alone.",
        h=declared("statistic", "2,080"),
    )


def _chart(first: Sequence[Comparison]) -> charts.Chart | None:
    points = [Point(f"{one.country} ({one.grade})", one.ppp_annual) for one in first if one.is_near]
    drawn = [point for point in points if point.estimate.value is not None]
    if not drawn:
        return None
    said = ", ".join(f"{point.at} {point.estimate.text}" for point in drawn)
    alt = f"Bar chart of a year's pay in international dollars, by country and grade of match: {said}."
    return charts.bars(points, "international dollars a year", "~s", alt, highlight=[points[0].at])


def table(rows: Sequence[Comparison], caption: str, *, detailed: bool) -> Table:
    """A country a row. `detailed` writes out the group and the year's pay; else groups are named in notes."""
    columns = (
        Column("country", "Country", "country", kind="text"),
        Column("earnings_lcu", "As published", "earnings in local currency, for the pay period"),
        Column("pay_period", "Per", "pay period", kind="text"),
        Column("earnings_usd", "US dollars", "at the year's exchange rate, for the pay period"),
        Column("earnings_ppp", "International dollars", "at private-consumption PPP, for the pay period"),
        Column("earnings_ppp_annual", "International dollars a year", "the same for a year", shown=detailed),
        Column("measure", "Kind of average", "statistic and who is counted", kind="text"),
        Column("reference_period", "Period", "reference period", kind="text"),
        Column("occupation_group", "Group", "group of the classification", kind="long-text" if detailed else "text"),
        Column("match_grade", "Match", "how well the group fits", kind="text"),
    )
    groups = dict.fromkeys(_group(one) for one in rows if one.match)
    notes = [] if detailed else [mark(f"{group.rstrip('.')}.") for group in groups]
    late = [one.country for one in rows if "latest at hand" in one.ppp.method]
    if late:
        notes.append(mark(f"Converted at the rates of the year before, the latest at hand: {', '.join(late)}."))
    return Table(caption, columns, tuple(_row(one, detailed=detailed) for one in rows), tuple(notes))


def _row(one: Comparison, *, detailed: bool) -> tuple[Estimate | Markup | str | None, ...]:
    if one.match is None:
        return (
            one.country,
            one.lcu,
            None,
            one.usd,
            one.ppp,
            one.ppp_annual,
            None,
            None,
            None,
            str(one.grade),
        )
    kind = f"{one.statistic}, {one.basis}"
    if one.lcu.status is Status.UNRELIABLE:
        kind += "; flagged unreliable"
    if any(cell.transcribed for cell in one.lcu.cells[:1]):
        kind += "; transcription"
    group = _group(one) if detailed else f"{one.match.classification} {one.match.code}"
    per = one.lcu.unit.partition(" per ")[2]
    return (
        one.country, one.lcu, per, one.usd, one.ppp, one.ppp_annual, kind, one.lcu.reference_period, group,
        str(one.grade),
    )  # fmt: skip


def _group(one: Comparison) -> str:
    assert one.match is not None
    return f"{one.match.classification} {one.match.code}: {one.group_title}"
