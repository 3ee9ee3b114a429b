"""Classification codes as types, so that a type checker tells one from another."""

from __future__ import annotations

import re
from typing import ClassVar, Self


class Code(str):
    """A code of a classification: text that has its form. Raises ValueError for any other text."""

    __slots__ = ()
    pattern: ClassVar[str] = r".+"

    def __new__(cls, text: str) -> Self:
        """The code that the text is."""
        if not re.fullmatch(cls.pattern, text):
            raise ValueError(f"{text!r} is not a {cls.__name__}")
        return super().__new__(cls, text)


class SocCode(Code):
    """US Standard Occupational Classification, e.g. 31-9092."""

    __slots__ = ()
    pattern: ClassVar[str] = r"\d\d-\d{4}"

    @property
    def major_group(self) -> SocCode:
        """The major group, e.g. 31-0000."""
        return SocCode(f"{self[:2]}-0000")


class IscoCode(Code):
    """ISCO-08, one to four digits, e.g. 3256."""

    __slots__ = ()
    pattern: ClassVar[str] = r"\d{1,4}"

    @property
    def major_group(self) -> IscoCode:
        """The one-digit major group."""
        return IscoCode(self[0])


class CountryCode(Code):
    """ISO 3166-1 alpha-3, e.g. DEU."""

    __slots__ = ()
    pattern: ClassVar[str] = r"[A-Z]{3}"
