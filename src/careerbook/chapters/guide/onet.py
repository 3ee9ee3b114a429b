"""Which of O*NET's occupations are this one, and why there may be none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from careerbook.chapters.common import components, in_a_sentence
from careerbook.dataset import Dataset, shared
from careerbook.exhibits.prose import Prose, say
from careerbook.metrics import ratings

if TYPE_CHECKING:
    from careerbook.chapters.guide import Guide


@shared
def latest(dataset: Dataset, table: str, domain: str = "") -> pd.DataFrame:
    """The rows of an O*NET table (and domain) in its latest release here; read once for all careers."""
    rows = dataset.rows(table, domain=domain) if domain else dataset.rows(table)
    newest: pd.DataFrame = rows[rows["release"] == rows["release"].max()]
    return newest


def whole(guide: Guide, rows: pd.DataFrame) -> list[str]:
    """The O*NET-SOC codes among the rows that together are the occupation; none if one of them is lacking."""
    own = components(guide.dataset, guide.career.soc_code)
    wanted = rows[rows["onet_soc_code"].isin([f"{one}.00" for one in own])]
    return ratings.whole_codes(own, frozenset(wanted["onet_soc_code"].unique()))


def why_not(guide: Guide, rows: pd.DataFrame, what: str) -> Prose:
    """One sentence on why O*NET tells nothing of the whole occupation. `what` is a clause without figures."""
    own = components(guide.dataset, guide.career.soc_code)
    title = in_a_sentence(guide.career.title)
    if len(own) > 1:
        return say(
            "The wage survey publishes several occupations together as {t}; O*NET does not say of all of them {w}.",
            t=title,
            w=what,
        )
    if rows["onet_soc_code"].str.startswith(own[0]).any():
        return say("O*NET says of narrower occupations within {t}, but not of the whole, {w}.", t=title, w=what)
    return say("Of {t} O*NET's release at hand does not say {w}.", t=title, w=what)
