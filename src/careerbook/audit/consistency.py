"""Where a guide contradicts itself: claims that can't both be true, whatever the official figures say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from careerbook.audit import words
from careerbook.audit.claims import Claim, Kind
from careerbook.audit.official import Official
from careerbook.audit.passages import Kind as PassageKind
from careerbook.audit.quantities import Quantity
from careerbook.audit.subjects import OWN
from careerbook.audit.verdicts import Finding, Verdict
from careerbook.estimate import Estimate

_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims of one guide that don't go together; `official` has the figures that tell which may be right."""

    kind: str
    claims: tuple[Claim, ...]
    sentence: str
    official: tuple[Estimate, ...] = ()

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the claims."""
        return tuple(dict.fromkeys(claim.line for claim in self.claims))


def find(findings: Sequence[Finding], official: Official) -> list[Conflict]:
    """All contradictions that are found, in the order of the guide's lines.

    Medians and entry pay are compared only where the claims could be placed.
    """
    claims = [one.claim for one in findings]
    placed = [one.claim for one in findings if one.verdict is not Verdict.NOT_CHECKED]
    found = [
        *_two_rates(claims),
        *_jobs_and_rate(claims, official),
        *_entry_above_median(placed),
        *_two_medians(placed),
        *_rates_of_exchange(claims),
        *_means_at_one_distance(claims),
    ]
    return sorted(found, key=lambda one: one.lines)


def _own(claims: Sequence[Claim], kind: Kind) -> list[Claim]:
    """The claims of a kind about the audited occupation at home."""
    return [
        one
        for one in claims
        if one.kind is kind and one.subject is not None and one.subject.who == OWN and one.is_at_home
    ]


def _differ(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers differ beyond the places they are written to."""
    apart = max(one.low, other.low) - min(one.high, other.high)
    return apart > one.tolerance + other.tolerance + 1e-9


def _two_rates(claims: Sequence[Claim]) -> Iterator[Conflict]:
    by_span = defaultdict(list)
    for claim in _own(claims, Kind.GROWTH):
        if claim.scope is not None and claim.scope.span:
            by_span[claim.scope.span].append(claim)
    for span, rates in by_span.items():
        pairs = [(one, other) for one, other in combinations(rates, 2) if _quantities_differ(one, other)]
        if pairs:
            together = tuple(one for one in rates if any(one in pair for pair in pairs))
            listed = " and ".join(dict.fromkeys(_percent(one) for one in together))
            yield Conflict(
                "two rates for one period", together, f"Growth over {span[0]}–{span[1]} is given as {listed}."
            )


def _quantities_differ(one: Claim, other: Claim) -> bool:
    return one.quantity is not None and other.quantity is not None and _differ(one.quantity, other.quantity)


def _percent(claim: Claim) -> str:
    assert claim.quantity is not None
    return f"{claim.quantity.low:g}%"


def _jobs_and_rate(claims: Sequence[Claim], official: Official) -> Iterator[Conflict]:
    """Jobs added and a rate, side by side, that imply another base than the one that was published."""
    rates, bases = _own(claims, Kind.GROWTH), official.jobs_at_base()
    for added in _own(claims, Kind.JOBS_ADDED):
        near = [
            one
            for one in rates
            if one.at == added.at
            and one.scope
            and added.scope
            and one.scope.span
            and added.scope.span in (None, one.scope.span)
        ]
        span = near[-1].scope.span if near and near[-1].scope else None
        if span is None:
            continue
        rate, base = near[-1], bases.named(str(span[0]))
        jobs = added.quantity
        if rate.quantity is None or jobs is None or base is None or base.value is None or rate.quantity.low <= 0:
            continue
        share = rate.quantity.low / 100, rate.quantity.tolerance / 100
        low, high = (
            (jobs.low - jobs.tolerance) / sum(share),
            (jobs.low + jobs.tolerance) / max(share[0] - share[1], 1e-6),
        )
        if not low <= base.value <= high:
            implied = jobs.low / share[0]
            sentence = (
                f"{jobs.low:,.0f} jobs at {rate.quantity.low:g}% imply {implied:,.0f} jobs in {span[0]}; "
                f"published are {base.text}, of which {jobs.low:,.0f} would be {jobs.low / base.value * 100:.1f}%."
            )
            yield Conflict("jobs added and rate", (rate, added), sentence, (base,))


def _is_plain(claim: Claim) -> bool:
    """Pay of the occupation as a whole, at home, a year's (or without a period)."""
    scope = claim.scope
    return (
        scope is not None and not scope.level and not scope.source and scope.per in ("", "year") and _is_yearly(claim)
    )


def _is_yearly(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.low >= 10_000


def _medians(claims: Sequence[Claim]) -> list[Claim]:
    return [
        one
        for one in _own(claims, Kind.PAY)
        if _is_plain(one) and one.scope is not None and one.scope.statistic == "median" and not one.quantity_is_range
    ]


def _entry_above_median(claims: Sequence[Claim]) -> Iterator[Conflict]:
    medians = _medians(claims)
    for entry in _own(claims, Kind.PAY):
        if entry.scope is None or entry.scope.level != "entry" or entry.quantity is None or not _is_yearly(entry):
            continue
        if words.SUBGROUP.search(entry.context.sentence) or words.HYPOTHETICAL.search(entry.context.sentence):
            continue
        above = [
            one
            for one in medians
            if one.quantity is not None and entry.quantity.low > one.quantity.high + one.quantity.tolerance
        ]
        if above and above[0].quantity is not None:
            sentence = (
                f"Entry pay from {entry.quantity.low:,.0f} lies above the median given, {above[0].quantity.low:,.0f}."
            )
            yield Conflict("entry pay above the median", (above[0], entry), sentence)


def _two_medians(claims: Sequence[Claim]) -> Iterator[Conflict]:
    for one, other in combinations(_medians(claims), 2):
        if one.scope is None or other.scope is None or one.quantity is None or other.quantity is None:
            continue
        years = {one.scope.year, other.scope.year}
        if len(years) == 1 and one.scope.per == other.scope.per and _differ(one.quantity, other.quantity):
            sentence = f"The median is given as {one.quantity.low:,.0f} and as {other.quantity.low:,.0f}."
            yield Conflict("two medians of one scope", (one, other), sentence)
            return


def _rates_of_exchange(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Conversions of one currency in one passage, or of both ends of a range, that fit no single rate."""
    groups = defaultdict(list)
    for claim in claims:
        if claim.kind is Kind.CONVERSION and claim.other is not None:
            groups[claim.at, claim.other.unit].append(claim)
    for (_, currency), converted in groups.items():
        bounds = [each for claim in converted for each in _implied(claim)]
        low, high = max(each[0] for each in bounds), min(each[1] for each in bounds)
        if low > high * (1 + 1e-9):
            sentence = f"The amounts in {currency} are converted at rates that differ by more than their rounding."
            yield Conflict("exchange rates that differ", tuple(converted), sentence)


def _implied(claim: Claim) -> Iterator[tuple[float, float]]:
    """The lowest and highest rate that each amount and its conversion, as rounded, leave possible."""
    assert claim.quantity is not None
    assert claim.other is not None
    for amount, said in zip(claim.other.values, claim.quantity.values, strict=True):
        half, other_half = claim.quantity.step / 2, claim.other.step / 2
        yield (amount - other_half) / (said + half), (amount + other_half) / max(said - half, 1e-9)


def _means_at_one_distance(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """A table whose means all lie at one distance from the medians: no survey gives that."""
    tables: dict[tuple[str, ...], dict[int, dict[str, Claim]]] = defaultdict(lambda: defaultdict(dict))
    for claim in claims:
        passage, scope = claim.context.passage, claim.scope
        if (
            claim.kind is Kind.PAY
            and passage.kind is PassageKind.ROW
            and scope
            and scope.statistic in ("median", "mean")
        ):
            tables[passage.header][claim.at].setdefault(scope.statistic, claim)
    for rows in tables.values():
        pairs = [(row["median"], row["mean"]) for row in rows.values() if len(row) == 2]
        gaps = [_gap(*pair) for pair in pairs]
        if len(pairs) >= _FEWEST_ROWS and len({round(gap, 2) for gap in gaps}) == 1 and gaps[0] != 0:
            flat = tuple(claim for pair in pairs for claim in pair)
            sentence = (
                f"In all {len(pairs)} rows the mean lies {gaps[0]:+,.0f} from the median: that is no survey's result."
            )
            yield Conflict("means at one distance from medians", flat, sentence)


def _gap(median: Claim, mean: Claim) -> float:
    assert median.quantity is not None
    assert mean.quantity is not None
    return mean.quantity.low - median.quantity.low
