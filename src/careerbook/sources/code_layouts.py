"""Regular lists of codes and titles: classifications, crosswalks between them, and job titles of O*NET and the SOC."""

from __future__ import annotations

from careerbook.core.catalog import Source
from careerbook.sources.layout import Key, Layout, form
from careerbook.sources.oews import SOC_PATTERN
from careerbook.sources.onet import CODE, ONET_SOC_PATTERN, text_or_none
from careerbook.sources.rows import chosen

SOC_LENGTH = len("31-9092")


def classification(source: Source) -> Layout:
    """`classifications` from a sheet or CSV with a group a row (ISCO-08, NOC 2021, O*NET-SOC).

    Options: classification; columns (headers of code, title and, where there is one, level), levels (the file's names
    for levels -> ours) or level (where all have the same), code_pattern and sheet.
    """
    options = source.options
    levels, columns = options.get("levels", {}), dict(options["columns"])
    level = columns.pop("level", None)
    return Layout(
        "classifications",
        code=columns["code"],
        form=options.get("code_pattern", r"\d+"),
        keys=columns | ({"level": Key(level, lambda text: levels.get(text, text.lower()))} if level else {}),
        about="title",
        constants={"level": options.get("level"), **chosen(source, "classification")},
    )


def crosswalk(source: Source) -> Layout:
    """`crosswalks` from a workbook or CSV with a link a row; what follows the last link are notes.

    Options: from_classification, to_classification, columns (headers of from_code, from_title, to_code, to_title
    and maybe rank), sheet, delimiter (of a text file, if no comma), partial (the column and the sign of a partial
    link), from_code_pattern (its group 1 is the code) and from_code_width (to which leading zeros are put back).
    """
    options, columns = source.options, source.options["columns"]
    from_code, width = form(options.get("from_code_pattern", "(.+)")), options.get("from_code_width", 0)
    keys = {**columns, "from_code": Key(columns["from_code"], lambda text: from_code(text).zfill(width))}
    if "rank" in columns:
        keys["rank"] = Key(columns["rank"], lambda text: int(form(r"(\d+)")(text)))
    if "partial" in options:
        keys["is_partial"] = Key(options["partial"]["column"], options["partial"]["sign"].__eq__)
    return Layout(
        "crosswalks",
        code=columns["to_code"],
        form="(?s).+",
        footer=True,
        keys=keys,
        about="to_code",
        constants={"is_partial": False, "rank": None, **chosen(source, "from_classification", "to_classification")},
    )


def onet_titles(source: Source) -> list[Layout]:
    """`titles` from O*NET's Alternate Titles or Sample of Reported Titles; 'n/a' stands for none.

    Options: kind (of schema `titles`) and columns, the headers whose cells are titles.
    """
    return [
        Layout(
            "titles",
            code=CODE,
            form=ONET_SOC_PATTERN,
            keys={
                "soc_code": Key(CODE, lambda text: text[:SOC_LENGTH]),
                "onet_soc_code": CODE,
                "title": Key(column, text_or_none),
            },
            about="title",
            constants=chosen(source, "kind"),
        )
        for column in source.options["columns"]
    ]


def soc_direct_match(source: Source) -> Layout:
    """The `titles` that belong to exactly one SOC occupation."""
    return Layout(
        "titles",
        code="2018 SOC Code",
        form=SOC_PATTERN,
        keys={"soc_code": "2018 SOC Code", "title": Key("2018 SOC Direct Match Title", text_or_none)},
        about="title",
        constants={"onet_soc_code": None, "kind": "direct_match"},
    )
