"""The list of careers with its search, and the comparison of a few of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from careerbook.core import slugs
from careerbook.dataset import Careers, Dataset
from careerbook.estimate import Estimate, Label, whole_column
from careerbook.metrics.schooling import ENTRY
from careerbook.site.pages import Site
from careerbook.site.reports import Entry, Report, site_id

_COLUMNS = {
    "jobs": "employment",
    "growth": "outlook.growth_pct",
    "openings": "outlook.openings_annual",
    "education": "outlook.entry_education",
}
# The kinds of titles, the closest to the occupation first; the search trusts those of a kind alike.
_KINDS = ("soc", "direct_match", "onet_alternate", "onet_reported")


def index(site: Site, dataset: Dataset, reports: Sequence[Report]) -> tuple[str, dict[str, Entry]]:
    """The list as a page, and the ledger of its figures."""
    counts = _counts(dataset, reports)
    ledger = {id: entry for report in reports for id, entry in report.ledger().items()} | counts
    groups = _groups(dataset)
    used = {report.soc_code[:2] for report in reports}
    page = site.render(
        "index.html.j2",
        "index.html",
        "Careers: pay and outlook",
        rows=[_row(report, groups) for report in reports],
        counts=counts,
        groups={code: name for code, name in groups.items() if code in used},
        education=ENTRY,
        periods=_periods(reports),
    )
    return page, ledger


def compare(site: Site) -> str:
    """The comparison's page; its script fills it with the careers that the address names."""
    return site.render("compare.html.j2", "compare.html", "Compare careers")


def _row(report: Report, groups: Mapping[str, str]) -> dict[str, Any]:
    """A line of the list: its figures as entries, and what it is sorted and filtered by."""
    ledger = report.ledger()
    ids = {"pay": f"wage.{report.basis}.median"} | _COLUMNS
    entries = {name: ledger.get(site_id(report.slug, id)) for name, id in ids.items()}
    keys = {name: _key(entry) for name, entry in entries.items() if name != "education"}
    return {
        "report": report,
        "group": groups.get(report.soc_code[:2], ""),
        "entries": entries,
        "keys": keys | {"education": entries["education"]["text"] if entries["education"] else ""},
    }


def _key(entry: Entry | None) -> float | str:
    """A figure's number, or its published threshold."""
    if entry is None:
        return ""
    value = entry["value"] if entry["value"] is not None else entry.get("bound")
    return "" if value is None else float(value)


def _groups(dataset: Dataset) -> dict[str, str]:
    """The major groups' names by the first two digits of their codes."""
    rows = dataset.rows("occupations", level="major").sort_values("soc_code")
    pairs = zip(rows["soc_code"], rows["title"], strict=True)
    return {code[:2]: title.removesuffix(" Occupations") for code, title in pairs}


def _periods(reports: Sequence[Report]) -> dict[str, str]:
    """The reference period of each column, as the reports have it; '' where they differ."""
    ids = {"pay": "wage.annual.median"} | _COLUMNS
    periods_of = {
        name: {report.figures[id]["reference_period"] for report in reports if id in report.figures}
        for name, id in ids.items()
    }
    return {name: periods.pop() if len(periods) == 1 else "" for name, periods in periods_of.items()}


def _counts(dataset: Dataset, reports: Sequence[Report]) -> dict[str, Entry]:
    """How many careers the survey has, and how many of them have a report here, each counted from its rows."""
    year = Careers(dataset).latest_year
    rows = dataset.rows(
        "wages", reference_year=year, occupation_group="detailed", measure="employment", statistic="total"
    )
    reported = rows[rows["soc_code"].isin([report.soc_code for report in reports])]
    return {
        id: Estimate(
            id,
            float(len(counted)),
            "occupations",
            label=Label.DERIVED,
            reference_period=f"May {year}",
            cells=whole_column(counted, dataset.sources),
            steps=(step,),
        ).as_dict()
        for id, counted, step in (
            ("site.careers", rows, "occupations counted"),
            ("site.reports", reported, "occupations with a report here counted"),
        )
    }


def titles(dataset: Dataset, reports: Sequence[Report]) -> list[str]:
    """The titles that lead to each report, one per line: its own first, then others after a sign for their kind."""
    rows = Careers(dataset).alternates
    rows = rows.assign(rank=rows["kind"].map(_KINDS.index)).sort_values(["soc_code", "rank", "title"])
    by_code = {
        str(code): list(zip(titles["title"], titles["rank"], strict=True)) for code, titles in rows.groupby("soc_code")
    }
    return [_lines(report, by_code.get(report.soc_code, [])) for report in reports]


def _lines(report: Report, alternates: Sequence[tuple[str, int]]) -> str:
    lines = {slugs.plain(report.title): report.title, "": f"={report.soc_code}"}
    for title, rank in alternates:
        kind = "=" if rank <= _KINDS.index("direct_match") else "~"
        lines.setdefault(slugs.plain(title), kind + " ".join(title.split()))
    return "\n".join(lines.values())


def figures(reports: Sequence[Report]) -> dict[str, Any]:
    """What the comparison shows of each career, by slug: each figure as its ledger has it, with its error."""
    return {
        report.slug: {
            "title": report.title,
            "soc_code": report.soc_code,
            "basis": report.basis,
            "figures": {id: _short(entry) for id, entry in report.figures.items()},
        }
        for report in reports
    }


def _short(entry: Entry) -> dict[str, Any]:
    """An entry without its lineage, which is in the report, and without defaults."""
    kept = {
        "text": entry["text"],
        "value": entry["value"],
        "bound": entry.get("bound"),
        "label": None if entry["label"] == "official" else entry["label"],
        "period": entry["reference_period"] or None,
        "reason": entry.get("reason") or None,
        "error": (entry["error"] or {}).get("confidence_level_pct"),
    }
    return {name: value for name, value in kept.items() if value is not None}
