"""Regular files on work: earnings in Canada, Australia and Norway, Canada's outlook, OECD wages, exposure to AI."""

from __future__ import annotations

import re
from dataclasses import replace

from careerbook.core.catalog import Source
from careerbook.sources.cells import Notation
from careerbook.sources.layout import FigureColumn, Key, Layout, by_year, form, term
from careerbook.sources.rows import PAY, chosen, earnings

JOB_BANK_NOTATION = Notation({"N/A": "not_released", "NA": "not_released"}, blank="not_released")
JOB_BANK_STATISTICS = {
    "Low_Wage_Salaire_Minium": "low",  # the publisher's spelling
    "Quartile1_Wage_Salaire_Quartile1": "q1",
    "Median_Wage_Salaire_Median": "median",
    "Average_Wage_Salaire_Moyen": "mean",
    "Quartile3_Wage_Salaire_Quartile3": "q3",
    "High_Wage_Salaire_Maximal": "high",
}
JSA_NOTATION = Notation({"N/A": "not_released"})
JSA_LEVELS = {4: "unit group", 6: "occupation"}
SSB_NOTATION = Notation({":": "suppressed", ".": "not_applicable", "..": "missing"})
COPS_CONDITIONS = ("recent_conditions", "future_conditions")  # 'Balance', 'Moderate risk of shortage' ...
# What makes a row of the OECD's comparable with the others: column -> the only code that is read.
OECD_CODES = {"UNIT_MEASURE": "USD_PPP", "PAY_PERIOD": "A", "PRICE_BASE": "Q", "OBS_STATUS": "A", "UNIT_MULT": "0"}


def job_bank(source: Source) -> Layout:
    """`earnings_abroad`: Canada's Job Bank, hourly (some yearly) wages by NOC 2021; national rows only.

    Options: classification; reference_year, of rows without figures, which don't say their own.
    """

    def dated(text: str) -> str:
        return text if re.search(r"\d{4}$", text) else str(source.options["reference_year"])

    return Layout(
        "earnings_abroad",
        code="NOC_CNP",
        form=r"NOC_\d{5}",
        keys={
            "occupation_code": Key("NOC_CNP", form(r"NOC_(\d{5})")),
            "occupation_title": "NOC_Title_eng",
            "pay_period": Key("Annual_Wage_Flag_Salaire_annuel", term({"1": "year", "0": "hour"}, "pay period")),
            "reference_year": Key("Reference_Period", lambda text: int(dated(text)[-4:])),
            "reference_period": Key("Reference_Period", dated),
        },
        only={"prov": "NAT", "ER_Code_Code_RE": "ER00"},
        figures=[FigureColumn(header, "earnings", name, PAY) for header, name in JOB_BANK_STATISTICS.items()],
        notation=JOB_BANK_NOTATION,
        constants=earnings(source, "CAN"),
    )


def jsa_profiles(source: Source) -> list[Layout]:
    """Australia's occupation profiles: `earnings_abroad`, `classifications`, 6-digit titles as `job_titles_abroad`.

    Options: classification, sheet, reference_year.
    """
    code, title = "ANZSCO Code", "Occupation"
    periods = {"Median full-time earnings per week ($)": "week", "Median full-time hourly earnings ($)": "hour"}
    pay = Layout(
        "earnings_abroad",
        code=code,
        form=r"\d{4}(\d\d)?",
        keys={"occupation_code": code, "occupation_title": title},
        figures=[
            FigureColumn(header, "earnings", "median", PAY, also={"pay_period": period})
            for header, period in periods.items()
        ],
        notation=JSA_NOTATION,
        constants=earnings(source, "AUS", basis="full-time"),
    )
    groups = replace(
        pay,
        table="classifications",
        keys={"code": code, "title": title, "level": Key(code, lambda text: JSA_LEVELS[len(text)])},
        about="title",
        constants=chosen(source, "classification"),
    )
    unit_group = Key(code, form(r"(\d{4})\d\d"))
    titles = replace(
        groups, table="job_titles_abroad", only={code: r"\d{6}"}, keys={"code": unit_group, "title": title}
    )
    return [pay, groups, titles]


def ssb_earnings(source: Source) -> Layout:
    """`earnings_abroad`: Norway's monthly earnings by STYRK-08 (whose unit groups are ISCO-08's), mean and median.

    Both sexes and all sectors together. Options: classification, reference_year.
    """
    statistics = {"Gjennomsnitt": "mean", "Median": "median"}
    return Layout(
        "earnings_abroad",
        code="yrke",
        form=r"\d{4} .+",
        keys={
            "occupation_code": Key("yrke", form(r"(\d{4}) .+")),
            "occupation_title": Key("yrke", form(r"\d{4} (.+)")),
            "statistic": Key("statistikkmål", term(statistics, "statistic that is known")),
        },
        figures=[FigureColumn(f"Månedslønn (kr) {source.options['reference_year']}", "earnings", unit=PAY)],
        notation=SSB_NOTATION,
        constants=earnings(source, "NOR", pay_period="month"),
    )


def cops(source: Source) -> Layout:
    """`outlook_abroad`: Canada's projections; codes as published: 00000 is all, TEER_0 and NOC1_1 are aggregates.

    Options: classification, and either measure (the file has a column a year) or columns, each header with its
    measure and the period that it is of. The summary prints employment and conditions again: other files' figures.
    """
    options = source.options
    return Layout(
        "outlook_abroad",
        code="Code",
        form=r"\d{5}|TEER_\d|NOC1_\d",
        keys={
            "occupation_code": "Code",
            # 'TEER 0: Management occupations': the rule that follows an aggregate's name is left out.
            "occupation_title": Key(
                ("Occupation Name", "Occupation_Name"), lambda text: re.sub(r"^(TEER \d): .*", r"\1", text)
            ),
        },
        figures=by_year("period", measure=options["measure"], unit="persons")
        if "measure" in options
        else [_cops_column(header, **column) for header, column in options["columns"].items()],
        notation=Notation({"N/A": "not_applicable", "N/D": "not_applicable"}),
        constants={"country_code": "CAN", "vintage": source.vintage, **chosen(source, "classification")},
    )


def _cops_column(header: str, measure: str, period: str) -> FigureColumn:
    is_category = measure in COPS_CONDITIONS
    unit = "category" if is_category else "persons"
    return FigureColumn(header, measure, unit=unit, is_category=is_category, also={"period": period})


def oecd_average_wages(source: Source) -> Layout:
    """`labour_indicators`: average annual wages, a row an area and year; the note has the year of the prices.

    Options: indicator (the dataflow's code), measure, statistic.
    """
    options = source.options
    unit = "USD PPP, constant prices, per year"
    return Layout(
        "labour_indicators",
        code="TIME_PERIOD",
        form=r"\d{4}",
        keys={
            "country_code": "REF_AREA",
            "period": "TIME_PERIOD",
            "reference_period": "TIME_PERIOD",
            "note": Key("BASE_PER", lambda year: f"prices of {year}" if year else ""),
        },
        must=OECD_CODES,
        figures=[FigureColumn("OBS_VALUE", options["measure"], options["statistic"], unit)],
        constants={"sex": "total", "indicator": options["indicator"]},
    )


def exposure_index(source: Source) -> Layout:
    """`exposure`: what AI, software or telework could do to an occupation, each score as the authors give it.

    Options: index, edition, classification, columns (headers of code and title), scores (header -> measure and
    unit), and where needed sheet and blank (the status of an empty score; without it an empty score is left out).
    """
    options = source.options
    columns, scores = options["columns"], options["scores"].items()
    return Layout(
        "exposure",
        code=columns["code"],
        form=r"\d\d-\d{4}(\.\d\d)?",
        keys={"occupation_code": columns["code"], "occupation_title": columns["title"]},
        figures=[FigureColumn(header, statistic="score", **score) for header, score in scores],
        notation=Notation(blank=options.get("blank")),
        constants={"index_name": options["index"], **chosen(source, "edition", "classification")},
    )
