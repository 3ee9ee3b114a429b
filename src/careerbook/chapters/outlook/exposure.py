"""The exhibit of the occupation's exposure to AI by several indices, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from careerbook import charts
from careerbook.chapters.common import components, in_a_sentence
from careerbook.charts import percentiles
from careerbook.core.units import rounded
from careerbook.dataset import Dataset, shared
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit
from careerbook.exhibits.prose import Prose, code, join, mark, period, say
from careerbook.exhibits.tables import Column, Table, Value
from careerbook.metrics import exposure
from careerbook.metrics.exposure import AUTOMATION, INDICES, Reading, Scale

if TYPE_CHECKING:
    from careerbook.chapters.outlook import Outlook

NAMES = {
    "aioe": "AIOE",
    "aioe_language": "AIOE, language models",
    "gpts_people": "GPTs are GPTs, rated by people",
    "gpts_model": "GPTs are GPTs, rated by a model",
    "microsoft": "Microsoft AI applicability",
    "frey_osborne": "Frey and Osborne: automation",
}
_MEANINGS = {
    "aioe": "how closely the abilities that the work needs are tied to ten uses of AI; zero is the average",
    "aioe_language": "the same for language models alone",
    "gpts_people": "share of the tasks that a language model could help to do in half the time, counting half those "
    "that need further software as well, in the judgment of people",
    "gpts_model": "the same share in the judgment of a language model",
    "microsoft": "how much of the work's activities people took to a chatbot, how well and how far it dealt with them",
    "frey_osborne": "estimated probability that computers could do the job: automation, not exposure to AI",
}
_CLOSE = 10  # percentile points: indices that lie no further apart are said to be close; the standfirst says so


def exhibit(outlook: Outlook) -> Exhibit:
    """Each index's percentile, score and meaning; no chart if no index has the occupation."""
    found = readings(outlook)
    return Exhibit("exposure", _takeaway(outlook, found), _standfirst(found), _table(found), _chart(outlook, found))


def readings(outlook: Outlook) -> tuple[Reading, ...]:
    """What each index says of the occupation."""
    return _readings(outlook.dataset, outlook.career.soc_code, outlook.career.title)


@shared
def _readings(dataset: Dataset, soc_code: str, title: str) -> tuple[Reading, ...]:
    own, links = components(dataset, soc_code), old_links(dataset)
    return tuple(exposure.reading(scale, soc_code, title, own, links, dataset.sources) for scale in scales(dataset))


@shared
def old_links(dataset: Dataset) -> pd.DataFrame:
    """The crosswalk from SOC 2010 to SOC 2018."""
    return dataset.rows("crosswalks", from_classification="SOC 2010", to_classification="SOC 2018")


@shared
def scales(dataset: Dataset) -> tuple[Scale, ...]:
    """Every index over all its occupations: the same for all careers."""
    rows = dataset.rows("exposure", measure=list(INDICES.values()))
    return tuple(
        exposure.scale(name, rows[rows["measure"] == measure], dataset.sources) for name, measure in INDICES.items()
    )


def _of_ai(found: tuple[Reading, ...]) -> list[Estimate]:
    """The percentiles on the indices of exposure to AI, ascending."""
    known = [one for reading in found if reading.scale.name != AUTOMATION for one in reading.percentiles]
    return sorted(known, key=lambda one: one.value or 0.0)


def _takeaway(outlook: Outlook, found: tuple[Reading, ...]) -> Prose:
    title = in_a_sentence(outlook.career.title)
    known = _of_ai(found)
    having = [reading for reading in found if reading.scale.name != AUTOMATION and reading.percentiles]
    if not known:
        return say("No index of exposure to AI can be compared with {t}", t=title)
    low, high = known[0], known[-1]
    if len(having) == 1:
        return say(
            "Only one index of exposure to AI can be compared with {t}: it places them {where}",
            t=title,
            where=_between(low, high),
        )
    if rounded(high.value or 0.0, 0) - rounded(low.value or 0.0, 0) <= _CLOSE:
        return say("The indices of exposure to AI agree closely on {t}: {where}", t=title, where=_between(low, high))
    return say("The indices of exposure to AI place {t} {where}", t=title, where=_between(low, high))


def _between(low: Estimate, high: Estimate) -> Prose:
    if low.text == high.text:
        return say("at percentile {p}", p=high)
    return say("between percentile {low} and {high}", low=low, high=high)


def _standfirst(found: tuple[Reading, ...]) -> Prose:
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
            y=period(next(reading.scale.edition for reading in found if reading.scale.name == AUTOMATION)),
        ),
    ])


def _table(found: tuple[Reading, ...]) -> Table:
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
    for reading in found:
        scale = reading.scale
        meaning = mark(_MEANINGS[scale.name])
        for place in reading.places:
            note = _source_code(reading, place.code, place.title) if place.code else mark(place.score.reason)
            several = len(reading.places) > 1
            name = mark(f"{NAMES[scale.name]}: {place.title}") if several else mark(NAMES[scale.name])
            rows.append((name, place.percentile, place.score, scale.count, period(scale.edition), meaning, note))
    return Table("Exposure to AI, index by index", columns, tuple(rows), tuple(_notes(found)))


def _source_code(reading: Reading, of: str, title: str) -> Prose:
    return say("{c}: {code} {t}", c=mark(reading.scale.classification), code=code(of), t=mark(title))


def _notes(found: tuple[Reading, ...]) -> list[Prose]:
    notes = [
        mark(
            "Occupations count once each, whatever their number of workers, in the index's own classification. An "
            "index's codes are taken only where the published crosswalks make them the occupation and nothing else."
        )
    ]
    if any(len(reading.places) > 1 for reading in found):
        notes.append(mark("Where an index has several codes for the occupation, each has its row: that is a range."))
    if any(cell.transcribed for reading in found for place in reading.places for cell in place.score.cells):
        notes.append(mark("Frey and Osborne's figures are from a transcription."))
    return notes


def _chart(outlook: Outlook, found: tuple[Reading, ...]) -> charts.Chart | None:
    if not any(reading.percentiles for reading in found):
        return None
    rows = [
        percentiles.Row(
            f"{NAMES[reading.scale.name]} ({reading.scale.edition})",
            reading.percentiles or (reading.places[0].percentile,),
            main=reading.scale.name != AUTOMATION,
        )
        for reading in found
    ]
    said = ", ".join(f"{row.name} {_said(row.percentiles)}" for row in rows)
    alt = f"Dot chart of the percentile of {in_a_sentence(outlook.career.title)} on each index: {said}."
    return percentiles.percentiles(rows, "percentile among the index's occupations", "middle occupation", alt)


def _said(known: tuple[Estimate, ...]) -> str:
    return known[0].text if len(known) == 1 else f"{known[0].text} to {known[-1].text}"
