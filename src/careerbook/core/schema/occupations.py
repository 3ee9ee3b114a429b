"""Occupations: classifications, titles, and the links between classifications."""

from __future__ import annotations

from careerbook.core.schema.model import (
    CLASSIFICATION,
    PROVENANCE,
    SOC_CODE,
    TITLE_KEY,
    ColumnSchema,
    TableSchema,
    category,
    text,
)

TABLES = (
    TableSchema(
        "occupations",
        "SOC 2018, from major groups to detailed occupations",
        (
            SOC_CODE,
            text("title", "title of the occupation or group"),
            category("level", "major, minor, broad or detailed"),
            CLASSIFICATION,
            category("parent_code", "code of the group one level up; none for a major group"),
            *PROVENANCE,
        ),
        ("classification", "soc_code"),
    ),
    TableSchema(
        "titles",
        "Job titles that lead to an occupation",
        (
            SOC_CODE,
            category("onet_soc_code", "O*NET-SOC 2019 code, where the title is O*NET's"),
            text("title", "the job title"),
            TITLE_KEY,
            category("kind", "soc, direct_match, onet_alternate or onet_reported"),
            *PROVENANCE,
        ),
        ("soc_code", "kind", "title", "onet_soc_code"),
    ),
    TableSchema(
        "crosswalks",
        "Published links between two classifications, a link a row",
        (
            category("from_classification", "the classification that the link leads from"),
            category("from_code", "code there"),
            text("from_title", "title there"),
            category("to_classification", "the classification that the link leads to"),
            category("to_code", "code there"),
            text("to_title", "title there"),
            ColumnSchema("is_partial", "flag", "the publisher marks the link as partial; False if it marks none"),
            ColumnSchema("rank", "row", "the publisher's order of a code's links, 1 the main one; none if unranked"),
            category(
                "grade",
                "one_to_one, one_to_many, many_to_one or many_to_many: how many codes each of the two codes is linked "
                "with in its file",
            ),
            *PROVENANCE,
        ),
        ("from_classification", "to_classification", "from_code", "to_code", "from_title"),
    ),
    TableSchema(
        "classifications",
        "Classifications of other countries and of the ILO: codes and titles",
        (
            CLASSIFICATION,
            category("code", "the code, as text"),
            text("title", "title in English"),
            category("level", "major group, sub-major group, minor group, unit group ..."),
            *PROVENANCE,
        ),
        ("classification", "code"),
    ),
    TableSchema(
        "job_titles_abroad",
        "Job titles that belong to a code of another country's classification",
        (
            CLASSIFICATION,
            category("code", "the unit group's code"),
            text("title", "the job title"),
            TITLE_KEY,
            *PROVENANCE,
        ),
        ("classification", "code", "title"),
    ),
)
