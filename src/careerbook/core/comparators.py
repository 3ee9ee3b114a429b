"""The countries that pay is compared with first: `data/comparators.toml`, the one place that lists them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache

from careerbook.core import countries, paths
from careerbook.core.codes import CountryCode
from careerbook.core.errors import DataDamaged, DataMissing, ParameterError


@cache
def configured() -> tuple[CountryCode, ...]:
    """The countries as configured. Raises DataMissing or DataDamaged if the file can't be read or names no country."""
    file = paths.data_dir() / "comparators.toml"
    try:
        return named(tomllib.loads(file.read_text(encoding="utf-8"))["countries"])
    except FileNotFoundError:
        raise DataMissing(f"The list of comparators {file} is missing.", "Restore it from the project.") from None
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DataDamaged(f"The list of comparators {file} can't be read: {error}.", "Correct the file.") from error


def named(codes: Iterable[str]) -> tuple[CountryCode, ...]:
    """The countries, each once. Raises ParameterError for one that the project does not know."""
    listed = list(dict.fromkeys(codes))
    unknown = [code for code in listed if code not in countries.by_code()]
    if unknown:
        message = f"No earnings of {', '.join(map(repr, unknown))} are at hand."
        raise ParameterError(message, "Name countries by ISO alpha-3 code, for example DEU.")
    return tuple(CountryCode(code) for code in listed)
