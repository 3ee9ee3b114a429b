"""Readers of the publishers' files: one small module a format; each only reads.

A reader takes the file's path and its catalog entry and returns frames by table name, with all of the table's
columns but source_id.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from careerbook.catalog import Source
from careerbook.sources import (
    ashe,
    classifications,
    cpi,
    crosswalks,
    ep,
    ilostat,
    jobbank,
    jsa,
    oews,
    onet,
    snapshots,
    soc,
    ssb,
    worldbank,
)

Reader = Callable[[Path, Source], dict[str, pd.DataFrame]]

READERS: dict[str, Reader] = {
    "ashe": ashe.read_table,
    "classification": classifications.read_list,
    "cpi_monthly": cpi.read_monthly,
    "crosswalk": crosswalks.read_crosswalk,
    "ep_export": ep.read_export,
    "ep_workbook": ep.read_workbook,
    "ilostat_earnings": ilostat.read_earnings,
    "job_bank": jobbank.read_wages,
    "jsa_profiles": jsa.read_profiles,
    "oews_national": oews.read_national,
    "onet_titles": onet.read_titles,
    "snapshot": snapshots.read_snapshot,
    "soc_direct_match": soc.read_direct_match,
    "soc_structure": soc.read_structure,
    "ssb_earnings": ssb.read_earnings,
    "uk_soc": classifications.read_uk_soc,
    "worldbank_indicator": worldbank.read_indicator,
}
