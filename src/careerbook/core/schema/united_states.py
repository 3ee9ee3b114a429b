"""Figures of the United States."""

from __future__ import annotations

from careerbook.core.schema.model import (
    CLASSIFICATION,
    FIGURE,
    PROVENANCE,
    SOC_CODE,
    ColumnSchema,
    TableSchema,
    category,
    text,
)

TABLES = (
    TableSchema(
        "wages",
        "US employment and wages, national (OEWS, May of each year)",
        (
            SOC_CODE,
            text("occupation_title", "title as in that year's estimates"),
            category("occupation_group", "total, major, minor, broad or detailed; some codes are both of the last"),
            ColumnSchema("reference_year", "year", "the year of the May estimates"),
            CLASSIFICATION,
            ColumnSchema("annual_only", "flag", "the publisher gives annual wages only"),
            ColumnSchema("hourly_only", "flag", "the publisher gives hourly wages only"),
            *FIGURE,
            *PROVENANCE,
        ),
        ("soc_code", "reference_year", "occupation_group", "measure", "statistic"),
    ),
    TableSchema(
        "projections",
        "US employment projected over ten years (Employment Projections), a vintage each",
        (
            SOC_CODE,
            text("occupation_title", "title as in that vintage"),
            category("occupation_type", "Summary or Line item"),
            CLASSIFICATION,
            category("vintage", "the projected span, e.g. 2024-34"),
            ColumnSchema("base_year", "year", "the year from which employment is projected"),
            ColumnSchema("target_year", "year", "the year for which employment is projected"),
            *FIGURE,
            *PROVENANCE,
        ),
        ("soc_code", "vintage", "measure"),
    ),
)
