"""A report's best-known figures in a small file: what a site over many reports lists and compares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

FILE = "summary.json"
_PAY = r"wage\.(?:annual|hourly)\.(?:p10|p25|median|p75|p90|mean(?:\.low|\.high)?)"
_OUTLOOK = (
    r"outlook\.(?:employment_base|employment_target|growth_pct|openings_annual"
    r"|entry_education|work_experience|on_the_job_training)"
)
_EXPOSURE = r"exposure\.\w+\.(?:score|percentile)"
_TAKEN = re.compile(rf"employment(?:\.low|\.high)?|{_PAY}|{_OUTLOOK}|{_EXPOSURE}")


def of(career: Mapping[str, str], ledger: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The career and, word for word, the ledger's entries of its pay, employment, outlook and exposure."""
    return {"career": dict(career), "figures": [entry for entry in ledger if _TAKEN.fullmatch(entry["id"])]}
