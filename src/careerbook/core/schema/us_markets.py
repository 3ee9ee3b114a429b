"""Figures of the United States by area, industry and group of workers, and prices by area."""

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

_OCCUPATION = (
    SOC_CODE,
    text("occupation_title", "title as in that year's estimates"),
    category("occupation_group", "total, major, minor, broad or detailed; some codes are both of the last"),
    ColumnSchema("reference_year", "year", "the year of the May estimates"),
    CLASSIFICATION,
    ColumnSchema(
        "annual_only", "optional_flag", "the publisher gives annual wages only; none where the source doesn't say"
    ),
    ColumnSchema(
        "hourly_only", "optional_flag", "the publisher gives hourly wages only; none where the source doesn't say"
    ),
)
AREA = (
    category("area_code", "99 the nation, two digits a state (FIPS), five a metropolitan area, seven other areas"),
    category("area_title", "the area's name"),
)

TABLES = (
    TableSchema(
        "wages_by_area",
        "US employment and wages by state, territory and metropolitan area (OEWS, May of each year)",
        (
            *AREA,
            category("area_type", "nation, state, territory, metropolitan area or nonmetropolitan area"),
            category("primary_state", "postal code of the area's (first) state; US for the nation"),
            *_OCCUPATION,
            *FIGURE,
            *PROVENANCE,
        ),
        ("soc_code", "reference_year", "occupation_group", "area_code", "measure", "statistic"),
    ),
    TableSchema(
        "wages_by_industry",
        "US employment and wages by industry (OEWS, May of each year)",
        (
            category("industry_code", "NAICS code as published, such as 62, 31-33 or 621100"),
            category("industry_title", "the industry's name"),
            category("industry_level", "sector, 3-digit, 4-digit, 5-digit, 6-digit or cross-industry"),
            category("ownership_code", "the publisher's code of who owns the establishments; none where not given"),
            *_OCCUPATION,
            *FIGURE,
            *PROVENANCE,
        ),
        (
            "soc_code",
            "reference_year",
            "occupation_group",
            "industry_level",
            "industry_code",
            "ownership_code",
            "measure",
            "statistic",
        ),
    ),
    TableSchema(
        "cps_workers",
        "US workers of each Census occupation by sex, race, ethnicity and age, and weekly earnings (CPS)",
        (
            text("occupation_title", "the publisher's title, of a Census occupation or a group"),
            category("census_code", "Census 2018 occupation code of that title; none for groups"),
            category("soc_code", "SOC 2018 code beside it in the Census list, X for any digit; none if not joined"),
            ColumnSchema("reference_year", "year", "the year that the figure is of"),
            category("reference_period", "the months that the average is of"),
            category("workers", "whom the figure is of: all employed, full-time wage and salary workers"),
            category("group", "all, women, men, a race, an ethnicity or an age group"),
            *FIGURE,
            *PROVENANCE,
        ),
        ("soc_code", "occupation_title", "reference_year", "workers", "measure", "statistic", "group"),
    ),
    TableSchema(
        "regional_prices",
        "Regional price parities: the price level of an area, the nation being 100",
        (
            *AREA,
            category("area_type", "nation, state, metropolitan area, or portion of a state (or the nation)"),
            ColumnSchema("reference_year", "year", "the year that the figure is of"),
            *FIGURE,
            *PROVENANCE,
        ),
        ("area_code", "measure", "statistic", "reference_year", "source_id"),
    ),
    TableSchema(
        "education_attainment",
        "Education of workers aged 25 and over by occupation, in percent of them",
        (
            SOC_CODE,
            text("occupation_title", "title as in that vintage"),
            CLASSIFICATION,
            category("vintage", "the employment projections that the table belongs to"),
            category("reference_period", "the survey years"),
            ColumnSchema("is_shared", "flag", "the survey knows only a group of occupations; its figures are repeated"),
            category("education", "the highest level of education reached"),
            *FIGURE,
            *PROVENANCE,
        ),
        ("soc_code", "vintage", "education"),
    ),
)
