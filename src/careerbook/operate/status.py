"""What each source is and how old: vintage, rows, licence, age, newer vintages, and the sections it feeds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from careerbook.core import schema
from careerbook.core.catalog import Source
from careerbook.core.periods import as_of, months_between
from careerbook.dataset.store import Dataset

SALARY, OUTLOOK, INTERNATIONAL, GUIDE = "salary", "outlook", "international", "guide"
# Which sections read each table, and with a slash one series or link of it; LATEST has what only the newest vintage
# feeds. A test compares it with what the sections really read. A table that is not named feeds none.
SECTIONS_OF: Mapping[str, tuple[str, ...]] = {
    "classifications": (INTERNATIONAL,),
    "crosswalks": (INTERNATIONAL, GUIDE),
    "cps_workers": (SALARY, GUIDE),
    "crosswalks/SOC 2010 to SOC 2018": (SALARY, OUTLOOK, GUIDE),
    "earnings_abroad": (INTERNATIONAL,),
    "education_attainment": (GUIDE,),
    "exposure": (OUTLOOK, GUIDE),
    "job_titles_abroad": (INTERNATIONAL,),
    "labour_indicators": (SALARY,),
    "onet_activities": (GUIDE,),
    "onet_education": (GUIDE,),
    "onet_job_zones": (SALARY, GUIDE),
    "onet_ratings": (GUIDE,),
    "onet_related": (SALARY, GUIDE),
    "onet_technology": (GUIDE,),
    "onet_tools": (GUIDE,),
    "onet_work_activities": (GUIDE,),
    "outlook_abroad": (INTERNATIONAL,),
    "price_series/cpi_u": (SALARY,),
    "price_series/exchange_rate_lcu_per_usd": (SALARY, INTERNATIONAL),
    "price_series/ppp_private_consumption": (SALARY, INTERNATIONAL),
    "projections": (OUTLOOK,),
    "regional_prices": (SALARY, OUTLOOK),
    "titles": (INTERNATIONAL, GUIDE),
    "visa_going_rates": (INTERNATIONAL,),
    "wages": (SALARY, OUTLOOK, GUIDE),
    "wages_by_area": (SALARY, OUTLOOK),
    "wages_by_industry": (SALARY, OUTLOOK),
}
LATEST: Mapping[str, tuple[str, ...]] = {"projections": (SALARY, INTERNATIONAL, GUIDE), "wages": (INTERNATIONAL,)}


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """One source. `rows` counts them by table; `age_months` is None where the catalog names no time.

    `newer` says what is known of a newer vintage, empty if nothing is.
    """

    id: str
    publisher: str
    title: str
    vintage: str
    reference_period: str
    rows: Mapping[str, int]
    licence: str
    status: str
    age_months: int | None
    newer: str
    sections: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The status as JSON."""
        return asdict(self)

    @property
    def age(self) -> str:
        """'1 y 6 m'; empty where it is not known."""
        if self.age_months is None:
            return ""
        years, months = divmod(self.age_months, 12)
        return " ".join(filter(None, (f"{years} y" if years else "", f"{months} m" if months or not years else "")))


def statuses(dataset: Dataset, today: date) -> list[SourceStatus]:
    """Every source of the catalog, in its order. Raises DataMissing or DataDamaged if a table can't be read."""
    rows = source_rows(dataset)
    read = {id: source for id, source in dataset.sources.items() if id in rows}
    return [_status(source, rows.get(source.id, {}), read, today) for source in dataset.sources.values()]


def source_rows(dataset: Dataset) -> dict[str, dict[str, int]]:
    """The number of rows that each source has in each table, by source id."""
    rows: dict[str, dict[str, int]] = {}
    for table in schema.TABLES:
        for id, count in dataset.count(table, "source_id").items():
            rows.setdefault(id, {})[table] = count
    return rows


def _status(source: Source, rows: Mapping[str, int], sources: Mapping[str, Source], today: date) -> SourceStatus:
    end = as_of(source, today)
    return SourceStatus(
        id=source.id,
        publisher=source.publisher,
        title=source.title,
        vintage=source.vintage,
        reference_period=source.reference_period,
        rows=rows,
        licence=source.licence,
        status=source.status if rows else f"{source.status}, not here",
        age_months=None if end is None else months_between(end, today),
        newer=newer(source, sources, today),
        sections=sections_fed(source, rows, is_newest=newest(source, sources).id == source.id),
    )


def sections_fed(source: Source, tables: Iterable[str], is_newest: bool) -> tuple[str, ...]:
    """The sections that read the source's rows in these tables, in the report's order."""
    fed = {section for table in tables for section in SECTIONS_OF.get(table, ())}
    options = source.options
    part = options.get("series") or f"{options.get('from_classification')} to {options.get('to_classification')}"
    fed |= {section for table in tables for section in SECTIONS_OF.get(f"{table}/{part}", ())}
    if is_newest:
        fed |= {section for table in tables for section in LATEST.get(table, ())}
    return tuple(section for section in (SALARY, OUTLOOK, INTERNATIONAL, GUIDE) if section in fed)


def newer(source: Source, sources: Mapping[str, Source], today: date) -> str:
    """What is known of a newer vintage: one in the catalog, one that exists elsewhere, or one announced."""
    latest = newest(source, sources)
    if latest.id != source.id:
        return f"{latest.vintage}, here as {latest.id}"
    if source.replaced_by in sources:
        return f"{sources[source.replaced_by].vintage}, here as {source.replaced_by}"
    if source.newer_vintage:
        return f"{source.newer_vintage}, not here"
    if source.next_release:
        due = date.fromisoformat(source.next_release) <= today
        return f"was due {source.next_release}" if due else f"due {source.next_release}"
    return ""


def newest(source: Source, sources: Mapping[str, Source]) -> Source:
    """The newest vintage in the catalog of the dataset that the source is a vintage of; it may be itself."""
    vintages = [other for other in sources.values() if dataset_key(other) == dataset_key(source)]
    return max(vintages, key=lambda vintage: as_of(vintage) or date.min, default=source)


def dataset_key(source: Source) -> tuple[str, ...]:
    """What the vintages of one dataset have in common."""
    options = source.options
    return (
        source.publisher,
        source.title,
        *(str(options.get(name, "")) for name in ("series", "kind", "country_code")),
    )
