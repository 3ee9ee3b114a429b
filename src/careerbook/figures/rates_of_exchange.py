"""Exchange rates and purchasing power parities: the same for every career."""

from __future__ import annotations

from careerbook.core import countries
from careerbook.dataset import Dataset, shared
from careerbook.metrics.rates import EXCHANGE, PPP, Rates


@shared
def rates(dataset: Dataset) -> Rates:
    """The World Bank's rates of every country and year."""
    currencies = {code: country.currency_code for code, country in countries.by_code().items()}
    rows = dataset.rows("price_series", series=[EXCHANGE, PPP])
    return Rates(rows, currencies, dataset.sources)
