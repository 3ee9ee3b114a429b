"""O*NET: what an occupation asks for, with the precision of each rating; tasks only in local tables."""

from __future__ import annotations

from careerbook.core.schema.model import PROVENANCE, ColumnSchema, TableSchema, category, text

ONET_SOC = category("onet_soc_code", "O*NET-SOC 2019 code")
RELEASE = category("release", "release of the O*NET database, e.g. 29.3")
_ELEMENT = (
    category("element_id", "the element's place in the O*NET content model"),
    category("element_name", "the element's name"),
)
_DATED = (
    category("date", "MM/YYYY in which the data were last updated"),
    category("domain_source", "who gave the data: incumbents, experts, analysts, a model"),
)
_FIGURE = (
    ColumnSchema("value", "number", "the figure"),
    category("status", "available, or why there is no figure"),
    category("raw", "the cell's text as published"),
    ColumnSchema("n", "integer", "number of respondents; none where not published"),
    ColumnSchema("standard_error", "number", "standard error of the value; none where not published"),
    ColumnSchema("ci_lower", "number", "lower bound of the 95 % confidence interval; none where not published"),
    ColumnSchema("ci_upper", "number", "upper bound of the 95 % confidence interval; none where not published"),
    ColumnSchema("recommend_suppress", "optional_flag", "the publisher recommends not to show it (low precision)"),
)

TABLES = (
    TableSchema(
        "onet_ratings",
        "Skills, knowledge, work styles, interests and work values of occupations, a rating a row",
        (
            ONET_SOC,
            RELEASE,
            category("domain", "skills, knowledge, work_styles, interests or work_values"),
            *_ELEMENT,
            category("scale_id", "IM importance 1-5, LV level 0-7, OI interest 1-7, EX extent 1-7, IH, VH ranked"),
            *_FIGURE,
            ColumnSchema(
                "not_relevant", "optional_flag", "most respondents called the element not relevant (level scale)"
            ),
            *_DATED,
            *PROVENANCE,
        ),
        ("onet_soc_code", "domain", "release", "element_id", "scale_id"),
    ),
    TableSchema(
        "onet_education",
        "Education, experience and training that respondents say an occupation needs, in percent of them",
        (
            ONET_SOC,
            RELEASE,
            *_ELEMENT,
            category("scale_id", "RL education, RW experience, PT on-site training, OJ on-the-job training, IM"),
            ColumnSchema("category", "integer", "number of the category; none on the scale IM"),
            category("category_name", "the category's name, without its explanation"),
            *_FIGURE,
            *_DATED,
            *PROVENANCE,
        ),
        ("onet_soc_code", "release", "element_id", "scale_id", "category"),
    ),
    TableSchema(
        "onet_categories",
        "Names of the categories of education, experience and training",
        (
            RELEASE,
            category("scale_id", "RL, RW, PT or OJ"),
            ColumnSchema("category", "integer", "number of the category"),
            category("category_name", "the category's name, without its explanation"),
            *PROVENANCE,
        ),
        ("release", "scale_id", "category"),
    ),
    TableSchema(
        "onet_job_zones",
        "Job zone of an occupation: 1 little or no preparation, 5 extensive preparation",
        (ONET_SOC, RELEASE, ColumnSchema("job_zone", "integer", "1 to 5"), *_DATED, *PROVENANCE),
        ("onet_soc_code", "release"),
    ),
    TableSchema(
        "onet_technology",
        "Software that an occupation uses",
        (
            ONET_SOC,
            RELEASE,
            text("example", "name of the software"),
            category("commodity_code", "UNSPSC code of its kind; from release 30.3 on the element's id"),
            category("commodity_title", "name of its kind"),
            ColumnSchema("is_hot", "flag", "often asked for in employers' job postings"),
            ColumnSchema("is_in_demand", "flag", "often asked for in postings for this occupation"),
            *PROVENANCE,
        ),
        ("onet_soc_code", "release", "example", "commodity_code"),
    ),
    TableSchema(
        "onet_tools",
        "Machines, equipment and tools that an occupation uses",
        (
            ONET_SOC,
            RELEASE,
            text("example", "name of the tool"),
            category("commodity_code", "UNSPSC code of its kind"),
            category("commodity_title", "name of its kind"),
            *PROVENANCE,
        ),
        ("onet_soc_code", "release", "example", "commodity_code"),
    ),
    TableSchema(
        "onet_work_activities",
        "Detailed work activities of an occupation, one row a task that belongs to it",
        (
            ONET_SOC,
            RELEASE,
            category("task_id", "the task's number"),
            category("dwa_id", "the detailed work activity's id, in table onet_activities"),
            *_DATED,
            *PROVENANCE,
        ),
        ("onet_soc_code", "release", "dwa_id", "task_id"),
    ),
    TableSchema(
        "onet_activities",
        "Titles of detailed work activities and of the activities that they are part of",
        (
            RELEASE,
            category("dwa_id", "the detailed work activity's id"),
            text("dwa_title", "its title"),
            category("iwa_id", "id of the intermediate work activity"),
            category("iwa_title", "its title; none in text files, which leave it out"),
            category("element_id", "id of the generalised work activity"),
            category("element_name", "its name; none in text files, which leave it out"),
            *PROVENANCE,
        ),
        ("release", "dwa_id"),
    ),
    TableSchema(
        "onet_related",
        "Occupations related to an occupation, in the publisher's order",
        (
            ONET_SOC,
            RELEASE,
            category("related_onet_soc_code", "O*NET-SOC 2019 code of the related occupation"),
            category("tier", "Primary-Short, Primary-Long or Supplemental"),
            ColumnSchema("rank", "integer", "the publisher's order, 1 the closest"),
            *PROVENANCE,
        ),
        ("onet_soc_code", "release", "rank"),
    ),
)

LOCAL_TABLES = (
    TableSchema(
        "onet_tasks",
        "Task statements of an occupation: the publisher's sentences, for the user's own copy only",
        (
            ONET_SOC,
            RELEASE,
            category("task_id", "the task's number"),
            text("task", "the publisher's sentence"),
            category("task_type", "Core or Supplemental; none where not published"),
            ColumnSchema("incumbents_responding", "integer", "number of incumbents asked; none where not published"),
            *_DATED,
            *PROVENANCE,
        ),
        ("onet_soc_code", "release", "task_id"),
    ),
)
