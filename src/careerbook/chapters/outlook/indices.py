"""The exhibits of researchers' indices of the work: exposure to AI by several, side by side, and work at home."""

from __future__ import annotations

from careerbook import charts
from careerbook.charts import percentiles
from careerbook.core.units import rounded
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, code, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.ai_exposure import NAMES, of_ai, readings
from careerbook.figures.case import Case
from careerbook.figures.home_work import home_work
from careerbook.metrics.exposure import AUTOMATION, Reading

Readings = tuple[Reading, ...]

_MEANINGS = {
    "aioe": "how closely the abilities that the work needs are tied to ten uses of AI; zero is the average",
    "aioe_language": "the same for language models alone",
    "gpts_people": "share of the tasks that a language model could help to do in half the time, counting half those "
    "that need further software as well, in the judgment of people",
    "gpts_model": "the same share in the judgment of a language model",
    "microsoft": "how much of the work's activities people took to a chatbot, how well and how far it dealt with them",
    "frey_osborne": "estimated probability that computers could do the job: automation, not exposure to AI",
}
_COUNTED = {
    "occupations": "Occupations classified",
    "occupations_feasible": "of these: all of the work could be done at home",
    "occupations_mixed": "of these: codes that join occupations of both kinds",
    "occupations_feasible_pct": "Share of occupations that could be done at home, in full",
}
_CLOSE = 10  # percentile points: indices that lie no further apart are said to be close; the standfirst says so


def exposure(case: Case) -> Exhibit:
    """Each index's percentile, score and meaning; no chart if no index has the occupation."""
    of_case = readings(case)
    chart = _chart(case.title, of_case)
    return Exhibit("exposure", _takeaway(case, of_case), _standfirst(of_case), _table(of_case), chart)


def _takeaway(case: Case, of_case: Readings) -> Prose:
    title, ordered = in_a_sentence(case.title), of_ai(case)
    if not ordered:
        return say("No index of exposure to AI can be compared with {t}", t=title)
    low, high = ordered[0], ordered[-1]
    if sum(reading.scale.name != AUTOMATION and bool(reading.percentiles) for reading in of_case) == 1:
        only = "Only one index of exposure to AI can be compared with {t}: it places them {where}"
        return say(only, t=title, where=_between(low, high))
    if rounded(high.value or 0.0, 0) - rounded(low.value or 0.0, 0) <= _CLOSE:
        return say("The indices of exposure to AI agree closely on {t}: {where}", t=title, where=_between(low, high))
    return say("The indices of exposure to AI place {t} {where}", t=title, where=_between(low, high))


def _between(low: Estimate, high: Estimate) -> Prose:
    if low.text == high.text:
        return say("at percentile {p}", p=high)
    return say("between percentile {low} and {high}", low=low, high=high)


def _standfirst(of_case: Readings) -> Prose:
    return join([
        say(
            "Exposure is not job loss: an exposed job may change, grow or shrink, and none of these indices says which."
        ),
        say(
            "A percentile is the share of the index's occupations that score lower, equal ones counted half. The "
            "indices measure different things, so they are neither averaged nor merged; how far they lie apart is the "
            "message, and within ten points we call them close."
        ),
        say(
            "Frey and Osborne's figure of {y} is older and of another thing, automation by computers; it is not among "
            "the indices of exposure. No errors are published for any of them.",
            y=period(next(reading.scale.edition for reading in of_case if reading.scale.name == AUTOMATION)),
        ),
    ])


def _table(of_case: Readings) -> Table:
    columns = (
        Column("index", "Index", "index and, where it has several codes for the occupation, the code", kind="text"),
        Column("percentile", "Percentile", "mid-rank percentile among the index's occupations"),
        Column("score", "Score", "as published, on the index's own scale"),
        Column("occupations", "Among", "occupations of the index", "occupations"),
        Column("year", "Year", "year of the index", kind="text"),
        Column("meaning", "What it measures", "the index's own definition in short", kind="long-text"),
        Column("note", "Note", "the index's code, or why there is no figure", kind="long-text"),
    )
    rows: list[tuple[Value, ...]] = []
    for reading in of_case:
        scale = reading.scale
        meaning = mark(_MEANINGS[scale.name])
        for place in reading.places:
            note = mark(place.score.reason)
            if place.code:
                note = say("{c}: {code} {t}", c=mark(scale.classification), code=code(place.code), t=mark(place.title))
            name = mark(f"{NAMES[scale.name]}: {place.title}" if len(reading.places) > 1 else NAMES[scale.name])
            rows.append((name, place.percentile, place.score, scale.count, period(scale.edition), meaning, note))
    return Table("Exposure to AI, index by index", columns, tuple(rows), tuple(_notes(of_case)))


def _notes(of_case: Readings) -> list[Prose]:
    notes = [
        mark(
            "Occupations count once each, whatever their number of workers, in the index's own classification. An "
            "index's codes are taken only where the published crosswalks make them the occupation and nothing else."
        )
    ]
    if any(len(reading.places) > 1 for reading in of_case):
        notes.append(mark("Where an index has several codes for the occupation, each has its row: that is a range."))
    if any(cell.transcribed for reading in of_case for place in reading.places for cell in place.score.cells):
        notes.append(mark("Frey and Osborne's figures are from a transcription."))
    return notes


def _chart(title: str, of_case: Readings) -> charts.Chart | None:
    if not any(reading.percentiles for reading in of_case):
        return None
    rows = [
        percentiles.Row(
            f"{NAMES[reading.scale.name]} ({reading.scale.edition})",
            reading.percentiles or (reading.places[0].percentile,),
            main=reading.scale.name != AUTOMATION,
        )
        for reading in of_case
    ]
    by_index = ", ".join(f"{row.name} {_span(row.percentiles)}" for row in rows)
    alt = f"Dot chart of the percentile of {in_a_sentence(title)} on each index: {by_index}."
    return percentiles.percentiles(rows, "percentile among the index's occupations", "middle occupation", alt)


def _span(ordered: tuple[Estimate, ...]) -> str:
    return ordered[0].text if len(ordered) == 1 else f"{ordered[0].text} to {ordered[-1].text}"


def telework(case: Case) -> Exhibit:
    """The occupation's class beside how many occupations have it; a small table, no chart."""
    result, counts = home_work(case), home_work(case).counts
    rule = say(
        "Dingel and Neiman's classification of {y}, by what O*NET's questionnaires told of the work before the "
        "pandemic: whether all of it could be done at home, not how many people do so. The rule looks for what rules "
        "work at home out, such as heavy tools or the open air, and misses other reasons, such as a classroom. It is "
        "another thing than exposure to AI.",
        y=period(counts["occupations"].reference_period),
    )
    shares = say(
        "Of {n} occupations {f} are classed so in full ({p}) and {m} in part, each counted once, whatever their number "
        "of workers. No errors are published.",
        n=counts["occupations"],
        f=counts["occupations_feasible"],
        p=counts["occupations_feasible_pct"],
        m=counts["occupations_mixed"],
    )
    columns = (
        Column("what", "Work at home", "what is classified or counted", kind="text"),
        Column("figure", "Figure", "one: all of it could be done at home; zero: not; between: share of a mixed code"),
        Column("note", "Note", "code of the index, or why there is no figure", kind="long-text"),
    )
    classes = zip(result.classes, result.notes, strict=True)
    rows: list[tuple[Value, ...]] = [(case.title, estimate, mark(note)) for estimate, note in classes]
    rows += [(name, counts[key], "") for key, name in _COUNTED.items()]
    note = mark("1 stands for work of which all could be done at home, 0 for other work.")
    table = Table("Feasibility of work at home", columns, tuple(rows), (note,))
    return Exhibit("telework", telework_sentence(case), rule + shares, table)


def telework_sentence(case: Case) -> Prose:
    """How the occupation's work is classed, without a full stop."""
    title, values = in_a_sentence(case.title), {estimate.value for estimate in home_work(case).classes}
    if None in values:
        return say("Whether {t} could work wholly at home is not classed on its own", t=title)
    if values == {1.0}:
        return say("The work of {t} is classed as work that can be done wholly at home", t=title)
    if values == {0.0}:
        return say("The work of {t} is classed as work that can't be done wholly at home", t=title)
    return say("Part of the work of {t} is classed as work that can be done wholly at home", t=title)
