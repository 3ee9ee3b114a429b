"""What a notebook displays: sentences, key facts, and exhibits (takeaway, chart, table) with their ledger.

Each gives its outputs as data. Under `MIME`, an output holds a part as JSON: its kind (`part`), its words (see
`Prose.as_list`) and tables (see `Table.as_dict`), whose figures are ids, and the `ledger`: the entries of all figures.
The chart and the table of an exhibit have theirs in the exhibit's heading, which comes before them.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from careerbook.charts import Chart
from careerbook.dataset.curated import cited
from careerbook.estimate import Estimate
from careerbook.exhibits.markup import Renderer
from careerbook.exhibits.prose import Prose, named, say, separated
from careerbook.exhibits.tables import Table

if TYPE_CHECKING:
    import pandas as pd

MIME = "application/vnd.careerbook+json"
PLOTLY_MIME = "application/vnd.plotly.v1+json"
NOTHING = "nothing"

Bundle = dict[str, Any]


class Shown(ABC):
    """Something that shows itself in a notebook as one or more outputs."""

    @abstractmethod
    def bundles(self) -> list[Bundle]:
        """The outputs' data, by mimetype."""

    def _ipython_display_(self) -> None:
        from IPython.display import display

        for bundle in self.bundles():
            display(bundle, raw=True)  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class Paragraph(Shown):
    """Sentences."""

    prose: Prose

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """All estimates that the sentences show."""
        return self.prose.estimates

    def bundles(self) -> list[Bundle]:
        """One output: the paragraph."""
        content = {"part": "paragraph", "prose": self.prose.as_list()}
        return [_bundle(content, self.prose.plain, ledger(self.estimates))]


@dataclass(frozen=True)
class Nothing(Shown):
    """A part that has nothing to say: a page shows its line among what is not at hand, and nothing in its place."""

    line: Prose

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """All estimates that the line shows."""
        return self.line.estimates

    def bundles(self) -> list[Bundle]:
        """One output, which a page leaves out."""
        content = {"part": NOTHING, "prose": self.line.as_list()}
        return [_bundle(content, self.line.plain, ledger(self.estimates))]


def nothing(line: Prose) -> Nothing:
    """What a part returns that has nothing to show: the line says what is lacking, why, and what would bring it."""
    return Nothing(line)


@dataclass(frozen=True)
class Takeaways(Shown):
    """Sentences as a list, such as the few that a reader in a hurry takes away; `kind` is how the page shows them."""

    sentences: tuple[Prose, ...]
    kind: str = "takeaways"

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """All estimates that the sentences show."""
        return tuple(estimate for sentence in self.sentences for estimate in sentence.estimates)

    def bundles(self) -> list[Bundle]:
        """One output: the list."""
        content = {
            "part": "takeaways",
            "kind": self.kind,
            "sentences": [sentence.as_list() for sentence in self.sentences],
        }
        plain = "\n".join(sentence.plain for sentence in self.sentences)
        return [_bundle(content, plain, ledger(self.estimates))]


@dataclass(frozen=True)
class Fact:
    """A key fact: what it is, the figure, and a note on its period, error or standing."""

    name: str
    estimate: Estimate
    note: Prose


@dataclass(frozen=True)
class Facts(Shown):
    """The key facts, as a list of terms and figures."""

    facts: tuple[Fact, ...]

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """All estimates that the facts and their notes show."""
        return tuple(estimate for fact in self.facts for estimate in (fact.estimate, *fact.note.estimates))

    def bundles(self) -> list[Bundle]:
        """One output: the description list."""
        facts = [{"name": fact.name, "figure": fact.estimate.id, "note": fact.note.as_list()} for fact in self.facts]
        plain = "\n".join(f"{fact.name}: {fact.estimate.text}" for fact in self.facts)
        return [_bundle({"part": "facts", "facts": facts}, plain, ledger(self.estimates))]


@dataclass(frozen=True)
class Exhibit(Shown):
    """A takeaway as heading, what it rests on, a chart, and the table behind it."""

    id: str
    takeaway: Prose
    standfirst: Prose
    table: Table
    chart: Chart | None = None

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """All estimates that the exhibit shows."""
        drawn = self.chart.estimates if self.chart else ()
        return (*self.takeaway.estimates, *self.standfirst.estimates, *self.table.estimates, *drawn)

    def frame(self) -> pd.DataFrame:
        """The table as pandas has it: its figures as numbers in the columns' units, missing ones as NaN."""
        import pandas as pd

        columns, rows = self.table.columns, self.table.rows
        shown = {
            column.name: [_plain(row[at], is_figure=column.kind == "figure") for row in rows]
            for at, column in enumerate(columns)
        }
        return pd.DataFrame(shown)

    def bundles(self) -> list[Bundle]:
        """Two or three outputs: heading with the ledger, chart, table with the sources of both."""
        entries, credit = ledger(self.estimates), _credit(self.estimates)
        words = {"takeaway": self.takeaway.as_list(), "standfirst": self.standfirst.as_list()}
        bundles = [_bundle({"part": "exhibit", "id": self.id, **words}, self.takeaway.plain, entries)]
        if self.chart:
            alt = f"{self.chart.alt.rstrip('.')}. {self.takeaway.plain}."
            about = {"title": self.takeaway.plain, "subtitle": self._subtitle(self.chart), "source": credit.plain}
            drawn = {MIME: {"part": "chart", "id": self.id, "alt": alt}, PLOTLY_MIME: self.chart.spec_with(about)}
            bundles.append({**drawn, "text/plain": alt})
        shape = {"is_folded": self.chart is not None, "credit": credit.as_list()}
        table = {"part": "table", "id": self.id, **self.table.as_dict(), **shape}
        bundles.append({MIME: table, "text/html": _html(table, entries), "text/plain": self.table.caption})
        return bundles

    def _subtitle(self, chart: Chart) -> str:
        """What the chart's picture says below its heading: what it shows, in which unit, of when."""
        periods = {estimate.reference_period for estimate in chart.estimates if estimate.reference_period}
        ordered = sorted(periods, key=_last_year)
        when = ", ".join(ordered) if len(ordered) < _FEW else f"{ordered[0]} to {ordered[-1]}"
        unit = [chart.unit] if chart.unit else []
        return "; ".join([self.table.caption, *unit, *([when] if when and when not in chart.unit else [])])


@dataclass(frozen=True)
class SourceList(Shown):
    """The publisher files that a notebook's figures come from, with what is known of each."""

    estimates: tuple[Estimate, ...]
    notes: tuple[Prose, ...] = ()

    def bundles(self) -> list[Bundle]:
        """One output: the list."""
        ids = {id for estimate in self.estimates for id in estimate.source_ids}
        sources = [{name: getattr(cited()[id], name) for name in _OF_SOURCE} for id in sorted(ids)]
        content = {"part": "sources", "sources": sources, "notes": [note.as_list() for note in self.notes]}
        noted = (estimate for note in self.notes for estimate in note.estimates)
        return [_bundle(content, "Sources", ledger(noted))]


def ledger(estimates: Iterable[Estimate]) -> list[dict[str, Any]]:
    """The estimates as the ledger writes them, each once. Raises ValueError if two different ones bear the same id."""
    by_id: dict[str, Estimate] = {}
    for estimate in estimates:
        if by_id.setdefault(estimate.id, estimate) != estimate:
            raise ValueError(f"{estimate.id!r} stands for two different estimates")
    return [estimate.as_dict() for estimate in by_id.values()]


def collect(shown: Iterable[Exhibit | Paragraph | Takeaways | Facts | Nothing]) -> tuple[Estimate, ...]:
    """All estimates that are shown, each once."""
    return tuple({estimate.id: estimate for part in shown for estimate in part.estimates}.values())


_FEW = 4
_OF_SOURCE = ("id", "publisher", "title", "vintage", "licence", "url", "status")


def _bundle(content: Mapping[str, Any], plain: str, entries: list[dict[str, Any]]) -> Bundle:
    return {MIME: {**content, "ledger": entries}, "text/html": _html(content, entries), "text/plain": plain}


def _html(content: Mapping[str, Any], entries: Iterable[Mapping[str, Any]]) -> str:
    return Renderer({entry["id"]: entry for entry in entries}).part(content)


def _plain(value: object, *, is_figure: bool) -> object:
    if isinstance(value, Estimate):
        return value.value if value.category is None and is_figure else value.text
    return value.plain if isinstance(value, Prose) else value


def _last_year(period: str) -> tuple[str, str]:
    """A key to put periods in order."""
    return max(re.findall(r"(?:19|20)\d\d", period), default=""), period


def _credit(estimates: Iterable[Estimate]) -> Prose:
    """The files that the estimates were read from, in a line; of many only the publishers. The chapter lists them."""
    sources = cited()
    ids = sorted({cell.source_id for estimate in estimates for cell in estimate.cells} & sources.keys())
    if not ids:
        return Prose()
    works: dict[tuple[str, str], list[str]] = {}
    for source in map(sources.__getitem__, ids):
        works.setdefault((source.publisher, source.title), []).append(source.vintage)
    publishers = dict.fromkeys(publisher for publisher, _ in works)
    if len(works) >= _FEW:
        return say("Source: {publishers}.", publishers=separated("; ", map(named, publishers)))
    credits = []
    for publisher in publishers:
        titles = separated(", and ", (_work(title, works[by, title]) for by, title in works if by == publisher))
        credits.append(say("{publisher}, {titles}", publisher=named(publisher), titles=titles))
    return say("Source: {credits}.", credits=separated("; ", credits))


def _work(title: str, vintages: Iterable[str]) -> Prose:
    first, *others = sorted(set(vintages), key=_last_year)
    span = say("{first} to {last}", first=named(first), last=named(others[-1])) if others else named(first)
    return say("{title} ({span})", title=named(title), span=span)
