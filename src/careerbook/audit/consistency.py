"""Contradictions within a guide: claims that can't both be true, regardless of the official figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from careerbook.audit import patterns
from careerbook.audit.claims import Claim, Kind
from careerbook.audit.official import Official
from careerbook.audit.passages import Kind as Form
from careerbook.audit.quantities import Quantity
from careerbook.audit.subjects import AUDITED
from careerbook.audit.verdicts import Finding, Verdict
from careerbook.estimate import Estimate

_FEWEST_ROWS = 3
_YEARLY = 10_000  # US dollars: less is no year's pay


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims of one guide that contradict each other; `official` has the figures that show which may be right."""

    kind: str
    claims: tuple[Claim, ...]
    sentence: str
    official: tuple[Estimate, ...] = ()

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the claims."""
        return tuple(dict.fromkeys(claim.line for claim in self.claims))


def find(findings: Sequence[Finding], official: Official) -> list[Conflict]:
    """All contradictions, in the order of the guide's lines.

    Medians and entry pay are compared only where the claims could be placed.
    """
    claims = [each.claim for each in findings]
    placed = [each.claim for each in findings if each.verdict is not Verdict.NOT_CHECKED]
    conflicts = [
        *_two_rates(claims),
        *_jobs_and_rate(claims, official),
        *_entry_above_median(placed),
        *_two_medians(placed),
        *_rates_of_exchange(claims),
        *_means_at_one_distance(claims),
    ]
    return sorted(conflicts, key=lambda conflict: conflict.lines)


def _at_home(claims: Sequence[Claim], kind: Kind) -> list[Claim]:
    """The claims of a kind about the audited occupation at home."""
    return [claim for claim in claims if claim.kind is kind and claim.who == AUDITED and claim.is_at_home]


def _differ(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers differ beyond the places they are written to."""
    apart = max(first.low, second.low) - min(first.high, second.high)
    return apart > first.tolerance + second.tolerance + 1e-9


def _two_rates(claims: Sequence[Claim]) -> Iterator[Conflict]:
    by_span = defaultdict(list)
    for claim in _at_home(claims, Kind.GROWTH):
        if claim.span:
            by_span[claim.span].append(claim)
    for span, rates in by_span.items():
        pairs = [pair for pair in combinations(rates, 2) if _differ(pair[0].number, pair[1].number)]
        if pairs:
            together = tuple(claim for claim in rates if any(claim in pair for pair in pairs))
            listed = " and ".join(dict.fromkeys(f"{claim.number.low:g}%" for claim in together))
            sentence = f"Growth over {span[0]}–{span[1]} is given as {listed}."
            yield Conflict("two rates for one period", together, sentence)


def _jobs_and_rate(claims: Sequence[Claim], official: Official) -> Iterator[Conflict]:
    """Jobs added and a rate, side by side, that imply another base than the one that was published."""
    rates = [claim for claim in _at_home(claims, Kind.GROWTH) if claim.span]
    bases = official.jobs_at_base().available
    for added in _at_home(claims, Kind.JOBS_ADDED):
        near = [rate for rate in rates if rate.context.at == added.context.at and added.span in (None, rate.span)]
        if not near or not near[-1].span:
            continue
        rate, year, jobs = near[-1].number, near[-1].span[0], added.number
        base = bases.get(str(year))
        if base is None or base.value is None or rate.low <= 0:
            continue
        share, half = rate.low / 100, rate.tolerance / 100
        low = (jobs.low - jobs.tolerance) / (share + half)
        high = (jobs.low + jobs.tolerance) / max(share - half, 1e-6)
        if not low <= base.value <= high:
            sentence = (
                f"{jobs.low:,.0f} jobs at {rate.low:g}% imply {jobs.low / share:,.0f} jobs in {year}; "
                f"published are {base.text}, of which {jobs.low:,.0f} would be {jobs.low / base.value * 100:.1f}%."
            )
            yield Conflict("jobs added and rate", (near[-1], added), sentence, (base,))


def _medians(claims: Sequence[Claim]) -> list[Claim]:
    """Medians of the occupation as a whole, at home, a year's (or without a period)."""
    return [
        claim
        for claim in _at_home(claims, Kind.PAY)
        if (scope := claim.scope)
        and scope.statistic == "median"
        and not scope.level
        and not scope.source
        and scope.per in ("", "year")
        and claim.number.low >= _YEARLY
        and not claim.number.written_as_range
    ]


def _entry_above_median(claims: Sequence[Claim]) -> Iterator[Conflict]:
    medians = _medians(claims)
    for entry in _at_home(claims, Kind.PAY):
        sentence, pay = entry.context.sentence, entry.number.low
        is_entry = entry.scope is not None and entry.scope.level == "entry" and pay >= _YEARLY
        if not is_entry or patterns.SUBGROUP.search(sentence) or patterns.HYPOTHETICAL.search(sentence):
            continue
        lower = [median for median in medians if pay > median.number.high + median.number.tolerance]
        if lower:
            sentence = f"Entry pay from {pay:,.0f} lies above the median given, {lower[0].number.low:,.0f}."
            yield Conflict("entry pay above the median", (lower[0], entry), sentence)


def _two_medians(claims: Sequence[Claim]) -> Iterator[Conflict]:
    for pair in combinations(_medians(claims), 2):
        first, second = (claim.number for claim in pair)
        scopes = {(claim.scope.year, claim.scope.per) for claim in pair if claim.scope}
        if len(scopes) == 1 and _differ(first, second):
            sentence = f"The median is given as {first.low:,.0f} and as {second.low:,.0f}."
            yield Conflict("two medians of one scope", pair, sentence)
            return


def _rates_of_exchange(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Conversions of one currency in one passage, or of both ends of a range, that fit no single rate."""
    groups = defaultdict(list)
    for claim in claims:
        if claim.kind is Kind.CONVERSION and claim.other is not None:
            groups[claim.context.at, claim.other.unit].append(claim)
    for (_, currency), conversions in groups.items():
        lows, highs = zip(*(bounds for claim in conversions for bounds in _implied(claim)), strict=True)
        if max(lows) > min(highs) * (1 + 1e-9):
            sentence = f"The amounts in {currency} are converted at rates that differ by more than their rounding."
            yield Conflict("exchange rates that differ", tuple(conversions), sentence)


def _implied(claim: Claim) -> Iterator[tuple[float, float]]:
    """The lowest and highest rate that each amount and its conversion, as rounded, leave possible."""
    assert claim.other is not None
    for amount, converted in zip(claim.other.values, claim.number.values, strict=True):
        half, other_half = claim.number.step / 2, claim.other.step / 2
        yield (amount - other_half) / (converted + half), (amount + other_half) / max(converted - half, 1e-9)


def _means_at_one_distance(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """A table whose means all lie at one distance from the medians: no survey gives that."""
    tables: dict[tuple[str, ...], dict[int, dict[str, Claim]]] = defaultdict(lambda: defaultdict(dict))
    for claim in claims:
        statistic, passage = claim.scope.statistic if claim.scope else "", claim.context.passage
        if claim.kind is Kind.PAY and passage.kind is Form.ROW and statistic in ("median", "mean"):
            tables[passage.header][claim.context.at].setdefault(statistic, claim)
    for rows in tables.values():
        pairs = [(row["median"], row["mean"]) for row in rows.values() if len(row) == 2]
        gaps = [mean.number.low - median.number.low for median, mean in pairs]
        if len(pairs) >= _FEWEST_ROWS and len({round(gap, 2) for gap in gaps}) == 1 and gaps[0] != 0:
            flat = tuple(claim for pair in pairs for claim in pair)
            sentence = (
                f"In all {len(pairs)} rows the mean lies {gaps[0]:+,.0f} from the median: that is no survey's result."
            )
            yield Conflict("means at one distance from medians", flat, sentence)
