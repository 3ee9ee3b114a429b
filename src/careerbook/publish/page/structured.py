"""The page in schema.org's words, as JSON-LD: the occupation with its pay, and a dataset for each exhibit.

Every figure in it is the ledger's: `orphans` compares them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from careerbook.publish.package.files import csv_bytes

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


def describe(
    title: str, soc_code: str, ledger: Mapping[str, Entry], datasets: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """The occupation, then the datasets, as one JSON-LD document."""
    graph = [_occupation(title, soc_code, ledger), *(_dataset(one) for one in datasets)]
    return {"@context": "https://schema.org", "@graph": graph}


def _occupation(title: str, soc_code: str, ledger: Mapping[str, Entry]) -> dict[str, Any]:
    education = ledger.get("outlook.entry_education", {}).get("text", "")
    pay = [one for basis in DURATIONS if (one := _pay(basis, ledger))]
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
    ids = {name: f"wage.{basis}.{own}" for name, own in STATISTICS.items()}
    figures = {name: ledger[id]["value"] for name, id in ids.items() if id in ledger}
    known = {name: value for name, value in figures.items() if value is not None}
    if not known:
        return {}
    duration, unit = DURATIONS[basis]
    return {
        "@type": "MonetaryAmountDistribution",
        "name": f"base, {basis}, {ledger[ids[next(iter(known))]]['reference_period']}",
        "currency": "USD",
        "duration": duration,
        "unitText": unit,
        **known,
    }


def _dataset(dataset: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@type": "Dataset",
        "name": dataset["title"],
        "description": f"{dataset['title']}: each figure with its unit, status, label and id in the report's ledger.",
        "isAccessibleForFree": True,
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": f"data/{dataset['name']}.csv",
            "sha256": hashlib.sha256(csv_bytes(dataset)).hexdigest(),
        },
    }


def script(document: Mapping[str, Any]) -> str:
    """The document as text for a script element, which nothing in it can end."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace("<", "\\u003c")
