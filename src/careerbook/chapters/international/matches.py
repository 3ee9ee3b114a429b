"""What the occupation is called in other classifications: by crosswalks, by job titles, by the editors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from careerbook.core import slugs
from careerbook.dataset import curated
from careerbook.metrics import deepest, job_titles, matching
from careerbook.metrics.matching import Grade, Match

if TYPE_CHECKING:
    from careerbook.chapters.international import International

_BY_TITLES = ("UK SOC 2020", "ANZSCO")
_STATCAN = "StatCan 14-10-0417"


def find(section: International) -> Mapping[str, Match]:
    """The occupation's groups, by classification; the editors' choice comes before the computed one."""
    own = components(section)
    isco = matching.isco_groups(own, section.crosswalks)
    found = {"ISCO-08": isco, **_canadian(section, own)}
    found |= {name: _by_job_titles(section, own, name, isco) for name in _BY_TITLES}
    found |= _chosen(section.career.soc_code)
    return {name: match for name, match in found.items() if match}


def components(section: International) -> list[str]:
    """The SOC 2018 codes that the wage survey publishes together as this occupation."""
    links, code = section.crosswalks, section.career.soc_code
    nem = links[(links["from_classification"] == "NEM") & (links["from_code"] == code)]
    return sorted({*nem["to_code"].str[:7], code})


def _canadian(section: International, own: list[str]) -> dict[str, Match | None]:
    noc = matching.noc_groups(own, section.crosswalks)
    if noc is None:
        return {}
    titles = section.dataset.rows("classifications", classification="NOC 2021")
    groups = section.earnings[section.earnings["classification"] == _STATCAN]
    return {"NOC 2021": noc, _STATCAN: deepest.statcan_group(noc, titles, groups)}


def candidates(section: International, classification: str) -> Match | None:
    """Every group that shared job titles point to, where none is clearly the one."""
    own = components(section)
    return _by_job_titles(section, own, classification, section.matches.get("ISCO-08"), job_titles.candidates)


def _by_job_titles(
    section: International,
    own: list[str],
    classification: str,
    isco: Match | None,
    how: Callable[..., Match | None] = job_titles.match,
) -> Match | None:
    dataset, major = section.dataset, isco.code[0] if isco else None
    groups = dataset.rows("classifications", classification=classification)
    groups = groups[groups["code"].str.len() == 4].assign(title_key=lambda frame: frame["title"].map(slugs.key))
    listed = dataset.rows("job_titles_abroad", classification=classification)
    foreign = pd.concat([listed, groups], ignore_index=True)
    return how(own, section.career.title, dataset.rows("titles"), foreign, major)


def _chosen(soc_code: str) -> dict[str, Match | None]:
    chosen = curated.comparators().get(soc_code, {}).values()
    return {
        one.classification: Match(one.classification, one.codes, Grade.NEAR, "chosen by the editors") for one in chosen
    }
