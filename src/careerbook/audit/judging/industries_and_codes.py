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
    match = _match(claim.terms[0], (*groups, *subsectors))
    if match is None:
        return not_checked(claim, "No industry that the wage survey publishes has this name.")
    order = _order(match, groups, subsectors)
    rank = [each.code for each in order].index(match.code) + 1
    sentence = f"By jobs of the occupation it is number {rank}: {in_words(match.employment)}"
    if rank == claim.rank:
        return finding(claim, Verdict.SUPPORTED, f"{sentence}.", match.employment)
    if not claim.rank or claim.rank > len(order):
        return finding(claim, Verdict.CONTRADICTED, f"{sentence}.", match.employment)
    holder = order[claim.rank - 1]
    sentence += f"; number {claim.rank} is {holder.title}, {holder.employment.text}."
    return finding(claim, Verdict.CONTRADICTED, sentence, match.employment, holder.employment)


def _order(match: Industry, groups: Sequence[Industry], subsectors: Sequence[Industry]) -> list[Industry]:
    """The industry groups by jobs; where a whole subsector is meant, it takes the place of its groups.

    Hospitals are taken as a whole in any case, as guides and BLS' own Handbook take them.
    """
    whole = {other.code: other for other in subsectors if other.code == match.code or other.title == "Hospitals"}
    if match.code not in whole and match.code[:_SHARED] in {code[:_SHARED] for code in whole}:
        whole = {}
    stems = {code[:_SHARED] for code in whole}
    order = [*whole.values(), *(other for other in groups if other.code[:_SHARED] not in stems)]
    return sorted(order, key=lambda other: -(other.employment.value or 0))


def _match(name: str, industries: Sequence[Industry]) -> Industry | None:
    """The industry with that name, in any order of words; else the only one with a similar name, else None."""
    wanted, words = _words(name), [_words(each.title) for each in industries]
    same = [each for each, of_title in zip(industries, words, strict=True) if of_title == wanted]
    if same:
        return same[-1]
    text = " ".join(sorted(wanted))
    scores = [fuzz.token_sort_ratio(text, " ".join(sorted(of_title))) for of_title in words]
    best = [each for each, score in zip(industries, scores, strict=True) if score >= _ALIKE]
    return best[0] if len(best) == 1 else None


def _words(title: str) -> frozenset[str]:
    return frozenset(slugs.key(title.partition(" (")[0]).split(" ")) - _SMALL


def code(claim: Claim, official: Official) -> Finding:
    """A classification's code: whether it exists, and whether it belongs to the occupation that the guide names."""
    scheme, name = claim.terms
    if not official.has_titles(scheme):
        return not_checked(claim, f"The codes of {scheme} are not at hand.")
    title = official.code_title(scheme, claim.code)
    if title is None:
        return finding(claim, Verdict.CONTRADICTED, f"{scheme} has no code {claim.code}.")
    sentence, key, title_key = f"{scheme} {claim.code} is '{title.text}'", slugs.key(name), slugs.key(title.text)
    if name:
        fits = key == title_key or fuzz.token_sort_ratio(key, title_key) >= _ALIKE
    else:
        fits = scheme == "SOC 2018" and claim.code[:7] == official.case.soc_code
    if fits:
        return finding(claim, Verdict.SUPPORTED, f"{sentence}.", title)
    if not name:
        return not_checked(claim, f"{sentence}.", title)
    if key in {slugs.key(each) for each in official.titles_of_code(scheme, claim.code)}:
        return finding(claim, Verdict.SUPPORTED, f"{sentence}, to which this job title belongs.", title)
    if fuzz.token_set_ratio(key, title_key) < _UNLIKE:
        return finding(claim, Verdict.CONTRADICTED, f"{sentence}.", title)
    return not_checked(claim, f"{sentence}; whether that is meant can't be told.", title)
