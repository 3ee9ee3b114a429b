"""Whether an occupation's work can be done at home, by the classification of Dingel and Neiman."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from careerbook.estimate import Estimate, Label, Sources, absent, derive, whole_column
from careerbook.metrics.exposure import Scale, reading, scale

NAME = "dingel_neiman"
_ID = "telework"
UNIT = "share of the code, 0 to 1"


def classified(
    over: Scale, code: str, title: str, components: Sequence[str], links: pd.DataFrame, sources: Sources
) -> tuple[Estimate, ...]:
    """Whether the occupation's work can be done at home: 1 yes, 0 no, between them the share of a mixed code.

    Arguments as `exposure.reading`. One estimate, or one for each of the codes that the occupation consists of.

    Figures: `telework.feasible`, `telework.<code>.feasible`
    Formula: as published, by the authors' rules from answers to O*NET's questionnaires on work context and activities
    Inputs: `exposure`: teleworkable, by code of the wage survey; `crosswalks`: SOC 2010 to SOC 2018
    Source: Dingel and Neiman 2020, How many jobs can be done at home?, Journal of Public Economics 189
    """
    places = reading(over, code, title, components, links, sources).places
    if not places[0].code:
        score = places[0].score
        return (absent(f"{_ID}.feasible", UNIT, score.status, score.reason, reference_period=over.edition),)
    ids = [f"{_ID}.feasible"] if len(places) == 1 else [f"{_ID}.{place.code}.feasible" for place in places]
    return tuple(replace(place.score, id=id) for id, place in zip(ids, places, strict=True))


def everyone(rows: pd.DataFrame, sources: Sources) -> tuple[Scale, dict[str, Estimate]]:
    """The classification over all codes, and how many of them can be done at home, in full, in part or not at all.

    `rows` are the rows of `exposure` of the index by code of the wage survey.

    Figures: `telework.occupations`, `telework.occupations_feasible`, `telework.occupations_mixed`,
        `telework.occupations_feasible_pct`
    Formula: number of codes; of those with 1; of those between 0 and 1; those with 1 ÷ all × 100, each counted once
    Inputs: `exposure`: teleworkable, all codes
    Source: Dingel and Neiman 2020; counted here
    """
    over = scale(NAME, rows, sources)
    values, cells = rows["value"], whole_column(rows, sources)
    counts = {
        "occupations": (len(values), "number of codes"),
        "occupations_feasible": (int((values == 1).sum()), "number of codes with 1"),
        "occupations_mixed": (int(((values > 0) & (values < 1)).sum()), "number of codes between 0 and 1"),
    }
    estimates = {
        name: Estimate(
            f"{_ID}.{name}",
            float(count),
            "occupations",
            label=Label.DERIVED,
            reference_period=over.edition,
            cells=cells,
            steps=(step,),
        )
        for name, (count, step) in counts.items()
    }
    pair = (estimates["occupations_feasible"], estimates["occupations"])
    name = "occupations_feasible_pct"
    share = derive(f"{_ID}.{name}", "percent", pair, lambda part, all_: part / all_ * 100, "÷ all codes × 100")
    return over, estimates | {name: share}
