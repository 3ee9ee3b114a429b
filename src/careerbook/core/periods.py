"""When the figures of a source are of: the end of its reference period, read from the catalog's words."""

from __future__ import annotations

import calendar
import re
from datetime import date

from careerbook.core.catalog import Source

_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_DATE = re.compile(
    r"(?<![\d.])(?:"
    rf"(?:(?P<day>\d{{1,2}}) )?(?P<name>{'|'.join(_MONTHS)}) (?P<named_year>(?:19|20)\d\d)"
    r"|(?P<year>(?:19|20)\d\d)(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<iso_day>\d\d))?)?"
    r")(?![\d-])"
)


def as_of(source: Source, today: date = date.max) -> date | None:
    """The last day that the figures are of; of projections the base year's. None if the catalog names no time.

    A period that reaches beyond `today` is projected: then the latest time before that counts.
    """
    base_year = source.options.get("base_year")
    if base_year:
        return date(int(base_year), 12, 31)
    return last_day(source.reference_period, today) or last_day(source.vintage, today)


def last_day(text: str, today: date = date.max) -> date | None:
    """The last day of the latest time, up to `today`, that a text names: '1960 to 2024' -> 31 December 2024."""
    days = (_last_day(match) for match in _DATE.finditer(text))
    return max((day for day in days if day <= today), default=None)


def _last_day(match: re.Match[str]) -> date:
    year = int(match["year"] or match["named_year"])
    month = _MONTHS[match["name"]] if match["name"] else int(match["month"] or 12)
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(int(match["day"] or match["iso_day"] or last) or last, last))


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to a later one; 0 if it is not later."""
    months = 12 * (later.year - earlier.year) + later.month - earlier.month
    return max(0, months - (later.day < earlier.day and later.day < calendar.monthrange(later.year, later.month)[1]))
