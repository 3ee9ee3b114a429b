"""Readers of the publishers' files: a declared layout where a file is regular, a small module where it is not.

A reader takes the file's path and its catalog entry, and returns frames by table name, whose rows know their source.
"""

from __future__ import annotations

from careerbook.sources import (
    ashe,
    census,
    code_layouts,
    code_trees,
    cps,
    ep,
    going_rates,
    ilostat,
    labour_layouts,
    oews,
    oews_transcription,
    onet,
    ons_employment,
    price_layouts,
    transcriptions,
)
from careerbook.sources.layout import Reader, declared
from careerbook.sources.transcriptions import transcribed

READERS: dict[str, Reader] = {
    "ashe": ashe.read_table,
    "ashe_json": transcribed(transcriptions.ashe),
    "bea_parities": declared(price_layouts.bea_parities),
    "cedefop_forecast": transcribed(transcriptions.cedefop),
    "census_crosswalk": census.read_crosswalk,
    "classification": declared(code_layouts.classification),
    "cops": declared(labour_layouts.cops),
    "cpi_monthly": declared(price_layouts.cpi_monthly),
    "cps_table": cps.read_table,
    "crosswalk": declared(code_layouts.crosswalk),
    "ep_export": declared(ep.export),
    "ep_workbook": ep.read_workbook,
    "exposure_index": declared(labour_layouts.exposure_index),
    "going_rates": going_rates.read_rates,
    "ilostat_earnings": ilostat.read_earnings,
    "ilostat_gender_gap": ilostat.read_gender_gap,
    "ilostat_indicator": ilostat.read_indicator,
    "ilostat_prices": ilostat.read_prices,
    "indicators_json": transcribed(transcriptions.indicators),
    "job_bank": declared(labour_layouts.job_bank),
    "jsa_profiles": declared(labour_layouts.jsa_profiles),
    "oecd_average_wages": declared(labour_layouts.oecd_average_wages),
    "oews_areas": declared(oews.areas),
    "oews_industries": declared(oews.industries),
    "oews_national": declared(oews.national),
    "oews_transcription": transcribed(oews_transcription.wages),
    "onet_categories": onet.read_categories,
    "onet_education": onet.read_education,
    "onet_list": declared(onet.lists),
    "onet_ratings": declared(onet.ratings),
    "onet_titles": declared(code_layouts.onet_titles),
    "ons_employment": ons_employment.read_employment,
    "rates_json": transcribed(transcriptions.rates),
    "snapshot": transcribed(transcriptions.snapshot),
    "soc_direct_match": declared(code_layouts.soc_direct_match),
    "soc_structure": code_trees.read_us_soc,
    "ssb_earnings": declared(labour_layouts.ssb_earnings),
    "uk_soc": code_trees.read_uk_soc,
    "worldbank_indicator": declared(price_layouts.worldbank_indicator),
}
