"""A page's HTML in fewer bytes: what tables repeat is said once, or left out where HTML lets it be.

`figures.js` gives the figures of tables their elements back. The checks of `orphans` read the slim page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_FIGURE = re.compile(r'<data class="fig( missing)?" data-id="([^"]*)" value="([^"]*)"(?: title="[^"]*")?>')
_FIGURE_CELL = re.compile(
    r'<td class="fig-cell"><data ((?:class=missing )?data-id=\d+)(?: value=\S*)?>([^<]*)</data></td>'
)
_WORD = r'<span class="num" data-kind="{}">([^<]*)</span>'
_WORD_CELL = re.compile(rf'<td class="text-cell">{_WORD.format("([a-z]+)")}</td>')
_GROUP_CELL = re.compile(rf'<td class="text-cell">{_WORD.format("classification")} {_WORD.format("code")}</td>')
_PLAIN_WORD = re.compile(r'<span class="num" data-kind="[a-z]+">([^<\d]*)</span>')
# What every cell repeats or may leave open: style.css does without.
_REPEATED = (
    ('<td class="fig-cell">', "<td>"),
    ('<td class="text-cell">', "<td>"),
    ('<span class="num" ', "<span "),
    ("</td>", ""),
    ("</th>", ""),
    ("</tr>", ""),
)
_TAG = re.compile(r"<(?:data|span|td|th|sup|a)\b[^>]*>")
_QUOTED = re.compile(r'="([\w.#-]+)"', re.ASCII)

GROUP = "group"
"""What a cell is declared as that holds a classification's name and a code of it."""


def slim(body: str, numbers: Mapping[str, int]) -> str:
    """The same body in fewer bytes; figures are named by their `numbers` in the page's own ledger."""
    body = _FIGURE.sub(lambda figure: _numbered(figure, numbers), body)
    body = _FIGURE_CELL.sub(r"<td \1>\2</td>", body)
    body = _PLAIN_WORD.sub(r"\1", body)
    body = _WORD_CELL.sub(r'<td data-kind="\1">\2</td>', body)
    body = _GROUP_CELL.sub(rf'<td data-kind="{GROUP}">\1 \2</td>', body)
    for repeated, needed in _REPEATED:
        body = body.replace(repeated, needed)
    return _TAG.sub(lambda tag: _QUOTED.sub(r"=\1", tag[0]), body)


def slim_script(source: str) -> str:
    """A script without its lines of comment and its indentation."""
    return re.sub(r"(?m)^\s*//.*\n|^[ \t]+", "", source)


def slim_style(source: str) -> str:
    """A style sheet without comments and line breaks."""
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL))


def _numbered(figure: re.Match[str], numbers: Mapping[str, int]) -> str:
    """A figure without the reason for which it is lacking, which the ledger has, and without the tail of its digits."""
    lacks, name, value = figure.groups()
    if name not in numbers:
        return figure[0]
    kind = "class=missing " if lacks else ""
    rounded = f"{float(value):.9g}" if value else '""'
    return f"<data {kind}data-id={numbers[name]} value={rounded}>"
