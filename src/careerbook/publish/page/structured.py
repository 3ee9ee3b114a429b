"""The page in schema.org's words, as JSON-LD: the occupation with its pay, and a dataset for each exhibit.

Every figure in it is the ledger's: `orphans` compares them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from careerbook.publish.package.resources import Resource

Entry = Mapping[str, Any]

STATISTICS = {
    "percentile10": "p10",
    "percentile25": "p25",
    "median": "median",
    "percentile75": "p75",
    "percentile90": "p90",
}
"""schema.org's names of the statistics, and the ledger's."""

DURATIONS = {"annual": ("P1Y", "YEAR"), "hourly": ("PT1H", "HOUR")}


def describe(title: str, soc_code: str, ledger: Mapping[str, Entry], resources: Iterable[Resource]) -> dict[str, Any]:
    """The occupation, then the data behind its exhibits, as one JSON-LD document."""
    graph = [_occupation(title, soc_code, ledger), *map(_dataset, resources)]
    return {"@context": "https://schema.org", "@graph": graph}


def _occupation(title: str, soc_code: str, ledger: Mapping[str, Entry]) -> dict[str, Any]:
    education = ledger.get("outlook.entry_education", {}).get("text", "")
    pay = list(filter(None, (_pay(basis, ledger) for basis in DURATIONS)))
    return {
        "@type": "Occupation",
        "name": title,
        "occupationalCategory": {
            "@type": "CategoryCode",
            "codeValue": soc_code,
            "inCodeSet": {"@type": "CategoryCodeSet", "name": "Standard Occupational Classification 2018"},
        },
        "occupationLocation": {"@type": "Country", "name": "US"},
        **({"estimatedSalary": pay} if pay else {}),
        **({"educationRequirements": education} if education else {}),
    }


def _pay(basis: str, ledger: Mapping[str, Entry]) -> dict[str, Any]:
    """The distribution of annual or hourly pay; nothing if no statistic is published as a plain figure."""
    ids = {name: f"wage.{basis}.{statistic}" for name, statistic in STATISTICS.items()}
    values = {name: ledger[id]["value"] for name, id in ids.items() if id in ledger}
    figures = {name: value for name, value in values.items() if value is not None}
    if not figures:
        return {}
    duration, unit = DURATIONS[basis]
    return {
        "@type": "MonetaryAmountDistribution",
        "name": f"base, {basis}, {ledger[ids[next(iter(figures))]]['reference_period']}",
        "currency": "USD",
        "duration": duration,
        "unitText": unit,
        **figures,
    }


def _dataset(resource: Resource) -> dict[str, Any]:
    return {
        "@type": "Dataset",
        "name": resource.title,
        "description": f"{resource.title}: each figure with its unit, status, label and id in the report's ledger.",
        "isAccessibleForFree": True,
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": resource.path,
            "sha256": resource.sha256,
        },
    }


def script(document: Mapping[str, Any]) -> str:
    """The document as text for a script element, which nothing in it can end."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace("<", "\\u003c")
