"""Verdicts on ranks of industries and on codes of classifications."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from careerbook.audit.claims import Claim
from careerbook.audit.official import Official
from careerbook.audit.verdicts import Finding, Verdict, finding, in_words, not_checked
from careerbook.core import slugs
from careerbook.metrics.industries import Industry

_SMALL = {"of", "and", "the", "in", "industry", "industrie", "sector", "service"}
_ALIKE, _UNLIKE = 90, 60  # of 100: titles that are surely one, and surely two
_SHARED = 3  # digits of a code that an industry group shares with its subsector


def industry(claim: Claim, official: Official) -> Finding:
    """The rank of an industry by the occupation's jobs in it, among industries that don't overlap."""
    groups, subsectors = official.industries
    one = _match(claim.said[0], (*groups, *subsectors))
    if one is None:
        return not_checked(claim, "No industry that the wage survey publishes has this name.")
    rank, order = _rank(one, groups, subsectors)
    said = f"By jobs of the occupation it is number {rank}: {in_words(one.employment)}"
    if rank == claim.rank:
        return finding(claim, Verdict.SUPPORTED, f"{said}.", one.employment)
    there = order[(claim.rank or 1) - 1] if claim.rank and claim.rank <= len(order) else None
    holder = f"; number {claim.rank} is {there.title}, {there.employment.text}" if there else ""
    return finding(claim, Verdict.CONTRADICTED, f"{said}{holder}.", one.employment, there.employment if there else None)


def _rank(one: Industry, groups: Sequence[Industry], subsectors: Sequence[Industry]) -> tuple[int, list[Industry]]:
    """The rank among industry groups; where a whole subsector is meant, it takes the place of its groups.

    Hospitals are taken as a whole in any case, as guides and BLS' own Handbook take them.
    """
    whole = {other.code: other for other in subsectors if other.code == one.code or other.title == "Hospitals"}
    if one.code not in whole and one.code[:_SHARED] in {code[:_SHARED] for code in whole}:
        whole = {}
    stems = {code[:_SHARED] for code in whole}
    order = [*whole.values(), *(other for other in groups if other.code[:_SHARED] not in stems)]
    order.sort(key=lambda other: -(other.employment.value or 0))
    return [other.code for other in order].index(one.code) + 1, order


def _match(name: str, known: Sequence[Industry]) -> Industry | None:
    """The industry of that name, whatever the order of its words; else the one that is surely meant, else None."""
    wanted = _tokens(name)
    same = [one for one in known if _tokens(one.title) == wanted]
    if same:
        return same[-1]
    scored = [
        (fuzz.token_sort_ratio(" ".join(sorted(wanted)), " ".join(sorted(_tokens(one.title)))), one) for one in known
    ]
    best = [one for score, one in scored if score >= _ALIKE]
    return best[0] if len(best) == 1 else None


def _tokens(title: str) -> frozenset[str]:
    return frozenset(slugs.key(title.partition(" (")[0]).split(" ")) - _SMALL


def code(claim: Claim, official: Official) -> Finding:
    """A classification's code: whether it exists, and whether it is of the occupation that the guide says."""
    scheme, named = claim.said
    if not official.knows(scheme):
        return not_checked(claim, f"The codes of {scheme} are not at hand.")
    found = official.code_title(scheme, claim.code)
    if found is None:
        return finding(claim, Verdict.CONTRADICTED, f"{scheme} has no code {claim.code}.")
    title, says = found.text, f"{scheme} {claim.code} is '{found.text}'"
    if not named:
        own = scheme == "SOC 2018" and claim.code[:7] == official.career.soc_code
        return finding(claim, Verdict.SUPPORTED, f"{says}.", found) if own else not_checked(claim, f"{says}.", found)
    if _is_alike(named, title):
        return finding(claim, Verdict.SUPPORTED, f"{says}.", found)
    if slugs.key(named) in {slugs.key(one) for one in official.titles_of_code(scheme, claim.code)}:
        return finding(claim, Verdict.SUPPORTED, f"{says}, to which this job title belongs.", found)
    if fuzz.token_set_ratio(slugs.key(named), slugs.key(title)) < _UNLIKE:
        return finding(claim, Verdict.CONTRADICTED, f"{says}.", found)
    return not_checked(claim, f"{says}; whether that is meant can't be told.", found)


def _is_alike(named: str, title: str) -> bool:
    return slugs.key(named) == slugs.key(title) or fuzz.token_sort_ratio(slugs.key(named), slugs.key(title)) >= _ALIKE
