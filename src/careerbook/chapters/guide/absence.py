"""Why O*NET may tell nothing of an occupation."""

from __future__ import annotations

import pandas as pd

from careerbook.exhibits.prose import Prose, say
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.case import Case
from careerbook.figures.links import components


def why_not(case: Case, rows: pd.DataFrame, what: str) -> Prose:
    """One sentence on why O*NET's rows tell nothing of the whole occupation. `what` is a clause without figures."""
    codes, title = components(case.dataset, case.soc_code), in_a_sentence(case.title)
    if len(codes) > 1:
        return say(
            "The wage survey publishes several occupations together as {t}; O*NET does not say of all of them {w}.",
            t=title,
            w=what,
        )
    if rows["onet_soc_code"].str.startswith(codes[0]).any():
        return say("O*NET says of narrower occupations within {t}, but not of the whole, {w}.", t=title, w=what)
    return say("Of {t} O*NET's release at hand does not say {w}.", t=title, w=what)
