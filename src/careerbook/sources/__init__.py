"""Readers of the publishers' files: one small module a format; each only reads.

A reader takes the file's path and its catalog entry and returns frames by table name, with all of the table's
columns but source_id.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from careerbook.core.catalog import Source
from careerbook.sources import (
    ashe,
    ashe_json,
    bea,
    cedefop,
    census,
    classifications,
    cops,
    cpi,
    cps,
    crosswalks,
    ep,
    exposure,
    going_rates,
    ilostat,
    ilostat_indicators,
    indicator_json,
    jobbank,
    jsa,
    oecd,
    oews,
    oews_scopes,
    onet,
    onet_lists,
    onet_ratings,
    ons_employment,
    snapshots,
    soc,
    ssb,
    worldbank,
)

Reader = Callable[[Path, Source], dict[str, pd.DataFrame]]

READERS: dict[str, Reader] = {
    "ashe": ashe.read_table,
    "ashe_json": ashe_json.read_table,
    "bea_parities": bea.read_parities,
    "cedefop_forecast": cedefop.read_forecast,
    "census_crosswalk": census.read_crosswalk,
    "classification": classifications.read_list,
    "cops": cops.read_projections,
    "cpi_monthly": cpi.read_monthly,
    "cps_table": cps.read_table,
    "crosswalk": crosswalks.read_crosswalk,
    "ep_export": ep.read_export,
    "ep_workbook": ep.read_workbook,
    "exposure_index": exposure.read_index,
    "going_rates": going_rates.read_rates,
    "ilostat_earnings": ilostat.read_earnings,
    "ilostat_gender_gap": ilostat_indicators.read_gender_gap,
    "ilostat_indicator": ilostat_indicators.read_indicator,
    "ilostat_prices": ilostat_indicators.read_prices,
    "indicators_json": indicator_json.read_indicators,
    "job_bank": jobbank.read_wages,
    "jsa_profiles": jsa.read_profiles,
    "oecd_average_wages": oecd.read_average_wages,
    "oews_areas": oews_scopes.read_areas,
    "oews_industries": oews_scopes.read_industries,
    "oews_national": oews.read_national,
    "oews_transcription": oews_scopes.read_transcription,
    "onet_categories": onet_ratings.read_categories,
    "onet_education": onet_ratings.read_education,
    "onet_list": onet_lists.read_list,
    "onet_ratings": onet_ratings.read_ratings,
    "onet_titles": onet.read_titles,
    "ons_employment": ons_employment.read_employment,
    "rates_json": indicator_json.read_rates,
    "snapshot": snapshots.read_snapshot,
    "soc_direct_match": soc.read_direct_match,
    "soc_structure": soc.read_structure,
    "ssb_earnings": ssb.read_earnings,
    "uk_soc": classifications.read_uk_soc,
    "worldbank_indicator": worldbank.read_indicator,
}
