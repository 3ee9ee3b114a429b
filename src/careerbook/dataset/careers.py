"""Find the occupation that a person means by a slug, a SOC code, a title or an alternate title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from careerbook.core import slugs
from careerbook.core.codes import SocCode
from careerbook.core.errors import GoneFromWages, NotSurveyedAlone, NoWages, ProjectedOnly, UnknownCareer
from careerbook.dataset.reads import shared
from careerbook.dataset.store import Dataset


@dataclass(frozen=True, slots=True)
class Career:
    """A detailed occupation of the wage survey's latest year."""

    soc_code: SocCode
    title: str
    slug: str


class Careers:
    """All careers that a report can be made of, and the names they answer to."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    def __iter__(self) -> Iterator[Career]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    @property
    def _detailed(self) -> pd.DataFrame:
        return _detailed(self._dataset)

    @property
    def latest_year(self) -> int:
        """The latest year of the wage survey."""
        return _latest_year(self._dataset)

    @property
    def _by_code(self) -> dict[str, Career]:
        return _by_code(self._dataset)

    @cached_property
    def _by_own_name(self) -> dict[str, Career]:
        names = {slugs.key(career.slug): career for career in self}
        return names | {slugs.key(career.title): career for career in self}

    @cached_property
    def alternates(self) -> pd.DataFrame:
        """The job titles that lead to each career: soc_code, title, title_key, kind."""
        titles = self._dataset.rows("titles", columns=("soc_code", "title", "title_key", "kind"))
        survey_codes = self._own_code
        titles = titles.assign(soc_code=titles["soc_code"].map(lambda code: survey_codes.get(code, code)))
        return titles[titles["soc_code"].isin(self._by_code)].drop_duplicates()

    @cached_property
    def _own_code(self) -> dict[str, str]:
        """SOC codes that the survey publishes only together, to the code it publishes them under."""
        links = self._dataset.rows("crosswalks", from_classification="NEM")
        pairs = zip(links["to_code"].str[:7], links["from_code"], strict=True)
        return {soc: nem for soc, nem in pairs if soc != nem and soc not in self._by_code}

    def find(self, name: str) -> Career:
        """The career that `name` means: a slug, a SOC or O*NET-SOC code, a title or an alternate title.

        Raises UnknownCareer with the nearest candidates if none or several answer to it, and GoneFromWages,
        ProjectedOnly or NotSurveyedAlone for a SOC code that has no wage figures of its own.
        """
        if not name.strip():
            raise UnknownCareer("No career is named.", _CHOOSE)
        if len(name) > _LONGEST_NAME:
            raise UnknownCareer(f"No occupation answers to a name of {len(name):,} letters.", _CHOOSE)
        code = re.fullmatch(r"\s*(\d\d)-?(\d{4})(?:\.\d\d)?\s*", name)
        if code:
            return self._find_code(f"{code[1]}-{code[2]}")
        key = slugs.key(name)
        if key in self._by_own_name:
            return self._by_own_name[key]
        return self._find_alternate(name, key)

    def _find_alternate(self, name: str, key: str) -> Career:
        hits = self.alternates[self.alternates["title_key"] == key]
        direct = hits[hits["kind"] == "direct_match"]["soc_code"].unique()
        codes = sorted(direct if len(direct) else hits["soc_code"].unique())
        if len(codes) == 1 and (len(direct) or not self._is_too_general(key)):
            return self._by_code[codes[0]]
        if len(codes) > 1:
            raise UnknownCareer(f"{name!r} is a title of {len(codes)} occupations: {self._list(codes)}.", _CHOOSE)
        self._refuse_without_wages(key)
        nearest = self._nearest(key)
        raise UnknownCareer(f"No occupation answers to {name!r}; nearest: {self._list(nearest)}.", _CHOOSE)

    def _is_too_general(self, key: str) -> bool:
        """True for a single word, such as supervisor, that the own titles of several occupations have in them."""
        return " " not in key and sum(key in name.split(" ") for name in self._by_own_name) > 2

    def _nearest(self, key: str, count: int = 5) -> list[str]:
        from rapidfuzz import fuzz, process  # only for a name that nothing answers to

        titles = self.alternates
        titled = pd.DataFrame(
            [(key, career.soc_code) for key, career in self._by_own_name.items()], columns=["title_key", "soc_code"]
        )
        names = pd.concat([titled, titles[["title_key", "soc_code"]].drop_duplicates()], ignore_index=True)
        hits = process.extract(key, names["title_key"].tolist(), scorer=fuzz.token_sort_ratio, limit=40)
        return list(dict.fromkeys(names["soc_code"].iloc[index] for _, _, index in hits))[:count]

    def _list(self, codes: list[str]) -> str:
        shown = [f"{self._by_code[code].slug} ({code})" for code in codes[:6]]
        return ", ".join(shown) + (", ..." if len(codes) > 6 else "")

    def _find_code(self, code: str) -> Career:
        if code in self._by_code:
            return self._by_code[code]
        if code in self._own_code:
            together = self._by_code[self._own_code[code]]
            raise NotSurveyedAlone(
                f"The wage survey publishes {code} only together with others, as {together.soc_code} {together.title}.",
                f"Ask for {together.slug}.",
            )
        self._refuse_code_without_wages(code)
        if len(self._dataset.rows("occupations", soc_code=code, level="detailed")):
            raise NoWages(
                f"No survey at hand covers {code}; the wage survey leaves out the armed forces and private households.",
                "Ask for an occupation that it covers; `careerbook careers` lists them.",
            )
        near = sorted(self._by_code, key=lambda other: (other[:2] != code[:2], abs(int(other[3:]) - int(code[3:]))))
        raise UnknownCareer(f"No occupation has the SOC code {code}; nearest: {self._list(near[:5])}.", _CHOOSE)

    def _refuse_without_wages(self, key: str) -> None:
        occupations = self._dataset.rows("occupations", level="detailed")
        for code in occupations[occupations["title"].map(slugs.key) == key]["soc_code"]:
            self._find_code(str(code))

    def _refuse_code_without_wages(self, code: str) -> None:
        years = self._detailed[self._detailed["soc_code"] == code]["reference_year"]
        if len(years):
            raise GoneFromWages(
                f"The wage survey no longer publishes {code}: its last year there is {years.max()}.",
                "Ask for an occupation that it still publishes; `careerbook careers` lists them.",
            )
        projected = self._dataset.rows("projections", soc_code=code, occupation_type="Line item")
        if len(projected):
            title = projected["occupation_title"].iloc[-1]
            raise ProjectedOnly(
                f"Only the employment projections have {code} {title}; the wage survey does not cover it.",
                "Ask for an occupation that both cover; `careerbook careers` lists them.",
            )


_LONGEST_NAME = 200
_CHOOSE = "Name one by its slug or SOC code; `careerbook careers` lists all."


@shared
def _detailed(dataset: Dataset) -> pd.DataFrame:
    """Every detailed occupation that the wage survey has counted, by year."""
    return dataset.rows(
        "wages",
        columns=("soc_code", "occupation_title", "reference_year"),
        occupation_group="detailed",
        measure="employment",
        statistic="total",
    )


@shared
def _latest_year(dataset: Dataset) -> int:
    return int(_detailed(dataset)["reference_year"].max())


@shared
def _by_code(dataset: Dataset) -> dict[str, Career]:
    detailed = _detailed(dataset)
    latest = detailed[detailed["reference_year"] == _latest_year(dataset)].sort_values("soc_code")
    pairs = zip(latest["soc_code"], latest["occupation_title"], strict=True)
    return {code: Career(SocCode(code), title, slugs.slug(title)) for code, title in pairs}
