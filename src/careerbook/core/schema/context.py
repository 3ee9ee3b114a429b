"""Around an occupation: its outlook and employment abroad, indices of exposure, visa rates, and labour markets."""

from __future__ import annotations

from careerbook.core.schema.model import CLASSIFICATION, FIGURE, PROVENANCE, ColumnSchema, TableSchema, category, text

_COUNTRY = ColumnSchema("country_code", "category", "ISO 3166-1 alpha-3, or an area's code (EU27, OECD)")
_CODE = category("occupation_code", "code in that classification; TOTAL for all occupations")
_TITLE = text("occupation_title", "the publisher's title; empty where the file has none")

TABLES = (
    TableSchema(
        "outlook_abroad",
        "Employment, openings and job seekers by occupation in other countries, past and projected",
        (
            _COUNTRY,
            CLASSIFICATION,
            category("occupation_code", "as published; 00000, TEER_0, NOC1_1 and TOTAL are aggregates"),
            _TITLE,
            category("vintage", "the projection's edition or span"),
            category("period", "YYYY for a year's stock or flow, YYYY-YYYY for a sum or judgement over years"),
            *FIGURE,
            *PROVENANCE,
        ),
        ("country_code", "classification", "occupation_code", "vintage", "measure", "period"),
    ),
    TableSchema(
        "employment_abroad",
        "People employed by occupation and industry in other countries",
        (
            _COUNTRY,
            CLASSIFICATION,
            _CODE,
            _TITLE,
            category("industry_classification", "the classification of industries"),
            category("industry_code", "section of that classification"),
            category("industry_title", "the publisher's title of the section"),
            category("sex", "total, male or female"),
            ColumnSchema("reference_year", "year", "the year that the figure is of"),
            *FIGURE,
            *PROVENANCE,
        ),
        ("country_code", "classification", "occupation_code", "industry_code", "reference_year", "measure"),
    ),
    TableSchema(
        "labour_indicators",
        "Labour markets as a whole: minimum and average wages, hours, taxes on wages, inequality of pay",
        (
            _COUNTRY,
            category("indicator", "the publisher's code of the indicator"),
            category("sex", "total, male, female or other"),
            category("period", "YYYY"),
            category("reference_period", "the year, with the part of it where the publisher says"),
            text("note", "what else the figure is (kind of minimum wage, which currency, prices of a year ...)"),
            *FIGURE,
            *PROVENANCE,
        ),
        ("country_code", "indicator", "sex", "period", "measure", "statistic", "unit", "note"),
    ),
    TableSchema(
        "exposure",
        "Indices of an occupation's exposure to AI, automation or telework, as their authors give them",
        (
            category("index_name", "the index: aioe, aioe_language_models, gpts_are_gpts ..."),
            category("edition", "the year of the index"),
            CLASSIFICATION,
            category("occupation_code", "SOC or O*NET-SOC code of that classification"),
            text("occupation_title", "the authors' title"),
            *FIGURE,
            *PROVENANCE,
        ),
        ("index_name", "edition", "occupation_code", "measure"),
    ),
    TableSchema(
        "visa_going_rates",
        "United Kingdom: the least pay that a sponsored worker's occupation must have, by table of the rules",
        (
            _COUNTRY,
            CLASSIFICATION,
            category("occupation_code", "SOC 2020 unit group; empty in the tables by band or role (4 and 5)"),
            _TITLE,
            category(
                "rate_table", "table of Appendix Skilled Occupations: 1 to 5 have rates; those in 6 are not eligible"
            ),
            category("permission_before", "YYYY-MM-DD: only for permission granted before that day; empty: for all"),
            category("options", "points options and routes that the rate is for: A to K, GBM, SCU, GTR"),
            category("percent", "percent of the going rate: 100, 90, 80 or 70"),
            category("area", "the nation or region, where the rate is not for the whole country"),
            text("role", "the band, grade or role, where the rate is not for the whole occupation"),
            text("listed_jobs", "the only jobs of the group that are eligible, where not all are"),
            *FIGURE,
            *PROVENANCE,
        ),
        ("occupation_code", "rate_table", "area", "role", "percent", "options", "unit"),
    ),
)
