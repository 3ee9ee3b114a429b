"""The exhibit of women's and men's weekly earnings."""

from __future__ import annotations

from collections.abc import Sequence

from careerbook import charts
from careerbook.chapters.phrases import months_left_out
from careerbook.dataset.series import year_of
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, join, mark, period, rule, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures import pay_by_sex
from careerbook.figures.case import Case
from careerbook.figures.pay import pay
from careerbook.metrics.workers import Workers


def women_and_men(case: Case) -> Exhibit:
    """Weekly medians and workers of all, women and men; no chart unless both medians are published."""
    groups, everyone = pay_by_sex.workers(case), pay_by_sex.everyone(case.dataset)
    takeaway = _takeaway(groups, in_a_sentence(case.title))
    return Exhibit(
        "women-and-men", takeaway, _standfirst(case, groups), _table(groups, everyone), _chart(groups, everyone)
    )


def _takeaway(groups: Sequence[Workers], title: str) -> Prose:
    if not groups:
        return say("The household survey has no earnings of {t}", t=title)
    if len(groups) > 1:
        split = "Women's and men's weekly earnings, by the occupations that the household survey splits {t} into"
        return say(split, t=title)
    (group,) = groups
    who = mark(f"the wider group of {in_a_sentence(group.title)}" if group.is_broader else title)
    if group.both:
        women, men = group.medians["women"], group.medians["men"]
        return say("Among {t} who work full time, women's median is {w} a week and men's {m}", t=who, w=women, m=men)
    published = next((sex for sex in ("women", "men") if group.medians[sex].value is not None), None)
    if published is None and group.is_broader:
        return say("Even {t} has too few workers for women's and men's median earnings to be published", t=who)
    if published is None:
        return say("There are too few {t} for women's and men's median earnings to be published", t=who)
    other = "men" if published == "women" else "women"
    alone = "Among {t} who work full time, {g} earn a median of {e} a week; there are too few {o} to publish theirs"
    return say(alone, t=who, g=published, e=group.medians[published], o=other)


def _standfirst(case: Case, groups: Sequence[Workers]) -> Prose:
    edition = pay_by_sex.edition(case.dataset)
    return join([
        say(
            "Usual weekly earnings before tax of full-time wage and salary workers, {y}{months}, by the Current "
            "Population Survey. That is a survey of households: its figures are not to be compared with the {basis} "
            "pay above, which employers report.",
            y=period(year_of(edition)),
            months=months_left_out(edition.reference_period),
            basis=pay(case).basis,
        ),
        say("No median is shown where fewer than {n} workers stand behind it: the publisher's rule.", n=rule("50,000")),
        say(
            "The difference is not adjusted for hours, experience, employer or kind of work, and says nothing of its "
            "causes. No errors are published with these figures, and medians of small groups vary from year to year."
        ),
        _fit(groups),
    ])


def _fit(groups: Sequence[Workers]) -> Prose | None:
    """What the survey counts, where that is not the occupation."""
    if not groups:
        return say("The Census Bureau's list of occupations, which that survey uses, has no link to this one.")
    broad = [group.title for group in groups if group.is_broader]
    if not broad:
        return None
    return say(
        "The survey counts this occupation only within {t}, which holds others too: its figures are a proxy.",
        t=mark(" and ".join(f"“{title}”" for title in broad)),
    )


def _table(groups: Sequence[Workers], everyone: Workers) -> Table:
    columns = (
        Column("workers", "Full-time workers", "who", kind="text"),
        Column("weekly_earnings_median_usd", "Median earnings", "median usual weekly earnings", "US$ a week"),
        Column("workers_count", "Workers", "full-time wage and salary workers behind the median", "persons"),
        Column("women_to_men_pct", "Women's as a share of men's", "women's median ÷ men's"),
        Column("women_share_pct", "Women's share of workers", "women ÷ all workers"),
    )
    rows: list[tuple[Value, ...]] = []
    for group in (*groups, everyone):
        rows.append((mark(group.title), group.medians["all"], group.counts["all"], group.ratio, group.women_share))
        rows += [
            (mark(f"{group.title}: {sex}"), group.medians[sex], group.counts[sex], None, None)
            for sex in ("women", "men")
        ]
    note = say(
        "We compute no share of fewer than {n} workers, as the publisher does. Workers are published in thousands; "
        "women and men may not add up.",
        n=rule("50,000"),
    )
    return Table("Women's and men's median weekly earnings", columns, tuple(rows), (note,))


def _chart(groups: Sequence[Workers], everyone: Workers) -> charts.Chart | None:
    drawn = [group for group in groups if group.both]
    if not drawn:
        return None
    rows = [(group.title, (group.medians["women"], group.medians["men"])) for group in (*drawn, everyone)]
    medians = "; ".join(f"{name}: women {women.text}, men {men.text}" for name, (women, men) in rows)
    alt = f"Dot chart of the median weekly earnings of women and men who work full time. {medians}."
    return charts.pairs(rows, ("Women", "Men"), "US dollars a week", "$,.0f", alt)
