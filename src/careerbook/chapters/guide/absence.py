"""Why O*NET may tell nothing of an occupation."""

from __future__ import annotations

import pandas as pd

from careerbook.exhibits.prose import Prose, say
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.case import Case
from careerbook.figures.releases import untold


def why_not(case: Case, rows: pd.DataFrame, what: str) -> Prose:
    """One sentence on why O*NET's rows tell nothing of the whole occupation. `what` is a clause without figures."""
    return say(untold(case, rows), t=in_a_sentence(case.title), w=what)
