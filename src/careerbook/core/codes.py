"""Classification codes as types, so that one can't be passed for another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, order=True, slots=True)
class Code:
    """A code of a classification; `ValueError` if the text has not the classification's form."""

    text: str
    pattern: ClassVar[str] = r".+"

    def __post_init__(self) -> None:
        if not re.fullmatch(self.pattern, self.text):
            raise ValueError(f"{self.text!r} is not a {type(self).__name__}")

    def __str__(self) -> str:
        return self.text


class SocCode(Code):
    """US Standard Occupational Classification, e.g. 31-9092."""

    __slots__ = ()
    pattern: ClassVar[str] = r"\d\d-\d{4}"

    @property
    def major_group(self) -> SocCode:
        """The major group, e.g. 31-0000."""
        return SocCode(f"{self.text[:2]}-0000")


class IscoCode(Code):
    """ISCO-08, one to four digits, e.g. 3256."""

    __slots__ = ()
    pattern: ClassVar[str] = r"\d{1,4}"

    @property
    def major_group(self) -> IscoCode:
        """The one-digit major group."""
        return IscoCode(self.text[0])


class CountryCode(Code):
    """ISO 3166-1 alpha-3, e.g. DEU."""

    __slots__ = ()
    pattern: ClassVar[str] = r"[A-Z]{3}"
