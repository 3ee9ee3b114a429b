"""Parts as a page has them: figures, headings and notes are numbered as they are written."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from careerbook.exhibits.inline import Entry, Words, figure_html, missing, plain
from careerbook.exhibits.markup import Content, Renderer
from careerbook.publish.page.drawing import Drawn, chart_html
from careerbook.publish.page.headings import Headings
from careerbook.publish.page.parts import Part


class PageRenderer(Renderer):
    """Writes the parts of one page, in their order.

    Charts that are `drawn` stand in the page. Of a page that goes `alone`, no links lead to files beside it.
    """

    def __init__(self, ledger: Mapping[str, Entry], drawn: Drawn | None = None, *, alone: bool = False) -> None:
        super().__init__(ledger)
        self.headings = Headings()
        self.numbers: dict[str, int] = {}
        """The number that each figure's element calls it by."""
        self.noted: dict[tuple[str, ...], bool] = {}
        """The ids that share a note, and whether they are a table's, in the order of the page; see notes.js."""
        self._drawn, self._alone = drawn, alone
        self._table: dict[str, None] | None = None

    def shown(self, part: Part) -> str:
        """The HTML of any part."""
        if part.spec is not None:
            return chart_html(part.content["id"], part.content["alt"], part.spec, self._drawn)
        return self.part(part.content)

    def name(self, id: str) -> str:
        """The figure's number in the page's own ledger."""
        if self._table is None:
            self.noted.setdefault((id,), False)
        else:
            self._table[id] = None
        return str(self.numbers.setdefault(id, len(self.numbers)))

    def figure(self, entry: Entry, text: str) -> str:
        """A figure that opens: what it opens to says why it is lacking."""
        return figure_html(entry, self.name(entry["id"]), text)

    def figure_cell(self, entry: Entry) -> str:
        """A cell for which figures.js makes the figure's element."""
        return f"<td{missing(entry)} data-id={self.name(entry['id'])}>{escape(entry['text'])}"

    def heading(self, level: int, words: Words, id: str = "") -> str:
        """A heading that is among the page's."""
        has_figures = any(isinstance(part, Mapping) and "figure" in part for part in words)
        return self.headings.add(level, plain(words, self.ledger), id, has_figures=has_figures).html(self.prose(words))

    def nothing(self, content: Content) -> str:
        """Nothing: the chapter says at its end what is not at hand."""
        return ""

    def free_id(self, id: str) -> str:
        """An id that no element of the page has."""
        return self.headings.free_id(id)

    def grid(self, content: Content, reasons: Mapping[str, str]) -> str:
        """The table, whose figures share a note."""
        self._table = {}
        html = super().grid(content, reasons)
        ids, self._table = tuple(self._table), None
        if ids:
            self.noted.setdefault(ids, True)
        return html

    def table(self, content: Content) -> str:
        """The table with links to its data; pictures.js adds the buttons for its chart's picture."""
        name = escape(content["id"])
        links = (
            f'<li><a href="data/{name}.csv" download>Data (CSV)</a></li>'
            f'<li><a href="data/{name}.dictionary.csv" download>Dictionary (CSV)</a></li>'
        )
        return super().table(content) + f'<ul class="exhibit-downloads">{"" if self._alone else links}</ul>\n'
