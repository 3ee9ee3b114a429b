"""What a person can do and has: read from a TOML file, or taken from an occupation that they know."""

from __future__ import annotations

import difflib
import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from careerbook.core.errors import ProfileUnreadable
from careerbook.metrics.schooling import ENTRY

_KEYS = ("occupation", "education", "years_experience", "levels")
_REMEDY = "careerbook skills-gap CAREER --new-profile FILE writes one to fill in."
HIGHEST_LEVEL = 7
"""The highest level of O*NET's scale, which begins at zero."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A person: an occupation that they know, education, years of experience, and own levels by element's name."""

    occupation: str = ""
    education: str = ""
    years_experience: float | None = None
    levels: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.education and self.education not in ENTRY:
            message = f"The profile's education {self.education!r} is none of those that BLS names."
            raise ProfileUnreadable(message, f"Choose one of: {'; '.join(ENTRY)}.")
        if self.years_experience is not None and not _within(self.years_experience, math.inf):
            raise ProfileUnreadable("The profile's years_experience must be a number, zero or more.", _REMEDY)
        for name, level in self.levels.items():
            if not _within(level, HIGHEST_LEVEL):
                message = f"The profile's level of {name!r} must be a number from 0 to {HIGHEST_LEVEL}, not {level!r}."
                raise ProfileUnreadable(message, "The scale is O*NET's: docs/tools.md tells of it.")

    @classmethod
    def read(cls, file: Path) -> Profile:
        """The profile in a TOML file. Raises ProfileUnreadable if there is none, or it can't be understood."""
        try:
            entry: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
        except FileNotFoundError:
            raise ProfileUnreadable(f"There is no profile {file}.", _REMEDY) from None
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ProfileUnreadable(f"The profile {file} can't be read: {error}.", _REMEDY) from error
        for name in entry.keys() - set(_KEYS):
            raise ProfileUnreadable(f"The profile {file} has an unknown key {name!r}.", f"Known: {', '.join(_KEYS)}.")
        for name, kind, what in (("occupation", str, "text"), ("education", str, "text"), ("levels", dict, "a table")):
            if not isinstance(entry.get(name, kind()), kind):
                raise ProfileUnreadable(f"The profile's {name} must be {what}.", _REMEDY)
        return cls(**entry)

    def check(self, elements: Iterable[str]) -> None:
        """Raise ProfileUnreadable for a level of something that O*NET does not rate; says what may be meant."""
        names = {name.casefold(): name for name in elements}
        for name in self.levels:
            if name.casefold() not in names:
                near = difflib.get_close_matches(name.casefold(), names, n=3)
                meant = f"Meant may be: {', '.join(names[name] for name in near)}." if near else _REMEDY
                raise ProfileUnreadable(f"O*NET rates no skill or area of knowledge {name!r}.", meant)


def _within(value: object, highest: float) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= highest


def template(title: str, elements: Iterable[tuple[str, float | None]]) -> str:
    """A profile to fill in: the elements that the occupation `title` needs, each with the level that it asks."""
    lines = [
        f"# A profile for `careerbook skills-gap`, with what O*NET rates important for {title.lower()}.",
        "# Take the # away before what you fill in; what is left out counts as not said.",
        "",
        '# occupation = "retail salesperson"   # one that you know: its levels stand for those not given below',
        "# education is one of:",
        *(f'#   "{name}"' for name in ENTRY),
        f'# education = "{ENTRY[1]}"',
        "# years_experience = 2                # in this occupation or one like it",
        "",
        "[levels]                              # your own, from 0 (none) to 7 (the highest)",
        *(f'# "{name}" = {asked:.1f}' for name, asked in elements if asked is not None),
    ]
    return "\n".join(lines) + "\n"
