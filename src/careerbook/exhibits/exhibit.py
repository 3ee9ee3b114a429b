"""What a notebook displays: sentences, key facts, and exhibits (takeaway, chart, table) with their ledger."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from careerbook.charts import Chart
from careerbook.estimate import Estimate
from careerbook.exhibits.markup import figure_html, html_of
from careerbook.exhibits.prose import Prose, mark
from careerbook.exhibits.tables import Table

if TYPE_CHECKING:
    import pandas as pd

MIME = "application/vnd.careerbook+json"
PLOTLY_MIME = "application/vnd.plotly.v1+json"

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

    def bundles(self) -> list[Bundle]:
        """One output: the paragraph."""
        html = Markup("<p>{}</p>").format(html_of(self.prose))
        return [_bundle("prose", html, self.prose.plain, ledger=ledger(self.prose.estimates))]


@dataclass(frozen=True)
class Takeaways(Shown):
    """The few sentences that a reader in a hurry takes away, as a list."""

    sentences: tuple[Prose, ...]

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """All estimates that the sentences show."""
        return tuple(estimate for one in self.sentences for estimate in one.estimates)

    def bundles(self) -> list[Bundle]:
        """One output: the list."""
        items = Markup("").join(Markup("<li>{}</li>").format(html_of(one)) for one in self.sentences)
        plain = "\n".join(one.plain for one in self.sentences)
        html = Markup('<ul class="takeaways">{}</ul>').format(items)
        return [_bundle("prose", html, plain, ledger=ledger(self.estimates))]


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

    def bundles(self) -> list[Bundle]:
        """One output: the description list."""
        items = Markup("").join(_fact(fact) for fact in self.facts)
        html = Markup('<dl class="facts">{}</dl>').format(items)
        estimates = [e for fact in self.facts for e in (fact.estimate, *fact.note.estimates)]
        plain = "\n".join(f"{fact.name}: {fact.estimate.text}" for fact in self.facts)
        return [_bundle("facts", html, plain, ledger=ledger(estimates))]


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
        shown = self.chart.estimates if self.chart else ()
        return (*self.takeaway.estimates, *self.standfirst.estimates, *self.table.estimates, *shown)

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
        """Up to three outputs: heading with data and ledger, chart, table with the sources of both."""
        html = Markup('<h3 id="{}">{}</h3><p class="standfirst">{}</p>').format(
            self.id, html_of(self.takeaway), html_of(self.standfirst)
        )
        data = {
            "name": self.id,
            "title": self.table.caption,
            "fields": self.table.fields(),
            "rows": self.table.records(),
        }
        bundles = [_bundle("exhibit", html, self.takeaway.plain, id=self.id, ledger=ledger(self.estimates), data=data)]
        credit = _credit(self.estimates)
        if self.chart:
            alt = f"{self.chart.alt.rstrip('.')}. {self.takeaway.plain}."
            said = {"title": self.takeaway.plain, "subtitle": self._subtitle(self.chart), "source": credit.striptags()}
            part = {"part": "chart", "id": self.id, "alt": alt}
            bundles.append({MIME: part, PLOTLY_MIME: self.chart.saying(said), "text/plain": alt})
        table = self.table.html(self.id, folded=self.chart is not None)
        source = Markup('<p class="exhibit-source">{}</p>').format(credit) if credit else Markup("")
        bundles.append(_bundle("table", table + source, self.table.caption, id=self.id))
        return bundles

    def _subtitle(self, chart: Chart) -> str:
        """What the chart's picture says below its heading: what it shows, in which unit, of when."""
        periods = sorted({one.reference_period for one in chart.estimates if one.reference_period}, key=_last_year)
        when = ", ".join(periods) if len(periods) < _FEW else f"{periods[0]} to {periods[-1]}"
        unit = [chart.unit] if chart.unit else []
        return "; ".join([self.table.caption, *unit, *([when] if when and when not in chart.unit else [])])


@dataclass(frozen=True)
class SourceList(Shown):
    """The publisher files that a notebook's figures come from, with what is known of each."""

    estimates: tuple[Estimate, ...]
    notes: tuple[Prose, ...] = ()

    def bundles(self) -> list[Bundle]:
        """One output: the list."""
        from careerbook.dataset.curated import cited

        sources = cited()
        used = dict.fromkeys(id for estimate in self.estimates for id in estimate.source_ids)
        items = Markup("").join(_source(sources[id]) for id in sorted(used))
        notes = Markup("").join(Markup("<p>{}</p>").format(html_of(note)) for note in self.notes)
        html = Markup('<footer class="sources"><h3>Sources</h3><ul>{}</ul>{}</footer>').format(items, notes)
        return [_bundle("sources", html, "Sources")]


def ledger(estimates: Iterable[Estimate]) -> list[dict[str, Any]]:
    """The estimates as the ledger writes them, each once."""
    return list({estimate.id: estimate.as_dict() for estimate in estimates}.values())


_FEW = 4


def _plain(value: object, *, is_figure: bool) -> object:
    if isinstance(value, Estimate):
        return value.value if value.category is None and is_figure else value.text
    return value.plain if isinstance(value, Prose) else value


def _last_year(period: str) -> tuple[str, str]:
    """A key to put periods in order."""
    return max(re.findall(r"(?:19|20)\d\d", period), default=""), period


def _credit(estimates: Iterable[Estimate]) -> Markup:
    """The files that the estimates were read from, in a line; of many only the publishers. The section lists them."""
    from careerbook.dataset.curated import cited

    sources = cited()
    ids = sorted({cell.source_id for estimate in estimates for cell in estimate.cells})
    used = [sources[id] for id in ids if id in sources]
    if not used:
        return Markup("")
    works: dict[tuple[str, str], list[str]] = {}
    for one in used:
        works.setdefault((one.publisher, one.title), []).append(one.vintage)
    named = Markup('<span class="num" data-kind="source">{}</span>')
    if len(works) < _FEW:
        said = [
            Markup("{}, {}").format(
                named.format(publisher),
                Markup(", and ").join(_work(title, works[by, title], named) for by, title in works if by == publisher),
            )
            for publisher in dict.fromkeys(publisher for publisher, _ in works)
        ]
    else:
        said = [named.format(publisher) for publisher in dict.fromkeys(publisher for publisher, _ in works)]
    return Markup("Source: {}.").format(Markup("; ").join(said))


def _work(title: str, vintages: Sequence[str], named: Markup) -> Markup:
    ordered = sorted(set(vintages), key=_last_year)
    first, last = named.format(ordered[0]), named.format(ordered[-1])
    span = Markup("{} to {}").format(first, last) if len(ordered) > 1 else first
    return Markup("{} ({})").format(named.format(title), span)


def _bundle(part: str, html: Markup, plain: str, **more: Any) -> Bundle:
    return {MIME: {"part": part, "html": str(html), **more}, "text/html": str(html), "text/plain": plain}


def _fact(fact: Fact) -> Markup:
    label = Markup('<span class="label {0}">{0}</span>').format(fact.estimate.label)
    return Markup('<div class="fact"><dt>{}</dt><dd>{}<p class="note">{} {}</p></dd></div>').format(
        html_of(mark(fact.name)), figure_html(fact.estimate, fact.estimate.text), html_of(fact.note), label
    )


def _source(source: Any) -> Markup:
    how = {
        "original": "the publisher's own file",
        "resaved": "the publisher's file, saved again by somebody; figures checked against a second source",
        "transcription": "a transcription: official figures in somebody else's format",
        "editorial": "judgements of this project's editors",
    }[source.status]
    link = Markup(' <a href="{}">publisher’s page</a>').format(source.url) if source.url else ""
    return Markup('<li data-source="{}"><cite>{}, {}</cite>, {}. {}. Licence: {}.{}</li>').format(
        source.id, source.publisher, source.title, source.vintage, how[0].upper() + how[1:], source.licence, link
    )


def collect(shown: Sequence[Exhibit | Paragraph | Takeaways | Facts]) -> tuple[Estimate, ...]:
    """All estimates that are shown, each once."""
    estimates: dict[str, Estimate] = {}
    for one in shown:
        parts: tuple[Estimate, ...]
        if isinstance(one, (Exhibit, Takeaways)):
            parts = one.estimates
        elif isinstance(one, Paragraph):
            parts = one.prose.estimates
        else:
            parts = tuple(e for fact in one.facts for e in (fact.estimate, *fact.note.estimates))
        estimates |= {estimate.id: estimate for estimate in parts}
    return tuple(estimates.values())
