"""Countries as the project names them: `data/countries.csv`, authored here.

ILOSTAT's label, the ISO 3166-1 alpha-3 code, a short English name, and the ISO 4217 code of the currency that
the World Bank's 'local currency unit' means today.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from careerbook.core import paths
from careerbook.core.errors import DataMissing


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166-1 alpha-3 code, names, and ISO 4217 currency."""

    code: str
    name: str
    ilostat_label: str
    currency_code: str


@cache
def by_code() -> Mapping[str, Country]:
    """All countries by ISO alpha-3 code. Raises DataMissing if the project's list is not there."""
    file = paths.data_dir() / "countries.csv"
    try:
        with file.open(encoding="utf-8", newline="") as text:
            rows = [Country(**row) for row in csv.DictReader(text)]
    except FileNotFoundError:
        raise DataMissing(f"The list of countries {file} is missing.", "Restore it from the project.") from None
    return MappingProxyType({country.code: country for country in rows})


@cache
def by_ilostat_label() -> Mapping[str, Country]:
    """All countries by the label that ILOSTAT's files use."""
    return MappingProxyType({country.ilostat_label: country for country in by_code().values()})
